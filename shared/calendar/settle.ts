import type { TraceStep } from "#shared/domain/touchpoint.ts";
import { type Day, dayText } from "./day.ts";
import { atWorkFrom, atWorkNear } from "./days-off.ts";
import { type Rest, restOn } from "./pauses.ts";
import type { Occasion, Wanted } from "./resolve.ts";
import { movedToWork } from "./trace.ts";
import type { Year } from "./year.ts";

/** Why something waits for a mail that says it too, and what it is if no such mail comes. */
export interface Merging {
  readonly rule: "late-start" | "pause";
  /** Only a mail on this day or later says it too. */
  readonly after: Day;
  readonly otherwise: "started-later" | "paused";
  readonly facts: TraceStep["facts"];
}

/** The working day a prompt is due, and what keeps it from that day. */
export interface Settled {
  readonly day: Day;
  readonly reason: Wanted["reason"] | "after-pause";
  readonly silent?: "started-later" | "in-touch" | "paused";
  readonly merging?: Merging;
  /** The rest it was moved out of. */
  readonly rest?: Rest;
  /** Still in the order of the rules. */
  readonly steps: TraceStep[];
}

/** Where a wanted day comes to lie among talks, pauses and days off. */
export function settled(wanted: Wanted, occasion: Occasion, last: Day, year: Year): Settled {
  const { rule, start } = occasion;
  const { day, reason, steps } = wanted;
  if (reason === "started-later") {
    const facts = { start: dayText(start), was: dayText(day) };
    if (rule.late === "merge")
      return { day, reason, steps, merging: { rule: "late-start", after: day + 1, otherwise: reason, facts } };
    steps.push({ rule: "late-start", verdict: "drops", facts });
    return { day, reason, steps, silent: reason };
  }
  // What comes at the pair's own pace has been kept clear of all this already.
  if (occasion.turn) return { day, reason, steps };
  return outOfRest(afterTalk(wanted, occasion, last, year), occasion, last, year);
}

/** A nudge rests for some days after the two talked, and falls away where it is over by then. */
function afterTalk(wanted: Wanted, { rule }: Occasion, last: Day, { lastTalk, off }: Year): Wanted & Settled {
  const { day, steps } = wanted;
  const rests = rule.nudge?.rests ?? 0;
  if (!rule.nudge || lastTalk === undefined || day - lastTalk >= rests) return wanted;
  const facts = { last: dayText(lastTalk), rests, was: dayText(day) };
  const moved = atWorkFrom(lastTalk + rests, off);
  if (moved > last) {
    steps.push({ rule: "talk", verdict: "drops", facts: { ...facts, "last-day": dayText(last) } });
    return { ...wanted, silent: "in-touch" };
  }
  steps.push({ rule: "talk", verdict: "moves", facts: { ...facts, is: dayText(lastTalk + rests) } });
  return { ...wanted, day: lastTalk + rests, floor: lastTalk + rests, reason: "in-touch" };
}

function outOfRest(wanted: Wanted & Settled, { rule }: Occasion, last: Day, year: Year): Settled {
  const { pauses, off } = year;
  const { floor, steps } = wanted;
  const due = atWorkNear(wanted.day, floor, off);
  const rest = pauses.length === 0 ? undefined : restOn(due, pauses);
  if (wanted.silent || !rest || rule.pause === "keep") {
    if (rest && !wanted.silent) steps.push({ rule: "pause", verdict: "holds", facts: spanOf(rest) });
    return { ...wanted, day: onWorkingDay(wanted.day, due, steps) };
  }
  const facts = { ...spanOf(rest), was: dayText(wanted.day) };
  if (rule.pause === "merge")
    return { ...wanted, day: due, merging: { rule: "pause", after: rest.until, otherwise: "paused", facts } };
  const { day: back, rest: before } = firstDayBack(rest, year);
  if (rule.pause !== "shift" || back > last) {
    steps.push({ rule: "pause", verdict: "drops", facts });
    return { ...wanted, day: due, silent: "paused" };
  }
  steps.push({ rule: "pause", verdict: "moves", facts: { ...facts, is: dayText(before.until) } });
  return { day: onWorkingDay(before.until, back, steps), reason: "after-pause", rest: before, steps };
}

/** The first working day after a rest that is not in the next one, and the rest before it. */
export function firstDayBack(rest: Rest, { pauses, off }: Year): { day: Day; rest: Rest } {
  let before = rest;
  for (;;) {
    const day = atWorkFrom(before.until, off);
    const next = restOn(day, pauses);
    if (!next) return { day, rest: before };
    before = next;
  }
}

function onWorkingDay(was: Day, is: Day, steps: TraceStep[]): Day {
  if (is !== was) steps.push(movedToWork(was, is));
  return is;
}

/** The days of a rest as a trace names them. */
export function spanOf({ from, until }: Rest): { from: string; until: string } {
  return { from: dayText(from), until: dayText(until) };
}
