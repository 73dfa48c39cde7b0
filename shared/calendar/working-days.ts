import type { Temporal } from "temporal-polyfill";
import { isBefore } from "./cycle.ts";

/** Days (`2026-12-25`) on which the society sends nothing. */
export type Holidays = ReadonlySet<string>;

/** Monday to Friday, unless it is a holiday of the society. */
export function isWorkingDay(day: Temporal.PlainDate, holidays: Holidays): boolean {
  return day.dayOfWeek <= 5 && !holidays.has(day.toString());
}

/** This day or the nearest working day before it. */
export function workingDayUntil(day: Temporal.PlainDate, holidays: Holidays): Temporal.PlainDate {
  let candidate = day;
  while (!isWorkingDay(candidate, holidays)) candidate = candidate.subtract({ days: 1 });
  return candidate;
}

/** This day or the nearest working day after it. */
export function workingDayFrom(day: Temporal.PlainDate, holidays: Holidays): Temporal.PlainDate {
  let candidate = day;
  while (!isWorkingDay(candidate, holidays)) candidate = candidate.add({ days: 1 });
  return candidate;
}

/** The working day a prompt moves to: the one before, or, where that would be before `notBefore`, the next one. */
export function workingDayNear(
  day: Temporal.PlainDate,
  notBefore: Temporal.PlainDate,
  holidays: Holidays,
): Temporal.PlainDate {
  const before = workingDayUntil(day, holidays);
  if (!isBefore(before, notBefore)) return before;
  return workingDayFrom(isBefore(day, notBefore) ? notBefore : day, holidays);
}
