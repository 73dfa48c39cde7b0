import type { MessageKind } from "#shared/domain/message.ts";
import type { Verdict } from "./check.ts";

/** What a mail is for, as the picture tells them apart. */
export const groups = ["joining", "asking", "reminding", "introducing", "prompting", "meeting", "ending"] as const;
export type Group = (typeof groups)[number];

/** What each kind of mail is for. */
export const groupOf = {
  confirm: "joining",
  "already-joined": "joining",
  "confirm-address": "joining",
  "address-changing": "joining",
  "my-page": "joining",
  "mentor-approved": "joining",
  "proposal-mentor": "asking",
  "proposal-mentee": "asking",
  "proposal-reminder": "reminding",
  choosing: "asking",
  "request-closed": "asking",
  "in-line": "joining",
  "still-there": "prompting",
  "still-together": "joining",
  invitation: "joining",
  offer: "asking",
  introduction: "introducing",
  "group-introduction": "introducing",
  prompt: "prompting",
  "meeting-changed": "meeting",
  "talk-times": "meeting",
  "talk-invitation": "meeting",
  "talk-check": "meeting",
  "going-on": "ending",
  "again-mentor": "ending",
  "a-year-later": "ending",
  "mentorship-ended": "ending",
  "concern-raised": "ending",
  announcement: "introducing",
} as const satisfies Record<MessageKind, Group>;

/** Somebody of the year, under a key of their own: `mentee-07`. */
export interface RecordedPerson {
  readonly key: string;
  readonly name: string;
  readonly role: "mentee" | "mentor";
  readonly zone: string;
  readonly language: string;
  readonly mails: number;
  /** What became of them: paired, waiting, left, never confirmed. */
  readonly state: string;
}

/** One mail that was accepted, or one that was planned and did not leave. */
export interface RecordedMail {
  readonly person: string;
  readonly kind: MessageKind;
  /** The touchpoint of a prompt, with its occurrence. */
  readonly touchpoint?: string;
  /** When it was accepted, or would have been due. */
  readonly at: string;
  /** The same in the reader's own time. */
  readonly local: string;
  readonly why: string;
  /** How it came to its day or to silence: the rules that had a say, one sentence each. */
  readonly because?: readonly string[];
  /** Set where it did not leave. */
  readonly silent?: { readonly state: string; readonly reason: string };
  readonly subject?: string;
  /** The plain text, links shortened. */
  readonly text?: string;
  /** `REQUEST` or `CANCEL`, with the instant of the meeting. */
  readonly invitation?: string;
}

export interface Month {
  readonly month: string;
  readonly total: number;
  readonly byKind: Readonly<Record<string, number>>;
}

/** What `out/year.json` holds: the same for the same seed, byte by byte. */
export interface YearRecord {
  readonly title: string;
  readonly summary: string;
  readonly seed: number;
  readonly from: string;
  readonly to: string;
  readonly programme: { readonly name: string; readonly society: string; readonly zone: string };
  readonly totals: {
    readonly mails: number;
    readonly people: number;
    readonly perPerson: number;
    readonly most: { readonly mentee: number; readonly mentor: number };
    readonly silent: number;
    readonly still: number;
    readonly mentorships: { readonly begun: number; readonly active: number };
    readonly byKind: Readonly<Record<string, number>>;
  };
  readonly months: readonly Month[];
  readonly keyDates: readonly { readonly name: string; readonly date: string; readonly state: string }[];
  readonly clockChanges: readonly { readonly date: string; readonly what: string }[];
  readonly people: readonly RecordedPerson[];
  readonly mentorships: readonly { mentee: string; mentor: string; from: string; until?: string }[];
  readonly mails: readonly RecordedMail[];
  readonly diary: readonly { at: string; who: string; did: string; what: string }[];
  readonly checks: readonly Verdict[];
}
