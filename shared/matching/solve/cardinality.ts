import type { AssignmentProblem } from "../problem.ts";
import type { Fullest, Placing } from "./placing.ts";

/**
 * Places as many mentees as can be placed, whatever the points: Hopcroft and Karp (1973) with mentors of several places.
 * A round of breadth-first search finds how far every mentee is from a free place; then disjoint shortest ways to free
 * places are walked until none is left. O(edges × √mentees).
 */
export function mostPlaced(problem: AssignmentProblem): Fullest {
  const placing = greedily(problem);
  const mentees = placing.mentorOf.length;
  const search = {
    menteeLevel: new Int32Array(mentees),
    mentorLevel: new Int32Array(problem.capacities.length),
    queue: new Int32Array(mentees),
    nextEdge: new Uint32Array(mentees),
    nextPlace: new Int32Array(problem.capacities.length),
    way: new Int32Array(mentees + 1),
  };
  while (levels(problem, placing, search)) {
    search.nextEdge.set(problem.offsets.subarray(0, mentees));
    search.nextPlace.set(placing.places.subarray(0, problem.capacities.length));
    const before = placing.matched;
    for (let mentee = 0; mentee < mentees; mentee++)
      if (placing.mentorOf[mentee] === -1 && walk(mentee, problem, placing, search)) placing.matched++;
    if (placing.matched === before) throw new RangeError("A free place was seen and no way there found");
  }
  const { menteeLevel, mentorLevel } = search;
  return { ...placing, menteeLevel, mentorLevel };
}

/** Everybody in turn takes the first candidate with a free place: most of the work, in one pass. */
function greedily({ capacities, offsets, mentors }: AssignmentProblem): Placing {
  const mentees = offsets.length - 1;
  const places = new Int32Array(capacities.length + 1);
  for (let edge = 0; edge < mentors.length; edge++) {
    const mentor = mentors[edge] ?? 0;
    places[mentor + 1] = (places[mentor + 1] ?? 0) + 1;
  }
  // More places than candidates are never taken: a capacity of two thousand million costs no memory.
  for (let mentor = 0; mentor < capacities.length; mentor++)
    places[mentor + 1] = (places[mentor] ?? 0) + Math.min(capacities[mentor] ?? 0, places[mentor + 1] ?? 0);
  const placing = {
    mentorOf: new Int32Array(mentees).fill(-1),
    places,
    holders: new Int32Array(places[capacities.length] ?? 0).fill(-1),
    taken: new Int32Array(capacities.length),
    matched: 0,
  };
  for (let mentee = 0; mentee < mentees; mentee++) {
    for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++) {
      const mentor = mentors[edge] ?? 0;
      const free = freePlace(placing, mentor);
      if (free === -1) continue;
      settle(placing, mentee, mentor, free);
      placing.taken[mentor] = (placing.taken[mentor] ?? 0) + 1;
      placing.matched++;
      break;
    }
  }
  return placing;
}

interface Search {
  /** Steps from a mentee nobody has placed; 0 for not reached. */
  readonly menteeLevel: Int32Array;
  readonly mentorLevel: Int32Array;
  readonly queue: Int32Array;
  /** What is still to be tried: a dead end is entered once a round. */
  readonly nextEdge: Uint32Array;
  readonly nextPlace: Int32Array;
  readonly way: Int32Array;
}

/** Breadth first from all who are not placed, up to the step at which the first free place is seen. False: there is none. */
function levels({ offsets, mentors }: AssignmentProblem, placing: Placing, search: Search): boolean {
  const { menteeLevel, mentorLevel, queue } = search;
  const { mentorOf, places, holders, taken } = placing;
  mentorLevel.fill(0);
  let [tail, last] = [0, Number.POSITIVE_INFINITY];
  for (let mentee = 0; mentee < mentorOf.length; mentee++) {
    menteeLevel[mentee] = mentorOf[mentee] === -1 ? 1 : 0;
    if (mentorOf[mentee] === -1) queue[tail++] = mentee;
  }
  for (let head = 0; head < tail; head++) {
    const mentee = queue[head] ?? 0;
    const level = menteeLevel[mentee] ?? 0;
    if (level >= last) break;
    for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++) {
      const mentor = mentors[edge] ?? 0;
      if (mentorLevel[mentor] !== 0) continue;
      mentorLevel[mentor] = level;
      const first = places[mentor] ?? 0;
      const end = first + (taken[mentor] ?? 0);
      if (end < (places[mentor + 1] ?? 0)) last = level + 1;
      for (let place = first; place < end; place++) {
        const holder = holders[place] ?? 0;
        if (menteeLevel[holder] !== 0) continue;
        menteeLevel[holder] = level + 1;
        queue[tail++] = holder;
      }
    }
  }
  return last !== Number.POSITIVE_INFINITY;
}

/** Depth first along the levels from one mentee to a free place; everybody on the way moves one mentor on. */
function walk(root: number, { offsets, mentors }: AssignmentProblem, placing: Placing, search: Search): boolean {
  const { menteeLevel, mentorLevel, nextEdge, nextPlace, way } = search;
  const { places, holders, taken } = placing;
  let depth = 0;
  way[0] = root;
  while (depth >= 0) {
    const mentee = way[depth] ?? 0;
    const edge = nextEdge[mentee] ?? 0;
    if (edge >= (offsets[mentee + 1] ?? 0)) {
      // A dead end: whoever led here goes on with the mentor's next place.
      depth--;
      continue;
    }
    const mentor = mentors[edge] ?? 0;
    if (mentorLevel[mentor] !== menteeLevel[mentee]) {
      nextEdge[mentee] = edge + 1;
      continue;
    }
    let free = freePlace(placing, mentor);
    if (free !== -1) {
      taken[mentor] = (taken[mentor] ?? 0) + 1;
      for (; depth >= 0; depth--) {
        const mover = way[depth] ?? 0;
        const to = mentors[nextEdge[mover] ?? 0] ?? 0;
        settle(placing, mover, to, free);
        // The place the next one up moves into: the one the mover was found in.
        free = depth > 0 ? (nextPlace[mentors[nextEdge[way[depth - 1] ?? 0] ?? 0] ?? 0] ?? 0) - 1 : -1;
      }
      return true;
    }
    const place = nextPlace[mentor] ?? 0;
    if (place >= (places[mentor] ?? 0) + (taken[mentor] ?? 0)) {
      nextEdge[mentee] = edge + 1;
      continue;
    }
    nextPlace[mentor] = place + 1;
    const holder = holders[place] ?? 0;
    if (menteeLevel[holder] === (menteeLevel[mentee] ?? 0) + 1) way[++depth] = holder;
  }
  return false;
}

function freePlace({ places, taken }: Placing, mentor: number): number {
  const free = (places[mentor] ?? 0) + (taken[mentor] ?? 0);
  return free < (places[mentor + 1] ?? 0) ? free : -1;
}

function settle({ mentorOf, holders }: Placing, mentee: number, mentor: number, place: number): void {
  holders[place] = mentee;
  mentorOf[mentee] = mentor;
}
