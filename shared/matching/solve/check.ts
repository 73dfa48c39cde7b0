import type { AssignmentProblem } from "../problem.ts";

/**
 * Refuses what is no assignment problem. Linear in mentees, mentors and edges.
 * @throws RangeError on duplicate edges, malformed offsets, unknown mentors or negative capacities.
 */
export function check({ capacities, offsets, mentors, scores }: AssignmentProblem): void {
  const edges = mentors.length;
  if (scores.length !== edges) throw new RangeError("As many scores as edges are needed");
  if (offsets.length === 0 || offsets[0] !== 0 || offsets[offsets.length - 1] !== edges) {
    throw new RangeError("Offsets must begin with 0 and end with the number of edges");
  }
  for (let mentor = 0; mentor < capacities.length; mentor++)
    if ((capacities[mentor] ?? 0) < 0) throw new RangeError("A capacity cannot be negative");
  const seenBy = new Int32Array(capacities.length).fill(-1);
  for (let mentee = 0; mentee + 1 < offsets.length; mentee++) {
    const from = offsets[mentee] ?? 0;
    const to = offsets[mentee + 1] ?? 0;
    // Before any edge is read: a range that ends beyond the last edge falls later on.
    if (to < from || to > edges) throw new RangeError("Offsets must not fall");
    for (let edge = from; edge < to; edge++) {
      const mentor = mentors[edge] ?? 0;
      if (mentor >= capacities.length) throw new RangeError(`Edge ${edge} names an unknown mentor`);
      if (seenBy[mentor] === mentee) throw new RangeError(`Mentee ${mentee} names mentor ${mentor} twice`);
      seenBy[mentor] = mentee;
    }
  }
}
