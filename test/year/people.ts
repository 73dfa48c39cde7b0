import type { Observed } from "./observed.ts";
import type { RecordedPerson } from "./record.ts";
import { count } from "./rules-sending.ts";

/** Everybody who signed up, under keys that stay the same whatever the table calls them: by role and name. */
export function peopleOf(year: Observed) {
  const mails = count(year.mails.map(({ to }) => to));
  const byEmail = new Map(year.persons.map((person) => [person.email, person]));
  const emails = new Map(year.persons.map(({ id, email }) => [id, email]));
  // Housekeeping removes who never confirmed; their one mail still says who they were.
  const persons = new Map(year.messages.map(({ id, person }) => [id, person]));
  for (const { sid, to } of year.mails) emails.set(persons.get(sid) ?? "", to);

  const keys = new Map<string, string>();
  const people = year.newcomers
    .toSorted((one, other) => compare(`${one.role} ${one.name}`, `${other.role} ${other.name}`))
    .map((newcomer): RecordedPerson => {
      const { name, role, zone, lang, email } = newcomer;
      const index = 1 + [...keys.values()].filter((key) => key.startsWith(role)).length;
      const key = `${role}-${String(index).padStart(2, "0")}`;
      keys.set(email, key);
      const state = stateOf(year, byEmail.get(email)?.id);
      return { key, name, role, zone, language: lang, mails: mails.get(email) ?? 0, state };
    });
  return {
    people,
    keyOf: (email: string) => keys.get(email) ?? email,
    emailOf: (person: string) => emails.get(person) ?? person,
  };
}

function stateOf({ participants, mentorships }: Observed, person: string | undefined): string {
  const participant = participants.find((one) => one.person === person);
  if (!participant || participant.state === "unconfirmed") return "never confirmed";
  if (participant.state === "left") return "left";
  if (participant.mentorships.length > 0) return "in a mentorship";
  const before = mentorships.some(({ members }) => members.some((member) => member.person === person));
  return before ? "waiting for a new pairing" : "waiting";
}

/** Text order that no locale changes. */
export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
