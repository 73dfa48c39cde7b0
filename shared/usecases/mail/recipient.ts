import type { Temporal } from "temporal-polyfill";
import { formerBefore } from "../../domain/former-address.ts";
import type { Message } from "../../domain/message.ts";
import type { Person } from "../../domain/person.ts";
import type { Programme } from "../../domain/programme.ts";
import { isOver } from "../../ledger/due.ts";
import type { Ports } from "../ports.ts";
import { invitedMember } from "./invited-member.ts";

/** Whom mail to the programme's own office is addressed to, in place of a person's id. */
export const office = "office";

/** Kinds that ask whether an address is theirs: nobody may have confirmed it yet. */
const asking: readonly string[] = ["confirm", "confirm-address", "still-together"];

/** Who a message goes to, and what may be known of them in it; or why it must not go, as a reason people can read. */
export type Recipient = { readonly to: Person } | { readonly silence: string };

/**
 * Finds whom a message goes to now, by a strong read: normally the person; the address still to be confirmed where the
 * message asks about it; the programme's safe contact for its office.
 */
export async function recipientOf(
  message: Message,
  programme: Programme,
  ports: Pick<Ports, "store" | "addresses" | "mailbox">,
  now: Temporal.Instant,
): Promise<Recipient> {
  if (isOver(message, now)) return { silence: "too-late" };
  if (message.person === office) return { to: officeOf(programme, ports.mailbox.from) };
  if (message.kind === "invitation") return invitedMember(message, programme, ports);
  const person = await ports.store.get("person", message.person);
  if (!person) return { silence: "person-gone" };
  const to = message.kind === "confirm-address" ? atPending(person) : atFormer(message, person);
  const silence = to === undefined ? "address-withdrawn" : mustNotSend(message, to);
  if (to === undefined || silence !== undefined) return { silence: silence ?? "address-withdrawn" };
  const mayBeSuppressed = asking.includes(message.kind);
  if (mayBeSuppressed && (await isSuppressed(to.email, ports))) return { silence: "suppressed" };
  return { to };
}

/** The person at the address they gave last. That an earlier one bounces is why they gave another. */
function atPending(person: Person): Person | undefined {
  if (person.pending === undefined) return undefined;
  const addressState = person.addressState === "complained" ? "complained" : "unconfirmed";
  return { ...person, email: person.pending.email, addressState };
}

/** News that an address changes goes to the one it was, also when the new one was confirmed first. */
function atFormer(message: Message, person: Person): Person {
  const former = message.kind === "address-changing" ? formerBefore(person, message.subject) : undefined;
  return former ? { ...person, email: former.email } : person;
}

/** Why nothing may go to this person now; undefined if it may. */
function mustNotSend(message: Message, person: Person): string | undefined {
  if (person.erasing) return "erased";
  if (person.addressState === "bouncing" || person.addressState === "complained") return person.addressState;
  if (person.addressState === "unconfirmed" && !asking.includes(message.kind)) return "unconfirmed";
  if (message.class === "prompt" && !person.prompts) return "unsubscribed";
  return undefined;
}

/** Whether an address complained or bounced before everything else of its person was erased. */
async function isSuppressed(email: string, ports: Pick<Ports, "store" | "addresses">): Promise<boolean> {
  return (await ports.store.get("suppression", await ports.addresses.hash(email))) !== undefined;
}

/** The people behind the programme, as mail addresses them. */
function officeOf(programme: Programme, mailbox: string): Person {
  return {
    id: office,
    version: 0,
    name: programme.society,
    email: programme.safeContact ?? mailbox,
    addressState: "confirmed",
    locale: programme.locale,
    zone: programme.zone,
    consent: { text: "", at: "1970-01-01T00:00:00.000Z" },
    prompts: true,
    createdAt: "1970-01-01T00:00:00.000Z",
  };
}
