import type { Message } from "#shared/domain/message.ts";
import type { Observed } from "./observed.ts";

/** Something that must be true of every year, and how to see that it is not. */
export interface Rule {
  readonly name: string;
  /** The rule in words. */
  readonly says: string;
  /** One readable line for each time it was broken. */
  readonly broken: (year: Observed) => string[];
  /** What does not break it and is worth knowing. */
  readonly notes?: (year: Observed) => string[];
}

/** Somebody's name, for a line people read. Who was removed from the table is called by their id. */
export function nameOf({ persons }: Observed, id: string): string {
  return persons.find((person) => person.id === id)?.name ?? id;
}

/** A message, for a line people read. */
export function title(year: Observed, message: Message): string {
  const about = message.kind === "prompt" ? `${message.subject} ${message.occurrence}` : message.kind;
  return `${nameOf(year, message.person)}, ${about}`;
}

/** The ledger by id. */
export function ledgerOf({ messages }: Observed): Map<string, Message> {
  return new Map(messages.map((message) => [message.id, message]));
}

/** Accepted mails with the ledger's entry for each; those without one are another rule's matter. */
export function sentMails(year: Observed) {
  const ledger = ledgerOf(year);
  return year.mails.flatMap((mail) => {
    const message = ledger.get(mail.sid);
    return message ? [{ mail, message }] : [];
  });
}
