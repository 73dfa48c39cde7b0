import type { FeedTalk } from "../../calendar/feed.ts";
import { talkEntry } from "../../calendar/invitation.ts";
import { everybodyIn, lastRole } from "../../domain/mentorship.ts";
import type { Participant } from "../../domain/participant.ts";
import type { Person } from "../../domain/person.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Ports } from "../ports.ts";
import { roomOf } from "./meeting-links.ts";
import { talkWords } from "./talk-words.ts";

/** The talks a participant agreed on, in this and in earlier mentorships; those that did not take place are left out. */
export async function feedTalks(
  { mentorships, formerMentorships, person: me }: Participant,
  { locale }: Person,
  programme: Programme,
  { store, mailbox: { from } }: Pick<Ports, "store" | "mailbox">,
): Promise<FeedTalk[]> {
  const all = await store.getMany("mentorship", [...mentorships, ...formerMentorships]);
  const talks = all.flatMap((mentorship) =>
    (mentorship.talks ?? []).filter(({ state }) => state !== "did-not").map((talk) => ({ mentorship, talk })),
  );
  if (talks.length === 0) return [];
  const people = [...new Set(all.flatMap(everybodyIn))];
  const [persons, profiles] = await Promise.all([store.getMany("person", people), store.getMany("profile", people)]);
  return talks
    .flatMap(({ mentorship, talk }) => {
      const { id } = mentorship;
      const entry = talkEntry(id, talk, from.split("@")[1] ?? from);
      if (!entry) return [];
      const others = everybodyIn(mentorship).filter((one) => lastRole(mentorship, one) !== lastRole(mentorship, me));
      const names = persons.filter((person) => others.includes(person.id)).map(({ name }) => name);
      const words = talkWords(talk, { names, link: roomOf(talk, id, profiles), programme: programme.name, locale });
      return [{ entry, summary: words.summary, location: words.location, stamp: talk.changedAt }];
    })
    .sort((one, other) => (one.entry.uid < other.entry.uid ? -1 : 1));
}
