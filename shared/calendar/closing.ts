import { Temporal } from "temporal-polyfill";
import type { PauseSpan } from "#shared/domain/pause.ts";
import type { Playbook } from "#shared/domain/playbook.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import { cycleOf, firstDayOf, isBefore } from "./cycle.ts";

/** Days before the turn of the cycle from which the next year is spoken of, and days after it in which a year is closed. */
const [askedDays, closedDays] = [75, 60];
/** Days of grace for a year not both of them said a word about. */
export const graceDays = 30;
/** How new a mentorship is that simply goes on. */
const newDays = 120;

type HasCycles = Pick<Playbook, "cycleStarts">;

/** A cycle that ends, or has just ended. */
export interface Closing {
  readonly cycle: string;
  /** The first day of the next one. */
  readonly turn: Temporal.PlainDate;
  /** The first day on which silence counts: a month after the turn, or after a pause that they were away in meanwhile. */
  readonly grace: Temporal.PlainDate;
}

/**
 * The cycle whose end may be spoken of on a day: in its last weeks, and in the time of grace after it. `pauses`: those of
 * the programme that concern whoever may speak.
 */
export function closingOn(
  day: Temporal.PlainDate,
  playbook: HasCycles,
  pauses: readonly PauseSpan[] = [],
): Closing | undefined {
  const cycle = Number(cycleOf(day, playbook));
  const ahead = closingOf(cycle, playbook, pauses);
  if (!isBefore(day, ahead.turn.subtract({ days: askedDays }))) return ahead;
  const past = closingOf(cycle - 1, playbook, pauses);
  return isBefore(day, past.grace) ? past : undefined;
}

/** The cycle that turned not long before a day, whose mentorships may have to be closed. */
export function turnedBefore(
  day: Temporal.PlainDate,
  playbook: HasCycles,
  pauses: readonly PauseSpan[] = [],
): Closing | undefined {
  const past = closingOf(Number(cycleOf(day, playbook)) - 1, playbook, pauses);
  return isBefore(day, past.grace.add({ days: closedDays - graceDays })) ? past : undefined;
}

function closingOf(cycle: number, playbook: HasCycles, pauses: readonly PauseSpan[]): Closing {
  const turn = firstDayOf(String(cycle + 1), playbook);
  let grace = turn.add({ days: graceDays });
  for (const { from, until } of [...pauses].sort((one, other) => (one.from < other.from ? -1 : 1))) {
    const isMeanwhile = from < until && from < grace.toString() && until > turn.toString();
    const after = Temporal.PlainDate.from(until).add({ days: graceDays });
    if (isMeanwhile && isBefore(grace, after)) grace = after;
  }
  return { cycle: String(cycle), turn, grace };
}

/** Whether a mentorship was only just begun at the turn of a cycle: it simply goes on, and nobody asks. */
export function isNewAt({ startDate }: { readonly startDate: string }, turn: Temporal.PlainDate): boolean {
  return startDate >= turn.subtract({ days: newDays }).toString();
}

/** Whether a touchpoint's mail asks a side about the next year: where its words come to it. */
export function asksNextYear({ sections }: Pick<Touchpoint, "sections">, side: "mentee" | "mentor"): boolean {
  return sections[side].includes("next-year");
}
