import type { Temporal } from "temporal-polyfill";
import type { Message } from "../domain/message.ts";
import { instantText } from "../domain/time.ts";
import { queued, skipped, unclear } from "./protocol.ts";

/** What dispatch does with a message whose time has come: the message as it then is, and whether the queue gets a hint. */
export interface DueStep {
  readonly next: Message;
  readonly hint: boolean;
}

/** Decides it. `undefined`: nothing to do now (not yet due, already final, or reconcile's to settle). */
export function onDue(message: Message, now: Temporal.Instant): DueStep | undefined {
  if (message.nextActionAt === undefined || message.nextActionAt > instantText(now)) return undefined;
  switch (message.state) {
    case "PLANNED":
    case "QUEUED":
    case "RETRY":
      if (isOver(message, now)) return { next: skipped(message, "too-late"), hint: false };
      return { next: queued(message, now), hint: true };
    case "SENDING":
      return { next: unclear(message, "lease-ended", now), hint: false };
    case "UNKNOWN":
    case "SENT":
    case "PARKED":
    case "FAILED":
    case "SKIPPED":
    case "CANCELLED":
      return undefined;
  }
}

/** Past its expiry: what it prepares for is over, or nobody waits any more. */
export function isOver(message: Message, now: Temporal.Instant): boolean {
  return instantText(now) >= message.expiresAt;
}
