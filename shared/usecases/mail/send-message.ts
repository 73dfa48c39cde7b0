import type { Temporal } from "temporal-polyfill";
import { Conflict } from "../../domain/errors.ts";
import type { Message } from "../../domain/message.ts";
import { instantText } from "../../domain/time.ts";
import { classify } from "../../ledger/failures.ts";
import { isUnsent } from "../../ledger/message-states.ts";
import { accepted, failed, skipped, unwritable } from "../../ledger/protocol.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { mailMayLeave } from "./brake.ts";
import { claim } from "./claim.ts";
import { written } from "./ledger.ts";
import { type LetterPorts, type Writer, wholeLetter } from "./letters/whole.ts";
import { outsideWindow } from "./next-window.ts";
import { recipientOf } from "./recipient.ts";

export type SendPorts = LetterPorts & Pick<Ports, "mailer" | "nonces">;
/** What became of one hint, for the log. */
export type SendOutcome = "sent" | "failed" | "skipped" | "waits" | "braked" | "not-due" | "not-ours";

/**
 * Sends one message, if it is to be sent: reads everything anew, writes the mail, claims, hands it to SES once, and
 * records what came of it. The order is the promise: whoever dies after the claim leaves a lease that ends as UNKNOWN,
 * never as a second sending.
 */
export async function sendMessage(
  id: string,
  ports: SendPorts,
  now: Temporal.Instant,
  write: Writer = wholeLetter,
): Promise<SendOutcome> {
  // The hint is spent, the message stays due: dispatch gives a new one once the brake is released.
  if (!(await mailMayLeave(ports))) return "braked";
  const message = await ports.store.get("message", id);
  if (!message || !isUnsent(message.state) || isEarly(message, now)) return "not-due";
  const programme = await ports.store.get("programme", message.programme);
  const recipient = programme && (await recipientOf(message, programme, ports, now));
  if (!programme || !recipient) return close(message, skipped(message, "programme-gone"), "skipped", ports, now);
  if ("silence" in recipient) return close(message, skipped(message, recipient.silence), "skipped", ports, now);
  const person = recipient.to;
  const later = await outsideWindow(message, person, programme, ports, now);
  if (later) return putOff(message, later, ports, now);

  let mime: Uint8Array;
  try {
    const letter = await write(message, person, programme, ports, now);
    if ("nothing" in letter) return close(message, skipped(message, letter.nothing), "skipped", ports, now);
    mime = letter.mime;
  } catch (error) {
    if (error instanceof Conflict) throw error;
    // A mail that cannot be written must not stop the others; a person has to look at it, and the alarm says so.
    await close(message, unwritable(message, "cannot-be-written"), "failed", ports, now);
    throw new Unwritable(message, { cause: error });
  }

  const attempt = ports.nonces.next();
  const claimed = await claim(message, attempt, { person, programme }, ports, now);
  if (!claimed) return "not-ours";
  if ("instead" in claimed) return putOff(message, claimed.instead, ports, now);
  const { mine } = claimed;
  const outcome = await ports.mailer.send({
    to: person.email,
    mime,
    message: message.id,
    attempt,
    class: message.class,
    until: mine.leaseUntil ?? mine.dueAt,
  });
  return settle(mine, attempt, outcome, ports, now);
}

/** The message was put aside as FAILED; thrown so that the failure is logged and counted, never swallowed. */
export class Unwritable extends Error {
  override readonly name = "Unwritable";
  constructor({ id, kind }: Message, options: ErrorOptions) {
    super(`Message ${id} of kind ${kind} cannot be written`, options);
  }
}

/** A prompt that was moved to a later day after its hint left. What is due at once is due whatever this machine's clock says. */
function isEarly({ wall, dueAt }: Message, now: Temporal.Instant): boolean {
  return wall !== undefined && dueAt > instantText(now);
}

/** Records what came of the attempt, unless an event was quicker. */
function settle(
  mine: Message,
  attempt: string,
  outcome: Awaited<ReturnType<Ports["mailer"]["send"]>>,
  ports: SendPorts,
  now: Temporal.Instant,
) {
  return retried(async (): Promise<SendOutcome> => {
    const current = (await ports.store.get("message", mine.id)) ?? mine;
    const ours = current.attempt === attempt && (current.state === "SENDING" || current.state === "UNKNOWN");
    if ("accepted" in outcome) {
      if (ours) await ports.store.commit([written(accepted(current, outcome.accepted, "answer", now), current, now)]);
      return "sent";
    }
    if (ours && current.state === "SENDING")
      await ports.store.commit([written(failed(current, classify(outcome.error), now), current, now)]);
    return "failed";
  });
}

/** Keeps a prompt for a later window, or for none. */
function putOff(before: Message, next: Message, ports: SendPorts, now: Temporal.Instant): Promise<SendOutcome> {
  return close(before, next, next.state === "PLANNED" ? "waits" : "skipped", ports, now);
}

/** Writes the step; if somebody else moved the message meanwhile, theirs stands. */
async function close(
  before: Message,
  next: Message,
  outcome: SendOutcome,
  ports: SendPorts,
  now: Temporal.Instant,
): Promise<SendOutcome> {
  try {
    await ports.store.commit([written(next, before, now)]);
    return outcome;
  } catch (error) {
    if (error instanceof Conflict) return "not-ours";
    throw error;
  }
}
