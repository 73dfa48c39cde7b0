import * as z from "zod";
import { Announcement } from "./announcement.ts";
import { Concern } from "./concern.ts";
import { Erasure } from "./erasure.ts";
import { Explanation, Unpaired } from "./explanation.ts";
import { Goal } from "./goal.ts";
import { Budget, Suppression, UsedStamp } from "./guard.ts";
import { Identity } from "./identity.ts";
import { KeyDate } from "./key-date.ts";
import { Member } from "./member.ts";
import { Mentorship } from "./mentorship.ts";
import { Message } from "./message.ts";
import { Offer } from "./offer.ts";
import { Audit, Brake, JobRun } from "./operations.ts";
import { Option } from "./option.ts";
import { Pace } from "./pace.ts";
import { Participant } from "./participant.ts";
import { Pause } from "./pause.ts";
import { EmailClaim, Load, Person } from "./person.ts";
import { Playbook } from "./playbook.ts";
import { Postbox } from "./postbox.ts";
import { Profile } from "./profile.ts";
import { Programme } from "./programme.ts";
import { ProofPart } from "./proof-part.ts";
import { Pulse } from "./pulse.ts";
import { Quiet } from "./quiet.ts";
import { Report } from "./report.ts";
import { Proposal, Round } from "./round.ts";
import { Touchpoint } from "./touchpoint.ts";
import { Work, WorkLine, WorkPart } from "./work.ts";

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
  profile: Profile,
  identity: Identity,
  email: EmailClaim,
  suppression: Suppression,
  erasure: Erasure,
  load: Load,
  pulse: Pulse,
  postbox: Postbox,
  member: Member,
  programme: Programme,
  playbook: PlaybookCopy,
  keyDate: KeyDate,
  pause: Pause,
  participant: Participant,
  touchpoint: Touchpoint,
  goal: Goal,
  round: Round,
  proposal: Proposal,
  offer: Offer,
  explanation: Explanation,
  unpaired: Unpaired,
  proof: ProofPart,
  option: Option,
  mentorship: Mentorship,
  quiet: Quiet,
  message: Message,
  concern: Concern,
  announcement: Announcement,
  report: Report,
  budget: Budget,
  usedStamp: UsedStamp,
  brake: Brake,
  pace: Pace,
  jobRun: JobRun,
  work: Work,
  workLine: WorkLine,
  workPart: WorkPart,
  audit: Audit,
} as const;

export type RecordKind = keyof typeof records;
export type RecordOf<Kind extends RecordKind> = z.infer<(typeof records)[Kind]>;

/** What belongs to what, so that it can be read together. */
export const parts = {
  touchpoint: "participant",
  goal: "participant",
  keyDate: "programme",
  playbook: "programme",
  pulse: "person",
  pause: "programme",
  audit: "about",
  workLine: "work",
  workPart: "work",
  explanation: "round",
  unpaired: "round",
  proof: "round",
  option: "round",
} as const satisfies Partial<Record<RecordKind, string>>;
export type PartKind = keyof typeof parts;

/** What one programme's coordinators and jobs list, by state. */
export const listed = [
  "programme",
  "participant",
  "round",
  "proposal",
  "offer",
  "mentorship",
  "message",
  "concern",
  "announcement",
  "erasure",
  "work",
  "member",
] as const satisfies readonly RecordKind[];
export type ListedKind = (typeof listed)[number];

/** What belongs to one person and is found by them: the rest of it lies with the person's own record. */
export const owned = ["participant", "message", "email", "concern", "member"] as const satisfies readonly RecordKind[];
export type OwnedKind = (typeof owned)[number];
