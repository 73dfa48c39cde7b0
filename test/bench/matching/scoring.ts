import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { barrierBetween } from "#shared/matching/eligibility.ts";
import { type Pairs, pairsOf } from "#shared/matching/pairs.ts";
import type { Pool } from "#shared/matching/pool.ts";
import { score } from "#shared/matching/score.ts";
import { solve } from "#shared/matching/solve.ts";
import { cohortNow } from "#test/support/cohort.ts";
import { rounded } from "../measuring.ts";
import { judged, type sizes } from "./judged.ts";

/** Rounds that are thrown away first, and rounds of which the one in the middle counts. */
const [warmUps, times] = [3, 7];

/**
 * How fast all pairs of a large programme are judged, with every rule and every feature: beside the plain statement of
 * them, pair by pair, which has to say just the same; and how long it takes from people to a proven round.
 */
export function scoringBench(size: keyof typeof sizes = "large") {
  const pool = judged(size);
  const pairs = pool.mentees.length * pool.mentors.length;
  const found = pairsOf(pool, cohortNow);
  const plain = plainly(pool, found);
  const ours = middle(() => void pairsOf(pool, cohortNow));
  const whole = middle(() => {
    const { problem, order } = pairsOf(pool, cohortNow);
    solve(problem, order);
  });
  return {
    mentees: pool.mentees.length,
    mentors: pool.mentors.length,
    pairs,
    eligible: found.problem.mentors.length,
    same: plain.same,
    plainNanosecondsPerPair: rounded(plain.nanoseconds),
    nanosecondsPerPair: rounded((ours.wall * 1e6) / pairs),
    timesFaster: rounded((plain.nanoseconds * pairs) / (ours.wall * 1e6)),
    /** All pairs judged, and those that may be written for the solver, in milliseconds. */
    judged: ours,
    /** From people to a proven round over all pairs that may be. */
    whole,
    /** The same in a process that has never done it. */
    fresh: freshly(size),
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
    const began = performance.now();
    const theirs = mentors.map((mentor) => {
      if (barrierBetween(mentee, mentor, pool, scale) !== undefined) return undefined;
      const { total, kept } = score(mentee, mentor, scale, pool);
      return total + kept;
    });
    nanoseconds += (performance.now() - began) * 1e6;
    looked += mentors.length;
    const [from = 0, to = 0] = problem.offsets.subarray(row, row + 2);
    const ours = new Map(
      Array.from(problem.mentors.subarray(from, to), (mentor, at) => [mentor, problem.scores[from + at]]),
    );
    same &&= theirs.every((points, mentor) => points === ours.get(mentor));
  }
  return { same, nanoseconds: nanoseconds / Math.max(1, looked) };
}

/** Milliseconds by the clock, and of processor time: others on the machine take theirs. */
function middle(work: () => void) {
  const measured = Array.from({ length: warmUps + times }, () => {
    const [began, used] = [performance.now(), process.cpuUsage()];
    work();
    const wall = performance.now() - began;
    const { user, system } = process.cpuUsage(used);
    return { wall: rounded(wall), processor: rounded((user + system) / 1000) };
  }).slice(warmUps);
  const sorted = measured.toSorted((one, other) => one.wall - other.wall);
  return sorted[Math.floor(times / 2)] ?? { wall: 0, processor: 0 };
}

function freshly(size: keyof typeof sizes): unknown {
  const script = fileURLToPath(new URL("scoring-cold.ts", import.meta.url));
  return JSON.parse(execFileSync(process.execPath, [script, size], { encoding: "utf8" }));
}
