import * as z from "zod";
import { AwsError, jsonResult } from "./aws-errors.ts";
import type { Service, ServiceCall } from "./service.ts";
import { MessageAttribute, md5, type Queue, type Queues } from "./sqs.ts";

const Entry = z.object({
  MessageBody: z.string().min(1),
  DelaySeconds: z.number().int().min(0).max(900).optional(),
  MessageAttributes: z.record(z.string(), MessageAttribute).default({}),
});
const SendMessage = Entry.extend({ QueueUrl: z.string() });
const SendMessageBatch = z.object({
  QueueUrl: z.string(),
  Entries: z
    .array(Entry.extend({ Id: z.string() }))
    .min(1)
    .max(10),
});
const QueueRequest = z.object({ QueueUrl: z.string().optional(), QueueName: z.string().optional() });

/** What SQS takes in one message, and in one batch. */
const mostBytes = 1_048_576;

/** SQS's digest of message attributes: every part with its length, in the order of names. */
function md5OfAttributes(attributes: Record<string, MessageAttribute>): string | undefined {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return undefined;
  const parts: Buffer[] = [];
  const add = (bytes: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    parts.push(length, bytes);
  };
  for (const name of names) {
    const attribute = attributes[name];
    if (!attribute) continue;
    add(Buffer.from(name));
    add(Buffer.from(attribute.DataType));
    const binary = attribute.BinaryValue !== undefined;
    parts.push(Buffer.from([binary ? 2 : 1]));
    add(binary ? Buffer.from(attribute.BinaryValue ?? "", "base64") : Buffer.from(attribute.StringValue ?? ""));
  }
  return md5(Buffer.concat(parts));
}

function parse<T>(shape: z.ZodType<T>, call: ServiceCall): T {
  const parsed = shape.safeParse(JSON.parse(call.body.toString("utf8")));
  if (parsed.success) return parsed.data;
  throw new AwsError("InvalidParameterValue", z.prettifyError(parsed.error));
}

/** The SQS endpoint: what functions call. Receiving is done by the event source mappings. */
export function createSqsApi(queues: Queues): Service {
  function queueOf(call: ServiceCall): Queue {
    const { QueueUrl, QueueName } = parse(QueueRequest, call);
    const found =
      QueueUrl === undefined ? queues.all.find((queue) => queue.name === QueueName) : queues.byUrl(QueueUrl);
    if (!found) throw new AwsError("AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.");
    return found;
  }

  function put(queue: Queue, entry: z.infer<typeof Entry>, duplicate: boolean) {
    const options = { delaySeconds: entry.DelaySeconds, attributes: entry.MessageAttributes };
    const message = queue.send(entry.MessageBody, options);
    // A standard queue delivers at least once.
    if (duplicate) queue.send(entry.MessageBody, options);
    const attributesMd5 = md5OfAttributes(entry.MessageAttributes);
    return {
      MessageId: message.id,
      MD5OfMessageBody: message.md5,
      ...(attributesMd5 ? { MD5OfMessageAttributes: attributesMd5 } : {}),
    };
  }

  return {
    name: "sqs",
    faults: "sqs",
    throttle: { code: "RequestThrottled", message: "Rate exceeded (fault)." },
    protocol: "json",
    // A batch needs the permission to send, there is none of its own.
    asks: (call) => [{ action: `sqs:${call.action.replace(/Batch$/, "")}`, resource: queueOf(call).arn }],
    async handle(call) {
      const queue = queueOf(call);
      switch (call.action) {
        case "SendMessage": {
          const entry = parse(SendMessage, call);
          if (Buffer.byteLength(entry.MessageBody) > mostBytes)
            throw new AwsError(
              "InvalidParameterValue",
              "One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.",
            );
          return jsonResult(put(queue, entry, call.duplicate));
        }
        case "SendMessageBatch": {
          const { Entries } = parse(SendMessageBatch, call);
          if (new Set(Entries.map(({ Id }) => Id)).size < Entries.length)
            throw new AwsError("AWS.SimpleQueueService.BatchEntryIdsNotDistinct", "Id repeated.");
          if (Entries.reduce((sum, { MessageBody }) => sum + Buffer.byteLength(MessageBody), 0) > mostBytes)
            throw new AwsError(
              "AWS.SimpleQueueService.BatchRequestTooLong",
              "Batch requests cannot be longer than 1048576 bytes.",
            );
          return jsonResult({
            Successful: Entries.map((entry) => ({ Id: entry.Id, ...put(queue, entry, call.duplicate) })),
            Failed: [],
          });
        }
        case "GetQueueUrl":
          return jsonResult({ QueueUrl: queue.url });
        case "GetQueueAttributes": {
          const { visible, inFlight, delayed } = queue.counts();
          return jsonResult({
            Attributes: {
              QueueArn: queue.arn,
              VisibilityTimeout: String(queue.visibilityTimeoutMs / 1000),
              ApproximateNumberOfMessages: String(visible),
              ApproximateNumberOfMessagesNotVisible: String(inFlight),
              ApproximateNumberOfMessagesDelayed: String(delayed),
            },
          });
        }
        default:
          throw new AwsError("InvalidAction", `The sandbox does not support sqs:${call.action}.`);
      }
    },
  };
}
