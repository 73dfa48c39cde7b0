import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { Temporal } from "temporal-polyfill";
import { buildApp } from "#infra/app.ts";
import type { Database } from "#infra/sandbox/dynamo-local.ts";
import { loadSample } from "#infra/sandbox/sample.ts";
import { type Sandbox, startSandbox } from "#infra/sandbox/sandbox.ts";
import { dynamoStore } from "#shared/adapters/dynamo/store.ts";
import type { Put, Store } from "#shared/usecases/ports.ts";
import { pourItems } from "#test/support/desk-crowd.ts";
import { unleash } from "./nemesis.ts";
import { planted } from "./planted.ts";
import { judge } from "./verdict.ts";

/** How a run is made. */
export interface RealRun {
  readonly messages: number;
  readonly seed: number;
  /** The folder of a synthesized template; absent: made for this run. */
  readonly assembly?: string;
  /** A database that runs already; absent: one of its own. */
  readonly database?: Database;
  /** Without anything going wrong: for counting. */
  readonly calm?: boolean;
  /** Counts what is used, from when everything is planted. */
  readonly metered?: boolean;
  /** Only what is due at once: over in few simulated hours. */
  readonly brief?: boolean;
  /** Every run of every schedule over a whole day, as in AWS, also those that find nothing to do. */
  readonly everyRun?: boolean;
  /** Hears how many messages SES has accepted. */
  readonly tell?: (accepted: number) => void;
}

/** The morning of the first prompts, before any of their windows opens; hours until the last of their windows has closed. */
const began = Temporal.Instant.from("2026-09-14T06:30:00Z");
const promptHours = 17;
/** Days after which whatever is not settled counts as open: hints, leases and windows have come round by then. */
const mostDays = 4;
const step = "PT30M";
/** Letters a second: three minutes of them are handed on at once, which must take less time than passes between two kills. */
const rateAmidKills = 10;
/** Milliseconds until a call that hangs is given up: see SandboxOptions. */
const patience = 500;

/**
 * The true bundles of the synthesized template with DynamoDB Local and the SES endpoint send so many messages while
 * everything goes wrong. The seed fixes the messages, the faults' draws and the pauses between kills; which instruction
 * a kill meets is the machine's business.
 */
export async function realRun({
  messages,
  seed,
  assembly,
  database,
  calm = false,
  metered = false,
  everyRun = false,
  brief = false,
  tell,
}: RealRun) {
  const outdir = assembly === undefined ? mkdtempSync(join(tmpdir(), "almanac-real-")) : undefined;
  const prepare = (sandbox: Sandbox) => loadSample(sandbox, { empty: true });
  const sandbox = await startSandbox({
    ...{ assembly: assembly ?? buildApp({ outdir: outdir ?? "", checked: false }).synth().directory },
    ...{
      start: began.toString(),
      seed,
      patience,
      parallel: 4,
      still: true,
      sendRate: calm ? 2_000 : rateAmidKills,
      metered,
      everyRun,
      ...(database === undefined ? {} : { database }),
      prepare,
      say: () => undefined,
    },
  });
  // Faults meet this reader as they meet the functions: a call that hangs must end here, too.
  const client = new DynamoDBClient({
    requestHandler: { requestTimeout: 20_000, throwOnRequestTimeout: true },
    maxAttempts: 10,
    ...{ endpoint: sandbox.endpoint, region: "us-east-1" },
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const timer = setInterval(() => tell?.(sandbox.accepted().length), 500);
  try {
    const [table, journal] = tablesOf(sandbox);
    const store = dynamoStore(client, table, journal);
    const { items, messages: planned } = await planted(...(await settingOf(store)), messages, {
      now: began,
      until: began.add({ hours: brief ? 1 : promptHours }),
    });
    await pourItems(client, table, items);
    sandbox.meter?.reset();
    const from = performance.now();
    const nemesis = calm ? undefined : unleash(sandbox, seed);
    let verdict: Awaited<ReturnType<typeof judge>>;
    let looks = 0;
    const end = began.add({ hours: 24 * mostDays }).epochMilliseconds;
    do {
      await sandbox.advance(everyRun ? "P1D" : step);
      looks++;
      verdict = await judge(planned, store, sandbox);
    } while (verdict.open.length > 0 && sandbox.now().getTime() < end);
    nemesis?.stop();
    return {
      ...verdict,
      seed,
      kills: nemesis?.kills ?? { all: 0, amidWork: 0 },
      faults: sandbox.faultHits(),
      /** Events and hints that were given up for good, and wait where an alarm sees them. */
      deadLetters: Object.fromEntries(Object.entries(sandbox.queued()).filter(([, count]) => count > 0)),
      simulatedMinutes: (sandbox.now().getTime() - began.epochMilliseconds) / 60_000,
      seconds: Math.round((performance.now() - from) / 1000),
      /** What was used, and how often the whole table was read for the verdict (as `outside`). */
      ...(metered && { used: sandbox.meter?.used(), looks }),
    };
  } finally {
    clearInterval(timer);
    client.destroy();
    await sandbox.stop();
    if (outdir !== undefined) rmSync(outdir, { recursive: true, force: true });
  }
}

/** The table of everything, and the journal's. */
export function tablesOf({ tables }: Pick<Sandbox, "tables">): [string, string] {
  const isJournal = (name: string) => /journal/i.test(name);
  return [tables.find((name) => !isJournal(name)) ?? "", tables.find(isJournal) ?? ""];
}

/** The programme as the sandbox has it, for planning in memory. */
export async function settingOf(store: Store): Promise<[Put, Put[]]> {
  const programme = await store.get("programme", "demo");
  if (!programme) throw new Error("The sandbox has no programme.");
  const [books, dates] = await Promise.all([store.partsOf("playbook", "demo"), store.partsOf("keyDate", "demo")]);
  return [
    { kind: "programme", put: { ...programme, version: 0 } },
    [
      ...books.map((put): Put => ({ kind: "playbook", put: { ...put, version: 0 } })),
      ...dates.map((put): Put => ({ kind: "keyDate", put: { ...put, version: 0 } })),
    ],
  ];
}
