import middy from "@middy/core";
import type { Context } from "aws-lambda";
import type { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import { readClock } from "./clock.ts";
import { logger } from "./logger.ts";
import { begins } from "./time-left.ts";

/** A Lambda handler for events of a bus. What it throws is retried by EventBridge and ends in a dead-letter queue. */
export function event<Schema extends z.ZodType, Needs>(
  schema: Schema,
  ports: () => Needs,
  handle: (event: z.output<Schema>, ports: Needs, now: Temporal.Instant) => Promise<unknown>,
) {
  return middy<unknown, unknown>(async (input: unknown, context: Context) => {
    begins(context);
    const outcome = await handle(schema.parse(input), ports(), readClock());
    logger.info("event", { outcome: typeof outcome === "string" ? outcome : "done" });
    return outcome;
  });
}
