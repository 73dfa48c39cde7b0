import * as z from "zod";
import { authorizationOf, type Database } from "./dynamo-local.ts";
import type { Stack } from "./stack.ts";

const KeySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));
const Projection = z.object({ ProjectionType: z.string(), NonKeyAttributes: z.array(z.string()).optional() });

/** The part of a table's properties that DynamoDB Local has a use for. TTL and backups are left out: it deletes by the wall clock, and has no backups. */
const TableProperties = z.object({
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
  KeySchema,
  BillingMode: z.literal("PAY_PER_REQUEST", "the sandbox runs on-demand tables only"),
  GlobalSecondaryIndexes: z.array(z.object({ IndexName: z.string(), KeySchema, Projection })).optional(),
  LocalSecondaryIndexes: z.array(z.object({ IndexName: z.string(), KeySchema, Projection })).optional(),
  StreamSpecification: z.undefined("streams are not supported").optional(),
  DeletionProtectionEnabled: z.boolean().optional(),
});

const Existing = z.object({
  Table: z.object({
    KeySchema,
    GlobalSecondaryIndexes: z.array(z.object({ IndexName: z.string(), KeySchema })).default([]),
  }),
});

/** A call to DynamoDB Local itself, past the sandbox's endpoint. */
async function ask({ url, key }: Database, action: string, body: unknown): Promise<{ status: number; text: string }> {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `DynamoDB_20120810.${action}`,
      authorization: authorizationOf(key),
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

/** Creates the template's tables with the template's own properties. A table kept from an earlier run must still fit. */
export async function createTables(stack: Stack, database: Database): Promise<string[]> {
  const tables = stack.all("AWS::DynamoDB::Table", TableProperties);
  await Promise.all(
    tables.map(async ({ ref, properties }) => {
      const answer = await ask(database, "CreateTable", { ...properties, TableName: ref });
      if (answer.status === 200) return;
      if (!answer.text.includes("ResourceInUseException")) throw new Error(`Table ${ref}: ${answer.text}`);
      const { Table } = Existing.parse(JSON.parse((await ask(database, "DescribeTable", { TableName: ref })).text));
      const wanted = shape(properties.KeySchema, properties.GlobalSecondaryIndexes ?? []);
      if (shape(Table.KeySchema, Table.GlobalSecondaryIndexes) !== wanted) {
        throw new Error(
          `Table ${ref} was kept with other keys or indexes than the template has now. Use another --data folder.`,
        );
      }
    }),
  );
  return tables.map(({ ref }) => ref);
}

function shape(
  keys: z.infer<typeof KeySchema>,
  indexes: { IndexName: string; KeySchema: z.infer<typeof KeySchema> }[],
): string {
  const text = (schema: z.infer<typeof KeySchema>) =>
    schema.map((key) => `${key.AttributeName} ${key.KeyType}`).join(",");
  return [text(keys), ...indexes.map((index) => `${index.IndexName} ${text(index.KeySchema)}`).sort()].join(";");
}
