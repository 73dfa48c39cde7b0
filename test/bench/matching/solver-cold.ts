import { assign } from "#shared/matching/assign.ts";
import { instance, type Kind, type Supply } from "./instances.ts";

// A process that has never solved anything solves one round: what a function pays that has just been started.
const [kind, supply, mentees, seed] = process.argv.slice(2);
const kinds: readonly Kind[] = ["uniform", "clustered"];
const supplies: readonly Supply[] = ["tight", "balanced", "slack"];
const count = Number(mentees);
const problem = instance({
  mentees: count,
  mentors: Math.round(0.3 * count),
  candidates: 50,
  supply: supplies.find((one) => one === supply) ?? "tight",
  kind: kinds.find((one) => one === kind) ?? "uniform",
  seed: Number(seed),
});
const began = process.cpuUsage();
const start = performance.now();
assign(problem);
const wall = performance.now() - start;
const { user, system } = process.cpuUsage(began);
const peak = process.resourceUsage().maxRSS / 1024;
process.stdout.write(`${JSON.stringify({ wall, processor: (user + system) / 1000, peak })}\n`);
