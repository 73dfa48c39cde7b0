import type { TouchpointRule, When } from "#shared/domain/playbook.ts";
import type { TraceStep } from "#shared/domain/touchpoint.ts";
import { applies } from "./condition.ts";
import { countedOn, offset } from "./counted.ts";
import { type Day, dayText } from "./day.ts";
import { atWorkFrom, atWorkNear } from "./days-off.ts";
import { countedFrom } from "./trace.ts";
import type { Year } from "./year.ts";

/** A mentorship that began after the planned day gets its prompt so many days after its start, not with the hello. */
export const daysToSettleIn = 3;

/** One time a rule comes up in a mentee's year. */
export interface Occasion {
  readonly rule: TouchpointRule;
  readonly occurrence: string;
  /** The first day of the mentorship it belongs to. */
  readonly start: Day;
  /** Set when it comes back after a snooze: when it was put off, for how many days, and the day to come back. */
  readonly back?: { readonly answered: Day; readonly days: number; readonly day: Day };
  /** Set when its day was found among others at the pair's own pace. */
  readonly turn?: { readonly day: Day; readonly reason: "planned" | "in-touch"; readonly steps: readonly TraceStep[] };
  /** Of a recurring one: what it is about this time. */
  readonly topic?: string;
  /** Why it is left out for all its day would suit: there may be only so many. */
  readonly most?: number;
}

/** The day a touchpoint is wanted on, before rests and days off are looked at. */
export interface Wanted {
  readonly day: Day;
  readonly reason: "planned" | "deadline" | "snoozed" | "caught-up" | "started-later" | "in-touch";
  /** It never moves to a day before this one. */
  readonly floor: Day;
  readonly steps: TraceStep[];
}

/** The mentee's own date a rule hangs on; undefined for all others. */
export function ownDateOf({ at: { from } }: TouchpointRule, year: Year): Day | undefined {
  return from.kind === "milestone" ? year.ownDates.get(from.name) : undefined;
}

/** The day a rule speaks of; undefined when its key date is cancelled or the mentee has no such milestone. */
export function dayWhen(when: When, occasion: Occasion, year: Year, due?: Day): Day | undefined {
  const origin = originOf(when, occasion, year, due);
  return origin === undefined ? undefined : offset(origin, when);
}

function originOf({ from }: When, { rule, start }: Occasion, year: Year, due?: Day): Day | undefined {
  switch (from.kind) {
    case "start":
      return start;
    case "due":
      return due;
    case "keyDate":
      return year.keyDates.get(from.name)?.day;
    case "milestone":
      // A limit counts in the year it falls in; what hangs on a date of the mentee's own goes where that goes.
      return (rule.at.from.kind === "milestone" ? year.ownDates : year.milestones).get(from.name);
  }
}

/** When a prompt is wanted: the planned day, or earlier if a limit pulls it, or soon after a late start. */
export function wantedDay(occasion: Occasion, year: Year): Wanted | undefined {
  const { rule, start, back, turn } = occasion;
  if (turn) return { day: turn.day, reason: turn.reason, floor: turn.day, steps: [...turn.steps] };
  if (back) {
    const facts = { answered: dayText(back.answered), days: back.days, is: dayText(back.day) };
    return { day: back.day, reason: "snoozed", floor: start, steps: [{ rule: "snooze", verdict: "sets", facts }] };
  }
  const origin = originOf(rule.at, occasion, year);
  const counted = origin === undefined ? undefined : countedOn(rule.at, origin);
  const planned = counted?.day;
  const steps = counted ? [counted.step] : [];
  const limit = earliestLimit(occasion, year);
  const wanted = limit && (planned === undefined || limit.day < planned) ? limit.day : planned;
  if (wanted === undefined) return undefined;
  if (limit && wanted !== planned) {
    const facts = countedFrom(limit.when, originOf(limit.when, occasion, year));
    if (planned !== undefined) facts["was"] = dayText(planned);
    facts["is"] = dayText(wanted);
    steps.push({ rule: "limit", verdict: "moves", facts });
  }
  if (wanted < start) return afterLateStart(occasion, wanted, limit?.day, year, steps);
  return { day: wanted, reason: planned === wanted ? "planned" : "deadline", floor: notBefore(occasion, year), steps };
}

function earliestLimit(occasion: Occasion, year: Year): { when: When; day: Day } | undefined {
  let found: { when: When; day: Day } | undefined;
  for (const when of occasion.rule.noLaterThan) {
    if (!applies(when, year.answers)) continue;
    const day = dayWhen(when, occasion, year);
    if (day !== undefined && (!found || day < found.day)) found = { when, day };
  }
  return found;
}

function afterLateStart(
  { rule, start }: Occasion,
  wanted: Day,
  limit: Day | undefined,
  { off }: Year,
  steps: TraceStep[],
): Wanted {
  if (rule.late !== "send") return { day: wanted, reason: "started-later", floor: start, steps };
  const settled = atWorkFrom(start + daysToSettleIn, off);
  // A limit that can still be kept counts more than time to settle in.
  const kept = limit !== undefined && limit >= start ? atWorkNear(limit, start, off) : settled;
  const day = Math.min(kept, settled);
  const facts = { start: dayText(start), was: dayText(wanted), is: dayText(day) };
  steps.push({ rule: "late-start", verdict: "sets", facts });
  return { day, reason: "caught-up", floor: start, steps };
}

/** Never before the mentorship began; and what follows an event never moves back onto its days. */
function notBefore({ rule, start }: Occasion, year: Year): Day {
  const { at } = rule;
  if (at.from.kind === "keyDate") {
    const event = year.keyDates.get(at.from.name);
    return event && offset(event.day, at) > event.day ? Math.max(start, event.over) : start;
  }
  const own = ownDateOf(rule, year);
  return own !== undefined && offset(own, at) > own ? Math.max(start, own + 1) : start;
}

/** The last day a prompt makes sense, wanted on `due`. The mentee's own date of that name counts before the programme's. */
export function lastDay(occasion: Occasion, due: Day, year: Year): Day | undefined {
  const { expires } = occasion.rule;
  const { from } = expires;
  const own = from.kind === "keyDate" ? year.milestones.get(from.name) : undefined;
  return own === undefined ? dayWhen(expires, occasion, year, due) : offset(own, expires);
}
