import { Temporal } from "temporal-polyfill";
import { holidaysOf } from "../../calendar/holidays.ts";
import { nextWindow, type SendWindow, sendInstant } from "../../calendar/local-time.ts";
import type { Message } from "../../domain/message.ts";
import type { Person } from "../../domain/person.ts";
import type { Playbook } from "../../domain/playbook.ts";
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
  return waitsFrom(now, "next-window", message, person, programme, ports);
}

/**
 * A message that may not leave before `from`, for the first window from there on: where it has begun by then, at that
 * very instant. Skipped where what it prepares for is over by then, with the reason it had to wait for.
 */
export async function waitsFrom(
  from: Temporal.Instant,
  reason: "next-window" | "weekly-cap",
  message: Message,
  person: Person,
  programme: Programme,
  ports: Pick<Ports, "store">,
): Promise<Message> {
  const window = await windowFrom(from, message, person, programme, ports);
  const start = Temporal.Instant.compare(window.start, from) < 0 ? from : sendInstant(message.id, window);
  if (instantText(start) >= message.expiresAt) return skipped(message, reason === "next-window" ? "too-late" : reason);
  const local = start.toZonedDateTimeISO(person.zone);
  const dueAt = instantText(start);
  return follow(message, "PLANNED", reason, {
    wall: {
      date: dayIn(person.zone, start).toString(),
      time: local.toPlainTime().toString({ smallestUnit: "minute" }),
      zone: person.zone,
      tz: message.wall?.tz ?? "",
      windowEnds: instantText(window.end),
    },
    dueAt,
    nextActionAt: dueAt,
  });
}

/** The first window from an instant on, in the hours of what it is about: of several, the one that opens first. */
async function windowFrom(
  from: Temporal.Instant,
  { about }: Message,
  { zone }: Person,
  programme: Programme,
  ports: Pick<Ports, "store">,
): Promise<SendWindow> {
  const [{ playbook }, touchpoints] = await Promise.all([
    programmePlan(programme.id, ports),
    ports.store.getMany("touchpoint", about),
  ]);
  const own = touchpoints.filter(({ state }) => state === "planned").map(({ window }) => window ?? playbook.window);
  const [first = playbook.window, ...others] = own;
  const open = (hours: Playbook["window"]) => nextWindow(from, zone, hours, holidaysOf(programme));
  return others
    .map(open)
    .reduce((one, next) => (Temporal.Instant.compare(next.start, one.start) < 0 ? next : one), open(first));
}
