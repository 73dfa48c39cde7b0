import type { AssignmentProblem, Order, Proof, Solution } from "./problem.ts";
import { mostPlaced } from "./solve/cardinality.ts";
import { solve } from "./solve.ts";
import { orderIn, partOf, taken } from "./taken.ts";

/** From so many edges on, most of which nobody will ever take, a round is solved on some of them first. */
const wide = 40_000_000;
/** Edges of each mentee to begin with, and to add at once. */
const [begun, added] = [24, 12];

/**
 * Solves a round of very many edges exactly, as `solve` does, but looking closely only at those that may be taken: first
 * the best few of each mentee; then the prices of that result tell which of all the others would make it better, and
 * those come in (Dantzig and Wolfe 1960). Once there are none, the prices prove the result over all edges. Every turn
 * adds edges, so it ends.
 */
export function solveWide(problem: AssignmentProblem, order: Order = {}, from = wide): Solution {
  if (problem.mentors.length < from) return solve(problem, order);
  const isIn = firstFew(problem, order);
  for (;;) {
    const part = partOf(problem, (edge) => isIn[edge] === 1);
    const solution = solve(part.problem, orderIn(part, order));
    if (addMissing(problem, order, solution.proof, isIn) === 0) return solution;
  }
}

/** The best few of each mentee, those of a result that places most people, and what the weights of points depend on. */
function firstFew(problem: AssignmentProblem, { ties }: Order): Uint8Array {
  const { offsets, mentors, scores, capacities } = problem;
  const isIn = new Uint8Array(mentors.length);
  const few = new Few(begun);
  for (let mentee = 0; mentee + 1 < offsets.length; mentee++) {
    // Of equals each mentee begins with others, so that not everybody begins with the same mentors.
    for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++)
      few.offer(
        edge,
        (scores[edge] ?? 0) + (((mentors[edge] ?? 0) + mentee * 7) % capacities.length) / capacities.length,
      );
    few.take(isIn);
  }
  for (const edge of taken(problem, mostPlaced(problem).mentorOf).edgeOf) if (edge >= 0) isIn[edge] = 1;
  for (const list of ties === undefined ? [scores] : [scores, ties]) {
    let [low, high] = [0, 0];
    for (let edge = 1; edge < list.length; edge++) {
      if ((list[edge] ?? 0) < (list[low] ?? 0)) low = edge;
      if ((list[edge] ?? 0) > (list[high] ?? 0)) high = edge;
    }
    isIn[low] = 1;
    isIn[high] = 1;
  }
  return isIn;
}

/** Adds for each mentee the few edges that the prices are most at odds with; answers how many. */
function addMissing(problem: AssignmentProblem, { first, ties }: Order, proof: Proof, isIn: Uint8Array): number {
  const { capacities, offsets, mentors, scores } = problem;
  const { overMentees, overMentors, weights } = proof;
  const lowest = ties?.reduce((least, one) => Math.min(least, one), 0) ?? 0;
  const few = new Few(added);
  let found = 0;
  for (let mentee = 0; mentee + 1 < offsets.length; mentee++) {
    const over = overMentees[mentee] ?? 0;
    const least = (proof.mentees[mentee] ?? 0) + lowest - (first?.[mentee] === 1 ? weights.first : 0);
    for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++) {
      const mentor = mentors[edge] ?? 0;
      const there = overMentors[mentor] ?? 0;
      if (isIn[edge] === 1 || over < there) continue;
      const more = (scores[edge] ?? 0) * weights.point + (ties?.[edge] ?? 0) - (proof.mentors[mentor] ?? 0) - least;
      // Whoever competes for too few places must have no candidate elsewhere, whatever it is worth.
      if (over > there) few.offer(edge, Number.MAX_SAFE_INTEGER + more);
      else if (capacities[mentor] !== 0 && more > 0) few.offer(edge, more);
    }
    found += few.take(isIn);
  }
  return found;
}

/** The few best of many. */
class Few {
  readonly #edges: Uint32Array;
  readonly #worth: Float64Array;
  #count = 0;

  constructor(most: number) {
    this.#edges = new Uint32Array(most);
    this.#worth = new Float64Array(most);
  }

  offer(edge: number, worth: number): void {
    const most = this.#edges.length;
    if (this.#count === most && worth <= (this.#worth[most - 1] ?? 0)) return;
    let place = Math.min(this.#count, most - 1);
    for (; place > 0 && worth > (this.#worth[place - 1] ?? 0); place--) {
      this.#worth[place] = this.#worth[place - 1] ?? 0;
      this.#edges[place] = this.#edges[place - 1] ?? 0;
    }
    this.#worth[place] = worth;
    this.#edges[place] = edge;
    if (this.#count < most) this.#count++;
  }

  /** Marks them and begins anew; answers how many there were. */
  take(isIn: Uint8Array): number {
    const count = this.#count;
    for (let at = 0; at < count; at++) isIn[this.#edges[at] ?? 0] = 1;
    this.#count = 0;
    return count;
  }
}
