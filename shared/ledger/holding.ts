import type { Temporal } from "temporal-polyfill";
import { heldByCoordinator, isHeld, type Message } from "../domain/message.ts";
import { instantText } from "../domain/time.ts";
import { isOver } from "./due.ts";
import { follow } from "./message-states.ts";
import { skipped } from "./protocol.ts";

/** Held by a coordinator: off the due index, so that nothing sends, moves or revives it until somebody decides. */
export function held(message: Message): Message {
  return follow(message, "PARKED", heldByCoordinator, {});
}

/**
 * Let go again. `planned` is what the year calls for now, where it knows of this message: its times count, or its reason
 * for silence. All else keeps its time if that is ahead, and otherwise leaves at once; what is over is skipped.
 */
export function released(message: Message, planned: Message | undefined, now: Temporal.Instant): Message {
  if (planned !== undefined && planned.state !== "PLANNED")
    return follow(message, planned.state === "SKIPPED" ? "SKIPPED" : "CANCELLED", planned.reason, {});
  const { wall, dueAt, expiresAt, about } = planned ?? message;
  if (isOver({ ...message, expiresAt }, now)) return skipped(message, "too-late");
  return follow(message, "PLANNED", "released", { wall, dueAt, expiresAt, about, nextActionAt: dueAt });
}

/** Nobody knows whether it arrived, and a coordinator would rather have it twice than not at all: one more attempt. */
export function onceMore(message: Message, now: Temporal.Instant): Message {
  if (isOver(message, now)) return skipped(message, "too-late");
  return follow(message, "RETRY", "once-more", { possibleDuplicate: true, nextActionAt: instantText(now) });
}

/** A coordinator decided that it shall not be sent, or not again. Planning does not bring it back. */
export function letBe(message: Message): Message {
  return skipped(message, isHeld(message) ? "left-unsent" : "left-unclear");
}
