import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { DateText, InstantText, instantText } from "./time.ts";
import { VettingState } from "./vetting.ts";

export const roles = ["mentee", "mentor", "both"] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** From first studies to leading others, in order: a mentor is usually further along. */
export const stages = ["student", "resident", "new-practitioner", "practitioner", "leader"] as const;
export const Stage = z.enum(stages);
export type Stage = z.infer<typeof Stage>;

export const topics = [
  "clinical-practice",
  "ambulatory-care",
  "oncology",
  "paediatrics",
  "informatics",
  "data",
  "interoperability",
  "leadership",
  "teaching",
  "research",
  "policy",
  "industry",
  "community",
  "residency",
  "career-change",
] as const;
export const Topic = z.enum(topics);
export type Topic = z.infer<typeof Topic>;

/** What people answer with one tap, for each cycle; conditions of the playbook ask for them. */
export const factNames = ["attends", "presentsPoster", "usesPlacementService", "seeksResidency", "fits"] as const;
export const FactName = z.enum(factNames);
export type FactName = z.infer<typeof FactName>;
export const Facts = z.partialRecord(FactName, z.boolean());
export type Facts = z.infer<typeof Facts>;

/** A mentee's own career dates: the first three come before applying, the others are exams, results and work. */
export const milestoneNames = [
  "letter-request",
  "placement-registration",
  "first-deadline",
  "results",
  "licence-exam",
  "certification",
  "graduation",
  "new-post",
] as const;
export const MilestoneName = z.enum(milestoneNames);
export type MilestoneName = z.infer<typeof MilestoneName>;

/** What a programme calls those who join together: `2026`, `autumn-2026`. */
export const CohortName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "lower case letters, digits and hyphens");

/** Mentors a mentee asked for by name, in turn. One date answers for all of them, so that nothing tells of a single no. */
export const MentorRequest = z.object({
  at: InstantText,
  /** The day the mentee hears by, whatever comes of it. */
  by: InstantText,
  /** The proposals made of it, first choice first. */
  proposals: z.array(z.string()).min(1).max(3),
  /** When it was over: a mentor said yes, it was taken back, or its day came. */
  closedAt: InstantText.optional(),
});
export type MentorRequest = z.infer<typeof MentorRequest>;

/** `held`: signed up when no more mail could leave; a coordinator lets them through, or they come again with a proof. */
export const ParticipantState = z.enum(["unconfirmed", "held", "active", "paused", "left"]);

/** What a sign-up form says of somebody, and what follows from it. */
const said = {
  role: Role,
  stage: Stage,
  memberNumber: z.string().optional(),
  /** The line of the society's roll that number stands for, whether there is one or not. */
  member: z.string().optional(),
  topics: z.array(Topic).min(1).max(3),
  vetting: VettingState,
  /** The last day an approval holds; absent: it does not end. */
  vettedUntil: DateText.optional(),
  /** Since when they wait for a pairing. */
  waitingSince: InstantText,
  /** The cohort they joined with, as the programme called it then. */
  cohort: CohortName.optional(),
  /** The mentee whose invitation brought this mentor. */
  broughtBy: z.string().optional(),
};

/** A person in a programme. Holds no name and no address. */
export const Participant = z.object({
  /** `programme.person`. */
  id: z.string(),
  version: z.number().int(),
  programme: z.string(),
  person: z.string(),
  ...said,
  state: ParticipantState,
  /** Answers by cycle. */
  facts: z.record(z.string(), Facts),
  /** Milestones by name; the mentee's own. */
  milestones: z.partialRecord(MilestoneName, DateText),
  /** Their mentorships that are active, so that one query of participants tells who still waits. */
  mentorships: z.array(z.string()),
  /** Those that ended: what was planned in them may have to be taken back. */
  formerMentorships: z.array(z.string()),
  /** When they left: a year later what belongs to them is removed. */
  leftAt: InstantText.optional(),
  /** How they were when they left, while a form nobody confirmed says otherwise. */
  before: z.object(said).optional(),
  /** Since when they are without a mentor again; their place in line stays that of `waitingSince`. */
  freeSince: InstantText.optional(),
  /** When they were last told of their place in line, which wait that was about, and the place, for a mentee. */
  toldOfLine: z.object({ at: InstantText, wait: InstantText, place: z.number().int().optional() }).optional(),
  /** What they asked for by name, the latest last. */
  requests: z.array(MentorRequest).optional(),
  /** Their latest pause, from its first day until the day they are back; state `paused` says whether it still lasts. */
  pause: z.object({ from: DateText, until: DateText }).optional(),
  /** When they first said that they have read what to expect: before the first contact. */
  orientedAt: InstantText.optional(),
  /** What their year was last planned from, as a digest: the nightly plan passes over whom nothing changed for. */
  planned: z.string().optional(),
  createdAt: InstantText,
  ttl: z.number().int().optional(),
});
export type Participant = z.infer<typeof Participant>;

/** The id of a person's part in a programme. */
export function participantId(programme: string, person: string): string {
  return `${programme}.${person}`;
}

/** The same participant, who says that they have read what to expect. The first time counts. */
export function oriented(participant: Participant, now: Temporal.Instant): Participant {
  return { ...participant, orientedAt: participant.orientedAt ?? instantText(now) };
}

/** Whether they may be suggested as a mentor. */
export function mayMentor(participant: Participant): boolean {
  return participant.role !== "mentee" && participant.vetting === "approved" && participant.state === "active";
}

/** Whether they may be suggested as a mentee. */
export function mayBeMentored(participant: Participant): boolean {
  return participant.role !== "mentor" && participant.state === "active";
}

/** The request of a mentee that is still being asked for. */
export function openRequest({ requests }: Participant): MentorRequest | undefined {
  const latest = requests?.at(-1);
  return latest?.closedAt === undefined ? latest : undefined;
}

/** Their requests, the open one closed. */
export function requestClosed({ requests }: Participant, at: string): MentorRequest[] | undefined {
  return requests?.map((one) => (one.closedAt === undefined ? { ...one, closedAt: at } : one));
}

/** The mentorships in which they are the mentee: all of theirs but those that fill their places as a mentor. */
export function mentoredIn(
  { mentorships }: Participant,
  load: { mentorships: readonly string[] } | undefined,
): string[] {
  return mentorships.filter((id) => load?.mentorships.includes(id) !== true);
}

/** The wait a promise of ours is about: since they confirmed, or since they were last without a mentor again. */
export function waitOf({ waitingSince, freeSince }: Participant): string {
  return freeSince ?? waitingSince;
}
