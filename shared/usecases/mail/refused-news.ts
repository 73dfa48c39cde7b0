import type { Temporal } from "temporal-polyfill";
import type { SesEvent } from "../../contracts/events.ts";
import type { Message } from "../../domain/message.ts";
import { audit } from "../audit.ts";
import type { Change, Ports } from "../ports.ts";

/** What SES calls it: it found something in the mail that it does not deliver, or could not put it together. */
const refusals = ["Reject", "Rendering Failure"];

/**
 * SES accepted a mail, and then would not deliver it. It stays SENT, for it must not leave again as it is; the audit says
 * what became of it, once, by whichever channel the news comes first, and an alarm counts it. The message is marked, so
 * that a coordinator finds it where other mail is that did not reach anybody.
 */
export async function refusedNews(
  { eventType }: SesEvent["detail"],
  message: Message,
  { store }: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Change[]> {
  if (!refusals.includes(eventType)) return [];
  const known = await store.partsOf("audit", message.person);
  if (known.some(({ did, reason }) => did === "mail-rejected" && reason === message.id)) return [];
  return [audit(message.person, "ses", "mail-rejected", message.id, now)];
}
