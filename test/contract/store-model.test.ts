import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { afterAll, describe, expect, it } from "vitest";
import { messageStates } from "#shared/domain/message.ts";
import { isFinal } from "#shared/ledger/message-states.ts";
import type { Change, Store } from "#shared/usecases/ports.ts";
import { aMessage, anAudit, aProposal } from "#test/support/builders.ts";
import { dynamoTables } from "#test/support/dynamo-table.ts";
import { memoryStore } from "#test/support/memory-store.ts";

const tables = dynamoTables();
afterAll(() => tables.stop());

const base = Temporal.Instant.from("2026-08-17T12:00:00Z");
const minute = (count: number) => base.add({ minutes: count }).toString({ fractionalSecondDigits: 3 });
const anId = fc.integer({ min: 1, max: 6 });
const aVersion = fc.integer({ min: 0, max: 3 });
const aMinute = fc.integer({ min: 0, max: 5 });

const aChange: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ id: anId, version: aVersion, state: fc.constantFrom(...messageStates), at: aMinute }).map(
    ({ id, version, state, at }): Change => ({
      kind: "message",
      put: aMessage({ id: `msg_${id}`, version, state, nextActionAt: isFinal(state) ? undefined : minute(at) }),
    }),
  ),
  fc
    .record({ id: anId, version: aVersion, state: fc.constantFrom("draft", "asked-mentor", "declined") })
    .map(
      ({ id, version, state }): Change => ({ kind: "proposal", put: aProposal({ id: `pro_${id}`, version, state }) }),
    ),
  fc
    .record({ id: anId, version: aVersion })
    .map(({ id, version }): Change => ({ kind: "message", remove: { id: `msg_${id}`, version } })),
  anId.map((id): Change => ({ kind: "audit", put: anAudit({ id: `demo.${minute(id)}.aud_1` }) })),
);

const idOf = (change: Change) => `${change.kind} ${"put" in change ? change.put.id : change.remove.id}`;
/** One transaction: each item once, as DynamoDB wants it. */
const someChanges = fc.uniqueArray(aChange, { minLength: 1, maxLength: 4, selector: idOf });

type Question = { readonly ask: "due" | "list" | "parts" | "person" | "all"; readonly id: number };
type Command = { readonly commit: Change[] } | Question;

const aCommand: fc.Arbitrary<Command> = fc.oneof(
  { weight: 3, arbitrary: someChanges.map((commit) => ({ commit })) },
  { weight: 2, arbitrary: fc.record({ ask: fc.constantFrom("due", "list", "parts", "person", "all"), id: anId }) },
);

/** What a store answers, as text: values, or the name of what it threw. */
async function answer(store: Store, command: Command): Promise<string> {
  try {
    return JSON.stringify(await run(store, command));
  } catch (error) {
    return error instanceof Error ? (error.name === "Conflict" ? "Conflict" : "refused") : "thrown";
  }
}

async function run(store: Store, command: Command): Promise<unknown> {
  if ("commit" in command) return (await store.commit(command.commit)) ?? "written";
  const ids = [1, 2, 3, 4, 5, 6].map((id) => `msg_${id}`);
  switch (command.ask) {
    case "due":
      return store.due("bulk", base.add({ minutes: command.id - 1 }), 50);
    case "list": {
      const proposals = await store.list("proposal", "demo", { state: "asked-mentor" });
      const messages = await store.list("message", "demo");
      return [proposals.items, messages.items];
    }
    case "parts":
      return store.partsOf("audit", "demo");
    case "person":
      return [await store.ofPerson("message", "per_1"), await store.ofPerson("participant", "per_1")];
    case "all": {
      const found = await store.getMany("message", ids);
      const due: string[] = [];
      for await (const id of store.everyDue()) due.push(id);
      return [
        found.sort((one, other) => (one.id < other.id ? -1 : 1)),
        due.sort(),
        await store.get("proposal", "pro_1"),
      ];
    }
  }
}

describe("the store in memory", () => {
  it("answers as DynamoDB does, whatever is asked in whatever order", async () => {
    const property = fc.asyncProperty(fc.array(aCommand, { minLength: 5, maxLength: 40 }), async (commands) => {
      const [memory, { store: dynamo }] = [memoryStore(), await tables.fresh()];
      for (const command of commands) {
        expect(await answer(memory, command)).toBe(await answer(dynamo, command));
      }
    });
    await fc.assert(property, { numRuns: 40 });
  }, 600_000);
});
