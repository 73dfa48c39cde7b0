import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, PutCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { Conflict } from "../../domain/errors.ts";
import type { Change } from "../../usecases/ports.ts";
import { itemOf } from "./items.ts";
import { keyOf } from "./keys.ts";

/** DynamoDB's own limit of one transaction. */
const most = 100;

/**
 * Writes all changes or none. A record of version 0 must not exist yet; any other must still be at its version.
 * The SDK may repeat a write whose answer got lost: a transaction carries a token that makes the repetition harmless;
 * a single write carries its own mark, and recognises itself in the item it finds.
 * @throws Conflict when somebody else was first.
 */
export async function commit(
  documents: DynamoDBDocumentClient,
  tableName: string,
  changes: readonly Change[],
): Promise<void> {
  if (changes.length === 0) return;
  if (changes.length > most) throw new RangeError(`A transaction takes at most ${most} changes, not ${changes.length}`);
  const [only] = changes;
  if (changes.length === 1 && only !== undefined && "put" in only) return putOne(documents, tableName, only);
  try {
    await documents.send(
      new TransactWriteCommand({ TransactItems: changes.map((change) => action(tableName, change)) }),
    );
  } catch (error) {
    if (error instanceof TransactionConflictException)
      throw new Conflict("Another transaction was under way", { cause: error });
    if (error instanceof TransactionCanceledException && isConflict(error))
      throw new Conflict("A record was changed meanwhile", { cause: error });
    throw error;
  }
}

async function putOne(
  documents: DynamoDBDocumentClient,
  tableName: string,
  change: Extract<Change, { put: unknown }>,
): Promise<void> {
  const write = crypto.randomUUID();
  try {
    await documents.send(
      new PutCommand({
        TableName: tableName,
        Item: { ...itemOf(change), write },
        ...unchanged(change.put.version),
        ReturnValuesOnConditionCheckFailure: "ALL_OLD",
      }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    if (error.Item?.["write"]?.S !== write) throw new Conflict("The record was changed meanwhile", { cause: error });
  }
}

function action(TableName: string, change: Change) {
  if ("put" in change) return { Put: { TableName, Item: itemOf(change), ...unchanged(change.put.version) } };
  return { Delete: { TableName, Key: keyOf[change.kind](change.remove.id), ...unchanged(change.remove.version) } };
}

function unchanged(version: number) {
  if (version === 0) return { ConditionExpression: "attribute_not_exists(pk)" };
  return {
    ConditionExpression: "#version = :version",
    ExpressionAttributeNames: { "#version": "version" },
    ExpressionAttributeValues: { ":version": version },
  };
}

function isConflict(error: TransactionCanceledException): boolean {
  const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
  return codes.some((code) => code === "ConditionalCheckFailed" || code === "TransactionConflict");
}
