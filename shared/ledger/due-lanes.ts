import { type Lane, laneOf, type Message } from "../domain/message.ts";

/**
 * The due index has three parts, so that a million prompts that are due at once hide nothing else: what is to leave by
 * each lane, and what was handed out and is not settled (a claim's lease, evidence that is waited for).
 */
export type DueLane = Lane | "open";
export const dueLanes = ["open", "interactive", "bulk"] as const satisfies readonly DueLane[];

/** The part in which a message that is not final stands. */
export function dueLane(message: Pick<Message, "state" | "class" | "kind">): DueLane {
  return message.state === "SENDING" || message.state === "UNKNOWN" ? "open" : laneOf(message);
}
