import type { Temporal } from "temporal-polyfill";
import type { Playbook, TouchpointRule } from "#shared/domain/playbook.ts";
import { dayIn, instantOf } from "#shared/domain/time.ts";
import { type Touchpoint, touchpointId } from "#shared/domain/touchpoint.ts";
import { draft } from "./draft.ts";
import { withMeeting } from "./meeting.ts";
import { hangsOnOwnDate, ownOccasions } from "./own-dates.ts";
import type { Occasion } from "./resolve.ts";
import { type Year, type YearInput, yearAt } from "./year.ts";

/** How long a snoozed topic rests. */
const snoozeDays = 7;
const snoozed = ".2";

/**
 * The touchpoints a mentee's year should consist of now: those stored, brought up to date, and those missing.
 * Planning its own result again changes nothing. What was sent or answered stays; what no longer applies is `dropped`
 * with the reason and comes back if it applies again in time. Touchpoints of earlier cycles are returned as they are.
 */
export function planYear(input: YearInput, now: Temporal.Instant): Touchpoint[] {
  const year = yearAt(input, now);
  const stored = new Map(input.stored.map((touchpoint) => [touchpoint.id, touchpoint]));
  const occasions = new Map(occasionsOf(year, stored, input.sent).map((occasion) => [idOf(occasion, year), occasion]));

  const planned = [...occasions].flatMap(([id, occasion]) => {
    const was = stored.get(id);
    return was && isHistory(was, input.sent)
      ? withMeeting(was, occasion, year)
      : (draft(id, occasion, was, year) ?? []);
  });
  const others = input.stored
    .filter((was) => !occasions.has(was.id))
    .map((was) => withoutOccasion(was, input.sent, year));
  return [...planned, ...others];
}

function idOf({ rule, occurrence }: Occasion, year: Year): string {
  return touchpointId(year.participant, rule.key, occurrence);
}

/** Every time a rule comes up while there is a mentorship, those coming back after a snooze included. */
function occasionsOf(year: Year, stored: ReadonlyMap<string, Touchpoint>, sent: ReadonlySet<string>): Occasion[] {
  const shared = year.playbook.touchpoints.filter((rule) => !hangsOnOwnDate(rule));
  const first = [
    ...shared.flatMap((rule) => firstOccasions(rule, year)),
    ...ownOccasions(year, stored, (one) => isHistory(one, sent)),
  ];
  const again = first.flatMap((occasion) => comingBack(occasion, stored.get(idOf(occasion, year)), year) ?? []);
  return [...first, ...again];
}

/** What hangs on the start comes once for each round that paired them; everything else once a cycle. */
function firstOccasions(rule: TouchpointRule, year: Year): Occasion[] {
  const [earliest] = year.mentorships;
  if (!earliest) return [];
  if (!hangsOnStart(rule)) return [{ rule, occurrence: year.cycle, start: earliest.start }];
  const starts = new Map(year.mentorships.toReversed().map(({ round, start }) => [round, start]));
  return [...starts].map(([round, start]) => ({ rule, occurrence: round, start }));
}

function hangsOnStart(rule: TouchpointRule): boolean {
  return rule.at.from.kind === "start";
}

function comingBack(occasion: Occasion, was: Touchpoint | undefined, year: Year): Occasion | undefined {
  if (was?.state !== "snoozed" || was.answeredAt === undefined) return undefined;
  const back = dayIn(year.programme.zone, instantOf(was.answeredAt)).add({ days: snoozeDays });
  return { ...occasion, occurrence: occasion.occurrence + snoozed, back };
}

/** Sent or answered: it is not rewritten any more. */
function isHistory(touchpoint: Touchpoint, sent: ReadonlySet<string>): boolean {
  return sent.has(touchpoint.id) || ["done", "skipped", "snoozed", "swapped"].includes(touchpoint.state);
}

/** Stored, but nothing calls for it now: no mentorship carries it, or the playbook no longer has it. */
function withoutOccasion(was: Touchpoint, sent: ReadonlySet<string>, year: Year): Touchpoint {
  if (!belongsToNow(was, year)) return was;
  const still = withMeeting(was, undefined, year);
  const over = was.state === "dropped" || was.expires < year.today.toString();
  if (isHistory(was, sent) || over) return still;
  return {
    ...still,
    state: "dropped",
    reason: year.mentorships.length === 0 ? "no-mentorship" : reasonLeft(was, year),
  };
}

function reasonLeft(was: Touchpoint, { playbook }: Year): string {
  const rule = ruleOf(was, playbook);
  if (rule && hangsOnOwnDate(rule)) return "no-date";
  return rule && hangsOnStart(rule) ? "no-mentorship" : "no-longer-applies";
}

function belongsToNow(was: Touchpoint, { cycle, playbook }: Year): boolean {
  const rule = ruleOf(was, playbook);
  if (rule && (hangsOnStart(rule) || hangsOnOwnDate(rule))) return true;
  return rule === undefined || was.occurrence === cycle || was.occurrence === cycle + snoozed;
}

function ruleOf(was: Touchpoint, playbook: Playbook): TouchpointRule | undefined {
  return playbook.touchpoints.find((rule) => rule.key === was.key);
}
