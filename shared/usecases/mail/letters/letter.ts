import type { Temporal } from "temporal-polyfill";
import type { Message } from "../../../domain/message.ts";
import type { Person } from "../../../domain/person.ts";
import type { Programme } from "../../../domain/programme.ts";
import type { MailModel } from "../../../email/compose.ts";
import type { Mailbox } from "../../../email/mime.ts";
import type { Ports } from "../../ports.ts";

/** What a mail is written from: read at the moment of sending, so that it says what is true then. */
export interface LetterContext {
  readonly message: Message;
  readonly person: Person;
  readonly programme: Programme;
  /** Where links in mail begin. */
  readonly site: string;
  readonly ports: Pick<Ports, "store" | "links" | "mailbox">;
  readonly now: Temporal.Instant;
}

/** A mail to send, with what goes around its words. */
export interface Draft {
  readonly model: MailModel;
  readonly replyTo?: Mailbox | readonly Mailbox[];
  readonly calendar?: { readonly method: "REQUEST" | "CANCEL"; readonly text: string };
  readonly unsubscribe?: string;
  /** What mails belong together in a mail program: the mentorship, the touchpoint. */
  readonly thread?: string;
}

/** A mail, or the reason (a message key) why there is nothing to send any more. */
export type Written = Draft | { readonly nothing: string };
