import type { MemberFields } from "../../../domain/member.ts";
import type { Cells } from "../import/columns.ts";
import type { Remark } from "../import/kind-of-import.ts";
import { dayIn, readMember } from "../import/read-member.ts";

/** One of the two, as a file tells of them. */
export interface PairedPerson extends Pick<MemberFields, "stage" | "topics" | "zone" | "locale"> {
  readonly name: string;
  readonly email: string;
}

/** Two who are paired already, as a file tells of them. */
export interface PairRow {
  readonly mentee: PairedPerson;
  readonly mentor: PairedPerson;
  readonly since: string | undefined;
}

/** Reads one line of a file of running pairs, and says of each cell what is wrong with it. */
export function readPair(cells: Cells): { row: PairRow } | { wrong: Remark[] } {
  const mentee = readSide(cells, "mentee");
  const mentor = readSide(cells, "mentor");
  const said = cells["since"] ? dayIn(cells["since"]) : { value: undefined };
  const wrong = [
    ...("wrong" in mentee ? mentee.wrong : []),
    ...("wrong" in mentor ? mentor.wrong : []),
    ...(said === "wrong" ? [{ says: "bad-since" }] : []),
  ];
  if ("wrong" in mentee || "wrong" in mentor || said === "wrong") return { wrong };
  if (mentee.one.email === mentor.one.email) return { wrong: [{ says: "same-person" }] };
  return { row: { mentee: mentee.one, mentor: mentor.one, since: said.value } };
}

function readSide(cells: Cells, side: "mentee" | "mentor"): { one: PairedPerson } | { wrong: Remark[] } {
  const of = (name: string) => cells[`${side}${name}`];
  const known = { name: of("Name") ?? "", email: of("Email") ?? "" };
  const wrong = Object.entries(known).flatMap(([name, cell]): Remark[] =>
    cell === "" ? [{ says: `${side}-no-${name}` }] : [],
  );
  if (wrong.length > 0) return { wrong };
  const read = readMember({
    ...known,
    stage: of("Stage"),
    topics: of("Topics"),
    zone: of("Zone"),
    locale: of("Locale"),
  });
  if ("wrong" in read) return { wrong: read.wrong.map(({ says }) => ({ says: `${side}-${says}` })) };
  const { name = "", email = "", stage, topics, zone, locale } = read.row;
  return { one: { name, email, stage, topics, zone, locale } };
}
