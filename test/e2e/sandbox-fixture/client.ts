import { type AttributeValue, DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import * as z from "zod";
import type { Sandbox } from "#infra/sandbox/sandbox.ts";

/** What `/aws` of the fixture answers: the SDK's result, or the error's name and message. */
const AwsAnswer = z.looseObject({ name: z.string().optional(), message: z.string().optional() });

/** Makes the fixture's API function call an AWS service. */
export async function callAws(sandbox: Sandbox, call: string, input: object = {}): Promise<z.infer<typeof AwsAnswer>> {
  const response = await post(sandbox, "/aws", { call, input });
  return AwsAnswer.parse(await response.json());
}

export function post(sandbox: Sandbox, path: string, body: unknown): Promise<Response> {
  return fetch(sandbox.url + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** Every item of the fixture's table, keys in order, its attributes as text. */
export async function tableOf(sandbox: Sandbox): Promise<Record<string, Record<string, string>>> {
  const client = new DynamoDBClient({
    endpoint: sandbox.endpoint,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const items: Record<string, Record<string, string>> = {};
  let start: Record<string, AttributeValue> | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: sandbox.tables[0], ConsistentRead: true, ExclusiveStartKey: start }),
    );
    for (const item of page.Items ?? []) {
      const entries = Object.entries(item).map(([name, value]) => [name, value.S ?? ""]);
      const { pk = "", ...rest } = Object.fromEntries(entries);
      items[pk] = rest;
    }
    start = page.LastEvaluatedKey;
  } while (start);
  client.destroy();
  return Object.fromEntries(Object.entries(items).sort(([left], [right]) => (left < right ? -1 : 1)));
}

/** The fixture's notes of events, in the order they were made. */
export async function notedEvents(sandbox: Sandbox, role = "listener") {
  const items = await tableOf(sandbox);
  const Noted = z.looseObject({
    "detail-type": z.string().optional(),
    detail: z.looseObject({ id: z.string().optional() }),
  });
  return Object.entries(items)
    .filter(([pk]) => pk.startsWith("event#") && pk.endsWith(`#${role}`))
    .map(([pk, { event = "{}" }]) => ({ at: pk.split("#")[1] ?? "", event: Noted.parse(JSON.parse(event)) }));
}

/** The messages in a queue, found by a part of its name. */
export async function queueOf(sandbox: Sandbox, name: string): Promise<{ body: string }[]> {
  const Queues = z.array(z.object({ name: z.string(), messages: z.array(z.object({ body: z.string() })) }));
  const queues = Queues.parse(await (await fetch(`${sandbox.url}/_sandbox/queues`)).json());
  const found = queues.find((queue) => queue.name.includes(name));
  if (!found) throw new Error(`no queue ${name}`);
  return found.messages;
}
