import middy from "@middy/core";
import * as z from "zod";
import { events } from "#shared/contracts/events.ts";
import { type Job, runRequested } from "#shared/usecases/coordinators/jobs.ts";
import type { JobSummary } from "#shared/usecases/job.ts";
import type { Ports } from "#shared/usecases/ports.ts";
import { readClock } from "./clock.ts";
import { logger } from "./logger.ts";

/** A job comes from its schedule, or from a coordinator by way of the bus. */
const Trigger = z.union([
  z.object({ "detail-type": z.literal("JobRequested"), detail: events.JobRequested }),
  z.object({ job: z.string() }).transform(() => undefined),
]);

/** A Lambda handler for a scheduled job. What it throws fails the invocation, so that the alarm can ring. */
export function job<Needs extends Pick<Ports, "store">>(ports: () => Needs, run: Job<Needs>) {
  return middy<unknown, JobSummary>(async (event: unknown) => {
    const trigger = Trigger.parse(event);
    const now = readClock();
    const result = trigger
      ? await runRequested(trigger.detail, run, ports(), now)
      : await run({ dryRun: false }, ports(), now);
    logger.info("job", { ...result.summary });
    return result;
  });
}
