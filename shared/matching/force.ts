import type { Temporal } from "temporal-polyfill";
import { edgeBetween, type Pairs, pairsOf } from "./pairs.ts";
import type { Pool } from "./pool.ts";
import { type Proposed, proposed } from "./propose.ts";
import { solve } from "./solve.ts";

/** Two people by their ids. */
export interface Pair {
  readonly mentee: string;
  readonly mentor: string;
}

/**
 * The best round that has these pairs in it, and among equally good ones the one that leaves most people where they are
 * `now`. Undefined where the pairs cannot all be: suggested before, not to be paired, or more than a mentor's places.
 */
export function proposeWith(
  pool: Pool,
  forced: readonly Pair[],
  now: Temporal.Instant,
  current: readonly Pair[] = [],
): Proposed | undefined {
  const pairs = pairsOf(pool, now);
  const only = edgesOf(pairs, forced);
  if (only.has(-1)) return undefined;
  const capacities = Int32Array.from(pairs.problem.capacities);
  const rows = new Map([...only].map(([edge, row]) => [row, edge]));
  for (const edge of only.keys()) {
    const mentor = pairs.problem.mentors[edge] ?? 0;
    capacities[mentor] = (capacities[mentor] ?? 0) - 1;
  }
  if (capacities.some((left) => left < 0)) return undefined;
  const rest = withoutRows(pairs, rows, capacities);
  const { mentorOf } = solve(rest, { ...pairs.order, ties: staying(rest, pairs, current) });
  const whole = Int32Array.from(mentorOf, (mentor, row) => pairs.problem.mentors[rows.get(row) ?? -1] ?? mentor);
  return proposed(pairs, whole);
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

/** The same problem for everybody but these. */
function withoutRows({ problem }: Pairs, rows: ReadonlyMap<number, number>, capacities: Int32Array) {
  const offsets = Uint32Array.from(problem.offsets);
  const kept: number[] = [];
  for (let row = 0; row + 1 < problem.offsets.length; row++) {
    if (!rows.has(row))
      for (let edge = problem.offsets[row] ?? 0; edge < (problem.offsets[row + 1] ?? 0); edge++) kept.push(edge);
    offsets[row + 1] = kept.length;
  }
  return {
    capacities,
    offsets,
    mentors: Uint32Array.from(kept, (edge) => problem.mentors[edge] ?? 0),
    scores: Int32Array.from(kept, (edge) => problem.scores[edge] ?? 0),
  };
}

/** By edge, 1 where somebody would stay with the mentor they have. */
function staying(rest: Pairs["problem"], pairs: Pairs, current: readonly Pair[]): Int32Array {
  const ties = new Int32Array(rest.mentors.length);
  for (const edge of edgesOf({ ...pairs, problem: rest }, current).keys()) if (edge >= 0) ties[edge] = 1;
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
