import type { Temporal } from "temporal-polyfill";
import type { SesEvent } from "../../contracts/events.ts";
import { formerBefore, withFormer } from "../../domain/former-address.ts";
import type { Message } from "../../domain/message.ts";
import type { Person } from "../../domain/person.ts";
import { instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import { holderOf, released } from "../joining/claims.ts";
import type { Change, Ports } from "../ports.ts";

type NewsPorts = Pick<Ports, "store" | "addresses">;
type Detail = SesEvent["detail"];

/**
 * What follows for a person's addresses from a bounce for good or a complaint; nothing where it is no news. A complaint
 * ends all mail to them. A bounce ends it too, unless a second, confirmed address can take over. What comes back from an
 * address nobody confirmed, or from one they have left, says nothing about theirs.
 */
export async function addressNews(
  detail: Detail,
  message: Message,
  person: Person,
  ports: NewsPorts,
  now: Temporal.Instant,
): Promise<Change[]> {
  const complained = detail.eventType === "Complaint";
  if (!complained && !(detail.eventType === "Bounce" && detail.bounce?.bounceType === "Permanent")) return [];
  const log = (did: string) => audit(person.id, "ses", did, message.id, now);
  switch (meant(detail, message, person)) {
    case "none":
      return [];
    case "pending": {
      const { pending: _, ...rest } = person;
      return [{ kind: "person", put: rest }, log(complained ? "address-complained" : "address-refused")];
    }
    case "first":
      if (complained)
        return person.addressState === "complained"
          ? []
          : [{ kind: "person", put: { ...person, addressState: "complained" } }, log("complained")];
      if (person.addressState !== "confirmed") return [];
      return person.second === undefined
        ? [{ kind: "person", put: { ...person, addressState: "bouncing" } }, log("bouncing")]
        : [...(await switched(person, person.second, message, ports, now)), log("address-switched")];
  }
}

/** Which of their addresses the news is about. */
function meant({ mail }: Detail, message: Message, person: Person): "first" | "pending" | "none" {
  if (message.kind === "confirm-address") return person.pending?.id === message.subject ? "pending" : "none";
  if (formerBefore(person, message.id)) return "none";
  if (message.kind === "address-changing" && formerBefore(person, message.subject)) return "none";
  const to = mail.destination?.[0]?.toLowerCase();
  return to === undefined || to === person.email ? "first" : "none";
}

/** The second, lasting address becomes the first; the one that bounced is given up. */
async function switched(
  person: Person,
  second: string,
  message: Message,
  ports: NewsPorts,
  now: Temporal.Instant,
): Promise<Change[]> {
  // Already over: it only tells the same news apart when it comes twice.
  const former = withFormer(person, { id: message.id, email: person.email, until: instantText(now) }, now);
  return [
    { kind: "person", put: { ...person, email: second, second: undefined, former } },
    ...released(person.id, await holderOf(person.email, ports)),
  ];
}
