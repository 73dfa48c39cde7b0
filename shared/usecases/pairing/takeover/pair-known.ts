import { memberId } from "../../../domain/member.ts";
import { everInRole } from "../../../domain/mentorship.ts";
import { type Participant, participantId } from "../../../domain/participant.ts";
import type { EmailClaim, Load, Person } from "../../../domain/person.ts";
import type { Programme } from "../../../domain/programme.ts";
import type { Proposal } from "../../../domain/round.ts";
import { everything } from "../../everything.ts";
import { personIdFor } from "../../joining/claims.ts";
import type { Ports } from "../../ports.ts";

/** What is known of somebody a file names, by their address. */
export interface Known {
  /** Whose id it is, or would be. */
  readonly id: string;
  /** The keyed hash of the address. */
  readonly hash: string;
  readonly claim: EmailClaim | undefined;
  readonly person: Person | undefined;
  readonly participant: Participant | undefined;
  readonly load: Load | undefined;
  /** Nothing may be mailed there: it complained or bounced, or they were erased or are being erased. */
  readonly silent: boolean;
}

/** What is known of everybody a file names, and of what is asked already. */
export interface PairsKnown {
  readonly programme: Programme;
  readonly byEmail: ReadonlyMap<string, Known>;
  /** Those who are paired already, as `mentee mentor`. */
  readonly paired: ReadonlySet<string>;
  /** Two who are being asked, in this programme. */
  readonly asked: readonly Proposal[];
  readonly proposals: ReadonlyMap<string, Proposal>;
}

/** Two people, in a set. */
export function pairOf(mentee: string, mentor: string): string {
  return `${mentee} ${mentor}`;
}

/** People looked up together: who has no claim yet is read one by one. */
const chunk = 50;

/** Finds everybody by address, some at a time: a file may name thousands. */
export async function peopleBy(
  emails: readonly string[],
  programme: Programme,
  ports: Pick<Ports, "store" | "addresses">,
): Promise<Map<string, Known>> {
  const known = new Map<string, Known>();
  for (let from = 0; from < emails.length; from += chunk)
    for (const [email, one] of await someBy(emails.slice(from, from + chunk), programme, ports)) known.set(email, one);
  return known;
}

async function someBy(
  emails: readonly string[],
  programme: Programme,
  { store, addresses }: Pick<Ports, "store" | "addresses">,
): Promise<Map<string, Known>> {
  const hashes = await Promise.all(emails.map((email) => addresses.hash(email)));
  const [claims, suppressed, lines] = await Promise.all([
    store.getMany("email", hashes),
    store.getMany("suppression", hashes),
    store.getMany(
      "member",
      hashes.map((hash) => memberId(programme.id, hash)),
    ),
  ]);
  const erased = new Set(lines.filter(({ state }) => state === "erased").map(({ id }) => id));
  const claimOf = new Map(claims.map((claim) => [claim.id, claim]));
  const silent = new Set(suppressed.map(({ id }) => id));
  const ids = await Promise.all(
    emails.map((email, index) => personIdFor(hashes[index] ?? "", email, claimOf.get(hashes[index] ?? ""), store)),
  );
  const [people, participants, loads] = await Promise.all([
    store.getMany("person", ids),
    store.getMany(
      "participant",
      ids.map((id) => participantId(programme.id, id)),
    ),
    store.getMany("load", ids),
  ]);
  const [personOf, partOf, loadOf] = [
    new Map(people.map((one) => [one.id, one])),
    new Map(participants.map((one) => [one.person, one])),
    new Map(loads.map((one) => [one.id, one])),
  ];
  return new Map(
    emails.map((email, index) => {
      const [id = "", hash = ""] = [ids[index], hashes[index]];
      const person = personOf.get(id);
      const gone = person?.erasing || person?.addressState === "bouncing" || person?.addressState === "complained";
      // The mark outlives them: a file that still names them must not bring them back.
      const isErased = erased.has(memberId(programme.id, hash));
      const known = { id, hash, claim: claimOf.get(hash), person, participant: partOf.get(id), load: loadOf.get(id) };
      return [email, { ...known, silent: silent.has(hash) || isErased || gone === true }];
    }),
  );
}

/** What else there is of those people: who is paired with whom, and who is being asked. */
export async function pairsKnown(
  byEmail: ReadonlyMap<string, Known>,
  proposals: readonly string[],
  programme: Programme,
  { store }: Pick<Ports, "store">,
): Promise<PairsKnown> {
  const [mentorships, asked, found] = await Promise.all([
    store.getMany(
      "mentorship",
      [...byEmail.values()].flatMap(({ participant }) => participant?.mentorships ?? []),
    ),
    everything({ store }, "proposal", programme.id, "asked-both"),
    store.getMany("proposal", proposals),
  ]);
  const paired = mentorships
    .filter(({ state }) => state === "active")
    .flatMap((one) =>
      everInRole(one, "mentee").flatMap((mentee) => everInRole(one, "mentor").map((mentor) => pairOf(mentee, mentor))),
    );
  const byId = new Map(found.map((one) => [one.id, one]));
  return { programme, byEmail, asked, paired: new Set(paired), proposals: byId };
}
