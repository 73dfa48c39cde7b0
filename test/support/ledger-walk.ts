import * as fc from "fast-check";
import type { Temporal } from "temporal-polyfill";
import type { Message } from "#shared/domain/message.ts";
import { onDue } from "#shared/ledger/due.ts";
import { classify } from "#shared/ledger/failures.ts";
import { isUnsent } from "#shared/ledger/message-states.ts";
import { accepted, claimed, failed, settled, skipped, unwritable } from "#shared/ledger/protocol.ts";
import { aLedgerEvent, type LedgerEvent } from "./arbitraries.ts";

/** Minutes apart: seconds, leases, evidence waits, days. */
const aPause = fc.constantFrom(0, 1, 3, 10, 15, 60, 24 * 60);
export const aLedgerWalk = fc.array(fc.record({ event: aLedgerEvent, minutes: aPause }), { maxLength: 40 });

/** One thing happens to a message, if it can happen to it now: what the use cases would write. */
export function step(message: Message, event: LedgerEvent, now: Temporal.Instant): Message {
  const { state } = message;
  switch (event.kind) {
    case "due":
      return onDue(message, now)?.next ?? message;
    case "claim":
      return isUnsent(state) ? claimed(message, `attempt-${now}`, now) : message;
    case "fail":
      return state === "SENDING" ? failed(message, classify(event.error), now) : message;
    case "accept":
      return state === "SENDING" || state === "UNKNOWN" ? accepted(message, "ses-1", "answer", now) : message;
    case "evidence": {
      const unclear = state === "SENDING" || state === "UNKNOWN" || state === "PARKED";
      const open = unclear || (isUnsent(state) && message.attempts > 0);
      return open ? accepted(message, "ses-1", "event", now) : message;
    }
    case "settle":
      return state === "UNKNOWN" ? settled(message, now) : message;
    case "skip":
      return isUnsent(state) ? skipped(message, "unsubscribed") : message;
    case "unwritable":
      return isUnsent(state) ? unwritable(message, "cannot-be-written") : message;
  }
}
