import * as z from "zod";
import { Locale } from "./locale.ts";
import { InstantText, Zone } from "./time.ts";

/** Control characters and the invisible ones that turn text around; nothing a person types needs them in one line. */
const unsafe = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** One line of text as people type it: trimmed, NFC, no control or direction-changing characters. */
export function line(max: number) {
  return z
    .string()
    .transform((text) => text.normalize("NFC").trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .refine((text) => !unsafe.test(text), "must not contain control characters"),
    );
}

/** An address as we keep it: trimmed, lower case, at most 254 characters (RFC 5321). No dot folding: two people may differ by a dot. */
export const EmailAddress = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .pipe(z.email().max(254));

/** `unconfirmed` until the link in the first mail was used; `bouncing` and `complained` get nothing more. */
export const AddressState = z.enum(["unconfirmed", "confirmed", "bouncing", "complained"]);

/** An address somebody had, by the request that changed it, and until when whoever has it may go back to it. */
export const FormerAddress = z.object({ id: z.string(), email: z.string(), until: InstantText });
export type FormerAddress = z.infer<typeof FormerAddress>;

/** One human being: all personal data there is about them (`PERSON#p` alone holds any, so that erasing is one collection). */
export const Person = z.object({
  id: z.string(),
  version: z.number().int(),
  name: z.string(),
  email: z.string(),
  addressState: AddressState,
  /** A second, lasting address, confirmed: mail goes there when the first one bounces for good. */
  second: z.string().optional(),
  /** An address that is not confirmed yet, and what it is to become. */
  pending: z.object({ id: z.string(), email: z.string(), as: z.enum(["first", "second"]), at: InstantText }).optional(),
  /** The request that was confirmed last: pressing its button twice is pressing it once. */
  confirmedRequest: z.string().optional(),
  /** The addresses before the latest changes, the newest last. */
  former: z.array(FormerAddress).optional(),
  /** Links to their own pages work when they carry this number: raising it ends all earlier ones. Absent: 0. */
  linkEpoch: z.number().int().optional(),
  /** The same for the address of their calendar alone. */
  feedEpoch: z.number().int().optional(),
  locale: Locale,
  zone: Zone,
  consent: z.object({ text: z.string(), at: InstantText }),
  /** Off after a one-click unsubscribe: no more prompts; what a person asks for themselves still arrives. */
  prompts: z.boolean(),
  createdAt: InstantText,
  /** Everything about them is being removed: no link opens and no mail leaves any more. */
  erasing: z.boolean().optional(),
  ttl: z.number().int().optional(),
});
export type Person = z.infer<typeof Person>;

/** Somebody who has confirmed nothing yet, as they are kept first; `text` is what they agreed to, if anything. */
export function newPerson(
  said: Pick<Person, "id" | "name" | "email" | "locale" | "zone">,
  text: string,
  at: string,
): Person {
  const consent = { text, at };
  return { ...said, version: 0, addressState: "unconfirmed", consent, prompts: true, createdAt: at };
}

/** Holds an address for one person. The key is a keyed hash: the table never reveals who is known. */
export const EmailClaim = z.object({
  id: z.string(),
  version: z.number().int(),
  person: z.string(),
  ttl: z.number().int().optional(),
});
export type EmailClaim = z.infer<typeof EmailClaim>;

/** How many mentees a mentor takes over all programmes, and which mentorships fill the places. */
export const Load = z.object({
  /** The person. */
  id: z.string(),
  version: z.number().int(),
  places: z.number().int().min(0).max(20),
  mentorships: z.array(z.string()),
  /** Mentorships a swap of roles brought, each with a place of its own, which goes again with it. */
  lent: z.array(z.string()).optional(),
  /** Of a mentor who was named by others and has confirmed nothing yet. */
  ttl: z.number().int().optional(),
});
export type Load = z.infer<typeof Load>;
