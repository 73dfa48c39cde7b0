import type { Temporal } from "temporal-polyfill";
import { derivedId } from "../../domain/ids.ts";
import type { Message, MessageClass, MessageKind, MessageStep } from "../../domain/message.ts";
import { instantText, plusHours } from "../../domain/time.ts";
import { countsAs } from "../../ledger/timeline.ts";
import type { Put } from "../ports.ts";

export interface NewMessage {
  readonly person: string;
  readonly programme: string;
  readonly kind: MessageKind;
  readonly class?: MessageClass;
  readonly subject: string;
  readonly occurrence: string;
  readonly about?: readonly string[];
  /** Hours until nobody waits for it any more. */
  readonly livesHours: number;
}

/** The one id a message can have: asking for the same thing twice finds the first. */
export function messageId({ person, programme, subject, occurrence, kind }: Omit<NewMessage, "livesHours">): string {
  return derivedId("msg", person, programme, subject, occurrence, kind);
}

/** A message to be sent at once. The same request makes the same message. */
export function newMessage(request: NewMessage, now: Temporal.Instant): Message {
  const { person, programme, kind, subject, occurrence } = request;
  const at = instantText(now);
  return {
    id: messageId(request),
    version: 0,
    person,
    programme,
    kind,
    class: request.class ?? "interactive",
    subject,
    occurrence,
    about: [...(request.about ?? [])],
    state: "PLANNED",
    reason: "requested",
    dueAt: at,
    expiresAt: instantText(plusHours(now, request.livesHours)),
    nextActionAt: at,
    attempts: 0,
    possibleDuplicate: false,
    createdAt: at,
    history: [],
  };
}

/** A message's next state with the line of its history that tells of it. */
export function written(next: Message, before: Message | undefined, now: Temporal.Instant): Put {
  const step: MessageStep = { at: instantText(now), from: before?.state, to: next.state, reason: next.reason };
  if (before !== undefined && before.dueAt !== next.dueAt) step.dueBefore = before.dueAt;
  if (next.attempts !== (before?.attempts ?? 0) + countsAs(step)) step.attempts = next.attempts;
  if (before?.attempt !== next.attempt) step.attempt = next.attempt;
  return { kind: "message", put: { ...next, history: [...next.history, step] } };
}
