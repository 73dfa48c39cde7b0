import middy from "@middy/core";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import type { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import { readClock } from "./clock.ts";
import { errorFacts, logger } from "./logger.ts";

/**
 * A Lambda handler for a queue. Records are handled one after the other and each on its own: one that fails is given
 * back alone, and the queue's redrive ends in the dead-letter queue with its alarm.
 */
export function queue<Schema extends z.ZodType, Needs>(
  schema: Schema,
  ports: () => Needs,
  handle: (body: z.output<Schema>, ports: Needs, now: Temporal.Instant) => Promise<string>,
) {
  return middy<SQSEvent, SQSBatchResponse>(async (event: SQSEvent) => {
    const now = readClock();
    const batchItemFailures: SQSBatchResponse["batchItemFailures"] = [];
    for (const record of event.Records) {
      try {
        const outcome = await handle(schema.parse(JSON.parse(record.body)), ports(), now);
        logger.info("record", { outcome });
      } catch (error) {
        logger.error("record failed", errorFacts(error));
        batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    }
    return { batchItemFailures };
  });
}
