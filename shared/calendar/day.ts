import { Temporal } from "temporal-polyfill";

/**
 * A calendar day as a whole number, counted from 1 January 1970. A year is planned from hundreds of days and for a
 * hundred thousand mentorships at a time, so the planner counts; what it keeps are texts (`2026-12-06`).
 */
export type Day = number;

const epoch = Temporal.PlainDate.from("1970-01-01");
// Only so many days occur, however many people there are.
const numbers = new Map<string, Day>();
const texts = new Map<Day, string>();

/** The day a text names. Throws RangeError where there is no such day. */
export function dayOf(text: string): Day {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  const day = dayOfDate(Temporal.PlainDate.from(text));
  numbers.set(text, day);
  return day;
}

/** The day of a date. */
export function dayOfDate(date: Temporal.PlainDate): Day {
  return epoch.until(date, { largestUnit: "day" }).days;
}

/** The date of a day. */
export function dateOf(day: Day): Temporal.PlainDate {
  return epoch.add({ days: day });
}

/** A day as it is stored. */
export function dayText(day: Day): string {
  const known = texts.get(day);
  if (known !== undefined) return known;
  const text = dateOf(day).toString();
  texts.set(day, text);
  return text;
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: Day): number {
  // 1 January 1970 was a Thursday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** So many days from Monday to Friday on, or before if negative. Holidays count like any other day. */
export function plusWeekdays(day: Day, weekdays: number): Day {
  const step = Math.sign(weekdays);
  let [at, left] = [day, Math.abs(weekdays)];
  while (left > 0) {
    at += step;
    if (weekdayOf(at) <= 5) left -= 1;
  }
  return at;
}
