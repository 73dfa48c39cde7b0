import type { Temporal } from "temporal-polyfill";
import type { KeyDate } from "#shared/domain/key-date.ts";
import type { Playbook, TouchpointRule } from "#shared/domain/playbook.ts";
import type { Programme } from "#shared/domain/programme.ts";
import { dayIn } from "#shared/domain/time.ts";
import { cycleOf, firstDayOf } from "./cycle.ts";
import { type Day, dayOf, dayOfDate, dayText } from "./day.ts";
import { type DaysOff, daysOffOf } from "./days-off.ts";
import { effectiveKeyDates } from "./key-dates.ts";

/** A key date as the planner counts. */
export interface KeyDay {
  readonly day: Day;
  /** The first day after it. */
  readonly over: Day;
  readonly zone: string | undefined;
}

/** A playbook's rules by what they hang on. */
interface Rules {
  readonly byKey: ReadonlyMap<string, TouchpointRule>;
  readonly once: readonly TouchpointRule[];
  readonly own: readonly TouchpointRule[];
  readonly recurring: readonly TouchpointRule[];
  /** Whether anything rests after a talk. */
  readonly rests: boolean;
  /** Keys of those that share the budget of `extrasAtMost`. */
  readonly extras: ReadonlySet<string>;
}

/** All of a year that is the same for everybody in a programme who follows one playbook. */
export interface ProgrammeYear {
  readonly programme: Programme;
  readonly playbook: Playbook;
  readonly rules: Rules;
  readonly cycle: string;
  readonly begins: Day;
  /** The first day of the next cycle. */
  readonly nextCycle: Day;
  /** Today in the programme's zone. */
  readonly today: Day;
  readonly todayText: string;
  readonly off: DaysOff;
  /** Key dates of this cycle that were not cancelled, by name. */
  readonly keyDates: ReadonlyMap<string, KeyDay>;
}

interface Known extends ProgrammeYear {
  readonly asked: number;
}

const known = new WeakMap<Playbook, WeakMap<readonly KeyDate[], Known>>();

/**
 * What planning needs of a programme, made out once for all mentees whose years are planned from the very same
 * programme, playbook and key dates at the same instant.
 */
export function programmeYear(
  programme: Programme,
  playbook: Playbook,
  keyDates: readonly KeyDate[],
  now: Temporal.Instant,
): ProgrammeYear {
  const ofPlaybook = known.get(playbook) ?? new WeakMap<readonly KeyDate[], Known>();
  const before = ofPlaybook.get(keyDates);
  if (before?.programme === programme && before.asked === now.epochMilliseconds) return before;
  const made = { ...madeOut(programme, playbook, keyDates, now), asked: now.epochMilliseconds };
  known.set(playbook, ofPlaybook.set(keyDates, made));
  return made;
}

function madeOut(
  programme: Programme,
  playbook: Playbook,
  stored: readonly KeyDate[],
  now: Temporal.Instant,
): ProgrammeYear {
  const date = dayIn(programme.zone, now);
  const today = dayOfDate(date);
  const cycle = cycleOf(date, playbook);
  const keyDates = effectiveKeyDates(programme, playbook, cycle, stored).filter(({ state }) => state !== "cancelled");
  return {
    programme,
    playbook,
    rules: rulesOf(playbook),
    cycle,
    begins: dayOfDate(firstDayOf(cycle, playbook)),
    nextCycle: dayOfDate(firstDayOf(String(Number(cycle) + 1), playbook)),
    today,
    todayText: dayText(today),
    off: daysOffOf(programme),
    keyDates: new Map(keyDates.map((one) => [one.name, keyDay(one)])),
  };
}

function keyDay({ date, days, zone }: KeyDate): KeyDay {
  const day = dayOf(date);
  return { day, over: day + days, zone };
}

function rulesOf({ touchpoints }: Playbook): Rules {
  return {
    byKey: new Map(touchpoints.map((rule) => [rule.key, rule])),
    once: touchpoints.filter((rule) => !rule.recurs && !hangsOnOwnDate(rule)),
    own: touchpoints.filter((rule) => !rule.recurs && hangsOnOwnDate(rule)),
    recurring: touchpoints.filter((rule) => rule.recurs),
    rests: touchpoints.some((rule) => rule.nudge),
    extras: new Set(touchpoints.filter((rule) => rule.recurs || hangsOnOwnDate(rule)).map(({ key }) => key)),
  };
}

/** Whether a rule follows a date the mentee gave. */
export function hangsOnOwnDate({ at }: TouchpointRule): boolean {
  return at.from.kind === "milestone";
}
