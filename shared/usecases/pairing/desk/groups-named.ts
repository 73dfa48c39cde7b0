import type { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import type { MakeGroup } from "../../../contracts/desk/groups-requests.ts";
import { type FieldProblem, Problem } from "../../../domain/errors.ts";
import { type OfferShape, offerSizes } from "../../../domain/offer.ts";
import { mayBeMentored, mayMentor, type Participant, participantId } from "../../../domain/participant.ts";
import { EmailAddress } from "../../../domain/person.ts";
import type { Programme } from "../../../domain/programme.ts";
import type { Ports } from "../../ports.ts";
import { eligible } from "../eligible.ts";
import { apartAmong, together } from "../offers/apart-among.ts";

type NamedPorts = Pick<Ports, "store" | "addresses">;
type Wanted = Pick<Extract<z.infer<typeof MakeGroup>, { does: "offer" }>, "mentors" | "mentees" | "shape">;

/** Somebody of a programme by address or id; undefined where nobody is. */
export async function memberNamed(
  programme: string,
  named: string,
  { store, addresses }: NamedPorts,
): Promise<Participant | undefined> {
  if (!named.includes("@")) return store.get("participant", participantId(programme, named));
  const address = EmailAddress.safeParse(named);
  const claim = address.success ? await store.get("email", await addresses.hash(address.data)) : undefined;
  return claim && store.get("participant", participantId(programme, claim.person));
}

/**
 * Those a coordinator named, as an offer has them. @throws Problem `invalid-request` with the fields that are wrong: nobody
 * of this programme who may be paired now, too few or too many, or two who are not to be brought together, whatever the
 * cause.
 */
export async function namedFor(
  wanted: Wanted,
  programme: Programme,
  ports: NamedPorts,
  now: Temporal.Instant,
): Promise<{ mentors: string[]; mentees: string[] }> {
  const find = (list: readonly string[]) => Promise.all(list.map((one) => memberNamed(programme.id, one, ports)));
  const [mentors, mentees] = await Promise.all([find(wanted.mentors), find(wanted.mentees)]);
  const [some, others] = [mentors.filter((one) => one !== undefined), mentees.filter((one) => one !== undefined)];
  const free = new Set(await eligible([...some, ...others], programme, ports, now));
  const problems: FieldProblem[] = [
    ...wrongSize("mentors", mentors.length, wanted.shape),
    ...wrongSize("mentees", mentees.length, wanted.shape),
    ...(mentors.every((one) => one && mayMentor(one) && free.has(one))
      ? []
      : [{ field: "mentors", message: "not a mentor here" }]),
    ...(mentees.every((one) => one && mayBeMentored(one) && free.has(one))
      ? []
      : [{ field: "mentees", message: "not a mentee here" }]),
  ];
  if (problems.length === 0 && (await areApart(some, others, programme, ports)))
    problems.push({ field: "mentees", message: "not to be brought together" });
  if (problems.length > 0) throw new Problem("invalid-request", "This cannot be offered.", problems);
  return { mentors: some.map(({ person }) => person), mentees: others.map(({ person }) => person) };
}

function wrongSize(field: "mentors" | "mentees", count: number, shape: OfferShape): FieldProblem[] {
  const { least, most } = offerSizes[shape][field === "mentors" ? "mentor" : "mentee"];
  return count >= least && count <= most ? [] : [{ field, message: `${least} to ${most} of them` }];
}

/** Whether any two of them are the same person, or kept apart by a word of theirs or by the programme's rules. */
export async function areApart(
  mentors: readonly Participant[],
  mentees: readonly Participant[],
  programme: Programme,
  ports: Pick<Ports, "store">,
): Promise<boolean> {
  const people = [...mentors, ...mentees].map(({ person }) => person);
  const apart = await apartAmong(mentors, mentees, programme, ports);
  return together(people, apart).size < people.length;
}
