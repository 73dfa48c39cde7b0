import * as z from "zod";
import { portsFor } from "#functions/runtime/deps.ts";
import { event } from "#functions/runtime/event.ts";
import { events } from "#shared/contracts/events.ts";
import { planMentorship } from "#shared/usecases/year/plan.ts";

const Activated = z.object({ detail: events.MentorshipActivated });

export const handler = event(Activated, portsFor("store", "zones", "queue"), ({ detail }, ports, now) =>
  planMentorship(detail.mentorship, ports, now),
);
