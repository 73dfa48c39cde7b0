import * as z from "zod";
import { portsFor } from "#functions/runtime/deps.ts";
import { event } from "#functions/runtime/event.ts";
import { timeLeft } from "#functions/runtime/time-left.ts";
import { events } from "#shared/contracts/events.ts";
import { runWork } from "#shared/usecases/coordinators/work.ts";
import { workHandlers } from "#shared/usecases/coordinators/work-handlers.ts";

const Requested = z.object({ detail: events.WorkRequested });
const ports = portsFor("store", "queue", "bus", "links", "addresses", "zones", "site");

export const handler = event(Requested, ports, ({ detail }, made, now) =>
  runWork(detail, workHandlers, made, now, timeLeft),
);
