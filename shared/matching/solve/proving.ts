import type { AssignmentProblem, Solution } from "../problem.ts";
import type { Weighed } from "./lexicographic.ts";
import type { Optimum } from "./optimum.ts";

/** Adds up the points, and writes down the prices, so that others can check it: a mentee's price is what is left of their edge. */
export function proved(
  { offsets, mentors, scores }: AssignmentProblem,
  { values, unit, bonus, weights }: Weighed,
  { mentorOf, matched, over, prices }: Optimum,
): Solution {
  const mentees = new Float64Array(mentorOf.length);
  let score = 0;
  for (let mentee = 0; mentee < mentorOf.length; mentee++) {
    const mentor = mentorOf[mentee] ?? -1;
    if (mentor === -1) continue;
    let edge = offsets[mentee] ?? 0;
    while (mentors[edge] !== mentor) edge++;
    score += scores[edge] ?? 0;
    mentees[mentee] = (values[edge] ?? 0) * unit + (bonus?.[mentee] ?? 0) - (prices[mentor] ?? 0);
  }
  const proof = {
    ...{ mentees, mentors: prices, overMentees: over.mentees, overMentors: over.mentors, weights },
    ...{ matched, total: score },
  };
  return { mentorOf, matched, score, proof };
}
