import type { Touchpoint, TraceStep } from "#shared/domain/touchpoint.ts";
import { graceDays } from "./closing.ts";
import { type Day, dayOf, dayText } from "./day.ts";
import { atWorkFrom } from "./days-off.ts";
import { restOn } from "./pauses.ts";
import { daysToSettleIn, dayWhen, lastDay, type Occasion } from "./resolve.ts";
import { spanOf } from "./settle.ts";
import { movedToWork, placeOf } from "./trace.ts";
import type { Year } from "./year.ts";

/** A day on which the mentee hears of something, and of what. */
export interface Taken {
  readonly day: Day;
  readonly key: string;
}

/** The day of one turn, and how it was found. */
export type Turn = NonNullable<Occasion["turn"]>;

/** What one turn is about to be found from. */
export interface TurnAsked {
  readonly occasion: Occasion;
  /** The day of the turn before. */
  readonly before: Day | undefined;
  /** The turn as it is stored. */
  readonly was: Touchpoint | undefined;
  readonly apart: number;
  readonly taken: readonly Taken[];
}

/** The day of one turn at the pair's own pace, never in the past unless it was due then; undefined if there is none. */
export function turnDay(asked: TurnAsked, year: Year): Turn | undefined {
  const { occasion, was } = asked;
  if (was && isDue(was, occasion, year)) return asStored(was, occasion);
  const wanted = atPace(asked, year);
  return wanted === undefined ? undefined : clear(wanted, asked, year);
}

const afterPace = placeOf("working-day");

/**
 * Its day has come but nothing has left yet: it does not move away any more, nor does what follows it, not even where it
 * is left out; unless a pause has begun.
 */
function isDue(was: Touchpoint, { rule, start }: Occasion, { todayText, pauses }: Year): boolean {
  const day = dayOf(was.date);
  const isLeftOut = was.state === "dropped" && (was.trace ?? []).some((step) => step.rule === "pace");
  if (day < start || (was.state !== "planned" && !isLeftOut)) return false;
  if (was.date >= todayText || was.expires < todayText) return false;
  return rule.pause === "keep" || !restOn(day, pauses);
}

/** On the day it has, though perhaps of another topic: one it was to tell of may have been told since. */
function asStored(was: Touchpoint, { topic = "" }: Occasion): Turn {
  const found = (was.trace ?? []).filter(({ rule }) => placeOf(rule) <= afterPace);
  const steps = found.map((step) => ("topic" in step.facts ? { ...step, facts: { ...step.facts, topic } } : step));
  const rested = was.reason === "in-touch" || steps.some(({ rule }) => rule === "talk");
  return { day: dayOf(was.date), reason: rested ? "in-touch" : "planned", steps };
}

function atPace({ occasion, before }: TurnAsked, year: Year): Day | undefined {
  const { rule, start } = occasion;
  const { today, pace } = year;
  let day = before === undefined ? dayWhen(rule.at, occasion, year) : before + pace.days;
  if (day === undefined) return undefined;
  // Whether a year together goes on is open until its grace is over: no new topic before that.
  const settled = Math.max(start + daysToSettleIn, start < year.begins ? year.begins + graceDays : start);
  if (rule.late === "send" && day < settled) day = Math.max(settled, day);
  while (day < settled || day < today) day += pace.days;
  while ((lastDay(occasion, day, year) ?? day) < today && day < year.nextCycle) day += pace.days;
  return day;
}

/** The first working day from one on that is clear of talks, pauses and whatever else the mentee hears of. */
function clear(wanted: Day, asked: TurnAsked, year: Year): Turn {
  const { rule } = asked.occasion;
  const steps: TraceStep[] = [paced(wanted, asked, year)];
  let day = wanted;
  let reason: Turn["reason"] = "planned";
  const rested = (year.lastTalk ?? 0) + (rule.nudge?.rests ?? 0);
  if (rule.nudge && year.lastTalk !== undefined && day < rested) {
    const facts = { last: dayText(year.lastTalk), rests: rule.nudge.rests, was: dayText(day), is: dayText(rested) };
    steps.push({ rule: "talk", verdict: "moves", facts });
    day = rested;
    reason = "in-touch";
  }
  for (let push = pushed(day, asked, year); push; push = pushed(day, asked, year)) {
    steps.push(push.step);
    day = push.day;
  }
  if (steps.length > 1) steps.sort((one, other) => placeOf(one.rule) - placeOf(other.rule));
  return { day, reason, steps };
}

/** The next thing that pushes a day on, and where to. */
function pushed(day: Day, asked: TurnAsked, { pauses, pace, off }: Year): { day: Day; step: TraceStep } | undefined {
  const { rule } = asked.occasion;
  const rest = rule.pause === "keep" ? undefined : restOn(day, pauses);
  if (rest) {
    // What would fall away in a pause has its turn later all the same: no topic is lost.
    const is = rule.pause === "shift" ? rest.until : day + Math.ceil((rest.until - day) / pace.days) * pace.days;
    const facts = { ...spanOf(rest), was: dayText(day), is: dayText(is) };
    return { day: is, step: { rule: "pause", verdict: "moves", facts } };
  }
  const working = atWorkFrom(day, off);
  if (working !== day) return { day: working, step: movedToWork(day, working) };
  const near = asked.taken.find((other) => Math.abs(other.day - day) <= asked.apart);
  if (!near) return undefined;
  const is = near.day + asked.apart + 1;
  const facts = { apart: asked.apart, from: near.key, on: dayText(near.day), was: dayText(day), is: dayText(is) };
  return { day: is, step: { rule: "pace", verdict: "moves", facts } };
}

function paced(wanted: Day, { occasion, before }: TurnAsked, { pace: { cadence, days } }: Year): TraceStep {
  const { occurrence, topic = "" } = occasion;
  const facts = { cadence, days, turn: numberOf(occurrence), topic, is: dayText(wanted) };
  return {
    rule: "pace",
    verdict: "sets",
    facts: before === undefined ? facts : { ...facts, after: dayText(before) },
  };
}

/** Which turn of its cycle an occurrence is: 3 of `2026-3`. */
export function numberOf(occurrence: string): number {
  return Number(occurrence.slice(occurrence.lastIndexOf("-") + 1));
}
