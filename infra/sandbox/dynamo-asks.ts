import * as z from "zod";
import type { Ask } from "./iam.ts";

const Key = z.object({ TableName: z.string() });
const TransactItem = z.record(z.string(), Key);
const Request = z.object({
  TableName: z.string().optional(),
  IndexName: z.string().optional(),
  RequestItems: z.record(z.string(), z.unknown()).optional(),
  TransactItems: z.array(TransactItem).optional(),
});

/** What an entry of a transaction needs; there is no permission named after the transaction itself. */
const transactActions: Record<string, string> = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
  Get: "GetItem",
};

/** Actions that change items. */
const writes = new Set(["PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"]);
const reads = new Set([
  "GetItem",
  "BatchGetItem",
  "Query",
  "Scan",
  "TransactGetItems",
  "DescribeTable",
  "DescribeTimeToLive",
]);

/** True when a successful call of this action changes a table. */
export const isWrite = (action: string): boolean => writes.has(action);

/** True for what functions may call here. PartiQL, streams and the like would slip past the permission check. */
export const isSupported = (action: string): boolean => writes.has(action) || reads.has(action);

/** The permissions a DynamoDB call needs, as IAM checks them: per table, and per index for queries on one. */
export function dynamoAsks(action: string, body: string, tableArn: (name: string) => string): Ask[] {
  const request = Request.parse(JSON.parse(body));
  if (request.TransactItems) {
    const asks = request.TransactItems.flatMap((item) =>
      Object.entries(item).map(([kind, { TableName }]) => ({
        action: `dynamodb:${transactActions[kind] ?? kind}`,
        resource: tableArn(TableName),
      })),
    );
    // A transaction of a hundred items mostly asks the same few things.
    return [...new Map(asks.map((ask) => [`${ask.action} ${ask.resource}`, ask])).values()];
  }
  const names = request.RequestItems ? Object.keys(request.RequestItems) : [request.TableName ?? ""];
  const suffix = request.IndexName ? `/index/${request.IndexName}` : "";
  return names.map((name) => ({ action: `dynamodb:${action}`, resource: `${tableArn(name)}${suffix}` }));
}
