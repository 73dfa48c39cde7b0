import { Temporal } from "temporal-polyfill";
import { derivedId } from "#shared/domain/ids.ts";
import type { Message } from "#shared/domain/message.ts";
import type { Person } from "#shared/domain/person.ts";
import type { Playbook } from "#shared/domain/playbook.ts";
import type { Programme } from "#shared/domain/programme.ts";
import { dayIn, instantText } from "#shared/domain/time.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import { isBefore } from "./cycle.ts";
import { holidaysOf } from "./holidays.ts";
import { endOfDay, isOver, nextWindow, type SendWindow, sendInstant, windowOn } from "./local-time.ts";

/** A touchpoint of some mentee's year as it concerns one person. */
export interface Concern {
  readonly touchpoint: Touchpoint;
  readonly side: "mentee" | "mentor";
  /** For a mentor: the day their mentorship with this mentee began. Nothing that was due before concerns them. */
  readonly since?: string;
  /** For a mentor: set once that mentorship ended. Keep passing it, so that what is not yet sent is taken back. */
  readonly until?: string | undefined;
  /** When this person pauses, or paused: what falls into it is not caught up on. */
  readonly pause?: { readonly from: string; readonly until: string } | undefined;
}

type Who = Pick<Person, "id" | "zone">;
type Where = Pick<Programme, "id" | "holidays" | "holidayCalendars">;
type Hours = Pick<Playbook, "window">;

/** The one id a prompt can have: without role or mentorship, so that a mentor of two gets one message naming both. */
export function promptId(person: string, programme: string, key: string, occurrence: string): string {
  return derivedId("msg", person, programme, key, occurrence, "prompt");
}

/** Whether a prompt about this still is to reach this person, and if not, why, as a message key. */
export function silence({ touchpoint, side, since, until, pause }: Concern): string | undefined {
  if (until !== undefined) return "no-mentorship";
  if (touchpoint.state === "dropped") return touchpoint.reason;
  // Their mentor still hears of it, with what the mentee would rather talk about.
  const swapped = side === "mentor" && touchpoint.need !== undefined;
  if (touchpoint.state !== "planned" && !swapped) return "answered";
  if (!touchpoint.sides.includes(side)) return "no-longer-applies";
  if (pause !== undefined && pause.from <= touchpoint.date && touchpoint.date < pause.until) return "paused";
  return since !== undefined && touchpoint.date < since ? "started-later" : undefined;
}

/**
 * The prompts one person should have in the ledger: one for each (key, occurrence) over all their mentees and roles,
 * due on the earliest of their days; `about` lists the touchpoints it names. Every group of concerns gives exactly one
 * message, so that its `id` also tells which stored message to compare: `PLANNED`; `SKIPPED` when no window is left
 * before it is over; `CANCELLED` when nothing calls for it (of interest only if one was planned before).
 * `tz` is the version of the tz database in use.
 */
export function planMessages(
  person: Who,
  programme: Where,
  playbook: Hours,
  concerns: readonly Concern[],
  tz: string,
  now: Temporal.Instant,
): Message[] {
  const groups = Map.groupBy(concerns, ({ touchpoint: { key, occurrence } }) => `${key} ${occurrence}`);
  const today = dayIn(person.zone, now);
  const next = nextWindow(now, person.zone, playbook.window, holidaysOf(programme));
  return [...groups.values()].map((group) => messageOf(group, { person, programme, playbook, tz, now, today, next }));
}

interface Circumstances {
  readonly person: Who;
  readonly programme: Where;
  readonly playbook: Hours;
  readonly tz: string;
  readonly now: Temporal.Instant;
  /** Today where the person lives, and the next window there. */
  readonly today: Temporal.PlainDate;
  readonly next: SendWindow;
}

/** A concern with the window it would leave in, and the instant it is over. */
interface Timed {
  readonly concern: Concern;
  readonly window: SendWindow;
  readonly over: Temporal.Instant;
}

function messageOf(group: readonly Concern[], circumstances: Circumstances): Message {
  const timed = group.map((concern) => timedBy(concern, circumstances));
  const wanted = timed.filter(({ concern }) => silence(concern) === undefined);
  const inTime = wanted.filter(({ window, over }) => isEarlier(window.start, over));
  if (inTime.length > 0) return planned(inTime, circumstances);
  if (wanted.length > 0) return { ...about(wanted, circumstances), state: "SKIPPED", reason: "too-late" };
  const [reason = "no-longer-applies"] = group.flatMap((concern) => silence(concern) ?? []);
  return { ...about(timed, circumstances), state: "CANCELLED", reason };
}

function planned(timed: readonly Timed[], circumstances: Circumstances): Message {
  const message = about(timed, circumstances);
  return { ...message, state: "PLANNED", reason: "planned", nextActionAt: message.dueAt };
}

/** The earliest window and the earliest end count: nobody reads of something that is over. */
function about(
  timed: readonly Timed[],
  { person, programme, tz, now }: Circumstances,
): Omit<Message, "state" | "reason"> {
  const [first, ...others] = timed;
  if (!first) throw new RangeError("a message needs at least one touchpoint");
  const { key, occurrence } = first.concern.touchpoint;
  const id = promptId(person.id, programme.id, key, occurrence);
  const window = others.reduce((one, { window }) => (isEarlier(window.start, one.start) ? window : one), first.window);
  const over = others.reduce((one, { over }) => (isEarlier(over, one) ? over : one), first.over);
  const dueAt = sendInstant(id, window);
  return {
    id,
    version: 0,
    person: person.id,
    programme: programme.id,
    kind: "prompt",
    class: "prompt",
    subject: key,
    occurrence,
    about: timed.map(({ concern }) => concern.touchpoint.id).sort(),
    wall: { ...wallClock(dueAt, person.zone), tz, windowEnds: instantText(window.end) },
    dueAt: instantText(dueAt),
    expiresAt: instantText(over),
    attempts: 0,
    possibleDuplicate: false,
    createdAt: instantText(now),
    history: [],
  };
}

/** The window of the planned day where the person lives, or the next one once that is over. */
function timedBy(concern: Concern, { person, playbook, now, today, next }: Circumstances): Timed {
  const { date, expires } = concern.touchpoint;
  const day = Temporal.PlainDate.from(date);
  const over = endOfDay(Temporal.PlainDate.from(expires), person.zone);
  if (isBefore(day, today)) return { concern, window: next, over };
  const window = windowOn(day, person.zone, playbook.window);
  return { concern, window: isOver(window, now) ? next : window, over };
}

function wallClock(instant: Temporal.Instant, zone: string): { date: string; time: string; zone: string } {
  const wall = instant.toZonedDateTimeISO(zone);
  const time = wall.toPlainTime().toString({ smallestUnit: "minute" });
  return { date: wall.toPlainDate().toString(), time, zone };
}

function isEarlier(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}
