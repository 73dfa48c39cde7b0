import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { GetSendQuotaCommand, SESClient, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import * as z from "zod";

/** One bundle for every function of the fixture; the environment says which one it is. */
const { ROLE = "", TABLE = "", BUS = "", SECRET = "", QUEUE_URL = "" } = process.env;
const quick = { maxAttempts: 1 };
const dynamo = new DynamoDBClient(quick);
const sqs = new SQSClient(quick);
const ses = new SESClient(quick);
const events = new EventBridgeClient(quick);
const secrets = new SecretsManagerClient(quick);
const loadedAt = Date.now();

const Call = z.object({ call: z.string(), input: z.record(z.string(), z.unknown()).default({}) });
const text = (value: unknown) => ({ S: String(value) });
const put = (pk: string, attributes: Record<string, { S: string }>) =>
  dynamo.send(new PutItemCommand({ TableName: TABLE, Item: { pk: text(pk), sk: text("x"), ...attributes } }));

/** Calls one AWS action as this function, and tells what came of it. */
async function callAws(call: string, input: Record<string, unknown>): Promise<unknown> {
  const raw = z.object({
    raw: z.string().default(""),
    source: z.string().optional(),
    to: z.array(z.string()).optional(),
    set: z.string().optional(),
    tags: z.array(z.object({ Name: z.string(), Value: z.string() })).optional(),
  });
  const key = z
    .object({
      pk: z.string().default("k"),
      table: z.string().default(TABLE),
      bodies: z.array(z.unknown()).default([]),
      type: z.string().default("Noted"),
    })
    .parse(input);
  const Key = { pk: text(key.pk), sk: text("x") };
  switch (call) {
    case "put":
      return dynamo.send(new PutItemCommand({ TableName: key.table, Item: Key }));
    case "get":
      return dynamo.send(new GetItemCommand({ TableName: key.table, Key }));
    case "scan":
      return dynamo.send(new ScanCommand({ TableName: key.table }));
    case "query-index":
      return dynamo.send(
        new QueryCommand({
          TableName: key.table,
          IndexName: "due",
          KeyConditionExpression: "duePk = :p",
          ExpressionAttributeValues: { ":p": text("due") },
        }),
      );
    case "transact":
      return dynamo.send(
        new TransactWriteItemsCommand({
          TransactItems: [
            { Put: { TableName: key.table, Item: Key } },
            {
              ConditionCheck: {
                TableName: key.table,
                Key: { pk: text("other"), sk: text("x") },
                ConditionExpression: "attribute_not_exists(pk)",
              },
            },
          ],
        }),
      );
    case "transact-delete":
      return dynamo.send(new TransactWriteItemsCommand({ TransactItems: [{ Delete: { TableName: key.table, Key } }] }));
    case "mail": {
      const mail = raw.parse(input);
      return ses.send(
        new SendRawEmailCommand({
          RawMessage: { Data: Buffer.from(mail.raw) },
          ConfigurationSetName: mail.set,
          Source: mail.source,
          Destinations: mail.to,
          Tags: mail.tags,
        }),
      );
    }
    case "quota":
      return ses.send(new GetSendQuotaCommand({}));
    case "secret":
      return secrets.send(new GetSecretValueCommand({ SecretId: SECRET }));
    case "send":
      return sqs.send(
        new SendMessageCommand({
          QueueUrl: QUEUE_URL,
          MessageBody: JSON.stringify(input),
          MessageAttributes: { kind: { DataType: "String", StringValue: "test" } },
        }),
      );
    case "send-batch":
      return sqs.send(
        new SendMessageBatchCommand({
          QueueUrl: QUEUE_URL,
          Entries: key.bodies.map((body, index) => ({ Id: `m${index}`, MessageBody: JSON.stringify(body) })),
        }),
      );
    case "publish":
      return events.send(
        new PutEventsCommand({
          Entries: [
            {
              Source: "fixture",
              DetailType: key.type,
              Detail: JSON.stringify(input),
              EventBusName: BUS,
            },
          ],
        }),
      );
    default:
      throw new Error(`unknown call ${call}`);
  }
}

async function api(event: unknown): Promise<unknown> {
  const request = z.looseObject({ path: z.string(), body: z.string().nullable() }).parse(event);
  switch (request.path) {
    case "/broken":
      return { statusCode: "no number" };
    case "/throw":
      throw new Error("on purpose");
    case "/slow":
      return new Promise((resolve) => setTimeout(() => resolve({ statusCode: 200 }), 1_500));
    case "/exit":
      return process.exit(3);
    case "/binary":
      return {
        statusCode: 200,
        headers: { "Content-Type": "image/png" },
        body: Buffer.from([137, 80, 78, 71]).toString("base64"),
        isBase64Encoded: true,
      };
    case "/cookies":
      return { statusCode: 303, headers: { Location: "/echo" }, multiValueHeaders: { "Set-Cookie": ["a=1", "b=2"] } };
    case "/time":
      return {
        statusCode: 200,
        body: JSON.stringify({
          now: Date.now(),
          new: new Date().toISOString(),
          string: typeof Date(),
          instance: new Date() instanceof Date,
          of: new Date(0).getTime(),
          utc: Date.UTC(2027, 0, 1),
          loadedAt,
          environment: process.env,
        }),
      };
    case "/aws": {
      const { call, input } = Call.parse(JSON.parse(request.body ?? "{}"));
      try {
        return { statusCode: 200, body: JSON.stringify(await callAws(call, input)) };
      } catch (error) {
        const { name, message } = error instanceof Error ? error : new Error(String(error));
        return { statusCode: 409, body: JSON.stringify({ name, message }) };
      }
    }
    default:
      return { statusCode: 200, headers: { "X-Seen": "yes" }, body: JSON.stringify(event) };
  }
}

const Records = z.object({
  Records: z.array(
    z.looseObject({
      messageId: z.string(),
      body: z.string(),
      attributes: z.object({ ApproximateReceiveCount: z.string() }),
    }),
  ),
});

/** Notes every receipt; fails a message as often as its body says, and reports it as a partial failure. */
async function worker(event: unknown): Promise<unknown> {
  const failures: { itemIdentifier: string }[] = [];
  const { Records: records } = Records.parse(event);
  for (const record of records) {
    const { id, fails, crash } = z
      .object({ id: z.string(), fails: z.number().default(0), crash: z.boolean().default(false) })
      .parse(JSON.parse(record.body));
    const receipt = Number(record.attributes.ApproximateReceiveCount);
    await put(`receipt#${id}#${receipt}`, {
      at: text(new Date().toISOString()),
      batch: text(records.length),
      record: text(JSON.stringify(record)),
    });
    if (crash) throw new Error("crash on purpose");
    if (receipt <= fails) failures.push({ itemIdentifier: record.messageId });
  }
  return { batchItemFailures: failures };
}

/** Notes every event; fails while the detail asks for it, by the sandbox's time. */
async function listener(event: unknown): Promise<void> {
  const { id, detail } = z
    .looseObject({ id: z.string().default(""), detail: z.looseObject({ failUntil: z.string().optional() }).optional() })
    .parse(event);
  await put(`event#${new Date().toISOString()}#${id}#${ROLE}`, { event: text(JSON.stringify(event)) });
  if (detail?.failUntil !== undefined && new Date().toISOString() < detail.failUntil) throw new Error("not yet");
}

/** Marks what is due as done, notes when, and says when the next thing comes. A dispatch in small. */
async function ticker(event: unknown): Promise<unknown> {
  const now = new Date().toISOString();
  const { Items = [] } = await dynamo.send(
    new QueryCommand({
      TableName: TABLE,
      IndexName: "due",
      KeyConditionExpression: "duePk = :p",
      ExpressionAttributeValues: { ":p": text("due") },
    }),
  );
  const tasks = Items.map(({ pk = text(""), sk = text(""), dueSk = text("") }) => ({
    Key: { pk, sk },
    due: dueSk.S ?? "",
  }));
  for (const { Key } of tasks.filter(({ due }) => due <= now)) {
    await dynamo.send(
      new UpdateItemCommand({
        TableName: TABLE,
        Key,
        UpdateExpression: "SET doneAt = :now, firedBy = :event REMOVE duePk, dueSk",
        ExpressionAttributeValues: { ":now": text(now), ":event": text(JSON.stringify(event)) },
      }),
    );
    await sqs.send(
      new SendMessageCommand({ QueueUrl: QUEUE_URL, MessageBody: JSON.stringify({ id: Key.pk.S, fails: 0 }) }),
    );
  }
  const [next] = tasks
    .map(({ due }) => due)
    .filter((due) => due > now)
    .sort();
  return { nothingBefore: next ?? "2099-01-01T00:00:00.000Z" };
}

/** Plans something new for later, every time it runs. */
async function planner(): Promise<void> {
  const now = Date.now();
  for (const minutes of [0, 7, 7, 61.5]) {
    const due = new Date(now + minutes * 60_000).toISOString();
    await put(`task#${now}#${minutes}`, { duePk: text("due"), dueSk: text(due) });
  }
}

const roles: Record<string, (event: unknown) => Promise<unknown>> = {
  api,
  worker,
  listener,
  feedback: listener,
  ticker,
  planner,
};

export async function handler(event: unknown): Promise<unknown> {
  console.log(`${ROLE} runs`);
  const run = roles[ROLE];
  if (!run) throw new Error(`no role ${ROLE}`);
  return run(event);
}
