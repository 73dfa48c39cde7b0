import type { Temporal } from "temporal-polyfill";
import { type SesEvent, sesTags } from "../../contracts/events.ts";
import type { Message } from "../../domain/message.ts";
import { isUnsent } from "../../ledger/message-states.ts";
import { accepted } from "../../ledger/protocol.ts";
import { addressNews } from "../own-page/address-news.ts";
import type { Change, Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { written } from "./ledger.ts";
import { unprovenNews } from "./unproven-news.ts";

export type FeedbackOutcome = "accepted" | "address-state" | "known" | "unknown-message";

/**
 * What SES tells of an attempt. Any event that names it proves that SES accepted it. A bounce for good, or a complaint,
 * also ends mail to that address at once. Events may come twice, late, before SES's own answer, or never.
 */
export function sesFeedback(
  { detail }: SesEvent,
  ports: Pick<Ports, "store" | "addresses">,
  now: Temporal.Instant,
): Promise<FeedbackOutcome> {
  return retried(async () => {
    const id = detail.mail.tags[sesTags.message]?.[0];
    const message = id === undefined ? undefined : await ports.store.get("message", id);
    if (!message) return "unknown-message";
    const changes: Change[] = [];
    const settled = settledBy(detail, message, now);
    if (settled) changes.push(written(settled, message, now));
    const person = await ports.store.get("person", message.person);
    const news = [
      ...(person ? await addressNews(detail, message, person, ports, now) : []),
      ...(await unprovenNews(detail, message, person, ports, now)),
    ];
    changes.push(...news);
    await ports.store.commit(changes);
    return news.length > 0 ? "address-state" : settled ? "accepted" : "known";
  });
}

/** The message as SENT, if this event is news of the attempt we do not know the end of. */
function settledBy({ mail }: SesEvent["detail"], message: Message, now: Temporal.Instant): Message | undefined {
  const unclear = message.state === "SENDING" || message.state === "UNKNOWN" || message.state === "PARKED";
  // Given up on and about to be tried again, or let be: evidence that comes late still saves the second mail, and the record.
  const letBe = isUnsent(message.state) || message.state === "SKIPPED";
  const open = unclear || (letBe && message.attempts > 0);
  if (!open || message.attempt === undefined || mail.tags[sesTags.attempt]?.[0] !== message.attempt) return undefined;
  return accepted(message, mail.messageId, "event", now);
}
