import { DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { Temporal } from "temporal-polyfill";
import { afterAll, describe, expect, it } from "vitest";
import { keyedAddresses } from "#shared/adapters/addresses.ts";
import { dynamoStore } from "#shared/adapters/dynamo/store.ts";
import { TakenBefore } from "#shared/domain/errors.ts";
import type { Message } from "#shared/domain/message.ts";
import type { Work, WorkValues } from "#shared/domain/work.ts";
import { accepted, claimed, failed, settled, unclear } from "#shared/ledger/protocol.ts";
import { written } from "#shared/usecases/mail/ledger.ts";
import { replayJournal } from "#shared/usecases/mail/replay.ts";
import { mustReplay } from "#shared/usecases/mail/restoring.ts";
import type { Store } from "#shared/usecases/ports.ts";
import { stores } from "#test/support/both-stores.ts";
import { aMessage, aPerson } from "#test/support/builders.ts";
import { dynamoTables } from "#test/support/dynamo-table.ts";
import { fakeBus, fakeQueue, memoryKeyRing } from "#test/support/fakes.ts";

const now = Temporal.Instant.from("2026-08-17T14:00:00Z");
const planned = aMessage({ id: "msg_1" });

/** Writes a message's next states one after the other. */
async function walk(store: Store, first: Message, ...steps: ((message: Message) => Message)[]): Promise<Message> {
  let message = first;
  for (const step of steps) {
    await store.commit([written(step(message), message, now)]);
    message = (await store.get("message", message.id)) ?? message;
  }
  return message;
}
const claim = (attempt: string) => (message: Message) => claimed(message, attempt, now);
const sent = (message: Message) => accepted(message, "ses-1", "answer", now);
const doubted = (message: Message) => unclear(message, "timeout", now);
const retried = (message: Message) => settled({ ...message, class: "prompt" }, now);
const refused = (message: Message) => failed(message, { kind: "later", reason: "throttled", minutes: 1 }, now);

describe.each(stores)("the journal of %s", (_name, fresh) => {
  it("M1: knows of a claim, of what became of it, and of nothing else", async () => {
    const { store } = await fresh();
    await store.commit([{ kind: "message", put: planned }]);
    expect(await store.journaled("message", "msg_1")).toBeUndefined();
    const mine = await walk(store, { ...planned, version: 1 }, claim("one"));
    const line = { of: "message", id: "msg_1", attempt: "one", attempts: 1, at: "2026-08-17T14:00:00.000Z" };
    expect(await store.journaled("message", "msg_1")).toMatchObject({ ...line, state: "taken" });
    const again = await walk(store, mine, refused);
    expect(await store.journaled("message", "msg_1")).toMatchObject({ ...line, state: "not-taken", attempts: 0 });
    await walk(store, again, claim("two"), sent);
    const ttl = Math.floor(now.add({ hours: 45 * 24 }).epochMilliseconds / 1000);
    const found = await store.journaled("message", "msg_1");
    expect(found).toMatchObject({ ...line, state: "sent", attempt: "two", sesMessageId: "ses-1", ttl });
    const all: unknown[] = [];
    for await (const line of store.everyJournaled()) all.push(line);
    expect(all).toEqual([found]);
  });

  it("M1: doubt adds nothing to it, and a second attempt takes the first one's line", async () => {
    const { store } = await fresh();
    await store.commit([{ kind: "message", put: planned }]);
    const doubt = (message: Message) => unclear(message, "no-answer", now);
    const tried = await walk(store, { ...planned, version: 1 }, claim("one"), doubt, (one) => settled(one, now));
    expect(await store.journaled("message", "msg_1")).toMatchObject({ state: "taken", attempt: "one" });
    await walk(store, tried, claim("two"));
    expect(await store.journaled("message", "msg_1")).toMatchObject({ state: "taken", attempt: "two", attempts: 2 });
  });

  it.each<[string, ((message: Message) => Message)[]]>([
    ["sent", [claim("one"), sent]],
    ["taken by another attempt", [claim("one")]],
    ["refused at its second attempt, the first in doubt", [claim("one"), doubted, retried, claim("two"), refused]],
  ])("M1 F44: refuses the claim of a message it knows as %s, and writes nothing of it", async (_state, steps) => {
    const { store } = await fresh();
    await store.commit([{ kind: "message", put: planned }]);
    const last = await walk(store, { ...planned, version: 1 }, ...steps);
    const known = await store.journaled("message", "msg_1");
    // The table is put back to before that; the journal is not.
    await store.commit([{ kind: "message", remove: last }]);
    await store.commit([{ kind: "message", put: planned }]);
    const before = { ...planned, version: 1 };
    const late = written(claimed(before, "late", now), before, now);
    await expect(store.commit([late, { kind: "person", put: aPerson() }])).rejects.toBeInstanceOf(TakenBefore);
    expect(await store.get("message", "msg_1")).toEqual(before);
    expect(await store.get("person", "per_1")).toBeUndefined();
    expect(await store.journaled("message", "msg_1")).toEqual(known);
  });

  it("T1 F44: knows who was erased, and the table mail leaves from, by their ids alone", async () => {
    const { store } = await fresh();
    const at = "2026-08-17T14:00:00.000Z";
    const armedFor = await store.identity();
    await store.commit([
      {
        kind: "erasure",
        put: { id: "per_1", version: 0, state: "open", requestedAt: at, participants: [], mentorships: [] },
      },
      { kind: "brake", put: { id: "brake", version: 0, armedFor, apiUrl: "", changedAt: at, changedBy: "cora" } },
    ]);
    const { ttl = 0, ...erasure } = (await store.journaled("erasure", "per_1")) ?? {};
    expect(erasure).toEqual({ of: "erasure", id: "per_1", at });
    expect(ttl).toBeGreaterThan(now.epochMilliseconds / 1000);
    expect(await store.journaled("table", "table")).toEqual({ of: "table", id: "table", table: armedFor, at });
    await store.commit([
      { kind: "brake", put: { id: "brake", version: 1, armedFor: "", apiUrl: "", changedAt: at, changedBy: "cora" } },
    ]);
    expect(await store.journaled("table", "table")).toMatchObject({ table: armedFor });
  });
});

describe("a restore on DynamoDB", () => {
  const tables = dynamoTables();
  afterAll(() => tables.stop());

  it("M1 F44: another table with the state of then, and the same journal: nothing is sent again", async () => {
    const [old, other] = [await tables.fresh(), await tables.fresh()];
    const at = "2026-08-17T13:00:00.000Z";
    const armedFor = await old.store.identity();
    const brake = { id: "brake", version: 0, armedFor, apiUrl: "", changedAt: at, changedBy: "cora" } as const;
    const all = Array.from({ length: 230 }, (_one, index) => aMessage({ id: `msg_${index}` }));
    await old.store.commit([{ kind: "brake", put: brake }]);
    for (const put of all) await old.store.commit([{ kind: "message", put }]);
    const documents = DynamoDBDocumentClient.from(old.client);
    const { Items = [] } = await documents.send(new ScanCommand({ TableName: old.TableName }));
    for (const put of all) await walk(old.store, { ...put, version: 1 }, claim("one"), sent);

    await Promise.all(Items.map((Item) => other.put(Item)));
    const restored = dynamoStore(other.client, other.TableName, old.journalName);
    expect(await mustReplay(await restored.get("brake", "brake"), { store: restored })).toBe(true);
    const work: Work = {
      ...{ id: "wrk_1", version: 0, programme: "", dryRun: false, order: { brake: 1 } },
      ...{ kind: "restore", state: "running" },
      ...{ done: 0, total: 0, summary: {}, requestedBy: "cora", requestedAt: at },
    };
    const ports = {
      ...{ store: restored, queue: fakeQueue(), bus: fakeBus(), zones: { version: "2026a" } },
      addresses: keyedAddresses(memoryKeyRing()),
    };
    // Each run has time for one page, as in a year of many thousands.
    let resume: WorkValues | undefined;
    let runs = 0;
    let summary: WorkValues | undefined;
    const keep = async (_done: number, _total: number, reached?: WorkValues) => {
      resume = { ...reached };
    };
    const progress = { at: keep, say: async () => undefined, timeLeft: () => 0 };
    for (; summary === undefined && runs < 9; runs++)
      summary = await replayJournal({ ...work, ...(resume && { resume }) }, ports, progress, now);
    expect(summary).toMatchObject({ lines: 231, sent: 230, unknown: 0 });
    expect(runs).toBe(4);
    const states = (
      await restored.getMany(
        "message",
        all.map(({ id }) => id),
      )
    ).map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(["SENT"]));
    expect((await restored.get("brake", "brake"))?.armedFor).toBe(await restored.identity());
    expect(await mustReplay(await restored.get("brake", "brake"), { store: restored })).toBe(false);
  });

  it("M1 F44: a table replaced under its name is another one for who found it gone, and for all others a minute later", async () => {
    const { client, TableName, journalName, drop, create } = await tables.fresh();
    let [time, made] = [0, 1];
    // DynamoDB Local gives its tables no id.
    client.middlewareStack.add(
      (next) => async (args) => {
        const answer = await next(args);
        if ("Table" in answer.output) Object.assign(answer.output.Table ?? {}, { TableId: `table ${made}` });
        return answer;
      },
      { step: "initialize" },
    );
    const store = dynamoStore(client, TableName, journalName, () => time);
    const first = await store.identity();
    await drop();
    await create();
    made++;
    time += 59_999;
    expect(await store.identity()).toBe(first);
    time += 1;
    const second = await store.identity();
    expect(second).not.toBe(first);
    await drop();
    await expect(store.get("brake", "brake")).rejects.toThrow();
    await create();
    made++;
    expect([first, second]).not.toContain(await store.identity());
  });

  it("M1 F44: the table mail leaves from is read again after half a minute, and at once by who changes it", async () => {
    const [one, two] = [await tables.fresh(), await tables.fresh()];
    let time = 0;
    const mine = dynamoStore(one.client, one.TableName, one.journalName, () => time);
    const other = dynamoStore(two.client, two.TableName, one.journalName, () => time);
    const arm = (store: Store, armedFor: string) =>
      store.commit([
        {
          kind: "brake",
          put: {
            id: "brake",
            version: 0,
            armedFor,
            apiUrl: "",
            changedAt: "2026-08-17T13:00:00.000Z",
            changedBy: "cora",
          },
        },
      ]);
    expect(await mine.mailTable()).toBeUndefined();
    await arm(mine, "one");
    expect(await mine.mailTable()).toBe("one");
    await arm(other, "two");
    time = 29_999;
    expect(await mine.mailTable()).toBe("one");
    time = 30_000;
    expect(await mine.mailTable()).toBe("two");
  });
});
