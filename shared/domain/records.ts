import * as z from "zod";
import { KeyDate } from "./key-date.ts";
import { Mentorship } from "./mentorship.ts";
import { Message } from "./message.ts";
import { Audit, Brake, JobRun } from "./operations.ts";
import { Participant } from "./participant.ts";
import { EmailClaim, Load, Person } from "./person.ts";
import { Playbook } from "./playbook.ts";
import { Programme } from "./programme.ts";
import { Proposal, Round } from "./round.ts";
import { Touchpoint } from "./touchpoint.ts";

/** A playbook as a programme took it: the shipped one may change, this copy does not. Id: `programme.name.version`. */
export const PlaybookCopy = z.object({
  id: z.string(),
  version: z.number().int(),
  programme: z.string(),
  playbook: Playbook,
});

/** Everything that is stored. `version` counts a record's changes and guards against lost ones. */
export const records = {
  person: Person,
  email: EmailClaim,
  load: Load,
  programme: Programme,
  playbook: PlaybookCopy,
  keyDate: KeyDate,
  participant: Participant,
  touchpoint: Touchpoint,
  round: Round,
  proposal: Proposal,
  mentorship: Mentorship,
  message: Message,
  brake: Brake,
  jobRun: JobRun,
  audit: Audit,
} as const;

export type RecordKind = keyof typeof records;
export type RecordOf<Kind extends RecordKind> = z.infer<(typeof records)[Kind]>;

/** What belongs to what, so that it can be read together. */
export const parts = {
  touchpoint: "participant",
  keyDate: "programme",
  audit: "about",
} as const satisfies Partial<Record<RecordKind, string>>;
export type PartKind = keyof typeof parts;

/** What one programme's coordinators and jobs list, by state. */
export const listed = [
  "programme",
  "participant",
  "round",
  "proposal",
  "mentorship",
  "message",
] as const satisfies readonly RecordKind[];
export type ListedKind = (typeof listed)[number];
