import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SingleBar } from "cli-progress";
import { buildApp } from "#infra/app.ts";
import { loadSample } from "#infra/sandbox/sample.ts";
import { type Sandbox, startSandbox } from "#infra/sandbox/sandbox.ts";
import { aDesk, namedIn } from "#test/support/crowd-desk.ts";
import { aCrowd, pour } from "#test/support/desk-crowd.ts";
import { adminRoutes, routeOf } from "#test/support/desk-requests.ts";
import { importing } from "./importing.ts";

interface Size {
  readonly people: number;
  /** How often each page is asked for, after once to warm it. */
  readonly times: number;
}

/** One page of the console: milliseconds at the median and at worst, and its bytes. */
interface Timing {
  readonly status: number;
  readonly median: number;
  readonly worst: number;
  readonly bytes: number;
}

/** Imports members, then fills the same programme with people and asks every page of the console, as a browser would. */
export async function deskBench({ people, times }: Size) {
  const prepare = (sandbox: Sandbox) => loadSample(sandbox, { empty: true });
  const outdir = mkdtempSync(join(tmpdir(), "almanac-bench-"));
  const assembly = buildApp({ outdir, checked: false }).synth().directory;
  const sandbox = await startSandbox({
    assembly,
    start: "2026-08-20T12:00:00Z",
    seed: 1,
    say: () => undefined,
    prepare,
  });
  try {
    const imported = await importing(sandbox, people);
    const [filled, began] = [await fill(sandbox, people), performance.now()];
    const pages: Record<string, Timing> = {};
    for (const route of adminRoutes.filter((name) => routeOf(name).method === "GET" && routeOf(name).page))
      pages[route] = await timed(sandbox, routeOf(route).path, namedIn("demo", route, "B-0"), times);
    const served = Object.values(pages).filter(({ status }) => status === 200);
    const medians = served.map(({ median }) => median);
    const slowest = Math.max(...medians);
    const seconds = Math.round((performance.now() - began) / 1000);
    const desk = { people, times, ...filled, seconds, slowestMedian: slowest, withinGoal: slowest <= 300, pages };
    return { imported, desk };
  } finally {
    await sandbox.stop();
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Writes the crowd into the sandbox's table, with a progress bar. */
async function fill(sandbox: Sandbox, people: number) {
  const [began, [table = ""]] = [performance.now(), sandbox.tables];
  const credentials = { accessKeyId: "bench", secretAccessKey: "bench" };
  const client = new DynamoDBClient({ endpoint: sandbox.endpoint, region: "us-east-1", credentials });
  const puts = [...aCrowd("demo", people), ...aDesk("demo", people)];
  const bar = new SingleBar({ format: "filling {bar} {percentage} % | {value} of {total} records | {eta_formatted}" });
  bar.start(puts.length, 0);
  await pour(client, table, puts, (written) => bar.update(written));
  bar.stop();
  client.destroy();
  return { records: puts.length, fillSeconds: Math.round((performance.now() - began) / 1000) };
}

async function timed(
  sandbox: Sandbox,
  path: string,
  named: Readonly<Record<string, string>>,
  times: number,
): Promise<Timing> {
  const at = path.replace(/\{(\w+)\}/g, (_, name: string) => named[name] ?? "none");
  const headers = { authorization: `Bearer ${await sandbox.adminToken()}`, accept: "text/html" };
  const took: number[] = [];
  let [status, bytes] = [0, 0];
  for (let turn = 0; turn <= times; turn++) {
    const began = performance.now();
    const response = await fetch(`${sandbox.url}${at}`, { headers });
    bytes = (await response.text()).length;
    if (turn > 0) took.push(performance.now() - began);
    status = response.status;
  }
  const sorted = took.sort((one, other) => one - other).map(Math.round);
  return { status, median: sorted[Math.floor(sorted.length / 2)] ?? 0, worst: sorted.at(-1) ?? 0, bytes };
}
