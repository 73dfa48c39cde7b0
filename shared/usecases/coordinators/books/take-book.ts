import type { Temporal } from "temporal-polyfill";
import { findingText } from "../../../console/books-words.ts";
import type { BookFinding } from "../../../contracts/desk/books-answers.ts";
import { fileCharacters, TakePlaybook } from "../../../contracts/desk/books-requests.ts";
import { Problem } from "../../../domain/errors.ts";
import type { Playbook, PlaybookPin } from "../../../domain/playbook.ts";
import { dayIn } from "../../../domain/time.ts";
import { translator } from "../../../locales/translate.ts";
import { wordingOf } from "../../../locales/wording.ts";
import { lint } from "../../../playbooks/lint.ts";
import { shippedPlaybooks } from "../../../playbooks/shipped.ts";
import { audit } from "../../audit.ts";
import type { RefusedRequest, Reply, RequestOf } from "../../http.ts";
import type { Ports } from "../../ports.ts";
import { programmeOf } from "../../programme-of.ts";
import { retried } from "../../retried.ts";
import { playbookId, programmePlan } from "../../year/programme-plan.ts";
import { mustRun } from "../allowed.ts";
import { booksOf, booksPageOf } from "./list-books.ts";

type BookPorts = Pick<Ports, "store">;

/** Copies a programme keeps: a page reads them all, and mentorships may still be on old ones. */
const mostCopies = 40;

/**
 * Takes a year plan from a file as one of the programme's own, under a name of its own and the next version: it follows
 * nothing it was made from. What is wrong with it refuses it; what is doubtful is shown. Sent twice it is taken once.
 */
export async function takeBook(
  request: RequestOf<"takeBook">,
  ports: BookPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme: id } = request.parameters;
  const caller = mustRun(request, id);
  const { name = request.body.playbook.name, playbook } = request.body;
  if ([...shippedPlaybooks.values()].some((one) => one.name === name)) {
    const fields = [
      { field: "name", message: "a year plan that comes with Almanac has this name; give yours another" },
    ];
    throw new Problem("invalid-request", "Give the year plan a name of its own.", fields);
  }
  const findings = await lookedAt(id, playbook, ports, now);
  const errors = findings.filter(({ level }) => level === "error");
  if (errors.length > 0) throw new Problem("invalid-request", "This year plan cannot be used.", errors.map(problemOf));
  const taken = await retried(async () => {
    const own = (await ports.store.partsOf("playbook", id)).map((copy) => copy.playbook);
    const before = own.filter((one) => one.name === name).sort((one, other) => other.version - one.version);
    const [latest] = before;
    if (latest && sameBut(latest, playbook)) return latest;
    if (own.length >= mostCopies) throw new Problem("invalid-request", "A programme keeps no more year plans.");
    const known = [...own, ...shippedPlaybooks.values()].some((one) => isPin(one, playbook));
    const madeFrom = known ? { name: playbook.name, version: playbook.version } : playbook.madeFrom;
    const put = { ...playbook, name, version: (latest?.version ?? 0) + 1, madeFrom };
    const copy = { id: playbookId({ id, playbook: put }), version: 0, programme: id, playbook: put };
    const trail = audit(id, caller.id, "year-plan-taken", `${put.name}@${put.version}`, now);
    await ports.store.commit([{ kind: "playbook", put: copy }, trail]);
    return put;
  });
  const programme = await programmeOf(ports, id);
  const html = booksPageOf(request, programme, await booksOf(programme, ports), { done: "taken", findings });
  const address = `/admin/programmes/${id}/year-plans`;
  const pin = { name: taken.name, version: taken.version };
  return {
    ...{ status: 201, json: { playbook: pin, findings }, html },
    headers: { location: `${address}/${pin.name}@${pin.version}`, "content-location": address },
  };
}

/** The form again, with what is wrong with the file, or with what it says. */
export async function bookRefused(
  request: RefusedRequest<"takeBook">,
  ports: BookPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme: id } = request.parameters;
  mustRun(request, id);
  const programme = await programmeOf(ports, id);
  const text = (name: string, most: number) => {
    const value = request.typed[name];
    return typeof value === "string" ? value.slice(0, most) : "";
  };
  const typed = { name: text("name", 60), text: text("text", fileCharacters) };
  const file = TakePlaybook.safeParse(request.typed);
  const findings = file.success ? await lookedAt(id, file.data.playbook, ports, now) : [];
  const wrong = request.errors.filter(({ field }) => !file.success || field === "name");
  const html = booksPageOf(request, programme, await booksOf(programme, ports), { typed, errors: wrong, findings });
  return { status: 400, json: undefined, html };
}

async function lookedAt(
  id: string,
  playbook: Playbook,
  ports: BookPorts,
  now: Temporal.Instant,
): Promise<BookFinding[]> {
  const { programme, keyDates } = await programmePlan(id, ports);
  const found = lint({ playbook, words: wordingOf, programme, keyDates }, dayIn(programme.zone, now));
  return found.map(({ values, ...finding }) => ({ ...finding, values: { ...values } }));
}

function problemOf(finding: BookFinding) {
  const where = finding.touchpoint === "" ? "playbook" : `playbook.touchpoints.${finding.touchpoint}`;
  return { field: where, message: findingText(translator("en-US"), finding) };
}

function isPin(one: PlaybookPin, other: PlaybookPin): boolean {
  return one.name === other.name && one.version === other.version;
}

/** Whether it says the same, whatever it is called and comes from. */
function sameBut(one: Playbook, other: Playbook): boolean {
  const bare = ({ name: _, version: __, madeFrom: ___, ...rest }: Playbook) => JSON.stringify(rest);
  return bare(one) === bare(other);
}
