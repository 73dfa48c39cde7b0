import * as z from "zod";
import { isWrite } from "./dynamo-asks.ts";

const Units = z.object({
  CapacityUnits: z.number().default(0),
  ReadCapacityUnits: z.number().optional(),
  WriteCapacityUnits: z.number().optional(),
});
const Capacity = Units.extend({
  Table: Units.optional(),
  GlobalSecondaryIndexes: z.record(z.string(), Units).default({}),
});
const Answer = z.looseObject({ ConsumedCapacity: z.union([Capacity.transform((one) => [one]), z.array(Capacity)]) });

/** Units of a reading that finds nothing, at the least. */
const leastRead = 0.5;

/** What one function used of the services, since the counting began. */
export interface Used {
  invocations: number;
  /** Calls, as `dynamodb GetItem`. */
  calls: Record<string, number>;
  /** Units of the database as it reports them: of the table, and of each index. */
  read: Record<string, number>;
  write: Record<string, number>;
}

/** Counts what AWS would send a bill for. */
export interface Meter {
  /** Notes a call of a function (`outside`: of nobody's), and the units in the answer of the database. */
  note(caller: string, service: string, action: string, answer: string | Buffer): void;
  /** Notes that a function was invoked. */
  invoked(by: string): void;
  used(): Record<string, Used>;
  reset(): void;
}

/** A meter that stands at nothing. */
export function createMeter(): Meter {
  let users = new Map<string, Used>();
  const add = (to: Record<string, number>, name: string, amount: number) => {
    to[name] = (to[name] ?? 0) + amount;
  };
  function userOf(name: string): Used {
    const user = users.get(name) ?? { invocations: 0, calls: {}, read: {}, write: {} };
    users.set(name, user);
    return user;
  }
  return {
    invoked(by) {
      userOf(by).invocations++;
    },
    note(caller, service, action, answer) {
      const user = userOf(caller);
      add(user.calls, `${service} ${action}`, 1);
      if (service !== "dynamodb") return;
      const parsed = Answer.safeParse(JSON.parse(answer.toString()));
      for (const { Table, GlobalSecondaryIndexes, CapacityUnits } of parsed.data?.ConsumedCapacity ?? []) {
        const into = isWrite(action) ? user.write : user.read;
        // DynamoDB Local reports a transaction as plain writes; AWS counts it twice, but not in the indexes.
        const twice = action.startsWith("Transact") ? 2 : 1;
        add(into, "table", twice * (Table?.CapacityUnits ?? CapacityUnits));
        // It reports nothing for a reading that finds nothing, either; AWS counts half a unit.
        if (!isWrite(action) && CapacityUnits === 0) add(into, "empty", leastRead);
        for (const [index, units] of Object.entries(GlobalSecondaryIndexes)) add(into, index, units.CapacityUnits);
      }
    },
    used: () => structuredClone(Object.fromEntries(users)),
    reset() {
      users = new Map();
    },
  };
}
