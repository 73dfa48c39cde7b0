import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { inspect, parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import { burst } from "./burst.ts";
import { readFaults } from "./faults.ts";
import { ours, type Sender } from "./senders.ts";
import { checkpointSender, leaseSender, retrySender } from "./senders-compared.ts";
import { type Settings, simulate } from "./simulation.ts";

// Where an error was made matters to nobody here, and finding it out takes longer than making it.
Error.stackTraceLimit = 0;

const usage = `npm run simulate -- [--messages 100000] [--seed 1] [--faults all] [--event-loss 0] [--days 365]
                    [--sender ours|checkpoint|retry|lease|all] [--log FILE]
npm run simulate -- --burst 1000000 [--rate 500] [--seed 1]

Plays a year of mail through the ledger while everything goes wrong that can (--faults NAME,NAME or none for less;
all,restore for tables that are put back, too), and prints one JSON object. The log has a line for each message planned, each letter SES took, and each message's end.
--event-loss: of the letters SES takes, the share of which it never tells anything. --burst: all due at one instant.`;

const senders: Readonly<Record<string, Sender>> = {
  ours,
  checkpoint: checkpointSender,
  retry: retrySender,
  lease: leaseSender,
};

const options = {
  messages: { type: "string", default: "100000" },
  seed: { type: "string", default: "1" },
  faults: { type: "string", default: "all" },
  days: { type: "string", default: "365" },
  "event-loss": { type: "string", default: "0" },
  sender: { type: "string", default: "ours" },
  burst: { type: "string" },
  rate: { type: "string", default: "500" },
  log: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

/** A number of the command line. @throws when it is none, or below the least. */
function number(text: string, name: string, least: number): number {
  const value = Number(text);
  if (text !== "" && Number.isFinite(value) && value >= least) return value;
  throw new Error(`--${name} takes a number from ${least} on.`);
}

/** Runs something long below a bar, and tells what it found with what it cost. */
async function measured<Found extends object>(what: string, run: (progress: (part: number) => void) => Promise<Found>) {
  const bar = new SingleBar({
    format: `${what} {bar} {percentage} %, {eta_formatted} to go`,
    stream: process.stderr,
    noTTYOutput: true,
    notTTYSchedule: 60_000,
  });
  const [began, before] = [performance.now(), process.cpuUsage()];
  bar.start(1000, 0);
  const found = await run((part) => bar.update(Math.round(part * 1000))).finally(() => bar.stop());
  const { user, system } = process.cpuUsage(before);
  const tenths = (milliseconds: number) => Math.round(milliseconds / 100) / 10;
  const cost = { seconds: tenths(performance.now() - began), cpuSeconds: tenths((user + system) / 1000) };
  return { ...found, ...cost, megabytes: Math.round(process.resourceUsage().maxRSS / 1024) };
}

/** A file of one JSON object a line. */
function logFile(path: string) {
  const file = createWriteStream(path);
  let lines: string[] = [];
  const flush = () => {
    file.write(lines.join(""));
    lines = [];
  };
  return {
    add(line: object) {
      lines.push(`${JSON.stringify(line)}\n`);
      if (lines.length === 10_000) flush();
    },
    async close() {
      flush();
      file.end();
      await once(file, "close");
    },
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options });
  if (values.help) return void process.stdout.write(`${usage}\n`);
  const seed = number(values.seed, "seed", 0);
  if (values.burst !== undefined) {
    const size = { seed, messages: number(values.burst, "burst", 1), rate: number(values.rate, "rate", 1) };
    return print(await measured("burst", (progress) => burst({ ...size, progress })));
  }
  const settings: Settings = {
    ...{ seed, messages: number(values.messages, "messages", 1), faults: readFaults(values.faults) },
    ...{ days: number(values.days, "days", 1), eventLoss: number(values["event-loss"], "event-loss", 0) },
  };
  const names = values.sender === "all" ? Object.keys(senders) : [values.sender];
  const log = values.log === undefined ? undefined : logFile(values.log);
  const results: Record<string, Awaited<ReturnType<typeof played>>> = {};
  for (const name of names) results[name] = await played(name, settings, log?.add);
  await log?.close();
  const [first = "", ...others] = names;
  print({ ...results[first], ...Object.fromEntries(others.map((name) => [name, results[name]])) });
  if (results["ours"] !== undefined && results["ours"].violations > 0) process.exitCode = 1;
}

/** A year as one sender sends it. Only the first is logged: the others' logs would stand between its lines. */
function played(name: string, settings: Settings, log: Settings["log"]) {
  const sender = senders[name];
  if (sender === undefined) throw new Error(`--sender is one of ${Object.keys(senders).join(", ")}, all.`);
  const own = sender === ours ? { log } : {};
  return measured(name, (progress) => simulate({ ...settings, ...own, sender, progress }));
}

function print(result: object): void {
  process.stdout.write(`${JSON.stringify(result, undefined, 1)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${inspect(error)}\n`);
  process.exit(1);
});
