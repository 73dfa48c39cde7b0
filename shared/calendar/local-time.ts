import { Temporal } from "temporal-polyfill";
import { spreadOfId } from "#shared/domain/ids.ts";
import type { Playbook } from "#shared/domain/playbook.ts";
import { dayIn } from "#shared/domain/time.ts";
import type { Holidays } from "./holidays.ts";
import { workingDayFrom } from "./working-days.ts";

/** The hours of one day in which prompts may leave, as instants: from `start`, until just before `end`. */
export interface SendWindow {
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

type Hours = Playbook["window"];

/** The instant of a wall-clock time. In a gap the clock moves forward by the gap; of an overlap the first counts. */
export function instantAt(day: Temporal.PlainDate, time: string, zone: string): Temporal.Instant {
  const wall = day.toPlainDateTime(Temporal.PlainTime.from(time));
  return wall.toZonedDateTime(zone, { disambiguation: "compatible" }).toInstant();
}

/** The first instant after a day has ended there: what is open until that day closes now. */
export function endOfDay(day: Temporal.PlainDate, zone: string): Temporal.Instant {
  return day.add({ days: 1 }).toZonedDateTime(zone).toInstant();
}

/** The window of one day in one zone. Never empty: if a change of clocks swallows its end, it keeps its length. */
export function windowOn(day: Temporal.PlainDate, zone: string, hours: Hours): SendWindow {
  const start = instantAt(day, hours.from, zone);
  const end = instantAt(day, hours.to, zone);
  if (Temporal.Instant.compare(start, end) < 0) return { start, end };
  const length = Temporal.PlainTime.from(hours.from).until(Temporal.PlainTime.from(hours.to));
  return { start, end: start.add(length) };
}

/** The first window on a working day that is not over yet; it may have begun. */
export function nextWindow(now: Temporal.Instant, zone: string, hours: Hours, holidays: Holidays): SendWindow {
  let day = workingDayFrom(dayIn(zone, now), holidays);
  let window = windowOn(day, zone, hours);
  while (isOver(window, now)) {
    day = workingDayFrom(day.add({ days: 1 }), holidays);
    window = windowOn(day, zone, hours);
  }
  return window;
}

/** Whether nothing may leave in this window any more. */
export function isOver(window: SendWindow, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(window.end, now) <= 0;
}

/**
 * When a message leaves inside its window: always the same minute for the same id, so that a thousand prompts of one
 * morning do not leave at once. The last quarter stays free for second attempts.
 */
export function sendInstant(id: string, window: SendWindow): Temporal.Instant {
  const length = window.end.epochMilliseconds - window.start.epochMilliseconds;
  return window.start.add({ minutes: minuteIn(id, length) });
}

/** The minute of a window of so many milliseconds in which a message leaves. */
export function minuteIn(id: string, length: number): number {
  return spreadOfId(id, Math.max(1, Math.floor((length / 60_000) * 0.75)));
}
