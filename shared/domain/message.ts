import * as z from "zod";
import { DateText, InstantText, TimeText, Zone } from "./time.ts";

/** Every kind of mail there is. */
export const messageKinds = [
  "confirm",
  "already-joined",
  "confirm-address",
  "address-changing",
  "my-page",
  "mentor-approved",
  "proposal-mentor",
  "proposal-mentee",
  "proposal-reminder",
  "choosing",
  "offer",
  "request-closed",
  "in-line",
  "still-together",
  "introduction",
  "group-introduction",
  "invitation",
  "prompt",
  "meeting-changed",
  "still-there",
  "talk-times",
  "talk-invitation",
  "talk-check",
  "mentorship-ended",
  "again-mentor",
  "going-on",
  "a-year-later",
  "concern-raised",
  "announcement",
] as const;
export const MessageKind = z.enum(messageKinds);
export type MessageKind = z.infer<typeof MessageKind>;

/**
 * `prompt`: has a window and an expiry; losing one is worse than a rare double. `interactive`: someone waits for it.
 * `one-shot`: never tried again when it is unclear whether SES took it.
 */
export const MessageClass = z.enum(["prompt", "interactive", "one-shot"]);
export type MessageClass = z.infer<typeof MessageClass>;

/** The two ways to SES: what somebody waits for does not stand behind a thousand prompts. */
export const Lane = z.enum(["interactive", "bulk"]);
export type Lane = z.infer<typeof Lane>;

/** What goes out to many at once: a round of thousands must not keep somebody who just signed up waiting. */
const mass: readonly string[] = [
  "proposal-mentor",
  "proposal-mentee",
  "proposal-reminder",
  "choosing",
  "offer",
  "request-closed",
  "in-line",
  "still-together",
  "invitation",
  "still-there",
  "mentorship-ended",
  "again-mentor",
  "going-on",
  "a-year-later",
  "announcement",
] satisfies MessageKind[];

/** The lane a message leaves by. */
export function laneOf(message: { readonly class: MessageClass; readonly kind: string }): Lane {
  return message.class === "prompt" || mass.includes(message.kind) ? "bulk" : "interactive";
}

export const messageStates = [
  "PLANNED",
  "QUEUED",
  "SENDING",
  "RETRY",
  "UNKNOWN",
  "SENT",
  "PARKED",
  "FAILED",
  "SKIPPED",
  "CANCELLED",
] as const;
export const MessageState = z.enum(messageStates);
export type MessageState = z.infer<typeof MessageState>;

/** A line of a message's history. */
export const MessageStep = z.object({
  at: InstantText,
  from: MessageState.optional(),
  to: MessageState,
  reason: z.string(),
  /** When it was to leave until then; only where this step changed that. */
  dueBefore: InstantText.optional(),
  /** Attempts that count from then on; only where the journal of a table that was put back knew of others. */
  attempts: z.number().int().optional(),
  /** The attempt that the record names from then on; only where this step changed that. */
  attempt: z.string().optional(),
});
export type MessageStep = z.infer<typeof MessageStep>;

/** One e-mail to one person for one touchpoint or transaction. Carries no address and no words: both are read when it is sent. */
export const Message = z.object({
  id: z.string(),
  version: z.number().int(),
  person: z.string(),
  programme: z.string(),
  kind: MessageKind,
  class: MessageClass,
  /** What it is about: a touchpoint's key, or the id of a proposal, mentorship, sign-up. */
  subject: z.string(),
  occurrence: z.string(),
  /** Records it names together: the proposals of one mail to a mentor. Empty where the subject says it all. */
  about: z.array(z.string()),
  state: MessageState,
  /** Why it is in this state, as a message key. */
  reason: z.string(),
  /** When a prompt is meant to arrive: wall time where the person lives, with the tz database it was resolved by. Absent: at once. */
  wall: z.object({ date: DateText, time: TimeText, zone: Zone, tz: z.string(), windowEnds: InstantText }).optional(),
  dueAt: InstantText,
  expiresAt: InstantText,
  /** When something must be done about it next. Absent exactly when the state is final: that is what takes it off the due index. */
  nextActionAt: InstantText.optional(),
  /** Attempts SES may have accepted. More than two only where a coordinator asked for one more. */
  attempts: z.number().int(),
  attempt: z.string().optional(),
  /** An attempt before that one which SES may have accepted too; only where the journal knew of it and the history does not. */
  doubted: z.string().optional(),
  leaseUntil: InstantText.optional(),
  possibleDuplicate: z.boolean(),
  sesMessageId: z.string().optional(),
  sentAt: InstantText.optional(),
  /** When SES said that it does not deliver what it had accepted. It stays SENT: as it is it would be refused again. */
  refusedAt: InstantText.optional(),
  createdAt: InstantText,
  /** Everything that happened to it, the oldest first: in the record itself, so that no state can be written without its line. */
  history: z.array(MessageStep),
});
export type Message = z.infer<typeof Message>;

/** The state a message is listed under. One that SES took and did not deliver has a list of its own, for a person to see. */
export function messageLabel({ state, refusedAt }: Pick<Message, "state" | "refusedAt">): MessageState | "REFUSED" {
  return refusedAt === undefined ? state : "REFUSED";
}

/** Why a message is PARKED that nobody sent: a coordinator holds it. */
export const heldByCoordinator = "held-by-coordinator";

/** Somebody's safety hangs on these: a concern for the safe contact, and word to an address that it is being replaced. */
const mustLeave: readonly string[] = ["concern-raised", "address-changing"] satisfies MessageKind[];

/** Whether coordinators may keep mail of a kind from being sent. */
export function mayBeKept({ kind }: { readonly kind: string }): boolean {
  return !mustLeave.includes(kind);
}

/** Held before anything was sent; every other PARKED message may have arrived. */
export function isHeld({ state, reason }: Pick<Message, "state" | "reason">): boolean {
  return state === "PARKED" && reason === heldByCoordinator;
}
