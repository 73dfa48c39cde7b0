import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb";
import type { Sandbox } from "#infra/sandbox/sandbox.ts";
import { type RecordKind, type RecordOf, records } from "#shared/domain/records.ts";
import type { Observed } from "./observed.ts";
import type { Scene } from "./scene.ts";

type Item = Record<string, unknown>;

/** Reads the whole table itself, past the product's own indexes, and everything the mail service accepted. */
export async function observe({ sandbox, diary, cohort }: Scene, from: string, to: string): Promise<Observed> {
  const items = await scan(sandbox);
  const all = <Kind extends RecordKind>(kind: Kind): RecordOf<Kind>[] => {
    const schema: { parse(value: unknown): RecordOf<Kind> } = schemas[kind];
    return items.filter(({ noun }) => noun === kind).map((item) => schema.parse(item));
  };
  const [programme] = all("programme");
  const [copy] = all("playbook");
  if (!programme || !copy) throw new Error("The table holds no programme with a playbook.");
  const mails = await sandbox.messages();
  return {
    from,
    to,
    newcomers: [...cohort.mentees, ...cohort.mentors],
    programme,
    playbook: copy.playbook,
    keyDates: all("keyDate"),
    persons: all("person"),
    participants: all("participant"),
    mentorships: all("mentorship"),
    proposals: all("proposal"),
    touchpoints: all("touchpoint"),
    messages: all("message"),
    mails: mails.map(({ tags, to: [recipient = ""], acceptedAt, subject, text, html, calendar }) => ({
      sid: tags["sid"] ?? "",
      to: recipient,
      at: acceptedAt,
      subject,
      text,
      html: html ?? "",
      calendar,
    })),
    diary,
  };
}

const schemas: { [Kind in RecordKind]: { parse(value: unknown): RecordOf<Kind> } } = records;

/** What kind of mail each message of the ledger is, for a look in between. */
export async function kindsOf(sandbox: Sandbox): Promise<Map<string, string>> {
  const messages = await scan(sandbox, "message");
  return new Map(messages.map(({ id, kind }) => [String(id), String(kind)]));
}

async function scan({ endpoint, tables }: Sandbox, noun?: string): Promise<Item[]> {
  const credentials = { accessKeyId: "recount", secretAccessKey: "recount" };
  const client = new DynamoDBClient({ endpoint, region: "us-east-1", credentials });
  const document = DynamoDBDocumentClient.from(client);
  const only =
    noun === undefined ? {} : { FilterExpression: "noun = :noun", ExpressionAttributeValues: { ":noun": noun } };
  const items: Item[] = [];
  for (const TableName of tables)
    for await (const page of paginateScan({ client: document }, { TableName, ConsistentRead: true, ...only }))
      items.push(...(page.Items ?? []));
  client.destroy();
  return items;
}
