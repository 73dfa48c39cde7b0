import type { Temporal } from "temporal-polyfill";
import type { Profile } from "../domain/profile.ts";
import { assign } from "./assign.ts";
import type { Candidate } from "./candidate.ts";
import { type Pairs, pairsOf } from "./pairs.ts";
import { type Pool, pairKey, placesOf } from "./pool.ts";
import { solve } from "./solve.ts";

/** A mentor and those who would be in their group. */
export interface SuggestedGroup {
  readonly mentor: string;
  readonly mentees: readonly string[];
}

/**
 * Groups from those who wait: as many mentees as can be, in those that suit them best, none of fewer than two. `sizes`:
 * how many each willing mentor takes; a mentor needs one free place for all of them. A mentor left with one mentee is no
 * group and gives that mentee to the others, so it is looked at again without them; likewise where two of a group are
 * `apart` (`pairKey`): the second of them is not suggested to that mentor again.
 */
export function suggestGroups(
  pool: Pool,
  sizes: ReadonlyMap<string, number>,
  now: Temporal.Instant,
  apart: ReadonlySet<string> = new Set(),
): SuggestedGroup[] {
  let willing = pool.mentors.filter(({ participant: { person } }) => sizes.has(person) && placesOf(pool, person) > 0);
  const excluded = new Set(pool.excluded);
  for (;;) {
    const groups = groupsAmong({ ...pool, excluded }, willing, sizes, now);
    const inTheWay = groups.flatMap(({ mentor, mentees }) => {
      const second = secondApart(mentees, apart);
      return second === undefined ? [] : [pairKey(second, mentor)];
    });
    if (inTheWay.length > 0) {
      for (const key of inTheWay) excluded.add(key);
      continue;
    }
    const alone = groups.filter(({ mentees }) => mentees.length === 1).map(({ mentor }) => mentor);
    const [first] = alone.sort();
    if (first === undefined) return groups;
    willing = willing.filter(({ participant }) => participant.person !== first);
  }
}

/** The first of some people who is apart from one before them. */
function secondApart(people: readonly string[], apart: ReadonlySet<string>): string | undefined {
  return people.find((one, index) =>
    people.slice(0, index).some((other) => apart.has(pairKey(one, other)) || apart.has(pairKey(other, one))),
  );
}

/** One conversation for each mentee of a pool, with a mentor who would give one: of these each gives one at a time. */
export function suggestConversations(
  pool: Pool,
  willing: ReadonlySet<string>,
  now: Temporal.Instant,
): SuggestedGroup[] {
  const mentors = pool.mentors.filter(({ participant }) => willing.has(participant.person));
  return groupsAmong(pool, mentors, new Map([...willing].map((person) => [person, 1])), now);
}

function groupsAmong(
  pool: Pool,
  mentors: readonly Candidate[],
  sizes: ReadonlyMap<string, number>,
  now: Temporal.Instant,
): SuggestedGroup[] {
  const pairs = pairsOf({ ...pool, mentors, places: sizes, resting: undefined }, now);
  const { mentorOf } = solve(pairs.problem, pairs.order);
  return pairs.mentors
    .map(({ participant: { person: mentor } }, index) => ({ mentor, mentees: placedWith(pairs, mentorOf, index) }))
    .filter(({ mentees }) => mentees.length > 0);
}

function placedWith({ mentees }: Pairs, mentorOf: Int32Array, mentor: number): string[] {
  return mentees.filter((_, index) => mentorOf[index] === mentor).map(({ participant }) => participant.person);
}

/**
 * A panel around one mentee: for each wanted discipline the mentor who suits best, none twice, as many disciplines as
 * can be. Gives back the mentors in the order of the disciplines; a discipline nobody has is left out. Where two of them
 * are `apart` (`pairKey`), it is looked at again without the second.
 */
export function suggestPanel(
  pool: Pool,
  mentee: string,
  wanted: readonly NonNullable<Profile["discipline"]>[],
  now: Temporal.Instant,
  apart: ReadonlySet<string> = new Set(),
): string[] {
  const excluded = new Set(pool.excluded);
  for (;;) {
    const panel = panelAmong({ ...pool, excluded }, mentee, wanted, now);
    const second = secondApart(panel, apart);
    if (second === undefined) return panel;
    excluded.add(pairKey(mentee, second));
  }
}

function panelAmong(
  pool: Pool,
  mentee: string,
  wanted: readonly NonNullable<Profile["discipline"]>[],
  now: Temporal.Instant,
): string[] {
  const mentees = pool.mentees.filter(({ participant }) => participant.person === mentee);
  const { mentors, problem } = pairsOf({ ...pool, mentees }, now);
  const offsets = [0];
  const [edges, scores]: [number[], number[]] = [[], []];
  for (const discipline of wanted) {
    for (const [edge, mentor] of problem.mentors.entries()) {
      if (mentors[mentor]?.profile?.discipline !== discipline) continue;
      edges.push(mentor);
      scores.push(problem.scores[edge] ?? 0);
    }
    offsets.push(edges.length);
  }
  const { mentorOf } = assign({
    capacities: new Int32Array(mentors.length).fill(1),
    offsets: Uint32Array.from(offsets),
    mentors: Uint32Array.from(edges),
    scores: Int32Array.from(scores),
  });
  return [...mentorOf].flatMap((index) => mentors[index]?.participant.person ?? []);
}
