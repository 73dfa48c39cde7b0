import type { Temporal } from "temporal-polyfill";
import { laneOf, type Message } from "../../domain/message.ts";
import type { Pace } from "../../domain/pace.ts";
import type { Person } from "../../domain/person.ts";
import type { Programme } from "../../domain/programme.ts";
import { instantText } from "../../domain/time.ts";
import { isUnsent } from "../../ledger/message-states.ts";
import { isPaused } from "../../ledger/pauses.ts";
import { skipped, unwritable } from "../../ledger/protocol.ts";
import type { Ports } from "../ports.ts";
import { mailMayLeave } from "./brake.ts";
import { close, putAside, putOff, type SendOutcome } from "./close.ts";
import { outsideWindow } from "./next-window.ts";
import { paceOf } from "./pace.ts";
import { recipientOf } from "./recipient.ts";

/** A message that may leave at this moment, and whom it goes to. */
export interface Admitted {
  readonly message: Message;
  readonly person: Person;
  readonly programme: Programme;
  readonly pace: Pace;
}

type AdmitPorts = Pick<Ports, "store" | "addresses" | "mailbox">;

/** Seconds by which the clock of whoever put a message off may be ahead of this one. */
const slack = 30;

/**
 * Everything that may keep a message from leaving, read anew: brake, pause, its own state, its reader's consent and
 * address, its window and expiry. What became of its hint where one of them does. @throws Unwritable
 */
export async function admitted(id: string, ports: AdmitPorts, now: Temporal.Instant): Promise<Admitted | SendOutcome> {
  // The hint is spent, the message stays due: dispatch gives a new one once the brake is released.
  if (!(await mailMayLeave(ports))) return "braked";
  const message = await ports.store.get("message", id);
  if (!message || !isUnsent(message.state) || isEarly(message, now)) return "not-due";
  const pace = await paceOf(ports);
  // As with the brake: not an attempt, and it is hinted again when the pause is over.
  if (isPaused(pace, laneOf(message), now)) return "paused";
  const programme = await ports.store.get("programme", message.programme);
  const recipient = programme && (await addressed(message, programme, ports, now));
  if (!programme || !recipient) return close(message, skipped(message, "programme-gone"), "skipped", ports, now);
  if ("silence" in recipient) return close(message, skipped(message, recipient.silence), "skipped", ports, now);
  const person = recipient.to;
  const later = await outsideWindow(message, person, programme, ports, now);
  if (later) return putOff(message, later, ports, now);
  return { message, person, programme, pace };
}

/** Whom it goes to. @throws Unwritable where what is kept of them cannot be read, as with a time zone this runtime lacks. */
async function addressed(message: Message, programme: Programme, ports: AdmitPorts, now: Temporal.Instant) {
  try {
    return await recipientOf(message, programme, ports, now);
  } catch (error) {
    return putAside(message, unwritable(message, "recipient-unreadable"), error, ports, now);
  }
}

/**
 * A prompt that was moved to a later day after its hint left, or a message that waits after a failure, of which an old
 * hint came once more. Anything else that is due at once is due whatever this machine's clock says.
 */
function isEarly({ state, wall, dueAt, nextActionAt = "" }: Message, now: Temporal.Instant): boolean {
  if (state === "RETRY" && nextActionAt > instantText(now.add({ seconds: slack }))) return true;
  return wall !== undefined && dueAt > instantText(now);
}
