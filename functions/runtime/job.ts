import middy from "@middy/core";
import type { Context } from "aws-lambda";
import * as z from "zod";
import { events } from "#shared/contracts/events.ts";
import { type Job, runRequested } from "#shared/usecases/coordinators/jobs.ts";
import type { JobSummary } from "#shared/usecases/job.ts";
import type { Ports } from "#shared/usecases/ports.ts";
import { readClock } from "./clock.ts";
import { logger } from "./logger.ts";
import { begins, timeLeft } from "./time-left.ts";

/** A job comes from its schedule, or from a coordinator by way of the bus. */
const Trigger = z.union([
  z.object({ "detail-type": z.literal("JobRequested"), detail: events.JobRequested }),
  z.object({ job: z.string() }).transform(() => undefined),
]);

/**
 * A Lambda handler for a scheduled job. What it throws fails the invocation, so that the alarm can ring; what it had done
 * by then is logged all the same, for other alarms go by that.
 */
export function job<Needs extends Pick<Ports, "store">>(ports: () => Needs, run: Job<Needs>) {
  const timed: Job<Needs> = async (order, needs, now) => {
    try {
      return await run({ ...order, timeLeft }, needs, now);
    } catch (error) {
      if (error instanceof Error && "summary" in error) logger.info("job", { ...Object(error.summary) });
      throw error;
    }
  };
  return middy<unknown, JobSummary>(async (event: unknown, context: Context) => {
    begins(context);
    const trigger = Trigger.parse(event);
    const now = readClock();
    const result = trigger
      ? await runRequested(trigger.detail, timed, ports(), now)
      : await timed({ dryRun: false }, ports(), now);
    logger.info("job", { ...result.summary });
    return result;
  });
}
