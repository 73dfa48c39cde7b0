import { Temporal } from "temporal-polyfill";
import type { Playbook } from "#shared/domain/playbook.ts";
import { type Day, dayOf, dayText } from "./day.ts";

type HasCycles = Pick<Playbook, "cycleStarts">;

/** The first day of a cycle: cycle `2026` begins on the playbook's day of 2026. */
export function firstDayOf(cycle: string, playbook: HasCycles): Temporal.PlainDate {
  return Temporal.PlainDate.from({ year: Number(cycle), ...playbook.cycleStarts });
}

/** The cycle a day falls in, named by the year in which it begins. */
export function cycleOf(day: Temporal.PlainDate, playbook: HasCycles): string {
  const beginsThisYear = firstDayOf(String(day.year), playbook);
  return String(isBefore(day, beginsThisYear) ? day.year - 1 : day.year);
}

/** The same of a day as the planner counts. */
export function cycleOfDay(day: Day, { cycleStarts: { month, day: first } }: HasCycles): string {
  const text = dayText(day);
  const year = text.slice(0, -6);
  const begins = dayOf(`${year}-${String(month).padStart(2, "0")}-${String(first).padStart(2, "0")}`);
  return day < begins ? String(Number(year) - 1) : String(Number(year));
}

/** Whether a day falls in this cycle. */
export function isIn(cycle: string, day: Temporal.PlainDate, playbook: HasCycles): boolean {
  return cycleOf(day, playbook) === cycle;
}

/** Whether one day comes before another. */
export function isBefore(day: Temporal.PlainDate, other: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(day, other) < 0;
}
