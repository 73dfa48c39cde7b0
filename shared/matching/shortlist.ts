import type { AssignmentProblem } from "./problem.ts";

/** What shortlists are made from, besides who may be paired and how well they fit. */
export interface ShortlistOrder {
  /** By mentee: the mentor of the best round, -1 for none. They come first in the list. */
  readonly best: Int32Array;
  /** By mentee: who is in the list already and stays. */
  readonly kept?: readonly (readonly number[])[];
  /** By mentor: how many lists they may be in. */
  readonly most: Int32Array;
  /** Most mentors of one list. */
  readonly length: number;
}

/**
 * For each mentee a list of mentors: the one of the best round first, then by points, the better first. No mentor is in
 * more lists than they may be, so those whom everybody fits are not in all of them; everybody gets a second name before
 * anybody gets a third. Deterministic, and every pair in it is one of the problem's.
 */
export function shortlists(problem: AssignmentProblem, { best, kept, most, length }: ShortlistOrder): number[][] {
  const { offsets, mentors, scores } = problem;
  const mentees = offsets.length - 1;
  const lists = Array.from({ length: mentees }, (_, mentee): number[] => [...(kept?.[mentee] ?? [])]);
  const left = Int32Array.from(most);
  const count = (mentor: number) => {
    left[mentor] = (left[mentor] ?? 0) - 1;
  };
  for (const list of lists) for (const mentor of list) count(mentor);
  const add = (mentee: number, mentor: number) => {
    const list = lists[mentee];
    if (list === undefined || mentor < 0 || list.includes(mentor) || list.length >= length) return;
    if ((left[mentor] ?? 0) <= 0) return;
    list.push(mentor);
    count(mentor);
  };
  for (let mentee = 0; mentee < mentees; mentee++) add(mentee, best[mentee] ?? -1);
  for (let place = 0; place < length; place++) {
    // Whoever chose last in one turn chooses first in the next.
    for (let turn = 0; turn < mentees; turn++) {
      const mentee = place % 2 === 0 ? turn : mentees - 1 - turn;
      const list = lists[mentee];
      if (list !== undefined && list.length <= place) add(mentee, bestLeft(mentee, list));
    }
  }
  return lists;

  function bestLeft(mentee: number, list: readonly number[]): number {
    let found = -1;
    let points = Number.NEGATIVE_INFINITY;
    for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++) {
      const mentor = mentors[edge] ?? -1;
      const worth = scores[edge] ?? 0;
      if (worth <= points || (left[mentor] ?? 0) <= 0 || list.includes(mentor)) continue;
      found = mentor;
      points = worth;
    }
    return found;
  }
}
