import type { BenchOptions } from "./options.ts";
import { qualityBench, qualityTable } from "./quality.ts";
import { scoringBench } from "./scoring.ts";
import { solverBench } from "./solver.ts";

const small = { mentees: 100, mentors: 25, seeds: [1] };

/**
 * How fast rounds are solved, how fast pairs are judged, and how well people are served; how many times faster than each
 * rival comes first. @throws MissingRival; Error where two ways to one result do not agree
 */
export async function matchingBench(options: BenchOptions) {
  const { quick, say } = options;
  const { ratios, ...solver } = await solverBench(options);
  say("Judging every pair, beside the plain statement of the rules");
  const scoring = scoringBench(quick ? "small" : "large");
  if (!scoring.same) throw new Error("The fast way of judging pairs does not say what the plain one says");
  say("How well people are served, beside greedy, first come first served and deferred acceptance");
  const quality = qualityBench(quick ? small : {});
  say(qualityTable(quality));
  return { ratios: { ...ratios, plainScoring: scoring.timesFaster }, solver, scoring, quality };
}
