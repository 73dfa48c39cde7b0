import type { AssignmentProblem } from "./problem.ts";

/** People who compete for too few places. */
export interface Competing {
  /** They have no candidates but these mentors. */
  readonly mentees: readonly number[];
  readonly mentors: readonly number[];
  /** How many places these mentors have together: fewer than mentees. */
  readonly places: number;
}

/** Where people compete for too few places, each region apart from the others. */
export interface Regions {
  /** The region of a mentee without a mentor; -1 for who has no candidates. */
  readonly regionOf: (mentee: number) => number;
  readonly mentorsIn: (region: number) => number;
  /** Everybody of a region. Their candidates are all in it. */
  readonly whole: (region: number) => Competing;
  /** The mentees a mentor has. */
  readonly heldBy: (mentor: number) => Int32Array;
}

/**
 * Parts whoever can be reached from somebody without a mentor, by their candidates, those who have these, and so on, into
 * regions nobody of which has a candidate in another. One look at every edge at most.
 */
export function regionsOf(problem: AssignmentProblem, mentorOf: Int32Array): Regions {
  const { capacities, offsets, mentors } = problem;
  const heldBy = holders(mentorOf, capacities.length);
  const joined = Int32Array.from(capacities.keys());
  const isWanted = new Uint8Array(capacities.length);
  const open = [...mentorOf.keys()].filter((mentee) => mentorOf[mentee] === -1);
  const rootOf = (mentor: number) => {
    let at = mentor;
    while (joined[at] !== at) {
      const next = joined[joined[at] ?? at] ?? at;
      joined[at] = next;
      at = next;
    }
    return at;
  };
  let [wanted, regions] = [0, 0];
  // The list is walked as it is filled.
  for (const mentee of open) {
    // All mentors are one region: there is nothing left to find.
    if (wanted === capacities.length && regions === 1) break;
    let root = -1;
    for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++) {
      const mentor = mentors[edge] ?? 0;
      if (isWanted[mentor] === 0) {
        isWanted[mentor] = 1;
        wanted++;
        regions++;
        for (const holder of heldBy(mentor)) open.push(holder);
      }
      const its = rootOf(mentor);
      if (its === root) continue;
      if (root !== -1) regions--;
      joined[its] = root === -1 ? its : root;
      root = root === -1 ? its : root;
    }
  }
  const regionOf = (mentee: number) =>
    offsets[mentee] === offsets[mentee + 1] ? -1 : rootOf(mentors[offsets[mentee] ?? 0] ?? 0);
  const within = new Map<number, { mentees: number[]; mentors: number[]; places: number }>();
  for (const mentor of capacities.keys()) {
    if (isWanted[mentor] === 0) continue;
    const region = within.get(rootOf(mentor)) ?? { mentees: [], mentors: [], places: 0 };
    within.set(rootOf(mentor), region);
    region.mentors.push(mentor);
    region.places += capacities[mentor] ?? 0;
  }
  for (const [mentee, mentor] of mentorOf.entries()) {
    const region = mentor === -1 ? regionOf(mentee) : rootOf(mentor);
    within.get(region)?.mentees.push(mentee);
  }
  const whole = (region: number) => within.get(region) ?? { mentees: [], mentors: [], places: 0 };
  return { regionOf, mentorsIn: (region) => whole(region).mentors.length, whole, heldBy };
}

/** The mentees of each mentor. */
function holders(mentorOf: Int32Array, many: number): (mentor: number) => Int32Array {
  const from = new Uint32Array(many + 2);
  for (const mentor of mentorOf) if (mentor >= 0) from[mentor + 2] = (from[mentor + 2] ?? 0) + 1;
  for (let at = 2; at < from.length; at++) from[at] = (from[at] ?? 0) + (from[at - 1] ?? 0);
  const held = new Int32Array(from[many + 1] ?? 0);
  for (const [mentee, mentor] of mentorOf.entries()) {
    if (mentor < 0) continue;
    const at = from[mentor + 1] ?? 0;
    held[at] = mentee;
    from[mentor + 1] = at + 1;
  }
  return (mentor) => held.subarray(from[mentor], from[mentor + 1]);
}
