import type { AssignmentProblem } from "../problem.ts";
import { mostPlaced } from "./cardinality.ts";
import type { Deal } from "./deal.ts";
import { type Market, menteesSeek, mentorsSeek } from "./market.ts";
import { settle } from "./settle.ts";
import type { Values } from "./sorting.ts";
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
export function optimum(problem: AssignmentProblem, values: Values): Optimum {
  const placing = mostPlaced(problem);
  const over = overDemanded(problem, placing);
  const mentorOf = new Int32Array(placing.mentorOf.length).fill(-1);
  const prices = new Float64Array(problem.capacities.length);
  const scarce = mentorsSeek(problem, values, over);
  const dear = settle(scarce);
  each(scarce, dear, (mentor, mentee) => {
    mentorOf[mentee] = mentor;
  });
  for (let at = 0; at < scarce.seekers.length; at++) prices[scarce.seekers[at] ?? 0] = dear.levels[at] ?? 0;
  const rest = menteesSeek(problem, values, placing, over);
  const open = settle(rest);
  each(rest, open, (mentee, mentor) => {
    mentorOf[mentee] = mentor;
  });
  for (let at = 0; at < rest.targets.length; at++) prices[rest.targets[at] ?? 0] = open.prices[at] ?? 0;
  return { mentorOf, matched: placing.matched, over, prices };
}

function each({ seekers, targets }: Market, deal: Deal, then: (seeker: number, target: number) => void): void {
  for (let target = 0; target < targets.length; target++) {
    const first = deal.places[target] ?? 0;
    for (let place = first; place < first + (deal.taken[target] ?? 0); place++)
      then(seekers[deal.holder[place] ?? 0] ?? 0, targets[target] ?? 0);
  }
}
