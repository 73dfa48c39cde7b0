import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import type { YearInput } from "#shared/calendar/year.ts";
import type { KeyDate } from "#shared/domain/key-date.ts";
import type { Facts } from "#shared/domain/participant.ts";
import { aKeyDate, aMentorship, aParticipant, aProgramme, aYear } from "./builders.ts";

/** A day within so many days from a first one. */
export function aDay(first: string, within: number): fc.Arbitrary<Temporal.PlainDate> {
  return fc.integer({ min: 0, max: within }).map((days) => Temporal.PlainDate.from(first).add({ days }));
}

const text = (first: string, within: number) => aDay(first, within).map((day) => day.toString());

export const someFacts: fc.Arbitrary<Facts> = fc.record(
  {
    attends: fc.boolean(),
    presentsPoster: fc.boolean(),
    usesPlacementService: fc.boolean(),
    seeksResidency: fc.boolean(),
  },
  { requiredKeys: [] },
);

const someMilestones = fc.record(
  {
    "letter-request": text("2026-07-01", 363),
    "placement-registration": text("2026-07-01", 363),
    "first-deadline": text("2026-07-01", 363),
  },
  { requiredKeys: [] },
);

/** Midyear moved, confirmed, lengthened or cancelled; deadlines set by a coordinator. */
const someKeyDates: fc.Arbitrary<KeyDate[]> = fc
  .record({
    midyear: fc.option(text("2026-10-01", 120), { nil: undefined }),
    cancelled: fc.boolean(),
    days: fc.integer({ min: 1, max: 7 }),
    registration: fc.option(text("2026-07-15", 120), { nil: undefined }),
  })
  .map(({ midyear, cancelled, days, registration }) => [
    ...(midyear ? [aKeyDate("midyear", { date: midyear, days, state: cancelled ? "cancelled" : "confirmed" })] : []),
    ...(registration ? [aKeyDate("placement-registration", { date: registration })] : []),
  ]);

/** Any year of Ana's: with or without a mentor, whatever anybody answered. */
export const someYear: fc.Arbitrary<YearInput> = fc
  .record({
    start: text("2026-07-01", 300),
    mentored: fc.oneof({ weight: 9, arbitrary: fc.constant(true) }, fc.constant(false)),
    holidays: fc.uniqueArray(text("2026-07-01", 365), { maxLength: 40 }),
    mentee: someFacts,
    mentor: someFacts,
    milestones: someMilestones,
    keyDates: someKeyDates,
    zone: fc.constantFrom("America/Chicago", "Pacific/Auckland", "Pacific/Honolulu", "Europe/London"),
  })
  .map(({ start, mentored, holidays, mentee, mentor, milestones, keyDates, zone }) =>
    aYear({
      programme: aProgramme({ holidays, zone }),
      keyDates,
      mentee: aParticipant("ana", { facts: { "2026": mentee }, milestones }),
      mentorships: [
        {
          mentorship: aMentorship({ startDate: start, state: mentored ? "active" : "ended" }),
          mentors: [aParticipant("lee", { role: "mentor", facts: { "2026": mentor } })],
        },
      ],
    }),
  );

/** A moment of cycle 2026. */
export const someMoment: fc.Arbitrary<Temporal.Instant> = fc
  .integer({ min: 0, max: 363 * 24 * 60 })
  .map((minutes) => Temporal.Instant.from("2026-07-02T00:00:00Z").add({ minutes }));
