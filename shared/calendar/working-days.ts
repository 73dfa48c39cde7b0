import type { Temporal } from "temporal-polyfill";
import { dateOf, dayOfDate } from "./day.ts";
import { asDaysOff, atWorkFrom, atWorkNear, atWorkUntil, isAtWork } from "./days-off.ts";
import type { Holidays } from "./holidays.ts";

/** Monday to Friday, unless it is a holiday of the society. */
export function isWorkingDay(day: Temporal.PlainDate, holidays: Holidays): boolean {
  return isAtWork(dayOfDate(day), asDaysOff(holidays));
}

/** This day or the nearest working day before it. */
export function workingDayUntil(day: Temporal.PlainDate, holidays: Holidays): Temporal.PlainDate {
  return dateOf(atWorkUntil(dayOfDate(day), asDaysOff(holidays)));
}

/** This day or the nearest working day after it. */
export function workingDayFrom(day: Temporal.PlainDate, holidays: Holidays): Temporal.PlainDate {
  return dateOf(atWorkFrom(dayOfDate(day), asDaysOff(holidays)));
}

/** The working day a prompt moves to: the one before, or, where that would be before `notBefore`, the next one. */
export function workingDayNear(
  day: Temporal.PlainDate,
  notBefore: Temporal.PlainDate,
  holidays: Holidays,
): Temporal.PlainDate {
  return dateOf(atWorkNear(dayOfDate(day), dayOfDate(notBefore), asDaysOff(holidays)));
}
