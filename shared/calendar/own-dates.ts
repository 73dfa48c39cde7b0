import { Temporal } from "temporal-polyfill";
import { type MilestoneName, milestoneNames } from "#shared/domain/participant.ts";
import type { Playbook, TouchpointRule } from "#shared/domain/playbook.ts";
import { type Touchpoint, touchpointId } from "#shared/domain/touchpoint.ts";
import { cycleOf, isBefore } from "./cycle.ts";
import { dueDay, lastDay, type Occasion, ownDateOf } from "./resolve.ts";
import type { Year } from "./year.ts";

/** A date that moves by less has been written of already, whichever cycle it now falls in. */
const nearDays = 60;

/** The mentee's own dates a playbook does something with. */
export function ownDatesIn({ touchpoints }: Pick<Playbook, "touchpoints">): MilestoneName[] {
  const used = touchpoints.flatMap(({ at, noLaterThan }) => [at, ...noLaterThan].map(({ from }) => from));
  return milestoneNames.filter((name) => used.some((from) => from.kind === "milestone" && from.name === name));
}

/** Whether a rule follows a date the mentee gave. */
export function hangsOnOwnDate({ at }: TouchpointRule): boolean {
  return at.from.kind === "milestone";
}

/**
 * What hangs on the mentee's own dates comes once for the cycle its date falls in, also while another cycle runs: an
 * exam in early July is prepared in June. Of those of one cycle the playbook may allow only so many, the earliest; what
 * was sent or answered (`isHistory`) counts first.
 */
export function ownOccasions(
  year: Year,
  stored: ReadonlyMap<string, Touchpoint>,
  isHistory: (touchpoint: Touchpoint) => boolean,
): Occasion[] {
  const [first] = year.mentorships;
  if (!first) return [];
  const history = [...stored.values()].filter(isHistory);
  const timed = year.playbook.touchpoints.filter(hangsOnOwnDate).flatMap((rule) => {
    const date = ownDateOf(rule, year);
    if (!date) return [];
    const fresh = { rule, occurrence: cycleOf(date, year.playbook), start: first.start };
    const due = dueDay(fresh, year)?.day ?? date;
    const past = history.find(
      (was) => was.key === rule.key && (was.occurrence === fresh.occurrence || isNear(was, due)),
    );
    const occasion = past ? { ...fresh, occurrence: past.occurrence } : fresh;
    const known = stored.has(touchpointId(year.participant, rule.key, occasion.occurrence));
    return known || !isLongOver(occasion, year) ? [{ due, past: past !== undefined, occasion }] : [];
  });
  const inOrder = timed.sort(
    (one, other) => Number(other.past) - Number(one.past) || Temporal.PlainDate.compare(one.due, other.due),
  );
  const seen = new Map<string, number>();
  return inOrder.map(({ occasion }) => {
    const place = (seen.get(occasion.occurrence) ?? 0) + 1;
    seen.set(occasion.occurrence, place);
    return place > (year.playbook.ownAtMost ?? Number.POSITIVE_INFINITY) ? { ...occasion, beyond: true } : occasion;
  });
}

/** A date of an earlier year that nobody ever planned for: not worth a word. */
function isLongOver(occasion: Occasion, year: Year): boolean {
  const last = lastDay(occasion, year);
  return occasion.occurrence !== year.cycle && last !== undefined && isBefore(last, year.today);
}

function isNear({ date, occurrence }: Touchpoint, due: Temporal.PlainDate): boolean {
  // What came back after a snooze belongs to the first time.
  return !occurrence.includes(".") && Math.abs(due.since(Temporal.PlainDate.from(date)).total("days")) < nearDays;
}
