import type { Temporal } from "temporal-polyfill";
import { changedMeetings, diffYear, type YearDiff } from "../../calendar/diff.ts";
import { planMessages, promptId } from "../../calendar/messages.ts";
import { planYear } from "../../calendar/plan.ts";
import { hasLeft, type LedgerChanges, reconcileMessages } from "../../calendar/reconcile-messages.ts";
import { nearHorizon } from "../../domain/goal-steps.ts";
import { inRole, type Mentorship, presentIn } from "../../domain/mentorship.ts";
import type { Message } from "../../domain/message.ts";
import { type Participant, participantId } from "../../domain/participant.ts";
import { pausesOf } from "../../domain/pause.ts";
import type { Playbook } from "../../domain/playbook.ts";
import type { Touchpoint } from "../../domain/touchpoint.ts";
import type { Ports } from "../ports.ts";
import { concernsOf } from "./concerns.ts";
import { meetingNews } from "./meeting-news.ts";
import { planFor } from "./pinned-plan.ts";
import { mentoredBy } from "./plan-digest.ts";
import type { ProgrammePlan } from "./programme-plan.ts";

type PlanPorts = Pick<Ports, "store" | "zones">;
/** Calendars as they are about to be, by their owner; all others count as they are stored. */
export type FreshYears = ReadonlyMap<string, readonly Touchpoint[]>;

/** One mentee's year as it should be now, beside what is stored. Nothing of it is written yet. */
export interface YearAhead {
  readonly mentee: Participant;
  readonly mentorships: readonly Mentorship[];
  /** Everybody who mentors or mentored them here, and those who do now. */
  readonly mentors: readonly Participant[];
  readonly present: readonly Participant[];
  readonly desired: readonly Touchpoint[];
  readonly diff: YearDiff;
}

/** Plans one mentee's year, without writing anything. */
export async function yearAhead(
  mentee: Participant,
  plan: ProgrammePlan,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<YearAhead> {
  const all = await ports.store.getMany("mentorship", [...mentee.mentorships, ...mentee.formerMentorships]);
  const mentorships = mentoredBy(all, mentee.person);
  // In a pair that swapped roles they are among the mentors too; of their own year they hear as the mentee.
  const everybody = await participantsOf(mentorships, "mentor", mentee.programme, ports);
  const mentors = everybody.filter(({ id }) => id !== mentee.id);
  const [stored, goals] = await Promise.all([
    ports.store.partsOf("touchpoint", mentee.id),
    ports.store.partsOf("goal", mentee.id),
  ]);
  const sent = await sentOf(mentee, stored, ports);
  const active = mentorships
    // Who left a group has no year with it any more, though it goes on for the others.
    .filter((one) => one.state === "active" && presentIn(one).includes(mentee.person))
    .map((mentorship) => ({
      mentorship: sinceMentee(mentorship, mentee.person),
      mentors: mentors.filter(({ person }) => inRole(mentorship, "mentor").includes(person)),
    }));
  const around = { pauses: pausesOf(mentee, plan.pauses), goal: nearHorizon(goals) !== undefined };
  const own = await planFor(plan, mentorships, ports);
  const year = planYear({ ...own, mentee, mentorships: active, stored, sent, around }, now);
  const desired = withHours(year, own.playbook.window, plan.playbook.window);
  const present = mentors.filter(({ person }) =>
    active.some(({ mentorship }) => inRole(mentorship, "mentor").includes(person)),
  );
  return { mentee, mentorships, mentors, present, desired, diff: diffYear(stored, desired) };
}

/** Prompts leave in the hours of the playbook they were planned by: where those are not the programme's, each keeps them. */
function withHours(
  year: readonly Touchpoint[],
  hours: Playbook["window"],
  usual: Playbook["window"],
): readonly Touchpoint[] {
  if (hours.from === usual.from && hours.to === usual.to) return year;
  return year.map((one) => (one.state === "planned" && !one.window ? { ...one, window: hours } : one));
}

/** A mentorship as it began for its mentee: on the day they became it, where roles were swapped. */
function sinceMentee(mentorship: Mentorship, person: string): Mentorship {
  const present = mentorship.members.find(
    (member) => member.person === person && member.role === "mentee" && member.until === undefined,
  );
  const isFirst = present === undefined || !mentorship.members.some(({ since }) => since < present.since);
  return isFirst ? mentorship : { ...mentorship, startDate: present.since };
}

/** One person's prompts: those the ledger has, those their concerns call for, and what makes the one into the other. */
export interface PromptsAhead {
  readonly existing: readonly Message[];
  readonly desired: readonly Message[];
  readonly changes: LedgerChanges;
}

/** Compares one person's prompts in the ledger with what their concerns call for, without writing anything. */
export async function promptsAhead(
  participant: Participant,
  { programme, playbook }: ProgrammePlan,
  fresh: FreshYears,
  ports: PlanPorts,
  now: Temporal.Instant,
): Promise<PromptsAhead> {
  const person = await ports.store.get("person", participant.person);
  if (!person) return { existing: [], desired: [], changes: { create: [], change: [] } };
  const concerns = await concernsOf(participant, ports, fresh);
  const desired = planMessages(person, programme, playbook, concerns, ports.zones.version, now);
  const existing = await ports.store.getMany(
    "message",
    desired.map(({ id }) => id),
  );
  return { existing, desired, changes: reconcileMessages(existing, desired) };
}

/** News of meetings this year changes, for whoever has no prompt ahead that would say it. */
export function newsAhead(
  { diff, mentee, present }: YearAhead,
  prompts: readonly PromptsAhead[],
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Message[]> {
  const upcoming = new Set(prompts.flatMap(upcomingOf));
  const meetings = [...diff.created, ...changedMeetings(diff).map(({ is }) => is)];
  return meetingNews(meetings, mentee, present, upcoming, ports, now);
}

/** Ids of prompts that will still leave. */
function upcomingOf({ existing, desired }: PromptsAhead): string[] {
  const gone = new Set(existing.filter(hasLeft).map(({ id }) => id));
  return desired.filter(({ id, state }) => state === "PLANNED" && !gone.has(id)).map(({ id }) => id);
}

/** The participants who have this role in some mentorships, each once. */
function participantsOf(
  mentorships: readonly Mentorship[],
  role: "mentee" | "mentor",
  programme: string,
  ports: Pick<Ports, "store">,
): Promise<Participant[]> {
  const people = mentorships.flatMap(({ members }) =>
    members.filter((member) => member.role === role).map(({ person }) => person),
  );
  return ports.store.getMany(
    "participant",
    [...new Set(people)].map((person) => participantId(programme, person)),
  );
}

/** Touchpoints whose prompt to the mentee has left: they are history. */
async function sentOf(
  mentee: Participant,
  stored: readonly Touchpoint[],
  ports: Pick<Ports, "store">,
): Promise<Set<string>> {
  const byMessage = new Map(
    stored.map(({ id, key, occurrence }) => [promptId(mentee.person, mentee.programme, key, occurrence), id]),
  );
  const messages = await ports.store.getMany("message", [...byMessage.keys()]);
  return new Set(messages.filter(hasLeft).flatMap(({ id }) => byMessage.get(id) ?? []));
}
