import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { Temporal } from "temporal-polyfill";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { loadSample } from "#infra/sandbox/sample.ts";
import { type Sandbox, startSandbox } from "#infra/sandbox/sandbox.ts";
import { dynamoStore } from "#shared/adapters/dynamo/store.ts";
import { oneAttempt } from "#shared/adapters/ses/mailer.ts";
import { sesTags } from "#shared/contracts/events.ts";
import type { Message } from "#shared/domain/message.ts";
import type { Store } from "#shared/usecases/ports.ts";
import { planted } from "#test/simulate/real/planted.ts";
import { settingOf, tablesOf } from "#test/simulate/real/run.ts";
import { pourItems } from "#test/support/desk-crowd.ts";
import { shared } from "./support/almanac.ts";

let sandbox: Sandbox;
let client: DynamoDBClient;
let store: Store;
/** Pairs planted so far: every test has people of its own. */
let pairs = 0;

beforeAll(async () => {
  sandbox = await startSandbox({
    ...shared(),
    ...{ start: "2026-09-14T06:30:00Z", seed: 1, still: true, patience: 300 },
    ...{ say: () => undefined, prepare: (prepared: Sandbox) => loadSample(prepared, { empty: true }) },
  });
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  client = new DynamoDBClient({ endpoint: sandbox.endpoint, region: "us-east-1", credentials });
  store = dynamoStore(client, ...tablesOf(sandbox));
});
afterAll(async () => {
  client?.destroy();
  await sandbox?.stop();
});
afterEach(() => sandbox.clearFaults());

/** So many introductions of new pairs, due now. */
async function introductions(count: number): Promise<string[]> {
  const now = Temporal.Instant.fromEpochMilliseconds(sandbox.now().getTime());
  const { items, messages } = await planted(
    ...(await settingOf(store)),
    count,
    { now, until: now.add({ seconds: 1 }) },
    pairs,
  );
  pairs += count / 2;
  await pourItems(client, tablesOf(sandbox)[0], items);
  return [...messages];
}

const read = (ids: readonly string[]): Promise<Message[]> => store.getMany("message", ids);
const inState = (messages: readonly Message[], state: Message["state"]) =>
  messages.filter((message) => message.state === state);
const reasons = ({ history }: Message) => history.map(({ to, reason }) => `${to} ${reason}`);
/** How often SES accepted each. */
const taken = (ids: readonly string[]) =>
  ids.map((id) => sandbox.accepted().filter(({ tags }) => tags[sesTags.message] === id).length);
const hits = (fault: string) => sandbox.faultHits()[fault] ?? 0;
const inQueues = () => Object.values(sandbox.queued()).reduce((sum, count) => sum + count, 0);

describe("faults, with the true bundles, DynamoDB Local and the SES endpoint", () => {
  it("M1 F5: an answer of SES that is lost is one call, unclear, and settled by the event", async () => {
    const ids = await introductions(4);
    sandbox.addFault({ service: "ses", kind: "lost-response", action: "SendRawEmail" });
    await sandbox.advance("PT2M");
    const messages = await read(ids);
    expect(inState(messages, "SENT")).toHaveLength(4);
    for (const message of messages) {
      expect(reasons(message)).toEqual(expect.arrayContaining(["UNKNOWN no-answer", "SENT accepted-by-event"]));
      expect(message).toMatchObject({ attempts: 1, possibleDuplicate: false });
    }
    // Every call of the SDK was hit, and there was one for each message.
    expect([taken(ids), hits("ses lost-response")]).toEqual([[1, 1, 1, 1], 4]);
  });

  it("M1 F6: a call of SES that hangs is given up once, as unclear, and the batch ends in time", async () => {
    expect(oneAttempt.requestHandler).toMatchObject({ requestTimeout: 8000, throwOnRequestTimeout: true });
    const ids = await introductions(4);
    sandbox.addFault({ service: "ses", kind: "hang", action: "SendRawEmail", times: 2 });
    await sandbox.advance("PT2M");
    const messages = await read(ids);
    expect([inState(messages, "SENT").length, inState(messages, "UNKNOWN").length]).toEqual([2, 2]);
    for (const message of inState(messages, "UNKNOWN")) expect(reasons(message)).toContain("UNKNOWN no-answer");
    expect([hits("ses hang"), inQueues()]).toEqual([2, 0]);
    // No event ever tells of them, and an introduction is not sent twice: somebody has to decide.
    await sandbox.advance("PT2H");
    const later = await read(ids);
    expect([inState(later, "SENT").length, inState(later, "PARKED").length]).toEqual([2, 2]);
    expect(taken(ids).sort()).toEqual([0, 0, 1, 1]);
  });

  it("M1 F10: of ten messages one is rejected: nine are sent, one failed, none comes back to the queue", async () => {
    const ids = await introductions(10);
    sandbox.addFault({ service: "ses", kind: "reject", action: "SendRawEmail", after: 4, times: 1 });
    await sandbox.advance("PT2M");
    const messages = await read(ids);
    expect(inState(messages, "SENT")).toHaveLength(9);
    expect(inState(messages, "FAILED").map(({ reason }) => reason)).toEqual(["rejected"]);
    expect([taken(ids).sort(), inQueues()]).toEqual([[0, 1, 1, 1, 1, 1, 1, 1, 1, 1], 0]);
  });

  it("M1 F14: a call to the table that hangs is broken off, and the batch is sent in one go", async () => {
    const ids = await introductions(10);
    sandbox.addFault({ service: "dynamodb", kind: "hang", by: "Functionsqueuessend", after: 60, times: 1 });
    await sandbox.advance("PT2M");
    expect(inState(await read(ids), "SENT")).toHaveLength(10);
    expect([Math.max(...taken(ids)), inQueues()]).toEqual([1, 0]);
  });

  it("M1 F14: a sender that ends amid its batch has sent some; the rest come again, and none is sent twice", async () => {
    const ids = await introductions(10);
    sandbox.addFault({ service: "dynamodb", kind: "kill", by: "Functionsqueuessend", after: 60, times: 1 });
    await sandbox.advance("PT2M");
    const sent = inState(await read(ids), "SENT").length;
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThan(10);
    expect(inQueues()).toBeGreaterThan(0);
    await sandbox.advance("PT3H");
    const messages = await read(ids);
    // Where the sender died between its claim and SES, nobody can know that SES never heard of it.
    const parked = inState(messages, "PARKED").length;
    expect(parked).toBeLessThanOrEqual(1);
    expect(inState(messages, "SENT")).toHaveLength(10 - parked);
    expect(taken(ids).filter((times) => times === 1)).toHaveLength(10 - parked);
    expect(Math.max(...taken(ids))).toBe(1);
  });

  it("M1 F20: the answer to a claim is lost; the SDK's repetition meets its own write, and the mail is sent once", async () => {
    const ids = await introductions(2);
    const lost = { service: "dynamodb", kind: "lost-response", action: "TransactWriteItems" } as const;
    sandbox.addFault({ ...lost, by: "Functionsqueuessend", times: 2 });
    await sandbox.advance("PT2M");
    const messages = await read(ids);
    expect(inState(messages, "SENT")).toHaveLength(2);
    expect(messages.map(({ attempts }) => attempts)).toEqual([1, 1]);
    expect(messages.map((message) => reasons(message).filter((line) => line === "SENDING claimed").length)).toEqual([
      1, 1,
    ]);
    expect([taken(ids), hits("dynamodb lost-response")]).toEqual([[1, 1], 2]);
  });
});
