import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadSample } from "./sample.ts";
import { startSandbox } from "./sandbox.ts";
import { isStale, synthesize } from "./synth.ts";
import { messageOf } from "./values.ts";

const usage = `npm start -- [--port 3000] [--empty] [--data DIR] [--start INSTANT] [--relay smtp://HOST:PORT] [--verbose]

  --port     where to listen on 127.0.0.1 (0: any free port)
  --empty    one programme with its playbook and key dates, and nobody in it
  --data     keeps table, inbox, secrets and clock in DIR between runs
  --start    the first instant of the clock, for example 2026-09-01T08:00:00Z
  --relay    hands every accepted message to this SMTP server too
  --verbose  prints what functions and services log`;

const say = (line: string) => void process.stdout.write(`${line}\n`);

function readFlags() {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "3000" },
      empty: { type: "boolean", default: false },
      data: { type: "string" },
      start: { type: "string" },
      relay: { type: "string" },
      verbose: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port} is not a port.`);
  return { ...values, port };
}

async function main(): Promise<void> {
  const { port, empty, data, start, relay, verbose, help } = readFlags();
  if (help) return say(usage);
  const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
  const output = join(root, "cdk.out");

  async function assembly(): Promise<string> {
    if (isStale(root, output)) {
      say("Synthesizing the template …");
      await synthesize(root, output);
    }
    return output;
  }

  const sandbox = await startSandbox({
    assembly: assembly(),
    port,
    verbose,
    say,
    prepare: (prepared) => loadSample(prepared, { empty }),
    ...(data === undefined ? {} : { data }),
    ...(start === undefined ? {} : { start }),
    ...(relay === undefined ? {} : { relay }),
  });

  let stopping = false;
  const stop = async () => {
    // A second Ctrl-C does not wait for anything.
    if (stopping) process.exit(1);
    stopping = true;
    await sandbox.stop();
    process.exit(0);
  };
  process.on("SIGINT", () => void stop());
  process.on("SIGTERM", () => void stop());

  say(`Almanac runs on this machine. Its clock shows ${sandbox.now().toISOString()}.

  Sign-up form   ${sandbox.url}/join/demo
  Desk           ${sandbox.url}/console
  Inbox, clock   ${sandbox.url}/_sandbox
  API            ${sandbox.url}/openapi.json

Stop it with Ctrl-C.`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exit(1);
});
