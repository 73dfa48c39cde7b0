import type { Temporal } from "temporal-polyfill";
import type { JournalEntry, MessageEntry } from "../domain/journal.ts";
import type { Message } from "../domain/message.ts";
import type { RecordKind, RecordOf } from "../domain/records.ts";
import { instantText } from "../domain/time.ts";
import { follow, isFinal } from "./message-states.ts";
import { accepted, unclear } from "./protocol.ts";

/*
 * What a line promises. The journal outlives the table, so a table that is put back finds in it what happened since.
 * - `attempts` of a message's line is how many attempts SES may have accepted by then, whatever became of the latest one:
 *   no claim goes through that does not count more than that, and none at all once the line says `sent`.
 * - `taken` says that SES may have the latest attempt, `not-taken` that it certainly has not: that one is not in `attempts`.
 * - A table's line says which table mail leaves from. In any other one mail rests until the replay has brought it in line.
 * A line is written in the transaction of what it tells of, so neither is ever true without the other.
 */

/** Days a line is kept: longer than the 35 days a table can be put back. */
const keptDays = 45;

/** A record about to be written. */
type Written = { [Kind in RecordKind]: { readonly kind: Kind; readonly put: RecordOf<Kind> } }[RecordKind];

/**
 * The line that belongs to a record about to be written, if one does. Every store derives it from every write, so that no
 * use case can forget it. Two lines' writes a message: at its claim, and when it is known what became of it.
 */
export function journalOf({ kind, put }: Written): JournalEntry | undefined {
  switch (kind) {
    case "message":
      return lineOf(put);
    case "erasure":
      return { of: "erasure", id: put.id, at: put.requestedAt, ttl: expiry(put.requestedAt) };
    case "brake":
      return put.armedFor === "" ? undefined : { of: "table", id: "table", table: put.armedFor, at: put.changedAt };
    default:
      return undefined;
  }
}

/** What its latest step says of an attempt. Doubt about one adds nothing: the line of its claim says as much. */
function lineOf(message: Message): MessageEntry | undefined {
  const { id, attempt, attempts, sesMessageId, history } = message;
  const step = history.at(-1);
  if (step === undefined || attempt === undefined) return undefined;
  const state = stateAfter(step);
  if (state === undefined) return undefined;
  const doubted = doubtedBefore(message);
  return { of: "message", id, state, attempt, doubted, attempts, sesMessageId, at: step.at, ttl: expiry(step.at) };
}

/** Of the attempts before the latest, the last that SES may have accepted: news of it proves as much. */
function doubtedBefore({ doubted, history }: Message): string | undefined {
  let before = doubted;
  let latest: string | undefined;
  for (const { from, to, attempt, reason } of history) {
    if (attempt !== undefined) [before, latest] = [latest ?? before, attempt];
    const refused = (from === "SENDING" && (to === "RETRY" || to === "FAILED")) || reason === "not-in-ses";
    if (refused) latest = undefined;
  }
  return before;
}

function stateAfter({ from, to }: Message["history"][number]): MessageEntry["state"] | undefined {
  if (to === "SENDING") return "taken";
  if (to === "SENT") return "sent";
  return from === "SENDING" && (to === "RETRY" || to === "FAILED") ? "not-taken" : undefined;
}

function expiry(at: string): number {
  return Math.floor(Date.parse(at) / 1000) + 86_400 * keptDays;
}

/**
 * Whether a claim's line may replace the one that is there. Not where that one knows of an acceptance, or of as many
 * attempts by others: then the message is older than the journal, in a table that was put back, and would be doubled.
 */
export function mayReplace(claim: MessageEntry, known: MessageEntry | undefined): boolean {
  if (claim.state !== "taken" || known === undefined) return true;
  if (known.state === "sent") return false;
  return known.attempt === claim.attempt || known.attempts < claim.attempts;
}

/** Whether an attempt is one of those that a line counts: SES may have it. */
export function counts(line: MessageEntry, attempt: string): boolean {
  return (line.attempt === attempt && line.state !== "not-taken") || line.doubted === attempt;
}

/**
 * A message of a table that was put back, in line with what the journal knows. A line is never older than the message, so
 * what it says of attempts is so:
 * - `sent`: it is SENT, whatever it was put back to. FAILED alone stays: nothing can have followed it.
 * - Attempts that it does not count are taken over, and it is UNKNOWN: evidence still settles it, and without any it goes
 *   on by the policy of its class. So do one that was held or unclear, and one skipped or taken back: somebody let it go
 *   again, or the year called for it again, before that attempt was made.
 *   Not one put aside, skipped or taken back after that attempt: that was decided in this table, knowing what is known.
 * - It counts one that SES refused, and nobody has given up on it: it is tried again.
 * Undefined: they agree.
 */
export function inLine(message: Message, known: MessageEntry, now: Temporal.Instant): Message | undefined {
  const { attempt, attempts, doubted = message.doubted, sesMessageId, state } = known;
  if (message.state === "SENT" || message.state === "FAILED") return undefined;
  // Whoever made a second attempt, in the table that is gone, knew that it may double the first.
  const told = { ...message, attempt, attempts, doubted, possibleDuplicate: message.possibleDuplicate || attempts > 1 };
  if (state === "sent") return accepted(told, sesMessageId ?? "", "journal", now);
  if (isFinal(message.state) && (message.history.at(-1)?.at ?? "") > known.at) return undefined;
  if (state === "taken") {
    const isSame = message.attempt === attempt;
    const isCounted = message.attempts > attempts || (isSame && message.attempts === attempts);
    return isCounted ? undefined : unclear(told, "in-journal", now);
  }
  // The latest was refused: what is in doubt is the one before it.
  if (message.attempts < attempts) return unclear({ ...told, attempt: doubted ?? attempt }, "in-journal", now);
  const isOpen = message.state === "SENDING" || message.state === "UNKNOWN";
  if (message.attempts === attempts || !isOpen) return undefined;
  const next = { attempt, attempts, leaseUntil: undefined, nextActionAt: instantText(now) };
  return follow(message, "RETRY", "not-in-ses", next);
}
