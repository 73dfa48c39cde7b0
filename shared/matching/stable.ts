import type { AssignmentProblem } from "./problem.ts";
import type { Sides } from "./utility.ts";

/**
 * Deferred acceptance (Gale and Shapley 1962), the mentees asking: in the result no two people would both rather have
 * each other, and no stable result suits any mentee better. Who is worth the same to somebody comes in the order of ids.
 * It may place fewer people than can be placed; which people is the same in every stable result.
 */
export function stable(problem: AssignmentProblem, sides: Sides): Int32Array {
  const { capacities, offsets, mentors } = problem;
  const mentees = offsets.length - 1;
  const wanted = byPreference(problem, sides.mentee);
  const next = Uint32Array.from(offsets);
  const edgeOf = new Int32Array(mentees).fill(-1);
  const held: number[][] = Array.from(capacities, () => []);
  const asking = Array.from({ length: mentees }, (_, mentee) => mentees - 1 - mentee);
  for (let mentee = asking.pop(); mentee !== undefined; mentee = asking.pop()) {
    const at = next[mentee] ?? 0;
    // Everybody they may have refused.
    if (at >= (offsets[mentee + 1] ?? 0)) continue;
    next[mentee] = at + 1;
    const edge = wanted[at] ?? 0;
    const mentor = mentors[edge] ?? 0;
    const theirs = held[mentor] ?? [];
    edgeOf[mentee] = edge;
    theirs.push(mentee);
    if (theirs.length <= (capacities[mentor] ?? 0)) continue;
    const refused = leastOf(theirs, edgeOf, sides.mentor);
    theirs.splice(theirs.indexOf(refused), 1);
    edgeOf[refused] = -1;
    asking.push(refused);
  }
  return edgeOf.map((edge) => (edge < 0 ? -1 : (mentors[edge] ?? -1)));
}

/** Everybody's edges, what they would like best first. */
function byPreference({ offsets, mentors }: AssignmentProblem, worth: Int32Array): Uint32Array {
  const sorted = Uint32Array.from(mentors.keys());
  for (let mentee = 0; mentee + 1 < offsets.length; mentee++) {
    const row = sorted.subarray(offsets[mentee], offsets[mentee + 1]);
    row.sort((one, other) => (worth[other] ?? 0) - (worth[one] ?? 0) || one - other);
  }
  return sorted;
}

/** Whom a mentor would miss least of those they hold. */
function leastOf(theirs: readonly number[], edgeOf: Int32Array, worth: Int32Array): number {
  const points = (mentee: number) => worth[edgeOf[mentee] ?? 0] ?? 0;
  return theirs.reduce((least, one) =>
    points(one) < points(least) || (points(one) === points(least) && one > least) ? one : least,
  );
}
