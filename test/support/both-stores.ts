import { keyOf } from "#shared/adapters/dynamo/keys.ts";
import type { Put, Store } from "#shared/usecases/ports.ts";
import { aMessage, aPerson } from "./builders.ts";
import { dynamoTables } from "./dynamo-table.ts";
import { memoryStore } from "./memory-store.ts";

/** A store with nothing in it. */
interface Fresh {
  readonly store: Store;
  /** Leaves something at a record's place that no schema knows. */
  readonly spoil: (kind: "person" | "message", id: string) => Promise<void>;
}

const tables = dynamoTables();

/** The two stores of one behaviour: in memory, and on a real DynamoDB Local. */
export const stores: [string, () => Promise<Fresh>][] = [
  [
    "memory",
    async () => {
      const store = memoryStore();
      return { store, spoil: async (kind, id) => store.tamper(kind, id, { ...keyOf[kind](id), noun: kind, name: 42 }) };
    },
  ],
  [
    "DynamoDB",
    async () => {
      const { store, put } = await tables.fresh();
      return { store, spoil: (kind, id) => put({ ...keyOf[kind](id), noun: kind, name: 42 }) };
    },
  ],
];

export const person = (id: string, version = 0, name = "Ana"): Put => ({
  kind: "person",
  put: aPerson({ id, version, name }),
});
export const message = (overrides: Parameters<typeof aMessage>[0]): Put => ({
  kind: "message",
  put: aMessage(overrides),
});
