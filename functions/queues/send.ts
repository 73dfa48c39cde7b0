import { portsFor, sideBySide } from "#functions/runtime/deps.ts";
import { queue } from "#functions/runtime/queue.ts";
import { SendHint } from "#shared/contracts/events.ts";
import { wholeLetter } from "#shared/usecases/mail/letters/whole.ts";
import { sendMessage } from "#shared/usecases/mail/send-message.ts";

const ports = portsFor("store", "links", "addresses", "mailer", "nonces", "site", "mailbox", "pace");

export const handler = queue(
  SendHint,
  ports,
  ({ message }, needs, now) => sendMessage(message, needs, now, wholeLetter, "interactive"),
  { sideBySide: () => sideBySide("interactive"), hints: true },
);
