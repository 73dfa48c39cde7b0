import { type Assignment, type AssignmentProblem, assign } from "./assign.ts";

/** What counts before and after the total of points. */
export interface Order {
  /** By mentee, 1 for those who are placed before anybody else where not everybody can be. */
  readonly first?: Uint8Array;
  /** By edge, small whole numbers: which result to take where several have the same total. */
  readonly ties?: Int32Array;
}

/** More than any difference of fit a whole round could add up to. */
const firstInLine = 1_000_000;

/**
 * Places as many mentees as can be placed; among those results, as many as can be of those who come first; then takes
 * the highest total, and last the largest sum of ties. Exact and deterministic.
 */
export function solve(problem: AssignmentProblem, order: Order = {}): Assignment {
  const mentees = problem.offsets.length - 1;
  const highest = problem.scores.reduce((most, score) => Math.max(most, Math.abs(score)), firstInLine);
  // In a very large round there is no room for ties: equally good is good enough then.
  const fits = 2 * highest * (mentees + 1) < 2 ** 31;
  const scale = order.ties !== undefined && fits ? mentees + 1 : 1;
  const scores = Int32Array.from(
    problem.scores,
    (score, edge) => score * scale + (fits ? (order.ties?.[edge] ?? 0) : 0),
  );
  for (let mentee = 0; mentee < mentees; mentee++)
    for (let edge = problem.offsets[mentee] ?? 0; edge < (problem.offsets[mentee + 1] ?? 0); edge++)
      scores[edge] = (scores[edge] ?? 0) + firstInLine * scale * (order.first?.[mentee] ?? 0);
  const { mentorOf, matched } = assign({ ...problem, scores });
  return { mentorOf, matched, score: totalOf(problem, mentorOf) };
}

/** The total of points of a result. */
export function totalOf({ offsets, mentors, scores }: AssignmentProblem, mentorOf: Int32Array): number {
  let total = 0;
  for (let mentee = 0; mentee < mentorOf.length; mentee++)
    for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++)
      if (mentors[edge] === mentorOf[mentee]) total += scores[edge] ?? 0;
  return total;
}
