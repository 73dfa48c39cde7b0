import { inspect, parseArgs } from "node:util";
import { deskBench } from "./desk.ts";

/** Runs the benchmarks and prints one JSON object. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { people: { type: "string", default: "50000" }, times: { type: "string", default: "20" } },
  });
  const figures = await deskBench({ people: Number(values.people), times: Number(values.times) });
  process.stdout.write(`${JSON.stringify(figures, undefined, 1)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${inspect(error)}\n`);
  process.exit(1);
});
