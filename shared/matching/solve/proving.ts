import type { AssignmentProblem, Proof } from "../problem.ts";
import type { Weights } from "./lexicographic.ts";
import type { Optimum } from "./optimum.ts";
import type { Values } from "./sorting.ts";

/** Writes down the prices a result came with, so that others can check it: a mentee's price is what is left of their edge. */
export function proofOf(
  { offsets, mentors }: AssignmentProblem,
  values: Values,
  weights: Weights,
  { mentorOf, matched, over, prices }: Optimum,
  total: number,
): Proof {
  const mentees = new Float64Array(mentorOf.length);
  for (let mentee = 0; mentee < mentorOf.length; mentee++) {
    const mentor = mentorOf[mentee] ?? -1;
    if (mentor === -1) continue;
    let edge = offsets[mentee] ?? 0;
    while (mentors[edge] !== mentor) edge++;
    mentees[mentee] = (values[edge] ?? 0) - (prices[mentor] ?? 0);
  }
  return { mentees, mentors: prices, overMentees: over.mentees, overMentors: over.mentors, weights, matched, total };
}
