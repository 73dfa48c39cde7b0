import type { Wish } from "#shared/domain/wish.ts";
import { type Day, dayOf, dayText } from "./day.ts";
import type { Settled } from "./settle.ts";

/** A touchpoint's day once the mentee had their say. */
export interface Wished extends Omit<Settled, "reason" | "silent"> {
  readonly reason: Settled["reason"] | "wished";
  readonly silent?: Settled["silent"] | "left-out";
}

/**
 * What becomes of a settled day by the mentee's wish: left out, or on the day they chose, which counts before pauses and
 * talks, for they knew of them. A day that is over, after the last one, or before the two began moves nothing.
 */
export function wished(due: Settled, wish: Wish | undefined, start: Day, last: Day, today: Day): Wished {
  if (wish?.out === true) {
    due.steps.push({ rule: "wish", verdict: "drops", facts: { was: dayText(due.day) } });
    return { ...due, silent: "left-out" };
  }
  const day = wish?.day === undefined ? undefined : dayOf(wish.day);
  if (day === undefined || day < start || day < today || last < day) return due;
  const { merging: _, silent: _silent, rest: _rest, ...kept } = due;
  kept.steps.push({ rule: "wish", verdict: "sets", facts: { was: dayText(due.day), is: dayText(day) } });
  return { ...kept, day, reason: "wished" };
}
