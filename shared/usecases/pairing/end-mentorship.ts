import type { Temporal } from "temporal-polyfill";
import { type Mentorship, presentIn } from "../../domain/mentorship.ts";
import type { Message } from "../../domain/message.ts";
import { type Participant, participantId } from "../../domain/participant.ts";
import { givenBack } from "../../domain/swapping.ts";
import { dayIn, instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import { newMessage, written } from "../mail/ledger.ts";
import { talksEnded } from "../meeting/talks-ended.ts";
import type { Ports, Put } from "../ports.ts";

/** Hours the news that a mentorship ended is worth sending. */
const newsHours = 7 * 24;

/**
 * Ends a mentorship, without fault and without telling who ended it. The place is free again, the mentee is first in
 * line, the others hear once. Facts, dates and finished topics stay with the mentee. A coordinator may give a reason, which
 * only the audit keeps; `timed` says when the news leaves, at once unless given. Says which messages were written.
 */
export async function endMentorship(
  mentorship: Mentorship,
  by: string,
  ports: Pick<Ports, "store" | "bus">,
  now: Temporal.Instant,
  reason = "",
  timed: (news: Message) => Message = (news) => news,
): Promise<string[]> {
  if (mentorship.state !== "active") return [];
  const programme = await ports.store.get("programme", mentorship.programme);
  const today = dayIn(programme?.zone ?? "UTC", now).toString();
  // Who left a group before hears nothing of it any more.
  const people = presentIn(mentorship);
  const [participants, loads] = await Promise.all([
    ports.store.getMany(
      "participant",
      people.map((person) => participantId(mentorship.programme, person)),
    ),
    ports.store.getMany("load", people),
  ]);
  const talks = await talksEnded(mentorship, by, ports, now);
  const changes: Put[] = [
    {
      kind: "mentorship",
      put: {
        ...mentorship,
        ...talks.put,
        state: "ended",
        members: mentorship.members.map((member) => ({ ...member, until: member.until ?? today })),
        endedAt: instantText(now),
        endedBy: by,
      },
    },
    ...participants.map((put): Put => ({ kind: "participant", put: leaving(put, mentorship, now) })),
    ...loads
      .filter(({ mentorships }) => mentorships.includes(mentorship.id))
      .map((put): Put => ({ kind: "load", put: givenBack(put, mentorship.id) })),
    audit(mentorship.id, by, "ended", reason, now),
  ];
  const about = { programme: mentorship.programme, subject: mentorship.id, occurrence: "end" };
  const news = people
    .filter((person) => person !== by)
    .map((person) => timed(newMessage({ ...about, person, kind: "mentorship-ended", livesHours: newsHours }, now)));
  const messages = [...news, ...talks.messages];
  await ports.store.commit([...changes, ...messages.map((message) => written(message, undefined, now))]);
  await ports.bus.publish("MentorshipEnded", { programme: mentorship.programme, mentorship: mentorship.id });
  return messages.map(({ id }) => id);
}

/** They wait anew, with a new promise; their place in line is still that of the day they joined. */
export function leaving(participant: Participant, { id }: Mentorship, now: Temporal.Instant): Participant {
  return {
    ...participant,
    mentorships: without(participant.mentorships, id),
    formerMentorships: [...participant.formerMentorships, id],
    freeSince: instantText(now),
  };
}

function without(list: readonly string[], id: string): string[] {
  return list.filter((one) => one !== id);
}
