import { Temporal } from "temporal-polyfill";
import { type KeyDate, keyDateId } from "#shared/domain/key-date.ts";
import type { Playbook, YearlyRule } from "#shared/domain/playbook.ts";
import type { Programme } from "#shared/domain/programme.ts";
import { firstDayOf, isBefore } from "./cycle.ts";

/** The day a yearly rule gives in this cycle. Every cycle has exactly one; 29 February falls back to the 28th. */
export function dateByRule(
  rule: YearlyRule,
  cycle: string,
  playbook: Pick<Playbook, "cycleStarts">,
): Temporal.PlainDate {
  const year = Number(cycle);
  const begins = firstDayOf(cycle, playbook);
  const base = baseDay(rule, year);
  const day = isBefore(base, begins) ? baseDay(rule, year + 1) : base;
  return rule.kind === "weekday" ? day.add({ days: rule.plusDays }) : day;
}

function baseDay(rule: YearlyRule, year: number): Temporal.PlainDate {
  switch (rule.kind) {
    case "fixed":
      return Temporal.PlainDate.from({ year, month: rule.month, day: rule.day });
    case "weekday":
      return nthWeekday(year, rule.month, rule.weekday, rule.nth);
  }
}

/** The nth such weekday of the month; where there is no fifth, the last. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const day = first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + 7 * (nth - 1) });
  return day.month === month ? day : day.subtract({ days: 7 });
}

/**
 * What counts in this cycle: the playbook's yearly rules, overlaid with what coordinators have set (moved, confirmed,
 * cancelled, or added under a name of their own). `version` 0 marks a date that comes from its rule alone.
 */
export function effectiveKeyDates(
  programme: Pick<Programme, "id">,
  playbook: Playbook,
  cycle: string,
  stored: readonly KeyDate[],
): KeyDate[] {
  const byName = new Map<string, KeyDate>();
  for (const { name, rule, days, tentative } of playbook.keyDates) {
    byName.set(name, {
      id: keyDateId(programme.id, cycle, name),
      version: 0,
      programme: programme.id,
      cycle,
      name,
      date: dateByRule(rule, cycle, playbook).toString(),
      days,
      state: tentative ? "tentative" : "confirmed",
    });
  }
  for (const keyDate of stored) {
    if (keyDate.programme === programme.id && keyDate.cycle === cycle) byName.set(keyDate.name, keyDate);
  }
  return [...byName.values()];
}
