import { Temporal } from "temporal-polyfill";
import type { TouchpointRule, When } from "#shared/domain/playbook.ts";
import { applies } from "./condition.ts";
import { earliest, isBefore } from "./cycle.ts";
import { workingDayFrom, workingDayNear } from "./working-days.ts";
import type { Year } from "./year.ts";

/** A mentorship that began after the planned day gets its prompt so many days after its start, not with the hello. */
const daysToSettleIn = 3;

/** One time a rule comes up in a mentee's year. */
export interface Occasion {
  readonly rule: TouchpointRule;
  readonly occurrence: string;
  /** The first day of the mentorship it belongs to. */
  readonly start: Temporal.PlainDate;
  /** Set when it comes back after a snooze: the day to come back. */
  readonly back?: Temporal.PlainDate;
  /** Why it is left out for all its day would suit: the budget of mails. */
  readonly beyond?: boolean;
}

/** The mentee's own date a rule hangs on; undefined for all others. */
export function ownDateOf({ at: { from } }: TouchpointRule, year: Year): Temporal.PlainDate | undefined {
  return from.kind === "milestone" ? year.ownDates.get(from.name) : undefined;
}

/** The day a prompt is due, always a working day, and why on that day. */
export interface Due {
  readonly day: Temporal.PlainDate;
  readonly reason: "planned" | "deadline" | "snoozed" | "caught-up" | "started-later";
}

/** The day a rule speaks of; undefined when its key date is cancelled or the mentee has no such milestone. */
export function dayOf(when: When, { rule, start }: Occasion, year: Year): Temporal.PlainDate | undefined {
  return originOf(when, rule, start, year)?.add({ days: when.days });
}

function originOf(
  { from }: When,
  rule: TouchpointRule,
  start: Temporal.PlainDate,
  year: Year,
): Temporal.PlainDate | undefined {
  switch (from.kind) {
    case "start":
      return start;
    case "due":
      return undefined;
    case "keyDate": {
      const keyDate = year.keyDates.get(from.name);
      return keyDate && Temporal.PlainDate.from(keyDate.date);
    }
    case "milestone":
      // A limit counts in the year it falls in; what hangs on a date of the mentee's own goes where that goes.
      return (rule.at.from.kind === "milestone" ? year.ownDates : year.milestones).get(from.name);
  }
}

/** When a prompt is due: the planned day, or earlier if a limit pulls it, moved off weekends and holidays. */
export function dueDay(occasion: Occasion, year: Year): Due | undefined {
  const { rule, start, back } = occasion;
  if (back) return { day: workingDayNear(back, start, year.holidays), reason: "snoozed" };

  const planned = dayOf(rule.at, occasion, year);
  const limits = rule.noLaterThan
    .filter((limit) => applies(limit, year.answers))
    .flatMap((limit) => dayOf(limit, occasion, year) ?? []);
  const wanted = earliest(planned ? [planned, ...limits] : limits);
  if (!wanted) return undefined;
  if (isBefore(wanted, start)) return dueAfterLateStart(occasion, wanted, limits, year);
  const day = workingDayNear(wanted, notBefore(occasion, year), year.holidays);
  return { day, reason: planned?.equals(wanted) ? "planned" : "deadline" };
}

function dueAfterLateStart(
  { rule, start }: Occasion,
  wanted: Temporal.PlainDate,
  limits: readonly Temporal.PlainDate[],
  year: Year,
): Due {
  switch (rule.late) {
    case "skip":
    case "merge":
      return { day: wanted, reason: "started-later" };
    case "send": {
      const settled = workingDayFrom(start.add({ days: daysToSettleIn }), year.holidays);
      const limit = earliest(limits);
      // A limit that can still be kept counts more than time to settle in.
      const kept = limit && !isBefore(limit, start) ? workingDayNear(limit, start, year.holidays) : settled;
      return { day: isBefore(kept, settled) ? kept : settled, reason: "caught-up" };
    }
  }
}

/** Never before the mentorship began; and what follows an event never moves back onto its days. */
function notBefore({ rule, start }: Occasion, year: Year): Temporal.PlainDate {
  const { from, days } = rule.at;
  const event = from.kind === "keyDate" && days > 0 ? year.keyDates.get(from.name) : undefined;
  const own = days > 0 ? ownDateOf(rule, year)?.add({ days: 1 }) : undefined;
  const afterwards = own ?? (event && Temporal.PlainDate.from(event.date).add({ days: event.days }));
  return afterwards && isBefore(start, afterwards) ? afterwards : start;
}

/** The last day a prompt makes sense. The mentee's own date of that name counts before the programme's. */
export function lastDay(occasion: Occasion, year: Year): Temporal.PlainDate | undefined {
  const { rule } = occasion;
  const { from, days } = rule.expires;
  const own = from.kind === "keyDate" ? year.milestones.get(from.name)?.add({ days }) : undefined;
  return own ?? dayOf(rule.expires, occasion, year);
}
