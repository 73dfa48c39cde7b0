import type { Temporal } from "temporal-polyfill";
import type { SesEvent } from "../../contracts/events.ts";
import type { Message } from "../../domain/message.ts";
import type { Person } from "../../domain/person.ts";
import { instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import type { Change, Ports } from "../ports.ts";

/**
 * What follows from a bounce for good of, or a complaint about, a mail that asked whether an address is theirs: it is
 * never asked again. All else of a sign-up nobody confirms is gone within days, so a keyed hash remembers it, also
 * when the news comes later than that. Nothing where it is no news, or where the address is proven theirs by now.
 */
export async function unprovenNews(
  detail: SesEvent["detail"],
  message: Message,
  person: Person | undefined,
  { store, addresses }: Pick<Ports, "store" | "addresses">,
  now: Temporal.Instant,
): Promise<Change[]> {
  const reason = reasonOf(detail);
  const email = reason && (await unproven(detail, message, person, store));
  if (reason === undefined || email === undefined) return [];
  const id = await addresses.hash(email);
  if (await store.get("suppression", id)) return [];
  return [
    { kind: "suppression", put: { id, version: 0, reason, since: instantText(now) } },
    audit(message.person, "ses", "address-suppressed", message.id, now),
  ];
}

function reasonOf({ eventType, bounce }: SesEvent["detail"]): "complained" | "bouncing" | undefined {
  if (eventType === "Complaint") return "complained";
  return eventType === "Bounce" && bounce?.bounceType === "Permanent" ? "bouncing" : undefined;
}

/** The address a mail asked about, unless it is proven theirs. */
async function unproven(
  { mail }: SesEvent["detail"],
  message: Message,
  person: Person | undefined,
  store: Ports["store"],
): Promise<string | undefined> {
  const to = mail.destination?.[0]?.toLowerCase();
  switch (message.kind) {
    // Nobody asked for it: it is of a line of the society's roll, not of a person.
    case "invitation":
      return to ?? (await store.get("member", message.person))?.email;
    case "confirm":
    case "still-together":
      return person === undefined ? to : person.addressState === "unconfirmed" ? person.email : undefined;
    case "confirm-address": {
      const asked = person?.pending?.id === message.subject ? person.pending.email : to;
      const isProven = asked === person?.second || (asked === person?.email && person?.addressState === "confirmed");
      return isProven ? undefined : asked;
    }
    default:
      return undefined;
  }
}
