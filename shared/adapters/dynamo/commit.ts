import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, PutCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { Conflict, TakenBefore } from "../../domain/errors.ts";
import type { Change } from "../../usecases/ports.ts";
import { itemOf } from "./items.ts";
import { linesOf, lineWrite } from "./journal.ts";
import { keyOf } from "./keys.ts";

/** DynamoDB's own limit of one transaction. */
const most = 100;

/** The names of the table, and of the journal's; the second is asked for only by changes that leave a line there. */
export interface Tables {
  readonly table: string;
  readonly journal: () => string;
}

/**
 * Writes all changes or none, with the lines they leave in the journal. A record of version 0 must not exist yet; any
 * other must still be at its version. The SDK may repeat a write whose answer got lost: a transaction carries a token that makes the repetition harmless;
 * a single write carries its own mark, and recognises itself in the item it finds.
 * @throws Conflict when somebody else was first; TakenBefore when only the journal is against it.
 */
export async function commit(
  documents: DynamoDBDocumentClient,
  tables: Tables,
  changes: readonly Change[],
): Promise<void> {
  if (changes.length === 0) return;
  const lines = linesOf(changes);
  const size = changes.length + lines.length;
  if (size > most) throw new RangeError(`A transaction takes at most ${most} changes, not ${size}`);
  const [only] = changes;
  if (size === 1 && only !== undefined && "put" in only) return putOne(documents, tables.table, only);
  const writes = [
    ...changes.map((change) => action(tables.table, change)),
    ...lines.map((line) => lineWrite(tables.journal(), line)),
  ];
  try {
    await documents.send(new TransactWriteCommand({ TransactItems: writes }));
  } catch (error) {
    // Our own write, repeated while the first was under way, meets itself: whoever reads again finds what became of it.
    if (error instanceof TransactionConflictException || error instanceof TransactionInProgressException)
      throw new Conflict("Another transaction was under way", { cause: error });
    if (error instanceof TransactionCanceledException) throw refusal(error, changes.length);
    throw error;
  }
}

/** What a cancelled transaction means. Reasons come in the order of its writes: first those of records. */
function refusal(error: TransactionCanceledException, records: number): Error {
  const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
  const isConflict = (code: string | undefined) => code === "ConditionalCheckFailed" || code === "TransactionConflict";
  if (codes.slice(0, records).some(isConflict)) return new Conflict("A record was changed meanwhile", { cause: error });
  const lines = codes.slice(records);
  if (lines.includes("TransactionConflict")) return new Conflict("Another transaction was under way", { cause: error });
  if (lines.some(isConflict)) return new TakenBefore("The journal knows of an attempt", { cause: error });
  return error;
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
