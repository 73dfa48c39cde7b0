import type { Observed } from "./observed.ts";
import type { Rule } from "./rule.ts";
import { weeklyCap, withinBudget } from "./rules-budget.ts";
import { accountedFor, calledFor } from "./rules-calendar.ts";
import { calendarsCurrent, ledgerCurrent } from "./rules-final.ts";
import { invited, meetings, oneAtATime } from "./rules-meetings.ts";
import { acceptedOnce, knownStates, neverTwice, onlyLedgered, settled, silencesExplained } from "./rules-sending.ts";
import * as silence from "./rules-silence.ts";

/** What must be true of every year. */
export const rules: readonly Rule[] = [
  acceptedOnce,
  onlyLedgered,
  settled,
  knownStates,
  silencesExplained,
  neverTwice,
  withinBudget,
  weeklyCap,
  silence.inWindow,
  silence.beforeExpiry,
  silence.unconfirmed,
  silence.unsubscribed,
  silence.afterLeaving,
  silence.onlyWithMentorship,
  silence.quietDeclines,
  calledFor,
  accountedFor,
  calendarsCurrent,
  ledgerCurrent,
  meetings,
  invited,
  oneAtATime,
];

/** A rule and the lines that say where it was broken: none, if all is well. */
export interface Verdict {
  readonly rule: string;
  readonly says: string;
  readonly broken: readonly string[];
  readonly notes: readonly string[];
}

/** Compares what happened with what was planned, and with what must never happen. */
export function check(year: Observed): Verdict[] {
  return rules.map(({ name, says, broken, notes }) => {
    return { rule: name, says, broken: broken(year).sort(), notes: (notes?.(year) ?? []).sort() };
  });
}
