import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { barrierBetween } from "#shared/matching/eligibility.ts";
import { type Pairs, pairsOf } from "#shared/matching/pairs.ts";
import type { Pool } from "#shared/matching/pool.ts";
import { score } from "#shared/matching/score.ts";
import { cohortNow } from "#test/support/cohort.ts";
import { rounded, secondsOf } from "../measuring.ts";
import { judged, type sizes } from "./judged.ts";

const Middle = z.object({ wall: z.number(), processor: z.number(), thread: z.number() });
const Alone = z.object({
  fresh: z.object({ judgedAfter: z.number(), wall: z.number(), processor: z.number(), megabytes: z.number() }),
  warm: z.object({ judged: Middle, whole: Middle, megabytes: z.number() }),
});
type Alone = z.infer<typeof Alone>;

/**
 * How fast all pairs of a large programme are judged, with every rule and every feature: beside the plain statement of
 * them, pair by pair, which has to say just the same; and how long it takes from people to a proven round.
 */
export function scoringBench(size: keyof typeof sizes = "large") {
  const pool = judged(size);
  const pairs = pool.mentees.length * pool.mentors.length;
  const found = pairsOf(pool, cohortNow);
  const plain = plainly(pool, found);
  const { warm, fresh } = alone(size);
  return {
    mentees: pool.mentees.length,
    mentors: pool.mentors.length,
    pairs,
    eligible: found.problem.mentors.length,
    same: plain.same,
    plainNanosecondsPerPair: rounded(plain.nanoseconds),
    nanosecondsPerPair: rounded((warm.judged.processor * 1e6) / pairs),
    timesFaster: rounded((plain.nanoseconds * pairs) / (warm.judged.processor * 1e6)),
    /** All pairs judged and written for the solver, and from people to a proven round over all of them, in milliseconds. */
    warm,
    /** The same the first time a process does it; megabytes are the most it ever held. */
    fresh,
  };
}

/** The plain way for some mentees with everybody, and whether both ways agree on each of those pairs. */
function plainly(pool: Pool, { mentees, mentors, problem, scale }: Pairs) {
  const step = Math.max(1, Math.floor(mentees.length / 200));
  const rows = [...mentees.keys()].filter((row) => row % step === 0);
  let [same, looked, nanoseconds] = [true, 0, 0];
  for (const row of rows) {
    const mentee = mentees[row];
    if (mentee === undefined) continue;
    let theirs: (number | undefined)[] = [];
    nanoseconds +=
      1e9 *
      secondsOf(() => {
        theirs = mentors.map((mentor) => {
          if (barrierBetween(mentee, mentor, pool, scale) !== undefined) return undefined;
          const { total, kept } = score(mentee, mentor, scale, pool);
          return total + kept;
        });
      });
    looked += mentors.length;
    const [from = 0, to = 0] = problem.offsets.subarray(row, row + 2);
    const ours = new Map(
      Array.from(problem.mentors.subarray(from, to), (mentor, at) => [mentor, problem.scores[from + at]]),
    );
    same &&= theirs.every((points, mentor) => points === ours.get(mentor));
  }
  return { same, nanoseconds: nanoseconds / Math.max(1, looked) };
}

/** What a process of its own takes, in which nothing else was compiled or kept. */
function alone(size: keyof typeof sizes): Alone {
  const script = fileURLToPath(new URL("scoring-cold.ts", import.meta.url));
  return Alone.parse(JSON.parse(execFileSync(process.execPath, [script, size], { encoding: "utf8" })));
}
