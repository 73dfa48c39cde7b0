import { isHeld, type Message, type MessageState } from "#shared/domain/message.ts";

/** A stored message that must be rewritten, and what that means. */
export interface MessageChange {
  readonly what: "moved" | "updated" | "cancelled" | "skipped" | "revived";
  readonly was: Message;
  readonly is: Message;
}

/** What has to be written so that the ledger holds what is planned. */
export interface LedgerChanges {
  readonly create: readonly Message[];
  readonly change: readonly MessageChange[];
}

const unsent: readonly MessageState[] = ["PLANNED", "QUEUED", "RETRY"];
const left: readonly MessageState[] = ["SENDING", "UNKNOWN", "SENT", "PARKED", "FAILED"];

/** Whether a message was sent, may have been, or never will be: what it told of is history. What is held has told nothing. */
export function hasLeft(message: Message): boolean {
  return message.attempts > 0 || (left.includes(message.state) && !isHeld(message));
}

/**
 * Compares one person's prompts of one programme with those planned now. Unsent ones are moved, cancelled or skipped;
 * cancelled ones, and those skipped because they had expired, are revived when there is time again. All else is left
 * alone, so that doing it twice changes nothing. Versions are carried over, not raised.
 */
export function reconcileMessages(existing: readonly Message[], desired: readonly Message[]): LedgerChanges {
  const prompts = existing.filter(({ kind }) => kind === "prompt");
  const stored = new Map(prompts.map((message) => [message.id, message]));
  const planned = new Set(desired.map(({ id }) => id));
  const orphans = prompts.filter((message) => !planned.has(message.id) && isUnsent(message));
  return {
    create: desired.filter(({ id, state }) => !stored.has(id) && state !== "CANCELLED"),
    change: [
      ...desired.flatMap((is) => changeOf(stored.get(is.id), is) ?? []),
      ...orphans.map((was) => ended(was, "CANCELLED", "no-longer-applies")),
    ],
  };
}

function changeOf(was: Message | undefined, is: Message): MessageChange | undefined {
  if (!was) return undefined;
  if (isUnsent(was)) return is.state === "PLANNED" ? updated(was, is) : ended(was, is.state, is.reason);
  return mayReturn(was, is) && is.state === "PLANNED" ? { what: "revived", was, is: plannedAgain(was, is) } : undefined;
}

/** What was left out for want of time comes back when there is time again; by the week's cap only if it may now come later. */
function mayReturn({ state, reason, expiresAt }: Message, is: Message): boolean {
  if (state !== "SKIPPED") return state === "CANCELLED";
  return reason === "too-late" || (reason === "weekly-cap" && is.expiresAt > expiresAt);
}

function updated(was: Message, is: Message): MessageChange | undefined {
  if (waitsItsTurn(was, is)) return changedOnly(was, is);
  if (!sameTimes(was, is)) return { what: "moved", was, is: plannedAgain(was, is) };
  const sameTopic = was.about.join() === is.about.join();
  return sameTopic ? undefined : { what: "updated", was, is: { ...was, about: is.about } };
}

/**
 * What waits by the cap of its person's week stays where it is: the plan knows no cap, and would pull it back each night.
 * Only what it moves later still, or what somebody's move to another zone brings, counts.
 */
function waitsItsTurn(was: Message, is: Message): boolean {
  const waits = was.history.findLast(({ to }) => to === "PLANNED")?.reason === "weekly-cap";
  return waits && is.dueAt <= was.dueAt && is.wall?.zone === was.wall?.zone;
}

/** Its time stays, its topics and its end are the plan's. */
function changedOnly(was: Message, is: Message): MessageChange | undefined {
  const { about, expiresAt } = is;
  const same = was.about.join() === about.join() && was.expiresAt === expiresAt;
  return same ? undefined : { what: "updated", was, is: { ...was, about, expiresAt } };
}

function isUnsent({ state }: Message): boolean {
  return unsent.includes(state);
}

function sameTimes(was: Message, is: Message): boolean {
  return (
    was.dueAt === is.dueAt &&
    was.expiresAt === is.expiresAt &&
    was.wall?.zone === is.wall?.zone &&
    was.wall?.tz === is.wall?.tz &&
    was.wall?.windowEnds === is.wall?.windowEnds
  );
}

/** Keeps what is known of earlier attempts; only the times and the state are new. */
function plannedAgain(was: Message, { wall, dueAt, expiresAt, about }: Message): Message {
  const times = { dueAt, expiresAt, nextActionAt: dueAt };
  return { ...was, about, ...times, ...(wall && { wall }), state: "PLANNED", reason: "planned" };
}

/** Final: without a next action it leaves the due index. */
function ended(was: Message, state: MessageState, reason: string): MessageChange {
  const { nextActionAt: _, ...rest } = was;
  return { what: state === "SKIPPED" ? "skipped" : "cancelled", was, is: { ...rest, state, reason } };
}
