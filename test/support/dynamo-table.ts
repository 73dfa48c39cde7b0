import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Item } from "#shared/adapters/dynamo/items.ts";
import { dynamoStore } from "#shared/adapters/dynamo/store.ts";
import { journal, table } from "#shared/contracts/table.ts";
import { freshDatabase } from "./database.ts";

/** A database of a real DynamoDB Local, and empty tables with the indexes of the contract. */
export function dynamoTables() {
  const { url, key } = freshDatabase();
  const client = new DynamoDBClient({
    ...{ endpoint: url, region: "us-east-1" },
    credentials: { accessKeyId: key, secretAccessKey: "local" },
  });
  const documents = DynamoDBDocumentClient.from(client);
  let count = 0;
  return {
    /** A store on a table of its own. */
    async fresh() {
      const TableName = `almanac-${++count}`;
      const journalName = `${TableName}-journal`;
      const create = () =>
        client.send(new CreateTableCommand({ TableName, BillingMode: "PAY_PER_REQUEST", ...layout() }));
      await create();
      await client.send(
        new CreateTableCommand({ TableName: journalName, BillingMode: "PAY_PER_REQUEST", ...journalLayout }),
      );
      return {
        client,
        TableName,
        journalName,
        store: dynamoStore(client, TableName, journalName),
        /** Deletes the table; an empty one of the same name is there once it is created again. */
        drop: async () => void (await client.send(new DeleteTableCommand({ TableName }))),
        create: async () => void (await create()),
        put: async (item: Item) => void (await documents.send(new PutCommand({ TableName, Item: item }))),
      };
    },
    stop: () => client.destroy(),
  };
}

const journalLayout = {
  KeySchema: [{ AttributeName: journal.partitionKey, KeyType: "HASH" as const }],
  AttributeDefinitions: [{ AttributeName: journal.partitionKey, AttributeType: "S" as const }],
};

/** What the contract says of keys and indexes. */
function layout() {
  const keys = (partition: string, sort: string) => [
    { AttributeName: partition, KeyType: "HASH" as const },
    { AttributeName: sort, KeyType: "RANGE" as const },
  ];
  const indexes = Object.values(table.indexes);
  const names = [table, ...indexes].flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]);
  return {
    KeySchema: keys(table.partitionKey, table.sortKey),
    AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: "S" as const })),
    GlobalSecondaryIndexes: indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keys(index.partitionKey, index.sortKey),
      Projection: { ProjectionType: index.keysOnly ? ("KEYS_ONLY" as const) : ("ALL" as const) },
    })),
  };
}
