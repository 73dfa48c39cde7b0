import type { Temporal } from "temporal-polyfill";
import type { TouchpointRule } from "#shared/domain/playbook.ts";
import { dayIn, instantOf } from "#shared/domain/time.ts";
import { type Touchpoint, touchpointId } from "#shared/domain/touchpoint.ts";
import { dayOf, dayOfDate } from "./day.ts";
import { type Draft, draft, touchpointOf } from "./draft.ts";
import { withoutOccasion } from "./left-over.ts";
import { withMeeting } from "./meeting.ts";
import { catchUpOnce, mergeOnward } from "./merge.ts";
import { ownOccasions } from "./own-dates.ts";
import { isTurnOf, type Stored, toldTurns, turnsAhead } from "./recurring.ts";
import type { Occasion } from "./resolve.ts";
import type { Taken } from "./turn-day.ts";
import { type Year, type YearInput, yearAt } from "./year.ts";

/** How long a snoozed topic rests. */
const snoozeDays = 7;
const snoozed = ".2";

/** What planning has come to for one id: a touchpoint that stays as it is, or the draft of one. */
type Entry = Draft | Touchpoint;

/**
 * The touchpoints a mentee's year should consist of now: those stored, brought up to date, and those missing.
 * Planning its own result again changes nothing. What was sent or answered stays; what no longer applies is `dropped`
 * with the reason and comes back if it applies again in time. Touchpoints of earlier cycles are returned as they are.
 */
export function planYear(input: YearInput, now: Temporal.Instant): Touchpoint[] {
  const year = yearAt(input, now);
  const history = input.stored.filter((was) => isHistory(was, input.sent));
  const past = new Set(history.map(({ id }) => id));
  const stored = { byId: new Map(input.stored.map((was) => [was.id, was])), history };

  const entries: Entry[] = [];
  const drafts: Draft[] = [];
  const enter = (occasions: readonly Occasion[]) => {
    for (const occasion of occasions) {
      const id = idOf(occasion, year);
      // Nothing to look up, nothing to hash: most years of a first planning.
      const was = stored.byId.size > 0 ? stored.byId.get(id) : undefined;
      const entry = was && past.has(id) ? withMeeting(was, occasion, year) : draft(id, occasion, was, year);
      if (!entry) continue;
      entries.push(entry);
      if ("occasion" in entry) drafts.push(entry);
    }
  };
  enter(occasionsOf(year, stored));
  catchUpOnce(drafts, history);
  for (const rule of year.rules.recurring) {
    enter(turnsAhead(rule, year, stored, takenIn(drafts, history, rule), turnsLeft(drafts, year, history)));
  }
  mergeOnward(drafts, history);

  const planned = entries.map((entry) => ("occasion" in entry ? touchpointOf(entry, year) : entry));
  if (input.stored.length === 0) return planned;
  const called = new Set(entries.map(({ id }) => id));
  const others = input.stored.filter(({ id }) => !called.has(id));
  return [...planned, ...others.map((was) => withoutOccasion(was, past.has(was.id), year))];
}

function idOf({ rule, occurrence }: Occasion, year: Year): string {
  return touchpointId(year.participant, rule.key, occurrence);
}

/** Every time a rule comes up while there is a mentorship, those coming back after a snooze included. */
function occasionsOf(year: Year, stored: Stored): Occasion[] {
  const first = [...seasonOf(year), ...ownOccasions(year, stored.byId, stored.history), ...toldTurns(year, stored)];
  if (!stored.history.some(({ state }) => state === "snoozed")) return first;
  const again = first.flatMap((occasion) => comingBack(occasion, stored.byId.get(idOf(occasion, year)), year) ?? []);
  return [...first, ...again];
}

/** What hangs on the start comes once for each round that paired them; everything else once a cycle. */
function seasonOf({ rules, mentorships, cycle }: Year): Occasion[] {
  const [earliest] = mentorships;
  if (!earliest) return [];
  const starts = new Map(mentorships.toReversed().map(({ round, start }) => [round, start]));
  const season: Occasion[] = [];
  for (const rule of rules.once) {
    if (rule.at.from.kind !== "start") season.push({ rule, occurrence: cycle, start: earliest.start });
    else for (const [round, start] of starts) season.push({ rule, occurrence: round, start });
  }
  return season;
}

function comingBack(occasion: Occasion, was: Touchpoint | undefined, year: Year): Occasion | undefined {
  if (was?.state !== "snoozed" || was.answeredAt === undefined) return undefined;
  const answered = dayOfDate(dayIn(year.programme.zone, instantOf(was.answeredAt)));
  const back = { answered, days: snoozeDays, day: answered + snoozeDays };
  return { ...occasion, occurrence: occasion.occurrence + snoozed, back };
}

const answered: readonly string[] = ["done", "skipped", "snoozed", "swapped"];

/** Sent or answered: it is not rewritten any more. */
function isHistory(touchpoint: Touchpoint, sent: ReadonlySet<string>): boolean {
  return sent.has(touchpoint.id) || answered.includes(touchpoint.state);
}

/** The days on which the mentee hears of something else, or did, in order. */
function takenIn(drafts: readonly Draft[], history: readonly Touchpoint[], { key }: TouchpointRule): Taken[] {
  const taken: Taken[] = [];
  for (const { silent, merging, content, due, occasion } of drafts)
    if (silent === undefined && !merging && content.sides.includes("mentee"))
      taken.push({ day: due.day, key: occasion.rule.key });
  for (const was of history)
    if (was.key !== key && was.sides.includes("mentee")) taken.push({ day: dayOf(was.date), key: was.key });
  return taken.sort((one, other) => one.day - other.day);
}

/** How many recurring ones the year's budget still has room for: the mentee's own dates count first. */
function turnsLeft(drafts: readonly Draft[], { playbook, rules, cycle }: Year, history: readonly Touchpoint[]): number {
  const { extrasAtMost } = playbook;
  if (extrasAtMost === undefined) return Number.POSITIVE_INFINITY;
  const counts = (key: string, occurrence: string) =>
    rules.extras.has(key) && (occurrence === cycle || isTurnOf(cycle, { occurrence }));
  const told = history.filter(({ key, occurrence }) => counts(key, occurrence));
  const ahead = drafts.filter(
    ({ silent, occasion: { rule, occurrence } }) => silent === undefined && counts(rule.key, occurrence),
  );
  return Math.max(0, extrasAtMost - told.length - ahead.length);
}
