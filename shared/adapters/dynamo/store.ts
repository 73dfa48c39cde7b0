import { DescribeTableCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchGetCommand, DynamoDBDocumentClient, GetCommand, QueryCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import type { Temporal } from "temporal-polyfill";
import { table } from "../../contracts/table.ts";
import type { ListedKind, PartKind, RecordKind, RecordOf } from "../../domain/records.ts";
import { instantText } from "../../domain/time.ts";
import type { ListOptions, Page, Store } from "../../usecases/ports.ts";
import { commit } from "./commit.ts";
import { cursorOf, cursorText } from "./cursor.ts";
import { recordOf } from "./items.ts";
import { duePartitions, keyOf, listingPartition, partsKey } from "./keys.ts";
import { pages } from "./pages.ts";

const { due: dueIndex, listing: listingIndex } = table.indexes;
/** BatchGetItem takes no more keys than this. */
const batchSize = 100;

/** The store on one DynamoDB table. */
export function dynamoStore(client: DynamoDBClient, tableName: string): Store {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  let identity: string | undefined;

  async function get<Kind extends RecordKind>(kind: Kind, id: string): Promise<RecordOf<Kind> | undefined> {
    const { Item } = await documents.send(
      new GetCommand({ TableName: tableName, Key: keyOf[kind](id), ConsistentRead: true }),
    );
    return Item && recordOf(kind, Item);
  }

  async function getMany<Kind extends RecordKind>(kind: Kind, ids: readonly string[]): Promise<RecordOf<Kind>[]> {
    const found: RecordOf<Kind>[] = [];
    const unique = [...new Set(ids)];
    for (let from = 0; from < unique.length; from += batchSize) {
      let keys: Record<string, unknown>[] = unique.slice(from, from + batchSize).map((id) => ({ ...keyOf[kind](id) }));
      while (keys.length > 0) {
        const request = { [tableName]: { Keys: keys, ConsistentRead: true } };
        const { Responses, UnprocessedKeys } = await documents.send(new BatchGetCommand({ RequestItems: request }));
        found.push(...(Responses?.[tableName] ?? []).map((item) => recordOf(kind, item)));
        keys = UnprocessedKeys?.[tableName]?.Keys ?? [];
      }
    }
    return found;
  }

  async function partsOf<Kind extends PartKind>(kind: Kind, owner: string): Promise<RecordOf<Kind>[]> {
    const { pk, prefix } = partsKey[kind](owner);
    const items = pages((start) =>
      documents.send(
        new QueryCommand({
          TableName: tableName,
          ConsistentRead: true,
          KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
          ExpressionAttributeValues: { ":pk": pk, ":prefix": prefix },
          ExclusiveStartKey: start,
        }),
      ),
    );
    const found: RecordOf<Kind>[] = [];
    for await (const item of items) found.push(recordOf(kind, item));
    return found;
  }

  async function list<Kind extends ListedKind>(
    kind: Kind,
    programme: string,
    options: ListOptions = {},
  ): Promise<Page<RecordOf<Kind>>> {
    const partition = listingPartition(kind, programme);
    const { Items = [], LastEvaluatedKey } = await documents.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: listingIndex.name,
        KeyConditionExpression: options.state ? "listPk = :pk AND begins_with(listSk, :state)" : "listPk = :pk",
        ExpressionAttributeValues: { ":pk": partition, ...(options.state ? { ":state": `${options.state}#` } : {}) },
        ExclusiveStartKey: options.cursor === undefined ? undefined : cursorOf(options.cursor, partition),
        Limit: options.limit,
      }),
    );
    return {
      items: Items.map((item) => recordOf(kind, item)),
      cursor: LastEvaluatedKey && cursorText(LastEvaluatedKey),
    };
  }

  async function due(until: Temporal.Instant, limit: number) {
    const text = instantText(until);
    // One more than is needed, so that even a shard that holds all of them tells what comes after.
    const most = Math.ceil(limit / duePartitions.length) + 1;
    const shards = await Promise.all(duePartitions.map((partition) => oneShard(partition, most)));
    const entries = shards.flat().sort();
    const ready = entries.filter((entry) => instantIn(entry) <= text);
    const ids = ready.slice(0, limit).map(idIn);
    // A shard whose page ends with something due may hold more of it.
    const cut = shards.some((shard) => shard.length === most && instantIn(shard.at(-1)) <= text);
    if (cut || ready.length > limit) return { ids, next: text };
    const later = entries[ready.length];
    return later === undefined ? { ids } : { ids, next: instantIn(later) };
  }

  /** The earliest entries of one shard, due or not: the first that is not yet due tells when to look again. */
  async function oneShard(partition: string, most: number): Promise<string[]> {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: dueIndex.name,
        KeyConditionExpression: "duePk = :pk",
        ExpressionAttributeValues: { ":pk": partition },
        ProjectionExpression: "dueSk",
        Limit: most,
      }),
    );
    return Items.map((item) => String(item["dueSk"]));
  }

  async function* everyMessage() {
    const items = pages((start) =>
      documents.send(
        new ScanCommand({
          TableName: tableName,
          ConsistentRead: true,
          FilterExpression: "noun = :message",
          ExpressionAttributeValues: { ":message": "message" },
          ExclusiveStartKey: start,
        }),
      ),
    );
    for await (const item of items) yield recordOf("message", item);
  }

  async function* everyDue() {
    for (const partition of duePartitions) {
      const items = pages((start) =>
        documents.send(
          new QueryCommand({
            TableName: tableName,
            IndexName: dueIndex.name,
            KeyConditionExpression: "duePk = :pk",
            ExpressionAttributeValues: { ":pk": partition },
            ExclusiveStartKey: start,
          }),
        ),
      );
      for await (const item of items) yield idIn(String(item["dueSk"]));
    }
  }

  return {
    get,
    getMany,
    partsOf,
    list,
    due,
    everyMessage,
    everyDue,
    commit: (changes) => commit(documents, tableName, changes),
    async identity() {
      if (identity === undefined) {
        const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
        identity = Table?.TableId ?? Table?.TableArn;
        if (identity === undefined) throw new Error("DynamoDB names neither id nor ARN of the table");
      }
      return identity;
    },
  };
}

/** The two parts of a due entry. */
const instantIn = (entry = "") => entry.split("#")[0] ?? "";
const idIn = (entry: string) => entry.split("#")[1] ?? "";
