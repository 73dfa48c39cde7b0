import type { Assignment, AssignmentProblem } from "./problem.ts";
import { solve } from "./solve.ts";

/**
 * Places as many mentees as can be placed, and among all such assignments takes one with the highest total score.
 * Exact and deterministic; how, and how long it takes at most, is said at `solve`.
 * @throws RangeError on duplicate edges, malformed offsets, unknown mentors or negative capacities. Inputs stay untouched.
 */
export function assign(problem: AssignmentProblem): Assignment {
  const { mentorOf, matched, score } = solve(problem);
  return { mentorOf, matched, score };
}
