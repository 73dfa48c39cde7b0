import { inspect, parseArgs } from "node:util";
import { costBench } from "./cost.ts";
import { deskBench } from "./desk.ts";
import { matchingBench } from "./matching/matching.ts";
import { MissingRival } from "./matching/options.ts";
import { planningBench } from "./planning.ts";

const say = (line: string) => void process.stderr.write(`${line}\n`);

/** Runs the benchmarks and prints one JSON object. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      people: { type: "string", default: "50000" },
      times: { type: "string", default: "20" },
      mentorships: { type: "string", default: "100000" },
      // `matching`, `planning`, `desk` or `cost`; absent: all of them.
      only: { type: "string" },
      // Small sizes: whether the matching benchmarks run, not how fast they are.
      quick: { type: "boolean", default: false },
    },
  });
  const { only, quick } = values;
  const isWanted = (part: string) => only === undefined || only === part;
  const matching = isWanted("matching") ? await matchingBench({ quick, say }) : undefined;
  const planning = isWanted("planning") ? planningBench(Number(values.mentorships)) : undefined;
  const size = { people: Number(values.people), times: Number(values.times) };
  const desk = isWanted("desk") ? await deskBench(size) : {};
  const cost = isWanted("cost") ? await costBench(quick ? [100, 400] : [1_000, 10_000], say) : undefined;
  process.stdout.write(
    `${JSON.stringify({ ...(matching && { matching }), ...(planning && { planning }), ...desk, ...(cost && { cost }) }, undefined, 1)}\n`,
  );
}

main().catch((error: unknown) => {
  say(error instanceof MissingRival ? error.message : inspect(error));
  process.exit(1);
});
