import { Temporal } from "temporal-polyfill";
import { holidaysOf } from "../../calendar/holidays.ts";
import { nextWindow, sendInstant } from "../../calendar/local-time.ts";
import type { Message } from "../../domain/message.ts";
import type { Person } from "../../domain/person.ts";
import type { Programme } from "../../domain/programme.ts";
import { dayIn, instantText } from "../../domain/time.ts";
import { follow } from "../../ledger/message-states.ts";
import { skipped } from "../../ledger/protocol.ts";
import type { Ports } from "../ports.ts";
import { programmePlan } from "../year/programme-plan.ts";

/**
 * A prompt that comes too late for its window (after an outage, a brake, a throttled morning) waits for the next one,
 * or is skipped if what it prepares for will be over. Undefined: it may go now.
 */
export async function outsideWindow(
  message: Message,
  person: Person,
  programme: Programme,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Message | undefined> {
  const { wall } = message;
  if (wall === undefined || instantText(now) < wall.windowEnds) return undefined;
  const { playbook } = await programmePlan(programme.id, ports);
  const window = nextWindow(now, person.zone, playbook.window, holidaysOf(programme));
  const start = Temporal.Instant.compare(window.start, now) < 0 ? now : sendInstant(message.id, window);
  if (instantText(start) >= message.expiresAt) return skipped(message, "too-late");
  const local = start.toZonedDateTimeISO(person.zone);
  const dueAt = instantText(start);
  return follow(message, "PLANNED", "next-window", {
    wall: {
      date: dayIn(person.zone, start).toString(),
      time: local.toPlainTime().toString({ smallestUnit: "minute" }),
      zone: person.zone,
      tz: wall.tz,
      windowEnds: instantText(window.end),
    },
    dueAt,
    nextActionAt: dueAt,
  });
}
