import { Temporal } from "temporal-polyfill";
import type { Playbook } from "#shared/domain/playbook.ts";
import { dayIn, instantText } from "#shared/domain/time.ts";
import { type Day, dateOf, dayOfDate } from "./day.ts";
import type { Holidays } from "./holidays.ts";
import { endOfDay, minuteIn, nextWindow, type SendWindow, windowOn } from "./local-time.ts";

type Hours = Playbook["window"];

/** A minute in which a message leaves: the instant, and what clocks show there. */
export interface Leaving {
  readonly dueAt: string;
  readonly date: string;
  readonly time: string;
}

/** The hours of one day in one zone, resolved. Instants in milliseconds, so that comparing costs nothing. */
export interface Window {
  readonly start: number;
  readonly end: number;
  readonly endText: string;
  /** When a message with this id leaves. */
  readonly leaving: (id: string) => Leaving;
}

/** The end of a day in one zone. */
export interface End {
  readonly at: number;
  readonly text: string;
}

/** Windows and ends of days in one zone and these hours. */
export interface ZoneDays {
  readonly on: (day: Day) => Window;
  readonly endOf: (day: Day) => End;
  /** Today there, and the next window on a working day that is not over yet. */
  readonly from: (now: Temporal.Instant, holidays: Holidays) => { readonly today: Day; readonly next: Window };
}

/** Zones and hours that are kept at a time; the days of a year each. */
const mostKept = 1000;
const zones = new Map<string, ZoneDays>();

/**
 * The days of one zone, each resolved once: thousands of people share a zone and a morning, and asking the time zone
 * database for every prompt would cost more than all the rest of planning.
 */
export function zoneDays(zone: string, hours: Hours): ZoneDays {
  const name = `${zone} ${hours.from} ${hours.to}`;
  const known = zones.get(name);
  if (known) return known;
  if (zones.size >= mostKept) zones.clear();
  const made = daysOf(zone, hours);
  zones.set(name, made);
  return made;
}

function daysOf(zone: string, hours: Hours): ZoneDays {
  const on = remembered((day: Day) => resolved(windowOn(dateOf(day), zone, hours), zone));
  const endOf = remembered((day: Day) => {
    const end = endOfDay(dateOf(day), zone);
    return { at: end.epochMilliseconds, text: instantText(end) };
  });
  let last: { now: number; holidays: Holidays; today: Day; next: Window } | undefined;
  const from: ZoneDays["from"] = (now, holidays) => {
    if (last?.now === now.epochMilliseconds && last.holidays === holidays) return last;
    const next = resolved(nextWindow(now, zone, hours, holidays), zone);
    last = { now: now.epochMilliseconds, holidays, today: dayOfDate(dayIn(zone, now)), next };
    return last;
  };
  return { on, endOf, from };
}

/** Two years of days: more are only asked for where somebody plans far ahead. */
const daysKept = 800;
const hoursKept = 24 * daysKept;

function remembered<Made>(make: (day: Day) => Made): (day: Day) => Made {
  const known = new Map<Day, Made>();
  return (day) => {
    const before = known.get(day);
    if (before !== undefined) return before;
    if (known.size >= daysKept) known.clear();
    const made = make(day);
    known.set(day, made);
    return made;
  };
}

function resolved(window: SendWindow, zone: string): Window {
  const [start, end] = [window.start.epochMilliseconds, window.end.epochMilliseconds];
  const endText = instantText(window.end);
  const [first, last] = [window.start.toZonedDateTimeISO(zone), window.end.toZonedDateTimeISO(zone)];
  const isSteady = first.offsetNanoseconds === last.offsetNanoseconds && start % 60_000 === 0;
  const date = first.toPlainDate().toString();
  const opens = first.hour * 60 + first.minute;
  const leaving = (id: string) => {
    const minute = minuteIn(id, end - start);
    // Where clocks change inside the window, or their offset counts in seconds, only the database knows what they show.
    if (!isSteady || opens + minute >= 24 * 60) return leavingAt(window.start.add({ minutes: minute }), zone);
    return { dueAt: minuteText(start / 60_000 + minute), date, time: clock[opens + minute] ?? "" };
  };
  return { start, end, endText, leaving };
}

function leavingAt(instant: Temporal.Instant, zone: string): Leaving {
  const wall = instant.toZonedDateTimeISO(zone);
  const time = wall.toPlainTime().toString({ smallestUnit: "minute" });
  return { dueAt: instantText(instant), date: wall.toPlainDate().toString(), time };
}

const sixty = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, "0"));
/** Every minute of a day as a clock shows it. */
const clock = sixty.slice(0, 24).flatMap((hour) => sixty.map((minute) => `${hour}:${minute}`));

/** `2026-09-14T14:`, by hours since 1970. */
const hours = new Map<number, string>();

/** The instant of a minute since 1970 as it is stored. */
function minuteText(minute: number): string {
  const hour = Math.floor(minute / 60);
  let text = hours.get(hour);
  if (text === undefined) {
    text = instantText(Temporal.Instant.fromEpochMilliseconds(hour * 3_600_000)).slice(0, 14);
    if (hours.size >= hoursKept) hours.clear();
    hours.set(hour, text);
  }
  return `${text}${sixty[minute - hour * 60]}:00.000Z`;
}
