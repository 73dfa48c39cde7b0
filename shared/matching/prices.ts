import type { AssignmentProblem, Order, Solution } from "./problem.ts";
import { Heap } from "./solve/heap.ts";
import { weighed } from "./solve/lexicographic.ts";

/** What one more place would bring, or what a pair would cost: people placed, and points. */
export interface Worth {
  readonly people: 0 | 1;
  readonly points: number;
}

/** A mentee who goes to another mentor, or to one at all. */
export interface Move {
  readonly mentee: number;
  readonly to: number;
}

/** What the prices of a result say about it. */
export interface Prices {
  /** Exactly what one more place with this mentor would bring the whole: one more person placed or not, and points. */
  placeValue(mentor: number): Worth;
  /**
   * What the whole loses at least if these two are paired: one person placed (then nothing is said of points), or
   * points. 0 points may be free. What exactly is found by solving again with the pair fixed.
   */
  costOfForcing(edge: number): Worth;
  /** Who moves to whom when there is one more place with this mentor: it is taken by the first, whose own place is taken by the next. */
  movesFor(mentor: number): readonly Move[];
}

/**
 * Reads the prices of a solution. Of all prices that prove a result the least of a mentor are exactly what one more
 * place with them is worth (Shapley and Shubik 1972; Gul and Stacchetti 1999): one search from everywhere a place could
 * be left finds them for all mentors. O(edges + mentors × log edges).
 */
export function pricesOf(problem: AssignmentProblem, solution: Solution, order: Order = {}): Prices {
  const { capacities, mentors } = problem;
  const { proof, mentorOf } = solution;
  const { values, unit, bonus, weights } = weighed(problem, order);
  const menteeOf = rowsOf(problem);
  const worth = (edge: number, mentee: number) => (values[edge] ?? 0) * unit + (bonus?.[mentee] ?? 0);
  const gains = placeGains(problem, solution, worth);
  const points = (weight: number) => {
    const first = weights.first === 0 ? 0 : Math.round(weight / weights.first);
    return Math.round((weight - first * weights.first) / weights.point) + 0;
  };
  return {
    placeValue: (mentor) => ({ people: gains.more[mentor] === 1 ? 1 : 0, points: points(gains.worth[mentor] ?? 0) }),
    costOfForcing(edge) {
      const mentee = menteeOf[edge] ?? 0;
      const mentor = mentors[edge] ?? 0;
      if (mentorOf[mentee] === mentor || capacities[mentor] === 0) return { people: 0, points: 0 };
      if (proof.overMentees[mentee] !== proof.overMentors[mentor]) return { people: 1, points: 0 };
      const gap = (proof.mentees[mentee] ?? 0) + (proof.mentors[mentor] ?? 0) - worth(edge, mentee);
      return { people: 0, points: points(gap) };
    },
    movesFor(mentor) {
      const moves: Move[] = [];
      for (let to = mentor, edge = gains.by[to] ?? -1; edge !== -1; edge = gains.by[to] ?? -1) {
        const mentee = menteeOf[edge] ?? 0;
        moves.push({ mentee, to });
        to = mentorOf[mentee] ?? -1;
      }
      return moves;
    },
  };
}

function rowsOf({ offsets, mentors }: AssignmentProblem): Int32Array {
  const menteeOf = new Int32Array(mentors.length);
  for (let mentee = 0; mentee + 1 < offsets.length; mentee++)
    menteeOf.fill(mentee, offsets[mentee] ?? 0, offsets[mentee + 1] ?? 0);
  return menteeOf;
}

interface Gains {
  readonly worth: Float64Array;
  /** 1 where one more person would be placed. */
  readonly more: Uint8Array;
  /** The edge on which a new place is taken; -1 where nobody takes it. */
  readonly by: Int32Array;
}

/**
 * How much lower a mentor's price could be: by what is lost, at the present prices, on the cheapest way on which a new
 * place with them is taken by somebody, whose place is taken by somebody else, and so on to a mentee who has no mentor
 * (among the over-demanded) or to a place that is left empty (elsewhere). Dijkstra (1959) from all ends at once.
 */
function placeGains(
  problem: AssignmentProblem,
  solution: Solution,
  worthOf: (edge: number, mentee: number) => number,
): Gains {
  const { capacities, offsets, mentors } = problem;
  const { mentorOf, proof } = solution;
  const lost = new Float64Array(capacities.length).fill(Number.POSITIVE_INFINITY);
  const more = new Uint8Array(capacities.length);
  const heap = new Heap();
  const heldBy = Array.from(capacities, (): number[] => []);
  const byEdge = new Int32Array(capacities.length).fill(-1);
  const lower = (mentor: number, by: number, edge: number) => {
    if (by >= (lost[mentor] ?? 0)) return;
    lost[mentor] = by;
    byEdge[mentor] = edge;
    heap.push(by, mentor);
  };
  const moves = (mentee: number, so: number) => {
    const over = proof.overMentees[mentee] ?? 0;
    for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++) {
      const mentor = mentors[edge] ?? 0;
      const closed = capacities[mentor] === 0;
      if (over === 1) more[mentor] = 1;
      else if (proof.overMentors[mentor] === 1 && (!closed || more[mentor] === 1)) continue;
      lower(mentor, so + (proof.mentees[mentee] ?? 0) + (proof.mentors[mentor] ?? 0) - worthOf(edge, mentee), edge);
    }
  };
  for (let mentee = 0; mentee < mentorOf.length; mentee++) {
    const mentor = mentorOf[mentee] ?? -1;
    if (mentor !== -1) heldBy[mentor]?.push(mentee);
    else moves(mentee, 0);
  }
  const done = new Uint8Array(capacities.length);
  const spread = () => {
    while (heap.size > 0) {
      const mentor = heap.pop();
      if (done[mentor] === 1) continue;
      done[mentor] = 1;
      for (const mentee of heldBy[mentor] ?? []) moves(mentee, lost[mentor] ?? 0);
    }
  };
  // The over-demanded first: where one more person can be placed, no other use of the place comes near.
  spread();
  for (let mentor = 0; mentor < capacities.length; mentor++)
    if (proof.overMentors[mentor] !== 1) lower(mentor, proof.mentors[mentor] ?? 0, -1);
  spread();
  const worth = lost.map((by, mentor) => {
    const gain = Number.isFinite(by) ? (proof.mentors[mentor] ?? 0) - by : 0;
    return more[mentor] === 1 ? gain : Math.max(0, gain);
  });
  return { worth, more, by: byEdge };
}
