import type { Temporal } from "temporal-polyfill";
import { type SesEvent, sesTags } from "../../contracts/events.ts";
import type { Message } from "../../domain/message.ts";
import { instantText } from "../../domain/time.ts";
import { proves } from "../../ledger/evidence.ts";
import { counts, inLine } from "../../ledger/journal.ts";
import { accepted } from "../../ledger/protocol.ts";
import { addressNews } from "../own-page/address-news.ts";
import type { Change, Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { written } from "./ledger.ts";
import { refusedNews } from "./refused-news.ts";
import { unprovenNews } from "./unproven-news.ts";

export type FeedbackOutcome = "accepted" | "address-state" | "rejected" | "known" | "unknown-message";

/**
 * What SES tells of an attempt. Any event that names it proves that SES accepted it, and with it its message. A bounce for good, or a complaint,
 * also ends mail to that address at once. Events may come twice, late, before SES's own answer, or never.
 */
export function sesFeedback(
  { detail }: Pick<SesEvent, "detail">,
  ports: Pick<Ports, "store" | "addresses">,
  now: Temporal.Instant,
): Promise<FeedbackOutcome> {
  return retried(async () => {
    const id = detail.mail.tags[sesTags.message]?.[0];
    const message = id === undefined ? undefined : await ports.store.get("message", id);
    if (!message) return "unknown-message";
    const settled = settledBy(detail, message, now) ?? (await settledByJournal(detail, message, ports, now));
    const news = await newsOfAddress(detail, message, ports, now);
    const refused = await refusedNews(detail, message, ports, now);
    // News of an attempt that another followed says nothing of the mail that arrived.
    const isOfAnother = message.state === "SENT" && message.sesMessageId !== detail.mail.messageId;
    const marked = refused.length === 0 || isOfAnother ? {} : { refusedAt: instantText(now) };
    const changes: Change[] = [...news, ...refused];
    if (settled) changes.push(written({ ...settled, ...marked }, message, now));
    else if (marked.refusedAt && message.state === "SENT")
      changes.push({ kind: "message", put: { ...message, ...marked } });
    await ports.store.commit(changes);
    if (refused.length > 0) return "rejected";
    return news.length > 0 ? "address-state" : settled ? "accepted" : "known";
  });
}

/** What a bounce or a complaint means for an address. By far the most news is of neither, and reads no person. */
async function newsOfAddress(
  detail: SesEvent["detail"],
  message: Message,
  ports: Pick<Ports, "store" | "addresses">,
  now: Temporal.Instant,
): Promise<Change[]> {
  if (detail.eventType !== "Bounce" && detail.eventType !== "Complaint") return [];
  const person = await ports.store.get("person", message.person);
  return [
    ...(person ? await addressNews(detail, message, person, ports, now) : []),
    ...(await unprovenNews(detail, message, person, ports, now)),
  ];
}

/** The message as SENT, if this event is news of one of its attempts, and it is not known yet how it ended. */
function settledBy({ mail }: SesEvent["detail"], message: Message, now: Temporal.Instant): Message | undefined {
  // Evidence that comes late still saves the second mail, and the record.
  if (!proves(mail.tags[sesTags.attempt]?.[0], message)) return undefined;
  return accepted(message, mail.messageId, "event", now);
}

/**
 * The same of an attempt that the journal alone knows: the table was put back to before it. This news does not come again,
 * and without it the replay would find nothing but doubt.
 */
async function settledByJournal(
  { mail }: SesEvent["detail"],
  message: Message,
  { store }: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Message | undefined> {
  const attempt = mail.tags[sesTags.attempt]?.[0];
  if (attempt === undefined || message.state === "SENT") return undefined;
  const line = await store.journaled("message", message.id);
  if (line === undefined || !counts(line, attempt)) return undefined;
  return inLine(message, { ...line, state: "sent", sesMessageId: mail.messageId }, now);
}
