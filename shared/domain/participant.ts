import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import { againFields, rests } from "./again.ts";
import { AnotherMentor } from "./elsewhere.ts";
import { ToldOfLine, waitingFields } from "./meanwhile.ts";
import { MeetingNotes } from "./meeting-notes.ts";
import { MentorRequest } from "./mentor-request.ts";
import { Choosing } from "./option.ts";
import { DateText, InstantText, instantText } from "./time.ts";
import { VettingState } from "./vetting.ts";
import { Wishes } from "./wish.ts";

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
  toldOfLine: ToldOfLine.optional(),
  ...waitingFields,
  /** What they asked for by name, the latest last. */
  requests: z.array(MentorRequest).optional(),
  /** What they were last asked to choose before a round. */
  choosing: Choosing.optional(),
  /** Their latest pause, from its first day until the day they are back; state `paused` says whether it still lasts. */
  pause: z.object({ from: DateText, until: DateText }).optional(),
  /** What they noted about the conference of each cycle. */
  meetingNotes: z.record(z.string(), MeetingNotes).optional(),
  /** They would like another mentor for applications, until their season is over. */
  anotherMentor: AnotherMentor.optional(),
  /** What they wish for their own year, by touchpoint: planning again keeps to it. */
  wishes: Wishes.optional(),
  /**
   * The role they joined with, once a swap inside a pair gave them the other one too: what they are suggested as follows
   * this one, whatever they are to somebody they know already.
   */
  joinedAs: Role.optional(),
  /** They asked for every invitation: they are in no comparison. */
  allPrompts: z.boolean().optional(),
  ...againFields,
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

/** The role somebody has in the programme as a whole: a swap inside a pair changes nothing about it. */
export function roleOf({ role, joinedAs }: Pick<Participant, "role" | "joinedAs">): Role {
  return joinedAs ?? role;
}

/** Whether they may be suggested as a mentor. */
export function mayMentor(participant: Participant): boolean {
  if (rests(participant, "mentor")) return false;
  return roleOf(participant) !== "mentee" && participant.vetting === "approved" && participant.state === "active";
}

/** Whether they may be suggested as a mentee. */
export function mayBeMentored(participant: Participant): boolean {
  if (rests(participant, "mentee")) return false;
  return roleOf(participant) !== "mentor" && participant.state === "active";
}
