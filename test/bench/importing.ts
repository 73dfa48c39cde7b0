import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { SingleBar } from "cli-progress";
import * as z from "zod";
import { asCoordinator } from "#infra/sandbox/sample.ts";
import type { Sandbox } from "#infra/sandbox/sandbox.ts";

const Begun = z.object({ id: z.string(), status: z.string() });
const Seen = z.object({
  state: z.string(),
  done: z.number(),
  total: z.number(),
  summary: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

const imports = "/admin/programmes/demo/imports";
/** Characters of one part; the console sends as many. */
const partLength = 250_000;

/** Imports so many members through the API, looks at them once more, and writes some as a loop of single puts would. */
export async function importing(sandbox: Sandbox, rows: number) {
  const file = [
    "member number,name,email,career stage,status,expires",
    ...Array.from({ length: rows }, (_, n) => `B-${n},Member ${n},bench.${n}@example.net,student,active,2027-06-30`),
  ].join("\n");
  const check = await run(sandbox, file, "check");
  const first = await run(sandbox, file, "application");
  const again = await run(sandbox, file, "application");
  const alone = await oneByOne(sandbox, Math.min(rows, 2_000));
  const perSecond = Math.round(rows / first.seconds);
  return {
    ...{ rows, checkSeconds: check.seconds, importSeconds: first.seconds, againSeconds: again.seconds },
    ...{ new: first.summary["new"], newAgain: again.summary["new"], changedAgain: again.summary["changed"] },
    ...{ rowsPerSecond: perSecond, singlePutsPerSecond: alone, timesFaster: Number((perSecond / alone).toFixed(2)) },
    withinGoal: first.seconds <= 60,
  };
}

/** Sends a file and does one thing with it; the seconds are those of the work alone. */
async function run(sandbox: Sandbox, file: string, act: "check" | "application") {
  const parts = Math.ceil(file.length / partLength);
  const order = { kind: "members", parts, name: "bench.csv" };
  const { id } = Begun.parse(
    await asCoordinator(sandbox, "POST", imports, order, { "idempotency-key": `${act} ${Math.random()}` }),
  );
  const headers = { authorization: `Bearer ${await sandbox.adminToken()}`, "content-type": "text/csv" };
  for (let part = 0; part < parts; part++) {
    const body = file.slice(part * partLength, (part + 1) * partLength);
    const sent = await fetch(`${sandbox.url}${imports}/${id}/parts/${part}`, { method: "PUT", headers, body });
    if (!sent.ok) throw new Error(`Part ${part} answered ${sent.status}: ${await sent.text()}`);
  }
  const began = performance.now();
  const { status } = Begun.parse(await asCoordinator(sandbox, "POST", `${imports}/${id}/${act}`));
  const bar = new SingleBar({ format: `${act} {bar} {percentage} % | {value} of {total} lines | {eta_formatted}` });
  bar.start(1, 0);
  for (;;) {
    const seen = Seen.parse(await asCoordinator(sandbox, "GET", status));
    bar.setTotal(Math.max(1, seen.total));
    bar.update(seen.done);
    if (seen.state === "done" || seen.state === "failed") {
      bar.stop();
      if (seen.state === "failed") throw new Error(`The ${act} failed.`);
      return { seconds: Math.round((performance.now() - began) / 100) / 10, summary: seen.summary };
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** The rival: a loop that writes one item after the other, four at a time, each only if it is new. Answers items a second. */
async function oneByOne(sandbox: Sandbox, count: number): Promise<number> {
  const [table = ""] = sandbox.tables;
  const credentials = { accessKeyId: "bench", secretAccessKey: "bench" };
  const client = new DynamoDBClient({ endpoint: sandbox.endpoint, region: "us-east-1", credentials });
  const documents = DynamoDBDocumentClient.from(client);
  const began = performance.now();
  let next = 0;
  const worker = async () => {
    for (let n = next++; n < count; n = next++) {
      const item = { id: `mem_${n}`, name: `Member ${n}`, email: `one.${n}@example.net`, status: "active" };
      const Item = { pk: `PERSON#one_${n}`, sk: "MEMBER", listPk: "PROG#bench#member", listSk: `listed#${n}`, ...item };
      await documents.send(new PutCommand({ TableName: table, Item, ConditionExpression: "attribute_not_exists(pk)" }));
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  client.destroy();
  return Math.round(count / ((performance.now() - began) / 1000));
}
