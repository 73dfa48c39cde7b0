import type { Newcomer } from "#infra/sandbox/cohort.ts";
import type { KeyDate } from "#shared/domain/key-date.ts";
import type { Mentorship } from "#shared/domain/mentorship.ts";
import type { Message } from "#shared/domain/message.ts";
import type { Participant } from "#shared/domain/participant.ts";
import type { Person } from "#shared/domain/person.ts";
import type { Playbook } from "#shared/domain/playbook.ts";
import type { Programme } from "#shared/domain/programme.ts";
import type { Proposal } from "#shared/domain/round.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import type { Deed } from "./scene.ts";

/** A mail as the mail service accepted it. */
export interface Accepted {
  /** The message of the ledger it says it is. */
  readonly sid: string;
  readonly to: string;
  readonly at: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly calendar: string | null;
}

/** A year from outside: what the table holds at its end, what the mail service accepted, and what people did. */
export interface Observed {
  readonly from: string;
  readonly to: string;
  /** Everybody who filled in the form. */
  readonly newcomers: readonly Newcomer[];
  readonly programme: Programme;
  readonly playbook: Playbook;
  readonly keyDates: readonly KeyDate[];
  readonly persons: readonly Person[];
  readonly participants: readonly Participant[];
  readonly mentorships: readonly Mentorship[];
  readonly proposals: readonly Proposal[];
  readonly touchpoints: readonly Touchpoint[];
  readonly messages: readonly Message[];
  readonly mails: readonly Accepted[];
  readonly diary: readonly Deed[];
}
