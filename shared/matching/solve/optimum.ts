import type { AssignmentProblem } from "../problem.ts";
import { mostPlaced } from "./cardinality.ts";
import type { Deal } from "./deal.ts";
import type { Weighed } from "./lexicographic.ts";
import { menteesSeek, mentorsSeek } from "./market.ts";
import { settle } from "./settle.ts";
import { type Over, overDemanded } from "./split.ts";

/** The best result, and the prices from which it follows that none is better. */
export interface Optimum {
  readonly mentorOf: Int32Array;
  readonly matched: number;
  readonly over: Over;
  /** What one of a mentor's places is worth. */
  readonly prices: Float64Array;
}

/** The largest placing of highest total value: both parts, each from its scarce side. See `solve`. */
export function optimum(problem: AssignmentProblem, weighed: Weighed): Optimum {
  const placing = mostPlaced(problem);
  const over = overDemanded(problem, placing);
  const mentorOf = new Int32Array(placing.mentorOf.length).fill(-1);
  const prices = new Float64Array(problem.capacities.length);
  if (over.mentees.includes(1)) {
    const deal = settle(mentorsSeek(problem, weighed.values, over), weighed);
    each(deal, (mentor, mentee) => {
      mentorOf[mentee] = mentor;
    });
    take(prices, deal.levels, 1);
  }
  if (over.mentees.includes(0)) {
    // Everybody is placed here, so it makes no difference what they count for themselves, nor what a value weighs.
    const deal = settle(menteesSeek(problem, weighed.values, placing, over), { ...weighed, unit: 1, bonus: undefined });
    each(deal, (mentee, mentor) => {
      mentorOf[mentee] = mentor;
    });
    take(prices, deal.prices, weighed.unit);
  }
  return { mentorOf, matched: placing.matched, over, prices };
}

/** Prices of those of one part; all others have endless ones there. */
function take(prices: Float64Array, some: Float64Array, unit: number): void {
  for (let mentor = 0; mentor < prices.length; mentor++)
    if (some[mentor] !== Number.POSITIVE_INFINITY) prices[mentor] = (some[mentor] ?? 0) * unit;
}

function each({ places, taken, holder }: Deal, then: (seeker: number, target: number) => void): void {
  for (let target = 0; target < taken.length; target++) {
    const first = places[target] ?? 0;
    for (let place = first; place < first + (taken[target] ?? 0); place++) then(holder[place] ?? 0, target);
  }
}
