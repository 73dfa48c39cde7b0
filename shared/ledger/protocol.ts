import type { Temporal } from "temporal-polyfill";
import { spread } from "../domain/ids.ts";
import type { Message } from "../domain/message.ts";
import { instantOf, instantText, plusHours } from "../domain/time.ts";
import type { Failure } from "./failures.ts";
import { follow } from "./message-states.ts";

/** Minutes. The queue's own visibility timeout is six; a hint that got lost is given again after ten. */
const queueLease = 10;
/** Minutes. A send function lives at most one; three leave room for a slow clock. */
const sendLease = 3;
/** Minutes. SES events arrive within seconds; a quarter of an hour without one is silence. */
const evidenceWait = 15;
/** Attempts that SES may have accepted: never a third. */
const mostAttempts = 2;

/** The reason a message is SENT, by what proves it. */
const acceptance = { answer: "accepted", event: "accepted-by-event", journal: "accepted-by-journal" } as const;

const minutesAfter = (now: Temporal.Instant, minutes: number) => instantText(plusHours(now, minutes / 60));

/** Handed to the queue, or handed again because nothing came of the last hint. */
export function queued(message: Message, now: Temporal.Instant): Message {
  return follow(message, "QUEUED", "due", { nextActionAt: minutesAfter(now, queueLease) });
}

/** Claimed for one attempt. From here on SES may have it. */
export function claimed(message: Message, attempt: string, now: Temporal.Instant): Message {
  const leaseUntil = minutesAfter(now, sendLease);
  return follow(message, "SENDING", "claimed", {
    attempt,
    attempts: message.attempts + 1,
    leaseUntil,
    nextActionAt: leaseUntil,
  });
}

/** SES took it: by its answer, by an event that names the attempt, or by the journal of a table that was put back. */
export function accepted(
  message: Message,
  sesMessageId: string,
  evidence: keyof typeof acceptance,
  now: Temporal.Instant,
): Message {
  return follow(message, "SENT", acceptance[evidence], {
    sesMessageId,
    sentAt: instantText(now),
    leaseUntil: undefined,
  });
}

/** What a failed attempt means for the message. An attempt SES certainly refused does not count as one. */
export function failed(message: Message, failure: Failure, now: Temporal.Instant): Message {
  const uncounted = { attempts: message.attempts - 1, leaseUntil: undefined };
  switch (failure.kind) {
    case "refused":
      return follow(message, "FAILED", failure.reason, uncounted);
    case "later": {
      // Spread the return, so that a throttled crowd does not come back as one.
      const jitter = spread(`${message.id}.${message.version}`, 60) / 60;
      return follow(message, "RETRY", failure.reason, {
        ...uncounted,
        nextActionAt: minutesAfter(now, failure.minutes + jitter),
      });
    }
    case "unclear":
      return unclear(message, failure.reason, now);
  }
}

/** Nobody knows whether SES has it: wait for its events, never send straight again. */
export function unclear(message: Message, reason: string, now: Temporal.Instant): Message {
  const nextActionAt = minutesAfter(latest(message, now), evidenceWait);
  return follow(message, "UNKNOWN", reason, { nextActionAt, leaseUntil: undefined });
}

/** Now, or the last that the record knows of: for a machine whose clock was set back, the wait would be over as it begins. */
function latest({ history }: Message, now: Temporal.Instant): Temporal.Instant {
  return instantOf(history.reduce((last, { at }) => (at > last ? at : last), instantText(now)));
}

/** No evidence came. A prompt is tried once more, marked; anything else, or a second silence, waits for a person. */
export function settled(message: Message, now: Temporal.Instant): Message {
  if (message.class === "prompt" && message.attempts < mostAttempts) {
    return follow(message, "RETRY", "no-evidence", { possibleDuplicate: true, nextActionAt: instantText(now) });
  }
  return follow(message, "PARKED", "no-evidence", {});
}

/** Not sent, for a reason people can read. */
export function skipped(message: Message, reason: string): Message {
  return follow(message, "SKIPPED", reason, {});
}

/** Could not be written; a person must look. */
export function unwritable(message: Message, reason: string): Message {
  return follow(message, "FAILED", reason, {});
}
