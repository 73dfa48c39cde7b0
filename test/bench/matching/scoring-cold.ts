import { pairsOf } from "#shared/matching/pairs.ts";
import { solve } from "#shared/matching/solve.ts";
import { cohortNow } from "#test/support/cohort.ts";
import { middle } from "../measuring.ts";
import { judged } from "./judged.ts";

// A process of its own pairs a programme: first as a function does that has just been started, then again and again.
const pool = judged(process.argv[2] === "small" ? "small" : "large");
const megabytes = () => Math.round(process.resourceUsage().maxRSS / 1024);
const pair = () => void pairsOf(pool, cohortNow);
const round = () => {
  const { problem, order } = pairsOf(pool, cohortNow);
  solve(problem, order);
};

const [began, used] = [performance.now(), process.cpuUsage()];
const { problem, order } = pairsOf(pool, cohortNow);
const judgedAfter = performance.now() - began;
solve(problem, order);
const wall = performance.now() - began;
const { user, system } = process.cpuUsage(used);
const fresh = { judgedAfter, wall, processor: (user + system) / 1000, megabytes: megabytes() };
const warm = { judged: middle(pair), whole: middle(round), megabytes: megabytes() };
process.stdout.write(`${JSON.stringify({ fresh, warm })}\n`);
