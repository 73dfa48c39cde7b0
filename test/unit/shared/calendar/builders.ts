import { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import { planYear } from "#shared/calendar/plan.ts";
import type { YearInput } from "#shared/calendar/year.ts";
import { KeyDate, keyDateId } from "#shared/domain/key-date.ts";
import { Mentorship } from "#shared/domain/mentorship.ts";
import { Participant, participantId } from "#shared/domain/participant.ts";
import { Programme } from "#shared/domain/programme.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import { ashpStudent } from "#shared/playbooks/ashp-student.ts";

/** Noon UTC of a day. */
export function on(day: string): Temporal.Instant {
  return Temporal.Instant.from(`${day}T12:00:00Z`);
}

export function aProgramme(overrides: Partial<z.input<typeof Programme>> = {}): Programme {
  return Programme.parse({
    id: "demo",
    version: 1,
    name: "Demo",
    society: "Society",
    zone: "America/Chicago",
    playbook: { name: "ashp-student", version: 1 },
    ...overrides,
  } satisfies z.input<typeof Programme>);
}

export function aParticipant(person: string, overrides: Partial<z.input<typeof Participant>> = {}): Participant {
  return Participant.parse({
    id: participantId("demo", person),
    version: 1,
    programme: "demo",
    person,
    role: "mentee",
    stage: "student",
    topics: ["residency"],
    state: "active",
    vetting: "not-needed",
    facts: {},
    milestones: {},
    mentorships: [],
    formerMentorships: [],
    waitingSince: "2026-07-01T00:00:00.000Z",
    createdAt: "2026-07-01T00:00:00.000Z",
    ...overrides,
  } satisfies z.input<typeof Participant>);
}

export function aMentorship(overrides: Partial<z.input<typeof Mentorship>> = {}): Mentorship {
  const startDate = overrides.startDate ?? "2026-08-03";
  return Mentorship.parse({
    id: "shp_1",
    version: 1,
    programme: "demo",
    round: "rnd_1",
    members: [
      { person: "ana", role: "mentee", since: startDate },
      { person: "lee", role: "mentor", since: startDate },
    ],
    state: "active",
    reasons: [],
    startedAt: `${startDate}T15:00:00.000Z`,
    startDate,
    ...overrides,
  } satisfies z.input<typeof Mentorship>);
}

export function aKeyDate(name: string, overrides: Partial<z.input<typeof KeyDate>>): KeyDate {
  const cycle = overrides.cycle ?? "2026";
  return KeyDate.parse({
    id: keyDateId("demo", cycle, name),
    version: 1,
    programme: "demo",
    cycle,
    name,
    date: "2026-12-06",
    ...overrides,
  } satisfies z.input<typeof KeyDate>);
}

/** Ana, mentored by Lee from 3 August 2026 on. */
export function aYear(overrides: Partial<YearInput> = {}): YearInput {
  return {
    programme: aProgramme(),
    playbook: ashpStudent,
    keyDates: [],
    mentee: aParticipant("ana"),
    mentorships: [{ mentorship: aMentorship(), mentors: [aParticipant("lee", { role: "mentor" })] }],
    stored: [],
    sent: new Set(),
    ...overrides,
  };
}

/** Both said they attend. */
export function bothAttending(): Pick<YearInput, "mentee" | "mentorships"> {
  const facts = { "2026": { attends: true } };
  return {
    mentee: aParticipant("ana", { facts }),
    mentorships: [{ mentorship: aMentorship(), mentors: [aParticipant("lee", { role: "mentor", facts })] }],
  };
}

/** Plans, and finds one touchpoint by key and occurrence. */
export function planned(input: YearInput, day: string, key: string, occurrence = "2026"): Touchpoint | undefined {
  return planYear(input, on(day)).find((touchpoint) => touchpoint.key === key && touchpoint.occurrence === occurrence);
}
