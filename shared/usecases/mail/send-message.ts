import type { Temporal } from "temporal-polyfill";
import { type Lane, laneOf, type Message } from "../../domain/message.ts";
import { proves } from "../../ledger/evidence.ts";
import { classify } from "../../ledger/failures.ts";
import { afterError, afterSuccess } from "../../ledger/pauses.ts";
import { accepted, failed, skipped, unwritable } from "../../ledger/protocol.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { type Admitted, admitted } from "./admitted.ts";
import { claim } from "./claim.ts";
import { close, putAside, putOff, type SendOutcome } from "./close.ts";
import { written } from "./ledger.ts";
import { type LetterPorts, type Writer, wholeLetter } from "./letters/whole.ts";
import { notePace } from "./pace.ts";

export type SendPorts = LetterPorts & Pick<Ports, "mailer" | "nonces" | "pace">;

/** A message that may leave, and its mail. */
interface Ready extends Admitted {
  readonly mime: Uint8Array;
}

/**
 * Sends one message, if it is to be sent: reads everything anew, writes the mail, waits for its turn, claims, hands it to
 * SES once, and records what came of it. The order is the promise: whoever dies after the claim leaves a lease that ends
 * as UNKNOWN, never as a second sending. `sender`: the lane this sender serves, where that is not the message's own.
 * @throws OutOfTime when its turn would come too late here: nothing was done, and the hint goes back.
 */
export async function sendMessage(
  id: string,
  ports: SendPorts,
  now: Temporal.Instant,
  write: Writer = wholeLetter,
  sender?: Lane,
): Promise<SendOutcome> {
  const first = await readied(id, ports, now, write);
  if (typeof first === "string") return first;
  const waited = await ports.pace.turn(sender ?? laneOf(first.message));
  if (waited <= 0) return handOver(first, ports, now);
  // By now the reader may have stopped prompts, or have another address: what was read before the wait is that old.
  const turn = now.add({ milliseconds: Math.ceil(waited) });
  const again = await readied(id, ports, turn, write, first);
  return typeof again === "string" ? again : handOver(again, ports, turn);
}

/** The message with its mail, or what became of its hint. `before`: as it was before a wait; its mail is good where nothing changed. */
async function readied(
  id: string,
  ports: SendPorts,
  now: Temporal.Instant,
  write: Writer,
  before?: Ready,
): Promise<Ready | SendOutcome> {
  const found = await admitted(id, ports, now);
  if (typeof found === "string") return found;
  const { message, person, programme } = found;
  if (before !== undefined && isSame(found, before)) return { ...found, mime: before.mime };
  try {
    const letter = await write(message, person, programme, ports, now);
    if ("nothing" in letter) return close(message, skipped(message, letter.nothing), "skipped", ports, now);
    return { ...found, mime: letter.mime };
  } catch (error) {
    return putAside(message, unwritable(message, "cannot-be-written"), error, ports, now);
  }
}

/** The member of a roll and the office have no version that tells: their address does. */
function isSame({ message, person, programme }: Admitted, before: Admitted): boolean {
  return (
    message.version === before.message.version &&
    person.version === before.person.version &&
    person.email === before.person.email &&
    programme.version === before.programme.version
  );
}

async function handOver(
  { message, person, programme, pace, mime }: Ready,
  ports: SendPorts,
  now: Temporal.Instant,
): Promise<SendOutcome> {
  const attempt = ports.nonces.next();
  const claimed = await claim(message, attempt, { person, programme }, ports, now);
  if (!claimed) return "not-ours";
  if ("instead" in claimed) return putOff(message, claimed.instead, ports, now);
  const { mine } = claimed;
  const lane = laneOf(message);
  const until = mine.leaseUntil ?? mine.dueAt;
  const letter = { to: person.email, mime, message: message.id, attempt, class: message.class, lane, until };
  const outcome = await ports.mailer.send(letter);
  const became = await settle(mine, attempt, outcome, ports, now);
  const isNews = "error" in outcome || pace.paused[lane] !== undefined;
  if (isNews)
    await notePace(ports, (current) =>
      "error" in outcome ? afterError(current, outcome.error, lane, now) : afterSuccess(current, lane, now),
    );
  return became;
}

/**
 * Records what came of the attempt. That SES accepted it counts whenever it is heard, as an event of it would: also when
 * the message was given up as unclear meanwhile, or tried again. An event may have been quicker.
 */
function settle(
  mine: Message,
  attempt: string,
  outcome: Awaited<ReturnType<Ports["mailer"]["send"]>>,
  ports: SendPorts,
  now: Temporal.Instant,
) {
  return retried(async (): Promise<SendOutcome> => {
    const current = (await ports.store.get("message", mine.id)) ?? mine;
    if ("accepted" in outcome) {
      if (proves(attempt, current))
        await ports.store.commit([written(accepted(current, outcome.accepted, "answer", now), current, now)]);
      return "sent";
    }
    if (current.attempt === attempt && current.state === "SENDING")
      await ports.store.commit([written(failed(current, classify(outcome.error), now), current, now)]);
    return "failed";
  });
}
