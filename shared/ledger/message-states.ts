import type { Message, MessageState } from "../domain/message.ts";

/**
 * Which state may follow which. Unsent, skipped and cancelled ones become SENT by late evidence of an earlier attempt alone,
 * all but the last also UNKNOWN by the journal alone, when the table was put back to before that attempt; what is PARKED
 * goes on by a coordinator's decision, or by evidence. Anything else is a defect, refused before it is written.
 */
export const successors = {
  PLANNED: ["PLANNED", "QUEUED", "SENDING", "UNKNOWN", "SENT", "PARKED", "SKIPPED", "CANCELLED", "FAILED"],
  QUEUED: ["QUEUED", "PLANNED", "SENDING", "UNKNOWN", "SENT", "RETRY", "PARKED", "SKIPPED", "CANCELLED", "FAILED"],
  RETRY: ["RETRY", "PLANNED", "QUEUED", "SENDING", "UNKNOWN", "SENT", "PARKED", "SKIPPED", "CANCELLED", "FAILED"],
  SENDING: ["SENT", "RETRY", "UNKNOWN", "FAILED"],
  UNKNOWN: ["UNKNOWN", "SENT", "RETRY", "PARKED"],
  SENT: [],
  PARKED: ["SENT", "UNKNOWN", "PLANNED", "RETRY", "SKIPPED", "CANCELLED"],
  FAILED: [],
  SKIPPED: ["PLANNED", "UNKNOWN", "SENT"],
  CANCELLED: ["PLANNED", "UNKNOWN", "SENT"],
} as const satisfies Record<MessageState, readonly MessageState[]>;

const final: readonly MessageState[] = ["SENT", "PARKED", "FAILED", "SKIPPED", "CANCELLED"];

/** Nothing more happens by itself: not in the due index. */
export function isFinal(state: MessageState): boolean {
  return final.includes(state);
}

/** Nothing has been handed to SES yet, so plans may still move or cancel it. */
export function isUnsent(state: MessageState): boolean {
  return state === "PLANNED" || state === "QUEUED" || state === "RETRY";
}

/** A message in its next state. Final exactly when it leaves the due index; throws on a step that is not legal. */
export function follow(message: Message, state: MessageState, reason: string, change: Partial<Message>): Message {
  const legal: readonly MessageState[] = successors[message.state];
  if (!legal.includes(state)) throw new Error(`A message cannot go from ${message.state} to ${state}`);
  const next: Message = { ...message, ...change, state, reason };
  if (isFinal(state)) next.nextActionAt = undefined;
  if (isFinal(state) !== (next.nextActionAt === undefined))
    throw new Error(`${state} without a next action would be lost`);
  return next;
}
