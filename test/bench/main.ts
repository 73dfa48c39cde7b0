import { inspect, parseArgs } from "node:util";
import { deskBench } from "./desk.ts";
import { planningBench } from "./planning.ts";

/** Runs the benchmarks and prints one JSON object. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      people: { type: "string", default: "50000" },
      times: { type: "string", default: "20" },
      mentorships: { type: "string", default: "100000" },
      // `planning` or `desk`; absent: all of them.
      only: { type: "string" },
    },
  });
  const { only } = values;
  const planning = only === undefined || only === "planning" ? planningBench(Number(values.mentorships)) : undefined;
  const size = { people: Number(values.people), times: Number(values.times) };
  const desk = only === undefined || only === "desk" ? await deskBench(size) : {};
  process.stdout.write(`${JSON.stringify({ ...(planning && { planning }), ...desk }, undefined, 1)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${inspect(error)}\n`);
  process.exit(1);
});
