import type { Temporal } from "temporal-polyfill";
import { derivedId } from "#shared/domain/ids.ts";
import { mentorsReason } from "#shared/domain/mentors-part.ts";
import type { Message } from "#shared/domain/message.ts";
import type { Person } from "#shared/domain/person.ts";
import type { Playbook } from "#shared/domain/playbook.ts";
import type { Programme } from "#shared/domain/programme.ts";
import { instantText } from "#shared/domain/time.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import { dayOf } from "./day.ts";
import type { Holidays } from "./holidays.ts";
import { holidaysOf } from "./holidays.ts";
import { type End, type Window, type ZoneDays, zoneDays } from "./windows.ts";

/** A touchpoint of some mentee's year as it concerns one person. */
export interface Concern {
  readonly touchpoint: Touchpoint;
  readonly side: "mentee" | "mentor";
  /** For a mentor: the day their mentorship with this mentee began. Nothing that was due before concerns them. */
  readonly since?: string;
  /** For a mentor: set once that mentorship ended. Keep passing it, so that what is not yet sent is taken back. */
  readonly until?: string | undefined;
  /**
   * When this person pauses, or paused: what falls into it is not caught up on. A mentee's own pause is in their year
   * already, where some of it waits and some keeps its day.
   */
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
  if (touchpoint.state === "dropped") return side === "mentor" ? mentorsReason(touchpoint) : touchpoint.reason;
  // Their mentor still hears of it, with what the mentee would rather talk about.
  const swapped = side === "mentor" && touchpoint.need !== undefined;
  if (touchpoint.state !== "planned" && !swapped) return "answered";
  if (!touchpoint.sides.includes(side)) return "no-longer-applies";
  if (side === "mentor" && pause !== undefined && pause.from <= touchpoint.date && touchpoint.date < pause.until)
    return "paused";
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
  const holidays = holidaysOf(programme);
  const days = zoneDays(person.zone, playbook.window);
  const [at, createdAt] = [now.epochMilliseconds, momentText(now)];
  const circumstances = { person, programme, days, tz, now, at, createdAt, holidays };
  return Array.from(groups.values(), (group) => messageOf(group, circumstances));
}

interface Circumstances {
  readonly person: Who;
  readonly programme: Where;
  /** The days where the person lives, in the usual hours. */
  readonly days: ZoneDays;
  readonly tz: string;
  readonly now: Temporal.Instant;
  /** The same in milliseconds. */
  readonly at: number;
  readonly createdAt: string;
  readonly holidays: Holidays;
}

/** A concern with the window it would leave in, and when it is over. */
interface Timed {
  readonly concern: Concern;
  readonly silent: string | undefined;
  readonly window: Window;
  readonly over: End;
}

function messageOf(group: readonly Concern[], circumstances: Circumstances): Message {
  const timed = group.map((concern) => timedBy(concern, circumstances));
  const wanted = timed.filter(({ silent }) => silent === undefined);
  const inTime = wanted.filter(({ window, over }) => window.start < over.at);
  if (inTime.length > 0) return about(inTime, circumstances, "PLANNED", "planned");
  if (wanted.length > 0) return about(wanted, circumstances, "SKIPPED", "too-late");
  return about(timed, circumstances, "CANCELLED", timed[0]?.silent ?? "no-longer-applies");
}

/** The earliest window and the earliest end count: nobody reads of something that is over. */
function about(
  timed: readonly Timed[],
  { person, programme, tz, createdAt }: Circumstances,
  state: Message["state"],
  reason: string,
): Message {
  const [first, ...others] = timed;
  if (!first) throw new RangeError("a message needs at least one touchpoint");
  const { key, occurrence } = first.concern.touchpoint;
  const id = promptId(person.id, programme.id, key, occurrence);
  const window = others.reduce((one, { window }) => (window.start < one.start ? window : one), first.window);
  const over = others.reduce((one, { over }) => (over.at < one.at ? over : one), first.over);
  const { dueAt, date, time } = window.leaving(id);
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
    wall: { date, time, zone: person.zone, tz, windowEnds: window.endText },
    dueAt,
    expiresAt: over.text,
    attempts: 0,
    possibleDuplicate: false,
    createdAt,
    history: [],
    state,
    reason,
    ...(state === "PLANNED" && { nextActionAt: dueAt }),
  };
}

/** The window of the planned day where the person lives, or the next one once that is over. */
function timedBy(concern: Concern, { person, days: usual, now, at, holidays }: Circumstances): Timed {
  const { window: hours, date, expires } = concern.touchpoint;
  const days = hours ? zoneDays(person.zone, hours) : usual;
  const day = dayOf(date);
  const { today, next } = days.from(now, holidays);
  const own = day < today ? next : days.on(day);
  const window = own.end <= at ? next : own;
  return { concern, silent: silence(concern), window, over: days.endOf(dayOf(expires)) };
}

let lastMoment: { at: number; text: string } | undefined;

/** The instant as it is stored; all messages of one planning have the same. */
function momentText(now: Temporal.Instant): string {
  if (lastMoment?.at !== now.epochMilliseconds) lastMoment = { at: now.epochMilliseconds, text: instantText(now) };
  return lastMoment.text;
}
