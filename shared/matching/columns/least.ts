import type { AssignmentProblem } from "../problem.ts";

/** A problem without the pairs that have fewer points, judged by `points` of each edge. */
export function atLeast(
  { capacities, offsets, mentors, scores }: AssignmentProblem,
  least: number,
  points: Int32Array,
): AssignmentProblem {
  const fewer = { offsets: new Uint32Array(offsets.length), mentors: mentors.slice(), scores: scores.slice() };
  let next = 0;
  for (let row = 0; row + 1 < offsets.length; row++) {
    for (let edge = offsets[row] ?? 0; edge < (offsets[row + 1] ?? 0); edge++) {
      if ((points[edge] ?? 0) < least) continue;
      fewer.mentors[next] = mentors[edge] ?? 0;
      fewer.scores[next] = scores[edge] ?? 0;
      next++;
    }
    fewer.offsets[row + 1] = next;
  }
  const [mentorsLeft, scoresLeft] = [fewer.mentors.slice(0, next), fewer.scores.slice(0, next)];
  return { capacities, offsets: fewer.offsets, mentors: mentorsLeft, scores: scoresLeft };
}
