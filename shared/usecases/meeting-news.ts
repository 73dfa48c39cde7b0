import type { Temporal } from "temporal-polyfill";
import type { TouchpointChange } from "../calendar/diff.ts";
import { promptId } from "../calendar/messages.ts";
import { hasLeft } from "../calendar/reconcile-messages.ts";
import type { Message } from "../domain/message.ts";
import type { Participant } from "../domain/participant.ts";
import type { Touchpoint } from "../domain/touchpoint.ts";
import { messageId, newMessage } from "./ledger.ts";
import type { Ports } from "./ports.ts";

/** Hours the news is worth sending. */
const newsHours = 5 * 24;

/**
 * Messages about meetings in person that changed: to whoever has no prompt ahead that would say it. A cancellation is
 * news only to those who were told of the meeting.
 */
export async function meetingNews(
  changes: readonly TouchpointChange[],
  people: readonly Participant[],
  upcoming: ReadonlySet<string>,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Message[]> {
  const news: Message[] = [];
  for (const { is } of changes) {
    if (is.meeting === undefined) continue;
    for (const { person, programme } of people) {
      const prompt = promptId(person, programme, is.key, is.occurrence);
      if (upcoming.has(prompt)) continue;
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

/** Ids of the news of earlier changes of a meeting. */
function newsUntil({ id, meeting }: Touchpoint, person: string, programme: string): string[] {
  const sequences = Array.from({ length: meeting?.sequence ?? 0 }, (_, sequence) => String(sequence));
  return sequences.map((occurrence) =>
    messageId({ person, programme, subject: id, occurrence, kind: "meeting-changed" }),
  );
}
