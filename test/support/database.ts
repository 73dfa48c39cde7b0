import { randomUUID } from "node:crypto";
import { inject } from "vitest";
import type { Database } from "#infra/sandbox/dynamo-local.ts";

/** An empty database of one's own: one DynamoDB Local serves all tests, as starting one takes longer than most of them. */
export function freshDatabase(): Database {
  return { url: inject("dynamo"), key: `test${randomUUID().replaceAll("-", "")}` };
}
