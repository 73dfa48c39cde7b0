import { inspect, parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { realRun } from "./run.ts";

/**
 * Sends messages through the real parts while everything goes wrong, and prints what came of them as one JSON object.
 * No event is ever lost here, so even a double that its record explains is one too many.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { messages: { type: "string", default: "500" }, seed: { type: "string", default: "1" } },
  });
  const messages = Number(values.messages);
  const format = "real parts {bar} {percentage} % | {value} of {total} mails | {eta_formatted}";
  const bar = new SingleBar({ format, noTTYOutput: true, notTTYSchedule: 10_000 });
  bar.start(messages, 0);
  const result = await realRun({ messages, seed: Number(values.seed), tell: (count) => bar.update(count) });
  bar.stop();
  process.stdout.write(`${JSON.stringify(result, undefined, 1)}\n`);
  const wrong = result.lost.length + result.duplicates.length + result.open.length + result.duplicatesExplained;
  if (wrong > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${inspect(error)}\n`);
  process.exit(1);
});
