import { derivedId } from "../../domain/ids.ts";
import type { Participant } from "../../domain/participant.ts";
import type { Person } from "../../domain/person.ts";

/**
 * What a confirmation link is about: the part in a programme, and the very words of the form its mail was sent for.
 * Anybody can type an address; a button in a mail must never approve what somebody typed later.
 */
export function confirmSubject(person: Person, participant: Participant): string {
  const { id, role, stage, memberNumber = "", topics, broughtBy = "" } = participant;
  const part = derivedId("form", role, stage, memberNumber, broughtBy, ...topics);
  return [id, part, derivedId("form", person.name, person.zone)].join(" ");
}

/** The part in a programme a link is about. */
export function participantOf(subject: string): string {
  return subject.split(" ", 1)[0] ?? "";
}

/**
 * Whether a link still speaks of what is written down. Of somebody who confirmed their address a form changes their
 * part alone, so their own words may have changed since.
 */
export function speaksOf(subject: string, person: Person, participant: Participant): boolean {
  const words = (text: string) => text.split(" ").slice(0, person.addressState === "unconfirmed" ? 3 : 2);
  return words(subject).join(" ") === words(confirmSubject(person, participant)).join(" ");
}
