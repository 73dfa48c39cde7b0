import { type MilestoneName, milestoneNames } from "#shared/domain/participant.ts";
import type { Playbook } from "#shared/domain/playbook.ts";
import { type Touchpoint, touchpointId } from "#shared/domain/touchpoint.ts";
import { cycleOfDay } from "./cycle.ts";
import { type Day, dayOf } from "./day.ts";
import { isTurnOf } from "./recurring.ts";
import { lastDay, type Occasion, ownDateOf, wantedDay } from "./resolve.ts";
import type { Year } from "./year.ts";

/** A date that moves by less has been written of already, whichever cycle it now falls in. */
const nearDays = 60;

/** The mentee's own dates a playbook does something with. */
export function ownDatesIn({ touchpoints }: Pick<Playbook, "touchpoints">): MilestoneName[] {
  const used = touchpoints.flatMap(({ at, noLaterThan }) => [at, ...noLaterThan].map(({ from }) => from));
  return milestoneNames.filter((name) => used.some((from) => from.kind === "milestone" && from.name === name));
}

/**
 * What hangs on the mentee's own dates comes once for the cycle its date falls in, also while another cycle runs: an
 * exam in early July is prepared in June. Of those of one cycle the playbook may allow only so many, the earliest; what
 * was sent or answered (`history`) counts first, recurring ones included where the two share a budget.
 */
export function ownOccasions(
  year: Year,
  stored: ReadonlyMap<string, Touchpoint>,
  history: readonly Touchpoint[],
): Occasion[] {
  const [first] = year.mentorships;
  if (!first || year.ownDates.size === 0) return [];
  const timed = year.rules.own.flatMap((rule) => {
    const date = ownDateOf(rule, year);
    if (date === undefined) return [];
    const fresh = { rule, occurrence: cycleWith(date, year), start: first.start };
    const due = wantedDay(fresh, year)?.day ?? date;
    const past = history.find(
      (was) => was.key === rule.key && (was.occurrence === fresh.occurrence || isNear(was, due)),
    );
    const occasion = past ? { ...fresh, occurrence: past.occurrence } : fresh;
    const known = stored.has(touchpointId(year.participant, rule.key, occasion.occurrence));
    return known || !isLongOver(occasion, year) ? [{ due, past: past !== undefined, occasion }] : [];
  });
  const inOrder = timed.sort((one, other) => Number(other.past) - Number(one.past) || one.due - other.due);
  const seen = new Map<string, number>();
  return inOrder.map(({ occasion }) => {
    const place = (seen.get(occasion.occurrence) ?? 0) + 1;
    seen.set(occasion.occurrence, place);
    const most = mostOf(occasion.occurrence, year, history);
    return place > most ? { ...occasion, most } : occasion;
  });
}

function cycleWith(date: Day, { begins, nextCycle, cycle, playbook }: Year): string {
  return begins <= date && date < nextCycle ? cycle : cycleOfDay(date, playbook);
}

/** How many of one cycle there may be. */
function mostOf(cycle: string, { playbook, rules }: Year, history: readonly Touchpoint[]): number {
  const { ownAtMost = Number.POSITIVE_INFINITY, extrasAtMost } = playbook;
  if (extrasAtMost === undefined) return ownAtMost;
  const recurred = history.filter((was) => rules.byKey.get(was.key)?.recurs && isTurnOf(cycle, was)).length;
  return Math.min(ownAtMost, Math.max(0, extrasAtMost - recurred));
}

/** A date of an earlier year that nobody ever planned for: not worth a word. */
function isLongOver(occasion: Occasion, year: Year): boolean {
  const wanted = wantedDay(occasion, year);
  const last = wanted && lastDay(occasion, wanted.day, year);
  return occasion.occurrence !== year.cycle && last !== undefined && last < year.today;
}

function isNear({ date, occurrence }: Touchpoint, due: Day): boolean {
  // What came back after a snooze belongs to the first time.
  return !occurrence.includes(".") && Math.abs(due - dayOf(date)) < nearDays;
}
