import {
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type ReturnConsumedCapacity,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMeter } from "#infra/sandbox/meter.ts";
import { dynamoTables } from "#test/support/dynamo-table.ts";

const tables = dynamoTables();
let table: Awaited<ReturnType<typeof tables.fresh>>;
beforeAll(async () => {
  table = await tables.fresh();
});
afterAll(() => tables.stop());

const asked = { ReturnConsumedCapacity: "INDEXES" satisfies ReturnConsumedCapacity } as const;
const S = (text: string) => ({ S: text });
const kilobytes = (count: number) => S("x".repeat(count * 1024));
const key = (pk: string) => ({ pk: S(pk), sk: S("META") });
const due = (at: string) => ({ duePk: S("DUE#bulk#0"), dueSk: S(at) });

/** What the cost of a message is counted with: units as AWS's documentation reckons them. */
describe("the units DynamoDB Local reports, as the meter reads them", () => {
  const units = async (Item: Record<string, { S: string }>) => {
    const { ConsumedCapacity } = await table.client.send(
      new PutItemCommand({ TableName: table.TableName, Item, ...asked }),
    );
    return [ConsumedCapacity?.Table?.CapacityUnits, ConsumedCapacity?.GlobalSecondaryIndexes?.["due"]?.CapacityUnits];
  };

  it("M1: count a kilobyte written as one, and every write of an index besides: two where its key moves", async () => {
    expect(await units({ ...key("a"), words: S("few") })).toEqual([1, undefined]);
    expect(await units({ ...key("b"), words: kilobytes(2) })).toEqual([3, undefined]);
    expect(await units({ ...key("c"), ...due("2026") })).toEqual([1, 1]);
    expect(await units({ ...key("c"), ...due("2027") })).toEqual([1, 2]);
    expect(await units({ ...key("c") })).toEqual([1, 1]);
  });

  it("M1: count a transaction twice, and four kilobytes read strongly as one", async () => {
    const meter = createMeter();
    const { ConsumedCapacity } = await table.client.send(
      new TransactWriteItemsCommand({
        TransactItems: ["d", "e"].map((pk) => ({ Put: { TableName: table.TableName, Item: key(pk) } })),
        ...asked,
      }),
    );
    // It reports two plain writes: the meter knows better.
    meter.note("send", "dynamodb", "TransactWriteItems", JSON.stringify({ ConsumedCapacity }));
    expect(meter.used()["send"]?.write).toEqual({ table: 4 });
    const read = async (pk: string) => {
      const Key = key(pk);
      const { ConsumedCapacity } = await table.client.send(
        new GetItemCommand({ TableName: table.TableName, Key, ConsistentRead: true, ...asked }),
      );
      return ConsumedCapacity?.CapacityUnits;
    };
    await units({ ...key("f"), words: kilobytes(5) });
    expect([await read("d"), await read("f")]).toEqual([1, 2]);
    const { ConsumedCapacity: found } = await table.client.send(
      new QueryCommand({
        TableName: table.TableName,
        IndexName: "due",
        KeyConditionExpression: "duePk = :pk",
        ExpressionAttributeValues: { ":pk": S("DUE#bulk#0") },
        ...asked,
      }),
    );
    // Nothing was found, and it reports nothing: half a unit in AWS.
    meter.note("look", "dynamodb", "Query", JSON.stringify({ ConsumedCapacity: found }));
    expect(meter.used()["look"]?.read["empty"]).toBe(0.5);
  });
});
