import type { Programme } from "#shared/domain/programme.ts";
import { type Day, dayOf, weekdayOf } from "./day.ts";
import { type Holidays, holidaysOf } from "./holidays.ts";

/** Days from Monday to Friday on which the society sends nothing. */
export type DaysOff = ReadonlySet<Day>;

type HasHolidays = Pick<Programme, "holidays" | "holidayCalendars">;

const ofHolidays = new WeakMap<Holidays, DaysOff>();

/** A programme's days off. */
export function daysOffOf(programme: HasHolidays): DaysOff {
  return asDaysOff(holidaysOf(programme));
}

/** Holidays as days, counted once for each set. */
export function asDaysOff(holidays: Holidays): DaysOff {
  const known = ofHolidays.get(holidays);
  if (known) return known;
  const made = new Set([...holidays].map(dayOf));
  ofHolidays.set(holidays, made);
  return made;
}

/** Monday to Friday, unless it is a holiday of the society. */
export function isAtWork(day: Day, off: DaysOff): boolean {
  return weekdayOf(day) <= 5 && !off.has(day);
}

/** This day or the nearest working day before it. */
export function atWorkUntil(day: Day, off: DaysOff): Day {
  let candidate = day;
  while (!isAtWork(candidate, off)) candidate -= 1;
  return candidate;
}

/** This day or the nearest working day after it. */
export function atWorkFrom(day: Day, off: DaysOff): Day {
  let candidate = day;
  while (!isAtWork(candidate, off)) candidate += 1;
  return candidate;
}

/** The working day a prompt moves to: the one before, or, where that would be before `notBefore`, the next one. */
export function atWorkNear(day: Day, notBefore: Day, off: DaysOff): Day {
  const before = atWorkUntil(day, off);
  return before >= notBefore ? before : atWorkFrom(Math.max(day, notBefore), off);
}
