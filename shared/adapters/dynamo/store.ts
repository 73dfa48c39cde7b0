import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchGetCommand, DynamoDBDocumentClient, GetCommand, QueryCommand, ScanCommand } from "@aws-sdk/lib-dynamodb";
import { table } from "../../contracts/table.ts";
import type { ListedKind, OwnedKind, PartKind, RecordKind, RecordOf } from "../../domain/records.ts";
import type { ListOptions, Page, Store, Unread } from "../../usecases/ports.ts";
import { commit } from "./commit.ts";
import { cursorOf, cursorText, listingRange, partsCursorOf } from "./cursor.ts";
import { dueReader } from "./due.ts";
import { identityReader } from "./identity.ts";
import { recordOf, recordsOf } from "./items.ts";
import { journalReader, told } from "./journal.ts";
import { idIn, keyOf, listingPartition, partsKey } from "./keys.ts";
import { pages } from "./pages.ts";

const { listing: listingIndex, person: personIndex } = table.indexes;
/** BatchGetItem takes no more keys than this. */
const batchSize = 100;

/** The store on one table, with its journal in another where a function has one. `clock`: by which what was read is kept. */
export function dynamoStore(
  client: DynamoDBClient,
  tableName: string,
  journalName?: string,
  clock = () => performance.now(),
): Store {
  const journal = () => told(journalName);
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const { identity, unlessGone } = identityReader(client, tableName, clock);
  const { mailMoved, ...journalRead } = journalReader(documents, journal, clock);

  async function get<Kind extends RecordKind>(kind: Kind, id: string): Promise<RecordOf<Kind> | undefined> {
    const read = new GetCommand({ TableName: tableName, Key: keyOf[kind](id), ConsistentRead: true });
    const { Item } = await unlessGone(documents.send(read));
    return Item && recordOf(kind, Item);
  }

  async function getMany<Kind extends RecordKind>(
    kind: Kind,
    ids: readonly string[],
    unread?: Unread,
  ): Promise<RecordOf<Kind>[]> {
    const found: RecordOf<Kind>[] = [];
    const unique = [...new Set(ids)];
    for (let from = 0; from < unique.length; from += batchSize) {
      let keys: Record<string, unknown>[] = unique.slice(from, from + batchSize).map((id) => ({ ...keyOf[kind](id) }));
      while (keys.length > 0) {
        const request = { [tableName]: { Keys: keys, ConsistentRead: true } };
        const { Responses, UnprocessedKeys } = await documents.send(new BatchGetCommand({ RequestItems: request }));
        found.push(...recordsOf(kind, Responses?.[tableName] ?? [], unread));
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
      items: recordsOf(kind, Items, options.unread),
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

  async function* everyMessage(unread?: Unread) {
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
    for await (const item of items) yield* recordsOf("message", [item], unread);
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
    ...journalRead,
    identity,
    async commit(changes) {
      await commit(documents, { table: tableName, journal }, changes);
      if (changes.some(({ kind }) => kind === "brake")) mailMoved();
    },
  };
}
