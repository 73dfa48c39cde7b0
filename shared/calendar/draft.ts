import type { Touchpoint, TraceStep } from "#shared/domain/touchpoint.ts";
import { applies } from "./condition.ts";
import { type Content, contentOf, withSections } from "./content.ts";
import { type Day, dayText } from "./day.ts";
import { planMeeting, withMeeting } from "./meeting.ts";
import { lastDay, type Occasion, wantedDay } from "./resolve.ts";
import { type Merging, settled } from "./settle.ts";
import { answersTo, placeOf } from "./trace.ts";
import { type Wished, wished } from "./wishes.ts";
import type { Year } from "./year.ts";

/** One touchpoint as it should stand, before anything of it was sent or answered, while the year is put together. */
export interface Draft {
  readonly id: string;
  readonly occasion: Occasion;
  readonly was: Touchpoint | undefined;
  readonly due: Wished;
  readonly last: Day;
  readonly content: Content;
  readonly steps: TraceStep[];
  /** Sections of others that it says too, by side. This and what follows is all that changes while drafts are weighed up. */
  also: { readonly mentee: string[]; readonly mentor: string[] } | undefined;
  /** Why nothing is sent; undefined if something is. */
  silent: string | undefined;
  /** Set while another mail may say it too. */
  merging: Merging | undefined;
}

/**
 * What is to become of one time a rule comes up: a draft; the touchpoint as it was, where it is over; undefined if there
 * is neither a day to hang it on nor a stored one to drop.
 */
export function draft(
  id: string,
  occasion: Occasion,
  was: Touchpoint | undefined,
  year: Year,
): Draft | Touchpoint | undefined {
  const wanted = wantedDay(occasion, year);
  const last = wanted && lastDay(occasion, wanted.day, year);
  if (!wanted || last === undefined) return was && withoutDate(was, occasion, year);
  if (was !== undefined && was.expires < year.todayText && last < year.today) return withMeeting(was, occasion, year);

  const due = wished(settled(wanted, occasion, last, year), year.wishes?.[id], occasion.start, last, year.today);
  const content = contentOf(occasion, year);
  const { steps, merging } = due;
  const drafted: Draft = { id, occasion, was, due, last, content, steps, also: undefined, silent: undefined, merging };
  drafted.silent = hindrance(drafted, year);
  return was !== undefined && isPastPause(was, drafted, year) ? was : drafted;
}

/** Why it cannot take place; undefined if it can, or if another mail may say it too. */
function hindrance({ occasion, due, last, content, steps }: Draft, year: Year): string | undefined {
  const { rule, most } = occasion;
  const asked = content.sides.length > 0 && rule.if === undefined ? undefined : askedOf(occasion, content);
  const apply = content.sides.length > 0 && applies(rule, year.answers);
  if (asked) steps.push({ rule: "condition", verdict: apply ? "holds" : "drops", facts: factsOf(asked, year) });
  if (!apply) return "no-longer-applies";
  if (rule.nudge && year.compared) {
    steps.push({ rule: "comparison", verdict: "drops", facts: {} });
    return "comparison";
  }
  if (most !== undefined) {
    steps.push({ rule: "extras", verdict: "drops", facts: { most } });
    return "enough";
  }
  if (due.silent === "left-out") return "left-out";
  if (due.silent === "in-touch") return "in-touch";
  if (due.silent === "paused") return "paused";
  if (due.silent === "started-later") return "started-later";
  const isOver = last < year.today;
  if (!isOver && (due.merging || due.day <= last)) return undefined;
  steps.push({ rule: "over", verdict: "drops", facts: { last: dayText(last), was: dayText(due.day) } });
  const beganLater = due.reason === "started-later" || (due.reason === "caught-up" && last < due.day);
  return beganLater ? "started-later" : "too-late";
}

type Asked = readonly Parameters<typeof answersTo>[0][];

/** What it depends on: its own condition, and where nobody would read it, those of its sides. */
function askedOf({ rule }: Occasion, { sides }: Content): Asked {
  return sides.length > 0 ? [rule.if] : [rule.if, rule.mentee?.if, rule.mentor?.if];
}

function factsOf(asked: Asked, { answers }: Year): TraceStep["facts"] {
  const facts = {};
  for (const condition of asked) answersTo(condition, answers, facts);
  return facts;
}

/** What fell away for a pause stays so once its day is over, even where nobody remembers the pause any more. */
function isPastPause(was: Touchpoint, { silent, due }: Draft, { today, todayText }: Year): boolean {
  const fellAway = was.state === "dropped" && (was.reason === "paused" || was.reason === "merged");
  return fellAway && was.date < todayText && silent === undefined && !due.merging && due.day < today;
}

function withoutDate(was: Touchpoint, { rule }: Occasion, year: Year): Touchpoint {
  const { from } = rule.at;
  const facts = { name: "name" in from ? from.name : from.kind };
  return dropped(was, was, "no-date", [{ rule: "date", verdict: "drops", facts }], year);
}

/**
 * A draft as the touchpoint to be kept. `reason` is a message key: planned as `planned`, `deadline` (a limit pulled it
 * earlier), `caught-up` (the mentorship began later), `snoozed`, `in-touch` (later, because they talked), `after-pause`, `wished`;
 * dropped as `no-longer-applies`, `comparison`, `enough` (so many in this cycle), `started-later`, `merged` (another mail
 * says it too), `left-out`, `in-touch`, `paused`, `no-date` (key date cancelled), `too-late` (no day left before it is over).
 */
export function touchpointOf(
  { id, occasion, was, due, last, content, steps, also, silent }: Draft,
  year: Year,
): Touchpoint {
  const { rule, occurrence } = occasion;
  const meeting = silent === undefined ? planMeeting(was?.meeting, occasion, year, due.day) : undefined;
  const proposed = meeting?.state === "proposed" ? meeting : undefined;
  if (proposed) {
    const { date, time, zone, minutes } = proposed;
    steps.push({ rule: "meeting", verdict: "sets", facts: { date, time, zone, minutes } });
  }
  const said = withSections(content, proposed && rule.meeting?.section, also);
  // Field by field: to spread parts into it costs as much as all the rest of this.
  const touchpoint: Touchpoint = {
    id,
    version: was?.version ?? 0,
    participant: year.participant,
    key: rule.key,
    occurrence,
    date: dayText(due.day),
    expires: dayText(last),
    state: "planned",
    reason: due.reason,
    sides: said.sides,
    sections: said.sections,
    asks: said.asks,
    trace: steps,
  };
  if (rule.window) touchpoint.window = rule.window;
  if (meeting) touchpoint.meeting = meeting;
  return silent === undefined ? touchpoint : dropped(touchpoint, was, silent, steps, year);
}

/** A touchpoint that falls away. One that had done so for the same reason stays on the day it had then. */
export function dropped(
  touchpoint: Touchpoint,
  was: Touchpoint | undefined,
  reason: string,
  trace: TraceStep[],
  year: Year,
): Touchpoint {
  if (was?.state === "dropped" && was.reason === reason) return { ...was, trace };
  const meeting = planMeeting(was?.meeting, undefined, year);
  const fallen: Touchpoint = { ...touchpoint, state: "dropped", reason, trace };
  if (meeting) fallen.meeting = meeting;
  return fallen;
}

/** Adds what was found out later, in the order in which rules are looked at. */
export function addStep(steps: TraceStep[], step: TraceStep): void {
  const at = steps.findIndex(({ rule }) => placeOf(rule) > placeOf(step.rule));
  steps.splice(at < 0 ? steps.length : at, 0, step);
}
