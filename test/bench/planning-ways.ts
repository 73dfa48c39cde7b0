import { Temporal } from "temporal-polyfill";
import { type Concern, planMessages } from "#shared/calendar/messages.ts";
import type { YearInput } from "#shared/calendar/year.ts";
import type { Message } from "#shared/domain/message.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import { secondsOf } from "./measuring.ts";
import type { aPlannedProgramme, VariedPair } from "./varied-pairs.ts";

/** The day they are all planned for: cycle 2026 has begun, and so have most of the mentorships. */
export const now = Temporal.Instant.from("2026-08-20T12:00:00Z");

/** A programme, its playbook and its key dates. */
export type Plan = ReturnType<typeof aPlannedProgramme>;

const sent: ReadonlySet<string> = new Set();

/** What one pair's year is planned from. */
export function yearInput(plan: Plan, pair: VariedPair, stored: readonly Touchpoint[]): YearInput {
  const { programme, playbook, keyDates } = plan;
  const { mentee, mentor, mentorship } = pair;
  return { programme, playbook, keyDates, mentee, mentorships: [{ mentorship, mentors: [mentor] }], stored, sent };
}

/** The mails of both sides that a year comes to, each with its id and its instant. */
export function mailsOf({ programme, playbook }: Plan, pair: VariedPair, year: readonly Touchpoint[]): Message[] {
  const since = pair.mentorship.startDate;
  // Nothing is stored of them yet, so there is nothing to take back from the side that does not read it.
  const ahead = year.filter(isPlanned);
  const of = (side: "mentee" | "mentor") => {
    const own = ahead.filter(({ sides }) => sides.includes(side));
    const concerns = own.map((touchpoint): Concern => ({ touchpoint, side, ...(side === "mentor" && { since }) }));
    const person = { id: pair[side].person, zone: pair.zones[side] };
    return planMessages(person, programme, playbook, concerns, "2026b", now);
  };
  return [...of("mentee"), ...of("mentor")];
}

/** Whether it is to come. */
export function isPlanned({ state }: { readonly state: string }): boolean {
  return state.toUpperCase() === "PLANNED";
}

/**
 * The naive way to days: for each touchpoint its day counted from another and moved off the weekend, and the day it is
 * over, by the calendar of the polyfill; and nothing else done.
 */
export function daySeconds(years: readonly (readonly Touchpoint[])[]): number {
  return secondsOf(() => {
    for (const { date, expires } of years.flat()) {
      let day = Temporal.PlainDate.from(date).subtract({ days: 21 }).add({ days: 21 });
      while (day.dayOfWeek > 5) day = day.subtract({ days: 1 });
      Temporal.PlainDate.compare(day, Temporal.PlainDate.from(expires).add({ days: 14 }));
    }
  });
}

/** The naive way to instants: the wall time of every mail asked of the time zone database anew. */
export function wallSeconds(mails: readonly Message[]): number {
  const walls = mails.filter(isPlanned).flatMap(({ wall }) => wall ?? []);
  return secondsOf(() => {
    for (const { date, zone } of walls)
      Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: "09:00" }).toInstant();
  });
}
