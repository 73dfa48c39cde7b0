import middy from "@middy/core";
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import { OutOfTime } from "#shared/domain/errors.ts";
import { readClock } from "./clock.ts";
import { errorFacts, logger } from "./logger.ts";
import { begins, timeLeft } from "./time-left.ts";

/** Milliseconds a record may take once it was begun: SES's time to answer (8 s), and 3 s to write down what came of it. */
export const toFinish = 11_000;

/** Receives after which a queue makes a dead letter of a hint that is given back once more: see SendQueue. */
const lastReceive = 5;

export interface QueueOptions {
  /** How many may be under way at once; left out, they are handled one after the other. */
  readonly sideBySide?: () => Promise<number>;
  /** What it carries are hints, which dispatch gives again: slowness alone makes no dead letters. */
  readonly hints?: boolean;
}

/**
 * A Lambda handler for a queue. Each record is handled on its own: one that fails is given back alone, and the queue's
 * redrive ends in the dead-letter queue with its alarm. Those for which no time is left go back untouched.
 */
export function queue<Schema extends z.ZodType, Needs>(
  schema: Schema,
  ports: () => Needs,
  handle: (body: z.output<Schema>, ports: Needs, now: Temporal.Instant) => Promise<string>,
  { sideBySide = async () => 1, hints = false }: QueueOptions = {},
) {
  return middy<SQSEvent, SQSBatchResponse>(async (event: SQSEvent, context: Context) => {
    begins(context);
    const rest = [...event.Records];
    const [failed, untimely]: [SQSRecord[], SQSRecord[]] = [[], []];

    async function one(record: SQSRecord): Promise<void> {
      try {
        // Those before it may have taken most of a minute.
        const outcome = await handle(schema.parse(JSON.parse(record.body)), ports(), readClock());
        logger.info("record", { outcome });
      } catch (error) {
        // Its turn comes too late for this sender; so does that of whatever stands behind it.
        if (error instanceof OutOfTime) untimely.push(record, ...rest.splice(0));
        else {
          failed.push(record);
          logger.error("record failed", errorFacts(error));
        }
      }
    }
    async function inTurn(): Promise<void> {
      for (let record = rest.shift(); record !== undefined; record = rest.shift()) {
        if (timeLeft() < toFinish) untimely.push(record);
        else await one(record);
      }
    }

    await Promise.all(Array.from({ length: await width(sideBySide) }, inTurn));
    const isLast = ({ attributes }: SQSRecord) => Number(attributes.ApproximateReceiveCount) >= lastReceive;
    const letGo = hints ? untimely.filter(isLast) : [];
    const back = [...failed, ...untimely.filter((record) => !letGo.includes(record))];
    const done = event.Records.length - failed.length - untimely.length;
    if (done < event.Records.length) logger.info("given back", { records: back.length, letGo: letGo.length, done });
    return { batchItemFailures: back.map(({ messageId }) => ({ itemIdentifier: messageId })) };
  });
}

/** Where nobody can say how many, it is one: each record then tells what is wrong. */
async function width(sideBySide: () => Promise<number>): Promise<number> {
  try {
    return await sideBySide();
  } catch {
    return 1;
  }
}
