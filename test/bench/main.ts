import { inspect, parseArgs } from "node:util";
import { deskPages } from "./desk.ts";

/** Runs the benchmarks and prints one JSON object. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { people: { type: "string", default: "50000" }, times: { type: "string", default: "20" } },
  });
  const desk = await deskPages({ people: Number(values.people), times: Number(values.times) });
  process.stdout.write(`${JSON.stringify({ desk }, undefined, 1)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${inspect(error)}\n`);
  process.exit(1);
});
