import type { AssignmentProblem } from "./problem.ts";
import { taken } from "./taken.ts";
import type { Sides } from "./utility.ts";

/** Two people who are not paired and would both rather be. */
export interface Complaints {
  readonly blocking: number;
  /** Those of them who would each gain much, or have nobody. */
  readonly strong: number;
}

/** What one gains at least for it to be much: 15 of 100. */
const much = 0.15;

/**
 * Counts the pairs who would both rather have each other than what a result gives them. Who has nobody, or a free place,
 * gains by anybody they may have. Linear in the pairs.
 */
export function complaintsOf(problem: AssignmentProblem, sides: Sides, mentorOf: Int32Array): Complaints {
  let [blocking, strong] = [0, 0];
  eachComplaint(problem, sides, mentorOf, (_, isStrong) => {
    blocking++;
    if (isStrong) strong++;
  });
  return { blocking, strong };
}

/** Looks at every pair who would both rather have each other. */
export function eachComplaint(
  problem: AssignmentProblem,
  sides: Sides,
  mentorOf: Int32Array,
  see: (edge: number, strong: boolean) => void,
): void {
  const { offsets, mentors } = problem;
  const { has, least } = standing(problem, sides, mentorOf);
  for (let mentee = 0; mentee < mentorOf.length; mentee++) {
    const now = has[mentee] ?? nothing;
    const enough = muchMore(now);
    const until = offsets[mentee + 1] ?? 0;
    for (let edge = offsets[mentee] ?? 0; edge < until; edge++) {
      const gained = sides.mentee[edge] ?? 0;
      if (gained <= now) continue;
      const mentor = mentors[edge] ?? 0;
      const worst = least[mentor] ?? nothing;
      const back = sides.mentor[edge] ?? 0;
      // A mentor without any place refuses everybody.
      if (back <= worst) continue;
      see(edge, gained >= enough && back >= muchMore(worst));
    }
  }
}

const nothing = Number.NEGATIVE_INFINITY;
/** Anything is much to who has nothing. */
const muchMore = (points: number) => (points === nothing ? nothing : points + Math.abs(points) * much);

/** What each mentee has, and each mentor's least: nothing for a mentor with a free place, everything for one without any. */
function standing(problem: AssignmentProblem, sides: Sides, mentorOf: Int32Array) {
  const { edgeOf, used } = taken(problem, mentorOf);
  const has = new Float64Array(mentorOf.length).fill(nothing);
  const least = Float64Array.from(problem.capacities, (places, mentor) =>
    (used[mentor] ?? 0) < places ? nothing : Number.POSITIVE_INFINITY,
  );
  for (const [mentee, edge] of edgeOf.entries()) {
    if (edge < 0) continue;
    has[mentee] = sides.mentee[edge] ?? 0;
    const mentor = problem.mentors[edge] ?? 0;
    least[mentor] = Math.min(least[mentor] ?? 0, sides.mentor[edge] ?? 0);
  }
  return { has, least };
}
