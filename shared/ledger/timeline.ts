import type { Message, MessageStep } from "../domain/message.ts";
import type { Audit } from "../domain/operations.ts";

/** Whether SES has it: it certainly has not, nobody knows, it has. */
export type Taken = "no" | "unclear" | "yes";

/** One step of a mail's way, with everything that held from then on. */
export interface TimelineStep extends MessageStep {
  /** A coordinator's id where one decided; `ses` where it was its answer or its news; else `almanac`. */
  readonly by: string;
  /** Attempts SES may have accepted by then. */
  readonly attempts: number;
  readonly possibleDuplicate: boolean;
  /** When it was to leave. */
  readonly dueAt: string;
  readonly taken: Taken;
}

/** A mail's whole way, as its record and its audit tell it. */
export interface Timeline {
  readonly steps: readonly TimelineStep[];
  /** What followed from it elsewhere: an address that bounced, a complaint. */
  readonly news: readonly Audit[];
}

/**
 * Everything that happened to a message, from its own history and the audit alone: who is asked why a mail came, or
 * did not, needs no other record, and none that has changed since. `audits`: those about the message, and any others
 * that may name it.
 */
export function timelineOf(message: Message, audits: readonly Audit[]): Timeline {
  const dues = duesOf(message);
  const steps: TimelineStep[] = [];
  let [attempts, possibleDuplicate] = [0, false];
  for (const [index, step] of message.history.entries()) {
    attempts = step.attempts ?? attempts + countsAs(step);
    possibleDuplicate ||= isSecondTry(step) || (step.attempts ?? 0) > 1;
    const dueAt = dues[index] ?? message.dueAt;
    steps.push({
      ...step,
      by: decidedBy(step, audits),
      attempts,
      possibleDuplicate,
      dueAt,
      taken: taken(step, attempts),
    });
  }
  return { steps, news: audits.filter(({ reason }) => reason === message.id) };
}

/** A claim is an attempt; one that SES certainly refused was none. What else a step changes is told by itself. */
export function countsAs({ from, to }: MessageStep): -1 | 0 | 1 {
  if (to === "SENDING") return 1;
  return from === "SENDING" && (to === "RETRY" || to === "FAILED") ? -1 : 0;
}

/** Tried again though nobody knew what became of the attempt before; the journal may have known that it was none. */
function isSecondTry({ from, to, reason }: MessageStep): boolean {
  return to === "RETRY" && (from === "UNKNOWN" || from === "PARKED") && reason !== "not-in-ses";
}

function taken({ to }: MessageStep, attempts: number): Taken {
  if (to === "SENT") return "yes";
  return attempts > 0 ? "unclear" : "no";
}

/** Evidence comes from SES; a decision left an audit item in the same transaction, of the same instant and reason. */
function decidedBy({ at, from, to, reason }: MessageStep, audits: readonly Audit[]): string {
  const decision = audits.find((one) => one.did.startsWith("mail-") && one.at === at && one.reason === reason);
  if (decision) return decision.by;
  return to === "SENT" || (from === "SENDING" && to === "FAILED") ? "ses" : "almanac";
}

/** When it was to leave after each step: known for the last, and each move tells what was before it. */
function duesOf({ history, dueAt }: Message): string[] {
  const dues: string[] = [];
  let due = dueAt;
  for (const { dueBefore } of history.toReversed()) {
    dues.unshift(due);
    due = dueBefore ?? due;
  }
  return dues;
}
