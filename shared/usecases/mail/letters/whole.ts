import type { Temporal } from "temporal-polyfill";
import type { Message } from "../../../domain/message.ts";
import type { Person } from "../../../domain/person.ts";
import type { Programme } from "../../../domain/programme.ts";
import type { Ports } from "../../ports.ts";
import { siteForMail } from "../../site.ts";
import { mimeOf } from "./envelope.ts";
import { writeLetter } from "./write.ts";

/** What a letter is made of. */
export type LetterPorts = Pick<Ports, "store" | "links" | "addresses" | "site" | "mailbox">;

/** Makes the mail of a message from what is true now, or tells why there is nothing to say. */
export type Writer = (
  message: Message,
  person: Person,
  programme: Programme,
  ports: LetterPorts,
  now: Temporal.Instant,
) => Promise<{ readonly mime: Uint8Array } | { readonly nothing: string }>;

/** The whole letter, with everything around it, as SES is handed it. */
export const wholeLetter: Writer = async (message, person, programme, ports, now) => {
  const site = await siteForMail(ports);
  const letter = await writeLetter({ message, person, programme, site, ports, now });
  if ("nothing" in letter) return letter;
  return { mime: await mimeOf(message, letter, person, programme.name, ports, now) };
};
