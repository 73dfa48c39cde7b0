import type { MessageKind, MessageState } from "#shared/domain/message.ts";
import type { Explained } from "#shared/view/why-words.ts";
import type { PageModel } from "./page-model.ts";

/** One mail to the reader, from the ledger. */
export interface MailEntry {
  /** When it was sent, or was to be. */
  at: string;
  kind: MessageKind;
  /** The touchpoint of a prompt. */
  touchpoint?: string | undefined;
  state: MessageState;
  reason: string;
  /** How a prompt came to its day or to silence: one for each mentor or mentee it is about. */
  explained?: readonly Explained[] | undefined;
}

/** Something done with the reader's records. */
export interface ActEntry {
  at: string;
  did: string;
  by: string;
}

/** What is kept of a person, what they were sent and why, and how to take it along or away. */
export interface PrivacyModel extends PageModel {
  programme: string;
  /** Their own page's part on privacy: where the form posts to. */
  action: string;
  /** Where everything is handed out; the format is added. */
  export: string;
  /** Where a concern is raised. */
  concern: string;
  zone: string;
  /** `asked`: the box was not ticked; `going-on`: it was begun and broke off; `done`: nothing is left to show. */
  erasing?: "asked" | "going-on" | "done" | undefined;
  consents: readonly { to: "sign-up" | "identity"; at: string }[];
  /** The latest first. */
  mails: readonly MailEntry[];
  /** Whether there are older ones. */
  more: boolean;
  /** What fell silent before a mail of it was planned; the latest first. */
  silences: readonly Explained[];
  /** The latest first. */
  acts: readonly ActEntry[];
}
