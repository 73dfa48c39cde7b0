import type { PairAction } from "#shared/contracts/pair-requests.ts";
import type { WaitingAction } from "#shared/contracts/waiting-requests.ts";
import type { MeanwhileKind } from "#shared/domain/meanwhile.ts";
import type { MeetingNotes } from "#shared/domain/meeting-notes.ts";
import type { Need } from "#shared/domain/need.ts";
import type { FactName, MilestoneName, Role } from "#shared/domain/participant.ts";
import type { Reason } from "#shared/domain/round.ts";
import type { Meeting, Touchpoint } from "#shared/domain/touchpoint.ts";
import type { VettingState } from "#shared/domain/vetting.ts";
import type { MeTalks } from "./me-talks-model.ts";
import type { PageModel } from "./page-model.ts";
import type { PairRefused, PairWords, YearEdits } from "./pair-model.ts";

/** The parts of one's own page, in the order they stand in. */
export const meParts = [
  "choose",
  "profile",
  "goals",
  "questions",
  "mentors",
  "orientation",
  "addresses",
  "privacy",
  "concern",
] as const;
export type MePart = (typeof meParts)[number];

/** One entry of a person's year. */
export interface YearEntry extends Pick<Touchpoint, "key" | "occurrence" | "date" | "state" | "reason" | "trace"> {
  /** The reader is the mentor in it. */
  mentor?: boolean | undefined;
  /** Where its answers are given, if it can be answered now. */
  answer?: string | undefined;
  meeting?: Meeting | undefined;
  /** What the reader noted about the conference it is about. */
  notes?: MeetingNotes | undefined;
  /** What may still be changed of it, and what is said of it. */
  edits?: YearEdits | undefined;
}

/** A mentorship as one of its members sees it. */
export interface MentorshipWords extends PairWords {
  id: string;
  /** What the others are to the reader. */
  others: "mentor" | "mentee";
  names: readonly string[];
  since: string;
  /** The last day they said they talked. */
  lastTalk?: string | undefined;
  reasons: readonly Reason[];
  /** What mentees would rather talk about now; for their mentor. */
  needs?: readonly { name: string; need: Need }[] | undefined;
}

/** A person's own page in one programme. */
export interface MeModel extends PageModel {
  programme: string;
  action: string;
  name: string;
  role: Role;
  vetting: VettingState;
  /** What was just changed: shown as a notice. */
  saved?:
    | "milestone"
    | "fact"
    | "places"
    | "language"
    | "zone"
    | "prompts"
    | "pause"
    | "resume"
    | "feed"
    | "end"
    | "leave"
    | "in-touch"
    | "all-prompts"
    | PairAction
    | WaitingAction
    | undefined;
  /** A form that was refused. */
  refused?: PairRefused | undefined;
  /** They left: only a farewell is shown. */
  left?: boolean | undefined;
  /** The programme compares whether invitations help: a mentee is told, or gets them all since they asked. Never their group. */
  compares?: "told" | "all" | undefined;
  /** Where the other parts of the page are. */
  parts: readonly { part: MePart; href: string }[];
  mentorships: readonly MentorshipWords[];
  /** While they wait for a pairing: the promised day. */
  hearBy?: string | undefined;
  /** A mentee's place in line while they wait, 1 for the first. */
  inLine?: number | undefined;
  /** What may help while they wait, and whether they said so. */
  meanwhile?: readonly { kind: MeanwhileKind; wished: boolean }[] | undefined;
  /** Whether they said that they would like a second mentor; absent where there can be none. */
  second?: boolean | undefined;
  year: readonly YearEntry[];
  /** The mentee's own dates; empty for a mentor. */
  milestones: readonly { name: MilestoneName; date?: string | undefined }[];
  facts: readonly { fact: FactName; answer?: boolean | undefined }[];
  /** How many mentees they take; absent for a mentee. */
  places?: number | undefined;
  zone: string;
  prompts: boolean;
  /** The day they are back, while they pause. */
  pausedUntil?: string | undefined;
  /** How it stands with each pair's times to talk. */
  talks?: readonly MeTalks[] | undefined;
  /** The address of their calendar feed. */
  feed: string;
}
