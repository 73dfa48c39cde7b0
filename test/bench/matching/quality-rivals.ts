import type { Pairs } from "#shared/matching/pairs.ts";

/** Those who are read first take the best place that is left: a form, a list, a spreadsheet. */
export function firstComeFirstServed({ mentees, problem }: Pairs): Int32Array {
  const { capacities, offsets, mentors, scores } = problem;
  const left = Int32Array.from(capacities);
  const mentorOf = new Int32Array(mentees.length).fill(-1);
  const since = (row: number) => mentees[row]?.participant.waitingSince ?? "";
  const inOrder = [...mentees.keys()].sort((one, other) => (since(one) < since(other) ? -1 : 1) || one - other);
  for (const mentee of inOrder) {
    let best = -1;
    for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++) {
      if ((left[mentors[edge] ?? 0] ?? 0) === 0) continue;
      if (best < 0 || (scores[edge] ?? 0) > (scores[best] ?? 0)) best = edge;
    }
    if (best >= 0) take(mentee, mentors[best] ?? 0, left, mentorOf);
  }
  return mentorOf;
}

/** The pair that fits best of all is taken, then the best of the rest, and so on. */
export function greedyBestFirst({ mentees, problem }: Pairs): Int32Array {
  const { capacities, offsets, mentors, scores } = problem;
  const left = Int32Array.from(capacities);
  const mentorOf = new Int32Array(mentees.length).fill(-1);
  const menteeOf = new Uint32Array(mentors.length);
  for (let mentee = 0; mentee + 1 < offsets.length; mentee++)
    menteeOf.fill(mentee, offsets[mentee], offsets[mentee + 1]);
  const edges = Uint32Array.from(mentors.keys());
  edges.sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other);
  for (const edge of edges) {
    const [mentee, mentor] = [menteeOf[edge] ?? 0, mentors[edge] ?? 0];
    if ((mentorOf[mentee] ?? -1) < 0 && (left[mentor] ?? 0) > 0) take(mentee, mentor, left, mentorOf);
  }
  return mentorOf;
}

function take(mentee: number, mentor: number, left: Int32Array, mentorOf: Int32Array): void {
  mentorOf[mentee] = mentor;
  left[mentor] = (left[mentor] ?? 0) - 1;
}
