import { formerBefore } from "../../../domain/former-address.ts";
import { instantOf, plusHours } from "../../../domain/time.ts";
import { stopping } from "../../own-page/confirm-address.ts";
import { linkTo } from "../../site.ts";
import { baseOf } from "./base.ts";
import type { LetterContext, Written } from "./letter.ts";

/** Asks whether a new address is theirs: only the latest one that was asked for. */
export async function confirmAddressLetter(context: LetterContext): Promise<Written> {
  const { message, person, programme, site, ports } = context;
  if (person.pending?.id !== message.subject) return { nothing: "overtaken" };
  const claims = { purpose: "address", person: person.id, programme: programme.id, subject: message.subject } as const;
  const link = await linkTo(ports, site, claims, instantOf(message.expiresAt));
  return { model: { kind: "confirm-address", ...baseOf(context), link } };
}

/** Days the link that stops a change is good for; what it still does, the person's record decides. */
const stopDays = 9;

/** Tells whoever has the present address that another one was asked for. */
export async function addressChangingLetter(context: LetterContext): Promise<Written> {
  const { message, person, programme, site, ports } = context;
  const { pending, confirmedRequest } = person;
  const requests = [pending?.id, confirmedRequest, formerBefore(person, message.subject)?.id];
  if (!requests.includes(message.subject)) return { nothing: "overtaken" };
  const subject = `${stopping}${message.subject}`;
  const claims = { purpose: "address", person: person.id, programme: programme.id, subject } as const;
  const stop = await linkTo(ports, site, claims, plusHours(instantOf(message.createdAt), stopDays * 24));
  const as = message.occurrence === "second" ? "second" : "first";
  return { model: { kind: "address-changing", ...baseOf(context), name: person.name, as, stop } };
}
