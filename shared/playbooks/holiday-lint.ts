import type { Temporal } from "temporal-polyfill";
import { cycleOf, firstDayOf } from "#shared/calendar/cycle.ts";
import { dayOfDate, dayText } from "#shared/calendar/day.ts";
import { atWorkNear, isAtWork } from "#shared/calendar/days-off.ts";
import { holidayOn, holidaysOf, type NamedHoliday } from "#shared/calendar/holidays.ts";
import { wantedDay } from "#shared/calendar/resolve.ts";
import { type Year, yearAt } from "#shared/calendar/year.ts";
import type { KeyDate } from "#shared/domain/key-date.ts";
import { Participant } from "#shared/domain/participant.ts";
import type { Playbook, TouchpointRule, When } from "#shared/domain/playbook.ts";
import { type Programme, ProgrammeSettings } from "#shared/domain/programme.ts";

/** So far ahead it looks. */
const yearsAhead = 5;

/** What counts of a programme: where it is, and the days on which it sends nothing. */
type Where = Pick<Programme, "zone" | "holidays" | "holidayCalendars">;

/** A prompt that would land on a day on which nothing is sent. */
export interface DayToMove {
  readonly prompt: string;
  readonly cycle: string;
  /** The day the playbook's rule gives. */
  readonly day: string;
  /** `holiday` of a calendar, a day the `society` named itself, or a `weekend`. */
  readonly because: "holiday" | "society" | "weekend";
  /** Which holiday; absent for the other two. */
  readonly holiday?: NamedHoliday;
  /** The working day on which it leaves instead. */
  readonly to: string;
}

/** What a look through the years ahead found. */
export interface HolidayLint {
  /** The first day that was not looked at any more. */
  readonly until: string;
  /** By day, then by prompt. */
  readonly days: readonly DayToMove[];
  /** Prompts that have no day before there is a pair: they follow its start, its pace or the mentee's own dates. */
  readonly personal: readonly string[];
}

/**
 * Every prompt of a playbook that would land on a weekend or a holiday from `today` (a day in the programme's zone) until
 * five years later, and where it moves to. A limit that holds for some mentees only is looked at beside the day it pulls
 * forward. `keyDates` are those a programme has set; without them the playbook's own rules count. Never throws.
 */
export function holidayLint(
  programme: Where,
  playbook: Playbook,
  today: Temporal.PlainDate,
  keyDates: readonly KeyDate[] = [],
): HolidayLint {
  const until = today.add({ years: yearsAhead });
  const [from, to] = [today.toString(), until.toString()];
  const first = Number(cycleOf(today, playbook));
  const found = Array.from({ length: yearsAhead + 1 }, (_, ahead) => String(first + ahead)).flatMap((cycle) => {
    const year = yearOf(cycle, programme, playbook, keyDates);
    return playbook.touchpoints.filter((rule) => !isPersonal(rule)).flatMap((rule) => daysOf(rule, cycle, year));
  });
  const days = found.filter(({ day }) => day >= from && day < to).sort(byDay);
  return { until: to, days, personal: playbook.touchpoints.filter(isPersonal).map(({ key }) => key) };
}

function byDay(one: DayToMove, other: DayToMove): number {
  return one.day + one.prompt < other.day + other.prompt ? -1 : 1;
}

function isPersonal({ at: { from }, recurs }: TouchpointRule): boolean {
  return from.kind !== "keyDate" || recurs !== undefined;
}

/** A cycle as somebody's year would see it who has given neither answers nor dates. */
function yearOf(cycle: string, where: Where, playbook: Playbook, keyDates: readonly KeyDate[]): Year {
  const { zone, holidays, holidayCalendars } = where;
  const { name, version } = playbook;
  // Key dates are kept by programme: those given are this one's.
  const id = keyDates[0]?.programme ?? "any";
  const settings = ProgrammeSettings.parse({ name, society: name, zone, playbook: { name, version } });
  const programme = { ...settings, id, version: 1, holidays, holidayCalendars };
  const start = firstDayOf(cycle, playbook).toZonedDateTime({ timeZone: zone, plainTime: "12:00" }).toInstant();
  return yearAt({ programme, playbook, keyDates, mentee: nobody, mentorships: [], stored: [], sent: new Set() }, start);
}

const since = "2000-01-01T00:00:00.000Z";
const nobody = Participant.parse({
  ...{ id: "any.nobody", version: 1, programme: "any", person: "nobody", role: "mentee", stage: "student" },
  ...{ topics: ["residency"], vetting: "not-needed", state: "active", facts: {}, milestones: {} },
  ...{ mentorships: [], formerMentorships: [], waitingSince: since, createdAt: since },
});

/** The days one rule may give in a cycle, as far as nothing is sent on them. */
function daysOf(rule: TouchpointRule, cycle: string, year: Year): DayToMove[] {
  const limits = rule.noLaterThan.filter(({ from }) => from.kind === "keyDate");
  const always = limits.filter((limit) => limit.if === undefined);
  const sometimes = limits.filter((limit) => limit.if !== undefined);
  // Before any day of the cycle: no pair begins too late.
  const start = dayOfDate(firstDayOf(cycle, year.playbook).subtract({ years: 1 }));
  const on = (noLaterThan: When[]) => wantedDay({ rule: { ...rule, noLaterThan }, occurrence: cycle, start }, year);
  const usual = on(always);
  const pulled = sometimes
    .flatMap(({ if: _, ...limit }) => on([...always, limit]) ?? [])
    .filter(({ day }) => usual === undefined || day < usual.day);
  const wanted = new Map([...(usual ? [usual] : []), ...pulled].map((one) => [one.day, one]));
  return [...wanted.values()]
    .filter(({ day }) => !isAtWork(day, year.off))
    .map(({ day, floor }) => {
      const to = dayText(atWorkNear(day, floor, year.off));
      return { prompt: rule.key, cycle, day: dayText(day), ...why(dayText(day), year), to };
    });
}

function why(day: string, { programme }: Year): Pick<DayToMove, "because" | "holiday"> {
  const holiday = holidayOn(day, programme);
  if (holiday) return { because: "holiday", holiday };
  return { because: holidaysOf(programme).has(day) ? "society" : "weekend" };
}
