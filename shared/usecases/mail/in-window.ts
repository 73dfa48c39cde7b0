import { Temporal } from "temporal-polyfill";
import { holidaysOf } from "../../calendar/holidays.ts";
import { nextWindow, sendInstant } from "../../calendar/local-time.ts";
import type { Message } from "../../domain/message.ts";
import type { Person } from "../../domain/person.ts";
import { instantText } from "../../domain/time.ts";
import type { Ports } from "../ports.ts";
import type { ProgrammePlan } from "../year/programme-plan.ts";

/** The message, for the first window from now on in the hours of who reads it, as prompts leave. */
export function inWindow(
  message: Message,
  { zone }: Pick<Person, "zone">,
  { programme, playbook }: ProgrammePlan,
  { zones }: Pick<Ports, "zones">,
  now: Temporal.Instant,
): Message {
  const window = nextWindow(now, zone, playbook.window, holidaysOf(programme));
  const wanted = sendInstant(message.id, window);
  const start = Temporal.Instant.compare(wanted, now) < 0 ? now : wanted;
  const local = start.toZonedDateTimeISO(zone);
  return {
    ...message,
    wall: {
      date: local.toPlainDate().toString(),
      time: local.toPlainTime().toString({ smallestUnit: "minute" }),
      ...{ zone, tz: zones.version, windowEnds: instantText(window.end) },
    },
    ...{ dueAt: instantText(start), nextActionAt: instantText(start) },
  };
}
