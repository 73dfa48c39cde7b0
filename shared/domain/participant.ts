import * as z from "zod";
import { DateText, InstantText } from "./time.ts";

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

/** A mentee's own career dates. */
export const milestoneNames = ["letter-request", "placement-registration", "first-deadline"] as const;
export const MilestoneName = z.enum(milestoneNames);
export type MilestoneName = z.infer<typeof MilestoneName>;

/** A mentor is `applied` until a coordinator approves; nobody unapproved appears in a pairing or a mail. */
export const VettingState = z.enum(["not-needed", "applied", "approved", "more-information", "rejected"]);
export type VettingState = z.infer<typeof VettingState>;

export const ParticipantState = z.enum(["unconfirmed", "active", "paused", "left"]);

/** A person in a programme. Holds no name and no address. */
export const Participant = z.object({
  /** `programme.person`. */
  id: z.string(),
  version: z.number().int(),
  programme: z.string(),
  person: z.string(),
  role: Role,
  stage: Stage,
  memberNumber: z.string().optional(),
  topics: z.array(Topic).min(1).max(3),
  state: ParticipantState,
  vetting: VettingState,
  /** Answers by cycle. */
  facts: z.record(z.string(), Facts),
  /** Milestones by name; the mentee's own. */
  milestones: z.partialRecord(MilestoneName, DateText),
  /** Their mentorships that are active, so that one query of participants tells who still waits. */
  mentorships: z.array(z.string()),
  /** Those that ended: what was planned in them may have to be taken back. */
  formerMentorships: z.array(z.string()),
  /** Since when they wait for a pairing. */
  waitingSince: InstantText,
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

/** Whether they may be suggested as a mentor. */
export function mayMentor(participant: Participant): boolean {
  return participant.role !== "mentee" && participant.vetting === "approved" && participant.state === "active";
}

/** Whether they may be suggested as a mentee. */
export function mayBeMentored(participant: Participant): boolean {
  return participant.role !== "mentor" && participant.state === "active";
}
