import type { Temporal } from "temporal-polyfill";
import { cycleOf, firstDayOf, isBefore } from "#shared/calendar/cycle.ts";
import { effectiveKeyDates } from "#shared/calendar/key-dates.ts";
import { isWorkingDay } from "#shared/calendar/working-days.ts";
import type { KeyDate } from "#shared/domain/key-date.ts";
import type { Playbook, TouchpointRule, When } from "#shared/domain/playbook.ts";
import { type Finding, wrong } from "./finding.ts";

/** So many cycles ahead it looks. */
const cyclesAhead = 5;

/** Where a pair begins, and a date of the mentee's own lies, for a look at rules that hang on them: days into the cycle. */
const somewhere = 120;

/** Touchpoints that end before they are due in some cycle from that of `today` on. */
export function lintDays(playbook: Playbook, today: Temporal.PlainDate, keyDates: readonly KeyDate[]): Finding[] {
  const first = Number(cycleOf(today, playbook));
  const cycles = Array.from({ length: cyclesAhead }, (_, ahead) => String(first + ahead));
  return playbook.touchpoints.flatMap((rule) => {
    for (const cycle of cycles) {
      const found = endsEarly(rule, daysIn(cycle, playbook, keyDates), cycle);
      if (found) return [found];
    }
    return [];
  });
}

/** A cycle's days by what rules hang on. */
interface Days {
  readonly somewhere: Temporal.PlainDate;
  readonly keyDates: ReadonlyMap<string, Temporal.PlainDate>;
}

function daysIn(cycle: string, playbook: Playbook, stored: readonly KeyDate[]): Days {
  const start = firstDayOf(cycle, playbook);
  const programme = { id: stored[0]?.programme ?? "any" };
  const dates = effectiveKeyDates(programme, playbook, cycle, stored).filter(({ state }) => state !== "cancelled");
  return {
    somewhere: start.add({ days: somewhere }),
    keyDates: new Map(dates.map(({ name, date }) => [name, start.with(fieldsOf(date))])),
  };
}

function fieldsOf(date: string) {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  return { year, month, day };
}

function endsEarly(rule: TouchpointRule, days: Days, cycle: string): Finding | undefined {
  const due = dayOf(rule.at, days, undefined);
  const ends = due && dayOf(rule.expires, days, due);
  // What hangs on different people's doings has no order before there is a pair.
  if (!due || !ends || !comparable(rule)) return undefined;
  return isBefore(ends, due)
    ? wrong(rule.key, "ends-early", { cycle, due: due.toString(), ends: ends.toString() })
    : undefined;
}

function comparable({ at, expires }: TouchpointRule): boolean {
  if (expires.from.kind === "due" || at.from.kind === expires.from.kind) {
    const [one, other] = [at.from, expires.from];
    return one.kind !== "milestone" || other.kind !== "milestone" || one.name === other.name;
  }
  return false;
}

function dayOf({ from, days, weeks = 0, weekdays = 0 }: When, all: Days, due: Temporal.PlainDate | undefined) {
  const origin = from.kind === "keyDate" ? all.keyDates.get(from.name) : from.kind === "due" ? due : all.somewhere;
  if (!origin) return undefined;
  let day = origin.add({ days, weeks });
  for (let left = Math.abs(weekdays); left > 0; left--)
    do day = day.add({ days: Math.sign(weekdays) });
    while (!isWorkingDay(day, new Set()));
  return day;
}
