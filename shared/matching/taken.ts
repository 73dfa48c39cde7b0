import type { AssignmentProblem, Order } from "./problem.ts";

/** A result by its edges. */
export interface Taken {
  /** The edge each mentee takes; -1 for none. */
  readonly edgeOf: Int32Array;
  /** How many mentees each mentor has. */
  readonly used: Int32Array;
}

/** The edges a result takes. @throws RangeError where it pairs two who may not be paired, or goes beyond somebody's places. */
export function taken({ capacities, offsets, mentors }: AssignmentProblem, mentorOf: Int32Array): Taken {
  const edgeOf = new Int32Array(mentorOf.length).fill(-1);
  const used = new Int32Array(capacities.length);
  for (let mentee = 0; mentee < mentorOf.length; mentee++) {
    const mentor = mentorOf[mentee] ?? -1;
    if (mentor < 0) continue;
    const row = mentors.subarray(offsets[mentee], offsets[mentee + 1]);
    const found = row.indexOf(mentor);
    if (found < 0) throw new RangeError(`Mentee ${mentee} may not have mentor ${mentor}`);
    edgeOf[mentee] = (offsets[mentee] ?? 0) + found;
    const places = (used[mentor] ?? 0) + 1;
    used[mentor] = places;
    if (places > (capacities[mentor] ?? 0)) throw new RangeError(`Mentor ${mentor} has no place for so many`);
  }
  return { edgeOf, used };
}

/** A problem with some of its pairs only, and which of all pairs each of them is. */
export interface Part {
  readonly problem: AssignmentProblem;
  readonly edges: Uint32Array;
}

/** The same people, with only the pairs `stays` is true of. */
export function partOf(problem: AssignmentProblem, stays: (edge: number, mentee: number) => boolean): Part {
  const offsets = new Uint32Array(problem.offsets.length);
  const edges = new Uint32Array(problem.mentors.length);
  let left = 0;
  for (let mentee = 0; mentee + 1 < offsets.length; mentee++) {
    const until = problem.offsets[mentee + 1] ?? 0;
    for (let edge = problem.offsets[mentee] ?? 0; edge < until; edge++) if (stays(edge, mentee)) edges[left++] = edge;
    offsets[mentee + 1] = left;
  }
  const some = edges.slice(0, left);
  const mentors = new Uint32Array(left);
  const scores = new Int32Array(left);
  for (let at = 0; at < left; at++) {
    const edge = some[at] ?? 0;
    mentors[at] = problem.mentors[edge] ?? 0;
    scores[at] = problem.scores[edge] ?? 0;
  }
  return { problem: { capacities: problem.capacities, offsets, mentors, scores }, edges: some };
}

/** What counts before and after points, in a part of a problem. */
export function orderIn({ edges }: Part, { first, ties }: Order): Order {
  return { ...(first && { first }), ...(ties && { ties: ofEdges(ties, edges) }) };
}

/** A problem whole, as a part of itself. */
export function whole(problem: AssignmentProblem): Part {
  const edges = new Uint32Array(problem.mentors.length);
  for (let edge = 0; edge < edges.length; edge++) edges[edge] = edge;
  return { problem, edges };
}

/** What is said of some edges. A plain loop, here and above: there may be millions of them. */
function ofEdges(said: Int32Array, edges: Uint32Array): Int32Array {
  const found = new Int32Array(edges.length);
  for (let at = 0; at < found.length; at++) found[at] = said[edges[at] ?? 0] ?? 0;
  return found;
}
