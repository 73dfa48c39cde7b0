import { Temporal } from "temporal-polyfill";
import type { Mentorship } from "#shared/domain/mentorship.ts";
import type { Playbook } from "#shared/domain/playbook.ts";
import type { PulseMoment } from "#shared/domain/pulse.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import { cycleOf, firstDayOf, isBefore } from "./cycle.ts";

/** Days a mentorship, or a year of it, counts as new; days before the end of a cycle that are its end, and after it still. */
const [newDays, lastDays, lateDays] = [75, 75, 30];

/** A moment of a mentorship's year. */
export interface YearMoment {
  readonly cycle: string;
  readonly moment: PulseMoment;
}

/**
 * What a day is in a mentorship's year. Who was only just paired is at the start, however late in the year; for a month
 * after the turn of the cycle what is said is still about the year that ended.
 */
export function momentOf(
  { startDate }: Pick<Mentorship, "startDate">,
  day: Temporal.PlainDate,
  playbook: Pick<Playbook, "cycleStarts">,
): YearMoment {
  const start = Temporal.PlainDate.from(startDate);
  const cycle = cycleOf(day, playbook);
  if (isBefore(day, start.add({ days: newDays }))) return { cycle: cycleOf(start, playbook), moment: "start" };
  const first = firstDayOf(cycle, playbook);
  if (isBefore(start, first) && isBefore(day, first.add({ days: lateDays })))
    return { cycle: String(Number(cycle) - 1), moment: "end" };
  if (isBefore(day, first.add({ days: newDays }))) return { cycle, moment: "start" };
  const next = firstDayOf(String(Number(cycle) + 1), playbook);
  return { cycle, moment: isBefore(day, next.subtract({ days: lastDays })) ? "middle" : "end" };
}

/** Whether the mail of a touchpoint asks the five questions, of either side: where it asks whether it fits, and where its words lead to them. */
export function asksQuestions({ asks, sections }: Pick<Touchpoint, "asks" | "sections">): boolean {
  const both = [asks.mentee, asks.mentor, sections.mentee, sections.mentor].flat();
  return both.includes("fits") || both.includes("five-questions");
}
