import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterEach, beforeEach, expect, it } from "vitest";
import * as z from "zod";
import { itemOf } from "#shared/adapters/dynamo/items.ts";
import { dynamoStore } from "#shared/adapters/dynamo/store.ts";
import { aMessage } from "#test/support/builders.ts";
import { jsonEndpoint } from "#test/support/json-endpoint.ts";

let aws: Awaited<ReturnType<typeof jsonEndpoint>>;
beforeEach(async () => {
  aws = await jsonEndpoint();
});
afterEach(() => aws.close());

/** A value as DynamoDB writes it. */
function typed(value: unknown): object {
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: String(value) };
  if (typeof value === "boolean") return { BOOL: value };
  return { L: Array.isArray(value) ? value.map(typed) : [] };
}

const store = () => dynamoStore(new DynamoDBClient(aws.settings), "table");
const ids = Array.from({ length: 7 }, (_, index) => `msg_${index}`);
/** What the table holds of a message: the parts below its key, as they go over the wire. */
const stored = (id: string) =>
  Object.fromEntries(
    Object.entries(itemOf({ kind: "message", put: aMessage({ id }) })).map(([name, value]) => [name, typed(value)]),
  );
const Asked = z.object({
  RequestItems: z.object({ table: z.object({ Keys: z.array(z.record(z.string(), z.json())) }) }),
});

it("T1 F23: a batch of which DynamoDB leaves a part undone is asked for again until all of it is there", async () => {
  aws.answers((body) => {
    const keys = Asked.parse(body).RequestItems.table.Keys;
    const some = keys.slice(0, 2);
    const found = ids
      .map(stored)
      .filter((item) => some.some((key) => JSON.stringify(key["pk"]) === JSON.stringify(item["pk"])));
    const rest = keys.slice(2);
    return { Responses: { table: found }, UnprocessedKeys: rest.length === 0 ? {} : { table: { Keys: rest } } };
  });
  const found = await store().getMany("message", ids);
  expect(found.map(({ id }) => id).sort()).toEqual(ids);
  expect(aws.asked).toHaveLength(4);
});

it("T1 F23: a page that is empty and not the last is read past, and a page that is cut loses nothing", async () => {
  // As a scan with a filter, or one that reaches its megabyte, answers.
  const pages = [[], ids.slice(0, 3), [], [], ids.slice(3)];
  let page = 0;
  aws.answers(() => {
    const Items = (pages[page++] ?? []).map(stored);
    return page < pages.length ? { Items, LastEvaluatedKey: { pk: { S: `at ${page}` }, sk: { S: "at" } } } : { Items };
  });
  const found: string[] = [];
  for await (const { id } of store().everyMessage()) found.push(id);
  expect(found).toEqual(ids);
  const starts = aws.asked.map(({ body }) => z.object({ ExclusiveStartKey: z.json().optional() }).parse(body));
  expect(starts.map(({ ExclusiveStartKey }) => ExclusiveStartKey)).toEqual([
    undefined,
    ...[1, 2, 3, 4].map((at) => ({ pk: { S: `at ${at}` }, sk: { S: "at" } })),
  ]);
});
