import { Temporal } from "temporal-polyfill";
import type { KeyDate } from "#shared/domain/key-date.ts";
import { inRole, type Mentorship } from "#shared/domain/mentorship.ts";
import type { Participant } from "#shared/domain/participant.ts";
import type { PauseSpan } from "#shared/domain/pause.ts";
import type { Playbook } from "#shared/domain/playbook.ts";
import type { Programme } from "#shared/domain/programme.ts";
import { dayIn } from "#shared/domain/time.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import type { Answers } from "./condition.ts";
import { cycleOf, isIn } from "./cycle.ts";
import { holidaysOf } from "./holidays.ts";
import { effectiveKeyDates } from "./key-dates.ts";
import type { Holidays } from "./working-days.ts";

/** Everything one mentee's year depends on. */
export interface YearInput {
  readonly programme: Programme;
  readonly playbook: Playbook;
  /** The programme's stored key dates; those of other cycles are ignored. */
  readonly keyDates: readonly KeyDate[];
  readonly mentee: Participant;
  /** Their mentorships with the participants who mentor in them; only active ones in which they are the mentee count. */
  readonly mentorships: readonly { readonly mentorship: Mentorship; readonly mentors: readonly Participant[] }[];
  /** All touchpoints stored for the mentee. */
  readonly stored: readonly Touchpoint[];
  /**
   * Ids of those whose prompt to the mentee has left, or may have (see `hasLeft`). They are history: day, text and
   * state stay as they were, only a meeting in person is still kept up to date.
   */
  readonly sent: ReadonlySet<string>;
  /** Absent: no pause, no goal. */
  readonly around?: Around | undefined;
}

/** What besides the mentorships bears on a mentee's year. */
export interface Around {
  /** Pauses of the programme, and of the mentee's cohort. */
  readonly pauses: readonly PauseSpan[];
  /** Whether the mentee goes after a goal of this term or year. */
  readonly goal: boolean;
}

/** A mentee's year as seen from one instant. */
export interface Year {
  readonly programme: Programme;
  readonly playbook: Playbook;
  readonly participant: string;
  readonly cycle: string;
  /** Today in the programme's zone. */
  readonly today: Temporal.PlainDate;
  readonly holidays: Holidays;
  /** Key dates of this cycle that were not cancelled, by name. */
  readonly keyDates: ReadonlyMap<string, KeyDate>;
  /** The mentee's own dates in this cycle, by name. */
  readonly milestones: ReadonlyMap<string, Temporal.PlainDate>;
  /** All of the mentee's own dates, whatever cycle they fall in: what hangs on one follows it into the next. */
  readonly ownDates: ReadonlyMap<string, Temporal.PlainDate>;
  readonly answers: Answers;
  /** Which of a mentor's mentees this one is, the first 0: a mentor meets one after the other. */
  readonly turn: number;
  /** Active mentorships, the first to start first. */
  readonly mentorships: readonly { readonly round: string; readonly start: Temporal.PlainDate }[];
}

/** Brings together what counts today. */
export function yearAt(input: YearInput, now: Temporal.Instant): Year {
  const { programme, playbook, mentee } = input;
  const today = dayIn(programme.zone, now);
  const cycle = cycleOf(today, playbook);
  const active = input.mentorships.filter(
    ({ mentorship }) => mentorship.state === "active" && inRole(mentorship, "mentee").includes(mentee.person),
  );
  const mentors = active.flatMap(({ mentorship, mentors }) =>
    mentors.filter((mentor) => inRole(mentorship, "mentor").includes(mentor.person)),
  );
  const keyDates = effectiveKeyDates(programme, playbook, cycle, input.keyDates);
  return {
    programme,
    playbook,
    participant: mentee.id,
    cycle,
    today,
    holidays: holidaysOf(programme),
    keyDates: new Map(keyDates.filter(({ state }) => state !== "cancelled").map((keyDate) => [keyDate.name, keyDate])),
    milestones: milestonesIn(cycle, mentee, playbook),
    ownDates: ownDatesOf(mentee),
    answers: {
      mentee: mentee.facts[cycle] ?? {},
      mentors: mentors.map((mentor) => mentor.facts[cycle] ?? {}),
      became: new Map(
        input.stored.flatMap(({ key, occurrence, state }) =>
          occurrence === cycle && ["done", "skipped", "swapped"].includes(state) ? [[key, state] as const] : [],
        ),
      ),
      has: {
        goal: input.around?.goal ?? false,
        agreement: active.some(({ mentorship: { agreement } }) => agreement !== undefined),
      },
    },
    turn: Math.max(
      0,
      ...active.flatMap(({ mentorship, mentors }) =>
        mentors.map((mentor) => mentor.mentorships.indexOf(mentorship.id)),
      ),
    ),
    mentorships: active
      .map(({ mentorship }) => ({ round: mentorship.round, start: Temporal.PlainDate.from(mentorship.startDate) }))
      .sort((one, other) => Temporal.PlainDate.compare(one.start, other.start)),
  };
}

/** Dates of another cycle stay with the mentee but move nothing in this one. */
function milestonesIn(cycle: string, mentee: Participant, playbook: Playbook): Map<string, Temporal.PlainDate> {
  return new Map([...ownDatesOf(mentee)].filter(([, date]) => isIn(cycle, date, playbook)));
}

function ownDatesOf(mentee: Participant): Map<string, Temporal.PlainDate> {
  return new Map(Object.entries(mentee.milestones).map(([name, text]) => [name, Temporal.PlainDate.from(text)]));
}
