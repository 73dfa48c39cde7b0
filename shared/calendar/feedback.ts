import { Temporal } from "temporal-polyfill";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import type { Holidays } from "./holidays.ts";
import { workingDayFrom } from "./working-days.ts";

/** Two working weeks: long enough to read something, short enough to remember it. */
const workingDays = 10;

/** The day by which feedback is wanted that a touchpoint asks for: so many working days after it is due. */
export function feedbackBy({ date }: Pick<Touchpoint, "date">, holidays: Holidays): string {
  let day = Temporal.PlainDate.from(date);
  for (let left = workingDays; left > 0; left--) day = workingDayFrom(day.add({ days: 1 }), holidays);
  return day.toString();
}
