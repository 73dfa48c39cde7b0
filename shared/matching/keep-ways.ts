import { keepingScores } from "./keep.ts";
import type { Pairs } from "./pairs.ts";
import type { AssignmentProblem, Order } from "./problem.ts";
import { solve, totalOf } from "./solve.ts";
import { partOf, taken } from "./taken.ts";

/** What becomes of an earlier draft. */
export interface KeepOutcome {
  readonly placed: number;
  readonly total: number;
  /** People of the earlier draft who would have another mentor, or none. */
  readonly moved: number;
}

/**
 * What new sign-ups bring to a draft: where every pair of it stays as it is (`locked`), where as few change as can with
 * most people placed (`least`), and where all is decided anew (`anew`). `least.moved` people who move place
 * `least.placed - locked.placed` people more.
 */
export function keepWays({ problem, order }: Pick<Pairs, "problem" | "order">, staying: Uint8Array) {
  const before = staying.reduce((sum, one) => sum + one, 0);
  const outcome = (mentorOf: Int32Array): KeepOutcome => {
    const edges = taken(problem, mentorOf).edgeOf.filter((edge) => edge >= 0);
    const still = edges.reduce((sum, edge) => sum + (staying[edge] ?? 0), 0);
    return { placed: edges.length, total: totalOf(problem, mentorOf), moved: before - still };
  };
  const first = order.first ? { first: order.first } : {};
  const least = solve({ ...problem, scores: keepingScores(problem, staying) }, first);
  return {
    locked: outcome(locked(problem, staying, first)),
    least: outcome(least.mentorOf),
    anew: outcome(solve(problem, first).mentorOf),
  };
}

/** The best result in which every pair of the draft stays that still can. */
function locked(problem: AssignmentProblem, staying: Uint8Array, order: Order): Int32Array {
  const { offsets, mentors } = problem;
  const fixed = new Int32Array(offsets.length - 1).fill(-1);
  const capacities = Int32Array.from(problem.capacities);
  for (let mentee = 0; mentee < fixed.length; mentee++)
    for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++) {
      const mentor = mentors[edge] ?? 0;
      if (staying[edge] !== 1 || fixed[mentee] !== -1 || capacities[mentor] === 0) continue;
      fixed[mentee] = mentor;
      capacities[mentor] = (capacities[mentor] ?? 0) - 1;
    }
  const rest = partOf({ ...problem, capacities }, (_, mentee) => fixed[mentee] === -1).problem;
  const { mentorOf } = solve(rest, order);
  return fixed.map((mentor, mentee) => (mentor < 0 ? (mentorOf[mentee] ?? -1) : mentor));
}
