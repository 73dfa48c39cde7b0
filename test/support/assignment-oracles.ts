import munkres from "munkres";
import type { AssignmentProblem, Order } from "#shared/matching/problem.ts";

export interface Best {
  readonly matched: number;
  readonly score: number;
}

interface Candidacy {
  readonly mentor: number;
  readonly score: number;
}

function rowsOf({ offsets, mentors, scores }: AssignmentProblem): Candidacy[][] {
  return Array.from({ length: offsets.length - 1 }, (_, mentee) => {
    const [from = 0, to = 0] = offsets.subarray(mentee, mentee + 2);
    const named = [...mentors.subarray(from, to)];
    return named.map((mentor, index) => ({ mentor, score: scores[from + index] ?? 0 }));
  });
}

const better = (one: Best, other: Best) =>
  one.matched > other.matched || (one.matched === other.matched && one.score > other.score);

/** Tries every assignment there is: mentee by mentee, each mentor with a place left, or none. */
export function bruteForce(problem: AssignmentProblem): Best {
  const rows = rowsOf(problem);
  const left = [...problem.capacities];
  let best: Best = { matched: 0, score: 0 };
  function place(mentee: number, so: Best): void {
    const row = rows[mentee];
    if (row === undefined) {
      if (better(so, best)) best = so;
      return;
    }
    place(mentee + 1, so);
    for (const { mentor, score } of row) {
      const places = left[mentor] ?? 0;
      if (places === 0) continue;
      left[mentor] = places - 1;
      place(mentee + 1, { matched: so.matched + 1, score: so.score + score });
      left[mentor] = places;
    }
  }
  place(0, best);
  return best;
}

/**
 * The Hungarian method (Kuhn 1955, Munkres 1957, in its O(n³) form with potentials) on a square matrix: a column for
 * each place, and one for each mentee that means "nobody". Independent of augmenting paths by gain.
 */
export function hungarian(problem: AssignmentProblem): Best {
  const rows = rowsOf(problem);
  const placeOf = [...problem.capacities].flatMap((places, mentor) => Array.from({ length: places }, () => mentor));
  const columns = placeOf.length + rows.length;
  // One person more always outweighs any sum of scores.
  const bonus = 1 + 2 * rows.flat().reduce((sum, { score }) => sum + Math.abs(score), 0);
  const cost = rows.map((row) => {
    const by = new Map(row.map(({ mentor, score }) => [mentor, -(bonus + score)]));
    const real = placeOf.map((mentor) => by.get(mentor) ?? 0);
    return [...real, ...rows.map(() => 0)];
  });
  const rowOf = solve(cost, columns);
  let best: Best = { matched: 0, score: 0 };
  for (const [column, row] of rowOf.entries()) {
    const edge = row < 0 ? undefined : rows[row]?.find(({ mentor }) => mentor === placeOf[column]);
    if (edge) best = { matched: best.matched + 1, score: best.score + edge.score };
  }
  return best;
}

/** The same by somebody else's code, npm munkres: a column for each place, and one for each mentee that means "nobody". */
export function byMunkres(problem: AssignmentProblem): Best {
  const rows = rowsOf(problem);
  const placeOf = [...problem.capacities].flatMap((places, mentor) => Array.from({ length: places }, () => mentor));
  const bonus = 1 + 2 * rows.flat().reduce((sum, { score }) => sum + Math.abs(score), 0);
  const cost = rows.map((row) => {
    const by = new Map(row.map(({ mentor, score }) => [mentor, -(bonus + score)]));
    return [...placeOf.map((mentor) => by.get(mentor) ?? 0), ...rows.map(() => 0)];
  });
  let best: Best = { matched: 0, score: 0 };
  for (const [row, column] of rows.length === 0 ? [] : munkres(cost)) {
    const taken = rows[row]?.find(({ mentor }) => mentor === placeOf[column]);
    if (taken) best = { matched: best.matched + 1, score: best.score + taken.score };
  }
  return best;
}

/** What counts, in its order: people placed, those of them who come first, points, ties. */
export type InOrder = readonly [matched: number, first: number, score: number, ties: number];

/** Tries every assignment there is, for the best in an order of several things. */
export function bestInOrder(problem: AssignmentProblem, { first, ties }: Order): InOrder {
  const left = [...problem.capacities];
  const mentees = problem.offsets.length - 1;
  let best: InOrder = [0, 0, 0, 0];
  function place(mentee: number, so: InOrder): void {
    if (mentee === mentees) {
      const at = so.findIndex((one, index) => one !== best[index]);
      if (at !== -1 && (so[at] ?? 0) > (best[at] ?? 0)) best = so;
      return;
    }
    place(mentee + 1, so);
    for (let edge = problem.offsets[mentee] ?? 0; edge < (problem.offsets[mentee + 1] ?? 0); edge++) {
      const mentor = problem.mentors[edge] ?? 0;
      const places = left[mentor] ?? 0;
      if (places === 0) continue;
      left[mentor] = places - 1;
      const [matched, inLine, score, tied] = so;
      const after = [inLine + (first?.[mentee] ?? 0), score + (problem.scores[edge] ?? 0), tied + (ties?.[edge] ?? 0)];
      place(mentee + 1, [matched + 1, after[0] ?? 0, after[1] ?? 0, after[2] ?? 0]);
      left[mentor] = places;
    }
  }
  place(0, best);
  return best;
}

/** Row per column (-1: none) of an assignment of all rows with the least cost; there are at least as many columns. */
function solve(cost: readonly (readonly number[])[], columns: number): number[] {
  const rowPotential = new Float64Array(cost.length + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowAt = new Int32Array(columns + 1);
  const way = new Int32Array(columns + 1);
  const at = (list: Float64Array | Int32Array | readonly number[] | undefined, index: number) => list?.[index] ?? 0;
  for (let row = 1; row <= cost.length; row++) {
    rowAt[0] = row;
    let column = 0;
    const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const used = new Uint8Array(columns + 1);
    do {
      used[column] = 1;
      const from = at(rowAt, column);
      let delta = Number.POSITIVE_INFINITY;
      let next = 0;
      for (let to = 1; to <= columns; to++) {
        if (used[to] === 1) continue;
        const reduced = at(cost[from - 1], to - 1) - at(rowPotential, from) - at(columnPotential, to);
        if (reduced < at(least, to)) {
          least[to] = reduced;
          way[to] = column;
        }
        if (at(least, to) < delta) {
          delta = at(least, to);
          next = to;
        }
      }
      for (let to = 0; to <= columns; to++) {
        if (used[to] === 1) {
          rowPotential[at(rowAt, to)] = at(rowPotential, at(rowAt, to)) + delta;
          columnPotential[to] = at(columnPotential, to) - delta;
        } else least[to] = at(least, to) - delta;
      }
      column = next;
    } while (at(rowAt, column) !== 0);
    for (; column !== 0; column = at(way, column)) rowAt[column] = at(rowAt, at(way, column));
  }
  return [...rowAt.subarray(1)].map((row) => row - 1);
}
