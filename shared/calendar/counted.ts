import type { When } from "#shared/domain/playbook.ts";
import type { TraceStep } from "#shared/domain/touchpoint.ts";
import { type Day, dayText, plusWeekdays } from "./day.ts";
import { countedFrom } from "./trace.ts";

/** The day a rule comes to, and the step of a trace that says so. */
export interface Counted {
  readonly day: Day;
  readonly step: TraceStep;
}

const known = new WeakMap<When, Map<Day, Counted>>();

/**
 * A rule's day counted from another. Made once for each two of them: a hundred thousand mentorships share a few hundred
 * days, and their traces share the steps.
 */
export function countedOn(when: When, origin: Day): Counted {
  const days = known.get(when) ?? new Map<Day, Counted>();
  const before = days.get(origin);
  if (before) return before;
  const day = offset(origin, when);
  const facts = { ...countedFrom(when, origin), is: dayText(day) };
  const counted: Counted = { day, step: { rule: "date", verdict: "sets", facts } };
  known.set(when, days.set(origin, counted));
  return counted;
}

/** So many days, weeks and weekdays from a day. */
export function offset(day: Day, { days, weeks, weekdays }: When): Day {
  const on = day + days + 7 * (weeks ?? 0);
  return weekdays ? plusWeekdays(on, weekdays) : on;
}
