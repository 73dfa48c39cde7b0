import type { Temporal } from "temporal-polyfill";
import { events } from "#shared/contracts/events.ts";
import { runRequested } from "#shared/usecases/coordinators/jobs.ts";
import { runWork } from "#shared/usecases/coordinators/work.ts";
import { workHandlers } from "#shared/usecases/coordinators/work-handlers.ts";
import type { Ports } from "#shared/usecases/ports.ts";
import { planMentorship } from "#shared/usecases/year/plan.ts";
import { jobs } from "#test/support/world.ts";

/** What follows from an event, if anything does. */
export function hear(name: string, detail: unknown) {
  switch (name) {
    case "MentorshipActivated": {
      const { mentorship } = events[name].parse(detail);
      return (ports: Ports, now: Temporal.Instant) => planMentorship(mentorship, ports, now);
    }
    case "WorkRequested": {
      const work = events[name].parse(detail);
      return (ports: Ports, now: Temporal.Instant) => runWork(work, workHandlers, ports, now);
    }
    case "JobRequested": {
      const order = events[name].parse(detail);
      return (ports: Ports, now: Temporal.Instant) => runRequested(order, jobs[order.job], ports, now);
    }
    default:
      return undefined;
  }
}
