import { describe, expect, it } from "vitest";
import { dynamoAsks } from "#infra/sandbox/dynamo-asks.ts";

const asks = (action: string, body: object) => dynamoAsks(action, JSON.stringify(body), (name) => `arn:${name}`);

describe("the permissions of a DynamoDB call", () => {
  it("are the action on the table, or on the index it queries", () => {
    expect(asks("PutItem", { TableName: "T" })).toEqual([{ action: "dynamodb:PutItem", resource: "arn:T" }]);
    expect(asks("Query", { TableName: "T", IndexName: "due" })).toEqual([
      { action: "dynamodb:Query", resource: "arn:T/index/due" },
    ]);
  });

  it("of a transaction are those of its parts, once each", () => {
    const item = { TableName: "T" };
    expect(
      asks("TransactWriteItems", {
        TransactItems: [
          { Put: item },
          { Put: item },
          { Update: item },
          { Delete: item },
          { ConditionCheck: { TableName: "U" } },
        ],
      }),
    ).toEqual([
      { action: "dynamodb:PutItem", resource: "arn:T" },
      { action: "dynamodb:UpdateItem", resource: "arn:T" },
      { action: "dynamodb:DeleteItem", resource: "arn:T" },
      { action: "dynamodb:ConditionCheckItem", resource: "arn:U" },
    ]);
    expect(asks("TransactGetItems", { TransactItems: [{ Get: item }] })).toEqual([
      { action: "dynamodb:GetItem", resource: "arn:T" },
    ]);
  });

  it("of a batch are needed on every table", () => {
    expect(asks("BatchWriteItem", { RequestItems: { T: [], U: [] } })).toEqual([
      { action: "dynamodb:BatchWriteItem", resource: "arn:T" },
      { action: "dynamodb:BatchWriteItem", resource: "arn:U" },
    ]);
  });
});
