import type { Temporal } from "temporal-polyfill";
import { decide } from "./decide.ts";
import { type Barrier, barrierBetween } from "./eligibility.ts";
import { edgeBetween, type Pairs, pairsOf } from "./pairs.ts";
import { pinned } from "./pin.ts";
import { type Pool, placesOf, policyOf } from "./pool.ts";
import { type Proposed, proposed } from "./propose.ts";
import { type PlainQuality, plainQuality } from "./quality.ts";
import { solveWide } from "./solve-wide.ts";
import { sidesOf } from "./utility.ts";

/** Two people by their ids. */
export interface Pair {
  readonly mentee: string;
  readonly mentor: string;
}

/** A round decided anew, with the mentor's column by the mentee's row. */
export interface Forced extends Proposed {
  readonly mentorOf: Int32Array;
  readonly quality: PlainQuality;
}

/**
 * The round that has these pairs in it, decided in the way the programme chose, and among equally good ones the one that
 * leaves most people where they are `now`. Undefined where the pairs cannot all be: something stands between two of
 * them, or they are more than a mentor's places.
 */
export function proposeWith(
  pool: Pool,
  forced: readonly Pair[],
  now: Temporal.Instant,
  current: readonly Pair[] = [],
  known: Pairs = pairsOf(pool, now),
): Forced | undefined {
  const policy = policyOf(pool);
  const pairs = { ...known, order: { ...known.order, ties: staying(known, current) } };
  const sides = sidesOf(pool, pairs);
  const only = edgesOf(pairs, forced);
  if (only.has(-1)) return undefined;
  const round = pinned(pairs, sides, new Map([...only].map(([edge, row]) => [row, edge])));
  if (round === undefined) return undefined;
  const best = solveWide(round.pairs.problem, round.pairs.order);
  const decided = decide({ pairs: round.pairs, sides: round.sides, best }, policy).mentorOf;
  const mentorOf = decided.map(round.columnOf);
  const unforced = solveWide(known.problem, known.order);
  const quality = plainQuality(pairs, mentorOf, unforced, policy.way);
  return { ...proposed(pairs, mentorOf), mentorOf, quality };
}

/** The rule that keeps two people apart, once others that were chosen by hand have their places; undefined if none does. */
export function barrierTo(
  pool: Pool,
  { mentee: one, mentor: other }: Pair,
  kept: readonly Pair[],
  { scale }: Pick<Pairs, "scale">,
): Barrier | undefined {
  const mentee = pool.mentees.find(({ participant }) => participant.person === one);
  const mentor = pool.mentors.find(({ participant }) => participant.person === other);
  if (!mentee) return "mentee";
  if (!mentor) return "mentor";
  const left = placesOf(pool, other) - kept.filter((pair) => pair.mentor === other).length;
  return barrierBetween(mentee, mentor, { ...pool, places: new Map([[other, left]]) }, scale);
}

/** The edges of some pairs, with their rows; -1 for a pair that may not be. */
function edgesOf({ mentees, mentors, problem }: Pairs, some: readonly Pair[]): Map<number, number> {
  const rowOf = new Map(mentees.map(({ participant }, row) => [participant.person, row]));
  const columnOf = new Map(mentors.map(({ participant }, column) => [participant.person, column]));
  return new Map(
    some.map(({ mentee, mentor }) => {
      const row = rowOf.get(mentee) ?? -1;
      return [row < 0 ? -1 : edgeBetween(problem, row, columnOf.get(mentor) ?? -1), row];
    }),
  );
}

/** By edge, 1 where somebody would stay with the mentor they have. */
function staying(pairs: Pairs, current: readonly Pair[]): Int32Array {
  const ties = new Int32Array(pairs.problem.mentors.length);
  for (const edge of edgesOf(pairs, current).keys()) if (edge >= 0) ties[edge] = 1;
  return ties;
}

/** What another round would mean for people, compared with this one. */
export interface Cost {
  /** How many more people get a mentor; negative: fewer. */
  readonly people: number;
  /** By how much all pairs together fit better; negative: less well. */
  readonly points: number;
  /** Whose mentor changes, from whom, to whom. */
  readonly changes: readonly { readonly mentee: string; readonly from?: string; readonly to?: string }[];
}

/** Compares two rounds over the same people. */
export function costOf(before: readonly (Pair & { score: number })[], after: typeof before): Cost {
  const sum = (list: typeof before) => list.reduce((total, { score }) => total + score, 0);
  const [was, is] = [mentors(before), mentors(after)];
  const changes = [...new Set([...was.keys(), ...is.keys()])]
    .filter((mentee) => was.get(mentee) !== is.get(mentee))
    .sort()
    .map((mentee) => ({ mentee, ...given("from", was.get(mentee)), ...given("to", is.get(mentee)) }));
  return { people: after.length - before.length, points: sum(after) - sum(before), changes };
}

const mentors = (pairs: readonly Pair[]) => new Map(pairs.map(({ mentee, mentor }) => [mentee, mentor]));
const given = (name: "from" | "to", person: string | undefined) => (person === undefined ? {} : { [name]: person });
