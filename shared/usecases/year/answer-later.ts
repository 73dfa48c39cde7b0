import { Temporal } from "temporal-polyfill";
import { holidaysOf } from "../../calendar/holidays.ts";
import { nextWindow, sendInstant } from "../../calendar/local-time.ts";
import type { Participant } from "../../domain/participant.ts";
import { instantText } from "../../domain/time.ts";
import { newMessage, written } from "../mail/ledger.ts";
import type { Ports, Put } from "../ports.ts";
import { snoozeDays } from "./answer-view.ts";
import type { PersonConcern } from "./concerns.ts";
import { programmePlan } from "./programme-plan.ts";

/** The same prompt to a mentor once more, a week on, in the hours of the first one. */
export async function remindLater(
  participant: Participant,
  { touchpoint }: PersonConcern,
  ports: Pick<Ports, "store" | "zones">,
  now: Temporal.Instant,
): Promise<Put[]> {
  const { programme, playbook } = await programmePlan(participant.programme, ports);
  const person = await ports.store.get("person", participant.person);
  if (!person || touchpoint.occurrence.endsWith(".2")) return [];
  const hours = touchpoint.window ?? playbook.window;
  const window = nextWindow(now.add({ hours: 24 * snoozeDays }), person.zone, hours, holidaysOf(programme));
  const request = {
    person: person.id,
    programme: programme.id,
    kind: "prompt",
    class: "prompt",
    subject: touchpoint.key,
    occurrence: `${touchpoint.occurrence}.2`,
    about: [touchpoint.id],
    livesHours: 0,
  } as const;
  const message = newMessage(request, now);
  if (await ports.store.get("message", message.id)) return [];
  const at = sendInstant(message.id, window);
  const local = at.toZonedDateTimeISO(person.zone);
  const wall = {
    date: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: "minute" }),
    zone: person.zone,
    tz: ports.zones.version,
    windowEnds: instantText(window.end),
  };
  const expiresAt = instantText(
    Temporal.PlainDate.from(touchpoint.expires).add({ days: 1 }).toZonedDateTime(person.zone).toInstant(),
  );
  if (expiresAt <= instantText(at)) return [];
  const dueAt = instantText(at);
  return [written({ ...message, wall, dueAt, nextActionAt: dueAt, expiresAt }, undefined, now)];
}
