import { DescribeTableCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchGetCommand, DynamoDBDocumentClient, GetCommand, QueryCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { table } from "../../contracts/table.ts";
import type { ListedKind, OwnedKind, PartKind, RecordKind, RecordOf } from "../../domain/records.ts";
import type { ListOptions, Page, Store } from "../../usecases/ports.ts";
import { commit } from "./commit.ts";
import { cursorOf, cursorText, listingRange, partsCursorOf } from "./cursor.ts";
import { dueReader } from "./due.ts";
import { recordOf } from "./items.ts";
import { idIn, keyOf, listingPartition, partsKey } from "./keys.ts";
import { pages } from "./pages.ts";

const { listing: listingIndex, person: personIndex } = table.indexes;
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

  async function partsPage<Kind extends PartKind>(
    kind: Kind,
    owner: string,
    { cursor, limit }: Pick<ListOptions, "cursor" | "limit">,
  ): Promise<Page<RecordOf<Kind>>> {
    const { pk, prefix } = partsKey[kind](owner);
    const { Items = [], LastEvaluatedKey } = await documents.send(
      new QueryCommand({
        TableName: tableName,
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk AND begins_with(sk, :prefix)",
        ExpressionAttributeValues: { ":pk": pk, ":prefix": prefix },
        ExclusiveStartKey: cursor === undefined ? undefined : partsCursorOf(cursor, { pk, prefix }),
        Limit: limit,
      }),
    );
    return {
      items: Items.map((item) => recordOf(kind, item)),
      cursor: LastEvaluatedKey && cursorText(LastEvaluatedKey),
    };
  }

  async function list<Kind extends ListedKind>(
    kind: Kind,
    programme: string,
    options: ListOptions = {},
  ): Promise<Page<RecordOf<Kind>>> {
    const partition = listingPartition(kind, programme);
    const range = listingRange(options);
    const { Items = [], LastEvaluatedKey } = await documents.send(
      new QueryCommand({
        TableName: tableName,
        IndexName: listingIndex.name,
        KeyConditionExpression: range ? "listPk = :pk AND listSk BETWEEN :from AND :until" : "listPk = :pk",
        ExpressionAttributeValues: { ":pk": partition, ...(range && { ":from": range[0], ":until": range[1] }) },
        ExclusiveStartKey: options.cursor === undefined ? undefined : cursorOf(options.cursor, partition, range),
        Limit: options.limit,
      }),
    );
    return {
      items: Items.map((item) => recordOf(kind, item)),
      cursor: LastEvaluatedKey && cursorText(LastEvaluatedKey),
    };
  }

  async function ofPerson<Kind extends OwnedKind>(kind: Kind, person: string): Promise<RecordOf<Kind>[]> {
    const keys = pages((start) =>
      documents.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: personIndex.name,
          KeyConditionExpression: "personPk = :pk AND begins_with(personSk, :kind)",
          ExpressionAttributeValues: { ":pk": person, ":kind": `${kind}#` },
          ExclusiveStartKey: start,
        }),
      ),
    );
    const entries: { id: string; order: string }[] = [];
    for await (const { pk, personSk } of keys) entries.push({ id: idIn(String(pk)), order: `${personSk} ${pk}` });
    const ids = entries.sort((one, other) => (one.order < other.order ? -1 : 1)).map(({ id }) => id);
    const found = new Map((await getMany(kind, ids)).map((record) => [record.id, record]));
    return ids.flatMap((id) => found.get(id) ?? []);
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

  return {
    get,
    getMany,
    partsOf,
    partsPage,
    list,
    ofPerson,
    everyMessage,
    ...dueReader(documents, tableName),
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
