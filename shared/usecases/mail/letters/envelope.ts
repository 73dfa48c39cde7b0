import type { Temporal } from "temporal-polyfill";
import type { Message, MessageKind } from "../../../domain/message.ts";
import type { Person } from "../../../domain/person.ts";
import { instantText } from "../../../domain/time.ts";
import { composeMail } from "../../../email/compose.ts";
import { toMime } from "../../../email/mime.ts";
import type { Letter } from "../../mail-ports.ts";
import type { Ports } from "../../ports.ts";
import type { Draft } from "./letter.ts";

/** Mails to an address nobody confirmed: they hold nothing that anybody typed. */
const nameless: readonly MessageKind[] = ["confirm", "confirm-address", "invitation"];

/** A mail with everything that goes around its words, as SES takes it. */
export function mimeOf(
  message: Message,
  draft: Draft,
  person: Person,
  programme: string,
  ports: Pick<Ports, "mailbox">,
  now: Temporal.Instant,
): Promise<Letter["mime"]> {
  const { from } = ports.mailbox;
  const domain = from.split("@")[1] ?? from;
  return toMime(composeMail(draft.model), {
    from: { name: programme, address: from },
    to: { name: nameless.includes(message.kind) ? undefined : person.name, address: person.email },
    replyTo: draft.replyTo,
    locale: draft.model.locale,
    date: instantText(now),
    messageId: `${message.id}@${domain}`,
    thread: draft.thread === undefined ? undefined : [`${draft.thread}@${domain}`],
    unsubscribe: draft.unsubscribe === undefined ? undefined : { url: draft.unsubscribe },
    calendar: draft.calendar,
  });
}
