import type { Temporal } from "temporal-polyfill";
import { promptId } from "../../calendar/messages.ts";
import { hasLeft } from "../../calendar/reconcile-messages.ts";
import type { Message } from "../../domain/message.ts";
import type { Participant } from "../../domain/participant.ts";
import type { Touchpoint } from "../../domain/touchpoint.ts";
import { messageId, newMessage } from "../mail/ledger.ts";
import type { Ports } from "../ports.ts";

/** Hours the news is worth sending. */
const newsHours = 5 * 24;

/**
 * Messages about meetings in person that changed: to whoever has no prompt ahead that would say it. A cancellation is
 * news only to those who were told of the meeting.
 */
export async function meetingNews(
  changed: readonly Touchpoint[],
  mentee: Participant,
  mentors: readonly Participant[],
  upcoming: ReadonlySet<string>,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Message[]> {
  const news: Message[] = [];
  for (const is of changed) {
    if (is.meeting === undefined) continue;
    for (const reader of [mentee, ...mentors]) {
      const { person, programme } = reader;
      const prompt = promptId(person, programme, is.key, is.occurrence);
      if (upcoming.has(prompt) && (reader === mentee || isFirstOf(reader, mentee))) continue;
      const told = await ports.store.getMany("message", [prompt, ...newsUntil(is, person, programme)]);
      if (is.meeting.state === "cancelled" && !told.some(hasLeft)) continue;
      const occurrence = String(is.meeting.sequence);
      news.push(
        newMessage(
          { person, programme, kind: "meeting-changed", subject: is.id, occurrence, livesHours: newsHours },
          now,
        ),
      );
    }
  }
  return news;
}

/** Whether this mentor's prompt carries the invitation: one mail has room for one, and it is that of their first mentee. */
function isFirstOf(mentor: Participant, mentee: Participant): boolean {
  return mentor.mentorships.findIndex((id) => mentee.mentorships.includes(id)) <= 0;
}

/** Ids of the news of earlier changes of a meeting. */
function newsUntil({ id, meeting }: Touchpoint, person: string, programme: string): string[] {
  const sequences = Array.from({ length: meeting?.sequence ?? 0 }, (_, sequence) => String(sequence));
  return sequences.map((occurrence) =>
    messageId({ person, programme, subject: id, occurrence, kind: "meeting-changed" }),
  );
}
