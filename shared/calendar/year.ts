import type { Temporal } from "temporal-polyfill";
import type { KeyDate } from "#shared/domain/key-date.ts";
import type { Mentorship } from "#shared/domain/mentorship.ts";
import type { Participant } from "#shared/domain/participant.ts";
import type { PauseSpan } from "#shared/domain/pause.ts";
import type { Playbook } from "#shared/domain/playbook.ts";
import type { Programme } from "#shared/domain/programme.ts";
import { dayIn, instantOf } from "#shared/domain/time.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import type { Wishes } from "#shared/domain/wish.ts";
import { becameOf } from "./became.ts";
import { inComparison } from "./comparison.ts";
import type { Answers } from "./condition.ts";
import { type Day, dayOf, dayOfDate } from "./day.ts";
import { agreedTerms, type Pace, paceOf } from "./pace.ts";
import { type Rest, restsOf } from "./pauses.ts";
import { type ProgrammeYear, programmeYear } from "./programme-year.ts";

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
export interface Year extends ProgrammeYear {
  readonly participant: string;
  /** The mentee's own dates in this cycle, by name. */
  readonly milestones: ReadonlyMap<string, Day>;
  /** All of the mentee's own dates, whatever cycle they fall in: what hangs on one follows it into the next. */
  readonly ownDates: ReadonlyMap<string, Day>;
  readonly answers: Answers;
  /** Which of a mentor's mentees this one is, the first 0: a mentor meets one after the other. */
  readonly turn: number;
  /** Active mentorships, the first to start first. */
  readonly mentorships: readonly { readonly round: string; readonly start: Day }[];
  /** When it rests, in order and apart from one another. */
  readonly pauses: readonly Rest[];
  /** What the mentee wishes, by the id of a touchpoint. */
  readonly wishes: Wishes | undefined;
  readonly pace: Pace;
  /** The last day they are known to have talked. */
  readonly lastTalk: Day | undefined;
  /** Whether what only keeps two people in touch is left out. */
  readonly compared: boolean;
}

type Pairs = YearInput["mentorships"];

/** Brings together what counts today. */
export function yearAt(input: YearInput, now: Temporal.Instant): Year {
  const { programme, playbook, mentee, stored } = input;
  const shared = programmeYear(programme, playbook, input.keyDates, now);
  const active = input.mentorships
    .filter(({ mentorship }) => mentorship.state === "active" && isIn(mentorship, mentee.person, "mentee"))
    .sort((one, other) => dayOf(one.mentorship.startDate) - dayOf(other.mentorship.startDate));
  const mentorships = active.map(({ mentorship }) => mentorship);
  const ownDates = datesOf(mentee.milestones);
  return {
    ...shared,
    participant: mentee.id,
    // Dates of another cycle stay with the mentee but move nothing in this one.
    milestones: within(ownDates, shared),
    ownDates,
    answers: {
      mentee: mentee.facts[shared.cycle] ?? {},
      mentors: mentorsOf(active).map((mentor) => mentor.facts[shared.cycle] ?? {}),
      became: becameOf(stored, shared.cycle, mentorships),
      has: {
        goal: input.around?.goal ?? false,
        agreement: mentorships.some((mentorship) => agreedTerms(mentorship) !== undefined),
      },
    },
    turn: turnOf(active),
    mentorships: mentorships.map(({ round, startDate }) => ({ round, start: dayOf(startDate) })),
    pauses: restsOf([mentee.pause, ...(input.around?.pauses ?? [])], mentorships),
    pace: paceOf(mentorships),
    wishes: mentee.wishes,
    lastTalk: shared.rules.rests ? lastTalkOf(mentorships, stored, programme.zone) : undefined,
    compared: inComparison(programme, mentee),
  };
}

function isIn({ members }: Mentorship, person: string, role: "mentee" | "mentor"): boolean {
  return members.some((member) => member.person === person && member.role === role && member.until === undefined);
}

const none: ReadonlyMap<string, Day> = new Map();

function datesOf(milestones: Participant["milestones"]): ReadonlyMap<string, Day> {
  const dates = Object.entries(milestones);
  return dates.length === 0 ? none : new Map(dates.map(([name, text]) => [name, dayOf(text)]));
}

function within(dates: ReadonlyMap<string, Day>, { begins, nextCycle }: ProgrammeYear): ReadonlyMap<string, Day> {
  if (dates.size === 0) return none;
  return new Map([...dates].filter(([, date]) => begins <= date && date < nextCycle));
}

function mentorsOf(active: Pairs): Participant[] {
  const present: Participant[] = [];
  for (const { mentorship, mentors } of active)
    for (const mentor of mentors) if (isIn(mentorship, mentor.person, "mentor")) present.push(mentor);
  return present;
}

function turnOf(active: Pairs): number {
  let turn = 0;
  for (const { mentorship, mentors } of active)
    for (const mentor of mentors) turn = Math.max(turn, mentor.mentorships.indexOf(mentorship.id));
  return turn;
}

/** The later of what the two said of their talks and of the last invitation that led to one. */
function lastTalkOf(mentorships: readonly Mentorship[], stored: readonly Touchpoint[], zone: string): Day | undefined {
  let last: Day | undefined;
  const note = (day: Day) => {
    last = last === undefined ? day : Math.max(last, day);
  };
  for (const { lastTalk } of mentorships) if (lastTalk !== undefined) note(dayOf(lastTalk));
  let done = "";
  for (const { state, answeredAt = "" } of stored) if (state === "done" && answeredAt > done) done = answeredAt;
  if (done !== "") note(dayOfDate(dayIn(zone, instantOf(done))));
  return last;
}
