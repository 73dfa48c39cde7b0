import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import * as z from "zod";

/** One call to the database: what it was, and how many items it looked at. */
export interface Call {
  readonly action: string;
  readonly looked: number;
}

const Answer = z.looseObject({
  ScannedCount: z.number().optional(),
  Responses: z.record(z.string(), z.array(z.unknown())).optional(),
});

/** Notes every call a client makes. Reading takes what was noted since the last reading. */
export function recordCalls(client: DynamoDBClient): () => Call[] {
  let calls: Call[] = [];
  client.middlewareStack.add(
    (next, { commandName = "" }) =>
      async (args) => {
        const result = await next(args);
        const { ScannedCount, Responses } = Answer.parse(result.output);
        const found = Object.values(Responses ?? {}).reduce((sum, list) => sum + list.length, 0);
        calls.push({ action: commandName.replace(/Command$/, ""), looked: ScannedCount ?? (Responses ? found : 1) });
        return result;
      },
    { step: "initialize", name: "recordCalls", priority: "high" },
  );
  return () => {
    const taken = calls;
    calls = [];
    return taken;
  };
}
