import { pairsOf } from "#shared/matching/pairs.ts";
import { solve } from "#shared/matching/solve.ts";
import { cohortNow } from "#test/support/cohort.ts";
import { judged } from "./judged.ts";

// A process that has never paired anybody pairs a programme: what a function pays that has just been started.
const pool = judged(process.argv[2] === "small" ? "small" : "large");
const [began, used] = [performance.now(), process.cpuUsage()];
const { problem, order } = pairsOf(pool, cohortNow);
const paired = performance.now() - began;
solve(problem, order);
const wall = performance.now() - began;
const { user, system } = process.cpuUsage(used);
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ paired, wall, processor: (user + system) / 1000, megabytes })}\n`);
