import { createHash } from "node:crypto";
import * as z from "zod";
import type { Agenda } from "./agenda.ts";
import type { Clock } from "./clock.ts";
import type { Randomness } from "./random.ts";
import type { Stack } from "./stack.ts";

const QueueProperties = z.object({
  VisibilityTimeout: z.coerce.number().default(30),
  DelaySeconds: z.coerce.number().default(0),
  MessageRetentionPeriod: z.coerce.number().default(345_600),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
  FifoQueue: z.literal(false, "FIFO queues are not supported").optional(),
});

/** A message in a queue. */
export interface QueueMessage {
  id: string;
  body: string;
  md5: string;
  attributes: Record<string, MessageAttribute>;
  sentAt: number;
  visibleAt: number;
  receives: number;
  firstReceivedAt: number | undefined;
  receipt: string;
}

/** What a sender may attach to a message. */
export const MessageAttribute = z.object({
  DataType: z.string(),
  StringValue: z.string().optional(),
  BinaryValue: z.string().optional(),
});
export type MessageAttribute = z.infer<typeof MessageAttribute>;

/** One queue. Visibility is counted on the sandbox's clock. */
export interface Queue {
  id: string;
  url: string;
  arn: string;
  name: string;
  visibilityTimeoutMs: number;
  send(
    body: string,
    options?: { delaySeconds?: number | undefined; attributes?: Record<string, MessageAttribute> },
  ): QueueMessage;
  /** Takes up to `count` visible messages; they stay invisible until deleted or the timeout has passed. */
  receive(count: number): QueueMessage[];
  delete(message: QueueMessage): void;
  counts(): { visible: number; inFlight: number; delayed: number };
  messages(): QueueMessage[];
  /** Told at every instant at which a message becomes visible. */
  onVisible(listener: () => void): void;
}

/** The template's queues. */
export interface Queues {
  all: Queue[];
  byArn(arn: string): Queue;
  byUrl(url: string): Queue | undefined;
}

interface QueuesParts {
  stack: Stack;
  agenda: Agenda;
  clock: Clock;
  randomness: Randomness;
}

/** Lower-case hex MD5, which SQS clients compare with their own. */
export const md5 = (content: string | Buffer): string => createHash("md5").update(content).digest("hex");

/** Queues as SQS has them: at least once, in no promised order, with redrive to a dead-letter queue. */
export function createQueues({ stack, agenda, clock, randomness }: QueuesParts): Queues {
  const byArn = new Map<string, Queue>();
  for (const { id, ref, arn, properties } of stack.all("AWS::SQS::Queue", QueueProperties)) {
    const messages = new Map<string, QueueMessage>();
    const listeners: (() => void)[] = [];

    function announce(at: number): void {
      agenda.add(at, `visible ${id}`, async () => {
        for (const listener of listeners) listener();
      });
    }

    /** Too many receives: SQS moves the message when somebody would receive it once more. */
    function redrive(message: QueueMessage): boolean {
      const policy = properties.RedrivePolicy;
      if (!policy || message.receives < policy.maxReceiveCount) return false;
      messages.delete(message.id);
      byArn.get(policy.deadLetterTargetArn)?.send(message.body, { attributes: message.attributes });
      return true;
    }

    function isExpired(message: QueueMessage): boolean {
      const expired = clock.now() - message.sentAt > properties.MessageRetentionPeriod * 1000;
      if (expired) messages.delete(message.id);
      return expired;
    }

    const visible = () =>
      [...messages.values()].filter((message) => message.visibleAt <= clock.now() && !isExpired(message));

    byArn.set(arn, {
      id,
      url: ref,
      arn,
      name: ref.split("/").at(-1) ?? id,
      visibilityTimeoutMs: properties.VisibilityTimeout * 1000,
      send(body, { delaySeconds = properties.DelaySeconds, attributes = {} } = {}) {
        const now = clock.now();
        const visibleAt = now + delaySeconds * 1000;
        const message = {
          id: randomness.uuid("message"),
          body,
          md5: md5(body),
          attributes,
          sentAt: now,
          visibleAt,
          receives: 0,
          firstReceivedAt: undefined,
          receipt: "",
        };
        messages.set(message.id, message);
        announce(visibleAt);
        return message;
      },
      receive(count) {
        const taken: QueueMessage[] = [];
        for (const message of visible()) {
          if (taken.length === count) break;
          if (redrive(message)) continue;
          message.receives += 1;
          message.firstReceivedAt ??= clock.now();
          message.visibleAt = clock.now() + properties.VisibilityTimeout * 1000;
          message.receipt = `${message.id}/${message.receives}`;
          announce(message.visibleAt);
          taken.push(message);
        }
        return taken;
      },
      delete: (message) => void messages.delete(message.id),
      counts() {
        const now = clock.now();
        const waiting = [...messages.values()].filter((message) => message.visibleAt > now);
        const inFlight = waiting.filter((message) => message.receives > 0).length;
        return { visible: visible().length, inFlight, delayed: waiting.length - inFlight };
      },
      messages: () => [...messages.values()],
      onVisible: (listener) => void listeners.push(listener),
    });
  }

  return {
    all: [...byArn.values()],
    byArn(arn) {
      const found = byArn.get(arn);
      if (!found) throw new Error(`The template has no queue ${arn}.`);
      return found;
    },
    byUrl: (url) => [...byArn.values()].find((queue) => queue.url === url),
  };
}
