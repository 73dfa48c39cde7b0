import { isGone, type Known } from "../../domain/known.ts";
import { everInRole, isOverFor, type Mentorship } from "../../domain/mentorship.ts";
import type { Relation } from "../../domain/pairing-policy.ts";
import type { Profile } from "../../domain/profile.ts";
import type { Programme } from "../../domain/programme.ts";
import { pairKey } from "../../matching/pool.ts";
import type { Ports } from "../ports.ts";

/** What stands between people who might be paired, by `pairKey`. */
interface Between {
  /** By either's word, by a coordinator's of this programme, or by what is on record; the policy judges it. */
  readonly relations: Map<string, Relation[]>;
  /** Kept apart whatever the policy says: either asked for it, and nobody learns who. */
  readonly apart: Set<string>;
}

/** People's ids: who might be paired with whom. */
interface Sides {
  readonly mentees: Iterable<string>;
  readonly mentors: Iterable<string>;
}

/**
 * What is between mentees and mentors: what they and coordinators of this programme said, and mentorships of theirs
 * that ended, or that either left. A word counts both ways, whoever's it is. What follows from two profiles, one employer or a competitor,
 * is seen where they are compared. One batch read for each hundred addresses that nobody had when they were named.
 */
export async function relationsAmong(
  { mentees, mentors }: Sides,
  profiles: readonly Profile[],
  ended: readonly Mentorship[],
  { id: programme }: Pick<Programme, "id">,
  ports: Pick<Ports, "store">,
): Promise<Between> {
  const [learners, guides] = [new Set(mentees), new Set(mentors)];
  const relations = new Map<string, Relation[]>();
  const apart = new Set<string>();
  const note = (mentee: string, mentor: string, as: Known["as"]) => {
    if (!learners.has(mentee) || !guides.has(mentor)) return;
    const key = pairKey(mentee, mentor);
    if (as === "avoid") return void apart.add(key);
    const known = relations.get(key);
    if (known === undefined) relations.set(key, [as]);
    else if (!known.includes(as)) known.push(as);
  };
  const between = (one: string, other: string, as: Known["as"]) => {
    note(one, other, as);
    note(other, one, as);
  };
  const said = profiles.flatMap(({ id, knows = [] }) =>
    knows
      .filter(({ told }) => told === undefined || told.programme === programme)
      .map((known) => ({ owner: id, known })),
  );
  const holder = await holdersOf(
    said.map(({ known }) => known),
    ports,
  );
  for (const { owner, known } of said) for (const other of peopleOf(known, holder)) between(owner, other, known.as);
  for (const [mentee, mentor] of ended.flatMap(pairsOver)) between(mentee, mentor, "earlier-pairing");
  return { relations, apart };
}

/** Who has an address now that nobody had when it was named; for whoever is to be kept apart, in any case. */
async function holdersOf(all: readonly Known[], { store }: Pick<Ports, "store">): Promise<Map<string, string>> {
  const asked = all.filter((one) => !isGone(one) && (one.person === undefined || one.as === "avoid"));
  const claims = await store.getMany("email", [...new Set(asked.map(({ address }) => address))]);
  return new Map(claims.map(({ id, person }) => [id, person]));
}

/**
 * Whom an entry is about: who it was when it was said, else who has the address now. To keep two apart both count: who
 * left and came back with the same address is another person to the table, and the same one to whoever asked.
 */
function peopleOf({ as, address, person }: Known, holder: ReadonlyMap<string, string>): string[] {
  const now = holder.get(address);
  const both = as === "avoid" ? [person, now] : [person ?? now];
  return [...new Set(both)].filter((one) => one !== undefined);
}

/** Who had whom in a mentorship, whichever way round: after a swap of roles both. */
export function pairsEver(mentorship: Mentorship): [mentee: string, mentor: string][] {
  const mentors = everInRole(mentorship, "mentor");
  return everInRole(mentorship, "mentee").flatMap((mentee) =>
    mentors.map((mentor): [string, string] => [mentee, mentor]),
  );
}

/** Of those the two for whom it is over: all of one that ended; of one that runs, those one of whom left it. */
export function pairsOver(mentorship: Mentorship): [mentee: string, mentor: string][] {
  return pairsEver(mentorship).filter((pair) => pair.some((person) => isOverFor(mentorship, person)));
}
