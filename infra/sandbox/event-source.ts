import * as z from "zod";
import type { Agenda } from "./agenda.ts";
import type { Clock } from "./clock.ts";
import type { FunctionSpec } from "./functions.ts";
import type { Lambda } from "./lambda.ts";
import type { Policies } from "./policies.ts";
import type { Queue, QueueMessage, Queues } from "./sqs.ts";
import type { Stack } from "./stack.ts";

const MappingProperties = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.coerce.number().default(10),
  Enabled: z.boolean().default(true),
  FunctionResponseTypes: z.array(z.string()).default([]),
  MaximumBatchingWindowInSeconds: z.coerce.number().default(0),
  ScalingConfig: z.object({ MaximumConcurrency: z.coerce.number() }).optional(),
  FilterCriteria: z.undefined("filters on event source mappings are not supported").optional(),
});
type MappingProperties = z.infer<typeof MappingProperties>;

const BatchAnswer = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() });

interface EventSourceParts {
  stack: Stack;
  lambda: Lambda;
  queues: Queues;
  policies: Policies;
  agenda: Agenda;
  clock: Clock;
}

/** What the service needs to read a queue, for the function's own role. */
const receiveActions = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];

/** Connects queues to functions as the template's event source mappings say. */
export function connectEventSources(parts: EventSourceParts): void {
  const { stack, lambda, queues, policies } = parts;
  for (const { id, properties } of stack.all("AWS::Lambda::EventSourceMapping", MappingProperties)) {
    if (!properties.Enabled) continue;
    const spec = lambda.functions.find(
      ({ name, arn }) => properties.FunctionName === name || properties.FunctionName === arn,
    );
    if (!spec) throw new Error(`Event source mapping ${id}: no function ${properties.FunctionName}.`);
    const queue = queues.byArn(properties.EventSourceArn);
    for (const action of receiveActions) {
      // AWS refuses to create the mapping, so the template would not deploy.
      if (!policies.roleMay(spec.roleArn, { action, resource: queue.arn }))
        throw new Error(`Event source mapping ${id}: the role of ${spec.id} lacks ${action} on ${queue.name}.`);
    }
    connect(parts, id, properties, spec, queue);
  }
}

function connect(
  { lambda, agenda, clock, stack }: EventSourceParts,
  id: string,
  properties: MappingProperties,
  spec: FunctionSpec,
  queue: Queue,
): void {
  const concurrency = properties.ScalingConfig?.MaximumConcurrency ?? spec.concurrency;
  let inFlight = 0;
  let polled = false;

  function poll(delay: number): void {
    if (polled) return;
    polled = true;
    agenda.add(clock.now() + delay, `poll ${id}`, work);
  }

  async function work(): Promise<void> {
    polled = false;
    if (inFlight >= concurrency) return;
    const batch = queue.receive(properties.BatchSize);
    if (batch.length === 0) return;
    inFlight += 1;
    // Whatever is left goes to the next free process, beside this one.
    if (queue.counts().visible > 0) poll(0);
    try {
      const outcome = await lambda.invoke(spec, sqsEvent(batch, queue, stack.region));
      if (outcome.ok) for (const message of done(batch, outcome.payload, properties)) queue.delete(message);
    } finally {
      inFlight -= 1;
      if (queue.counts().visible > 0) poll(0);
    }
  }

  queue.onVisible(() => poll(properties.MaximumBatchingWindowInSeconds * 1000));
}

/** The messages that are dealt with. The others come back when their visibility timeout has passed. */
function done(batch: QueueMessage[], payload: string, properties: MappingProperties): QueueMessage[] {
  if (!properties.FunctionResponseTypes.includes("ReportBatchItemFailures")) return batch;
  const answer = BatchAnswer.nullable().safeParse(JSON.parse(payload));
  // Lambda takes an answer it cannot read, or one that names a message it never sent, for a complete failure.
  if (!answer.success) return [];
  const failures = new Set((answer.data?.batchItemFailures ?? []).map((failure) => failure.itemIdentifier));
  const known = new Set(batch.map((message) => message.id));
  if ([...failures].some((failure) => !known.has(failure))) return [];
  return batch.filter((message) => !failures.has(message.id));
}

/** The event a function gets from a queue. */
function sqsEvent(batch: QueueMessage[], queue: Queue, region: string): string {
  return JSON.stringify({
    Records: batch.map((message) => ({
      messageId: message.id,
      receiptHandle: message.receipt,
      body: message.body,
      attributes: {
        ApproximateReceiveCount: String(message.receives),
        SentTimestamp: String(message.sentAt),
        SenderId: "sandbox",
        ApproximateFirstReceiveTimestamp: String(message.firstReceivedAt),
      },
      messageAttributes: Object.fromEntries(
        Object.entries(message.attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
          name,
          {
            dataType: DataType,
            stringValue: StringValue,
            binaryValue: BinaryValue,
            stringListValues: [],
            binaryListValues: [],
          },
        ]),
      ),
      md5OfBody: message.md5,
      eventSource: "aws:sqs",
      eventSourceARN: queue.arn,
      awsRegion: region,
    })),
  });
}
