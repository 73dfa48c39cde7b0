import type { Message } from "../domain/message.ts";

/**
 * Whether SES's word that it accepted an attempt, by its answer or by an event, makes this message SENT. Any attempt the
 * record knows of counts, also an earlier one: a message is accepted once one of its attempts was. A word on none of them
 * says nothing: it is of another message that had the same id, as after a removal.
 */
export function proves(attempt: string | undefined, message: Message): boolean {
  if (attempt === undefined || message.state === "SENT" || message.state === "FAILED") return false;
  return (
    message.attempt === attempt ||
    message.doubted === attempt ||
    message.history.some((step) => step.attempt === attempt)
  );
}
