import type { KeyDate } from "#shared/domain/key-date.ts";
import { isHeld, type Message } from "#shared/domain/message.ts";
import type { Playbook, TouchpointRule } from "#shared/domain/playbook.ts";
import { hasLeft, type LedgerChanges } from "./reconcile-messages.ts";

/** Key dates with one of them as it would be. */
export function withKeyDate(keyDates: readonly KeyDate[], changed: KeyDate): KeyDate[] {
  return [...keyDates.filter(({ id }) => id !== changed.id), changed];
}

/** Touchpoints whose day, end, or meeting hangs on this key date. */
export function hangingOn(name: string, { touchpoints }: Pick<Playbook, "touchpoints">): string[] {
  return touchpoints.filter((rule) => datesOf(rule).includes(name)).map(({ key }) => key);
}

function datesOf({ at, noLaterThan, expires, meeting }: TouchpointRule): string[] {
  const all = [at, ...noLaterThan, expires, ...(meeting ? [meeting.on] : [])];
  return all.flatMap(({ from }) => (from.kind === "keyDate" ? [from.name] : []));
}

/**
 * What a person would get differently: `moved` to another day, `changed` in what it says or how long it counts, `gone`,
 * `late` (would come too late, and is left out), `new`; and what stays for all that: `sent` already, or `held`.
 */
export type Difference = "moved" | "changed" | "gone" | "late" | "new" | "news" | "sent" | "held";

/** One mail that would differ, or stays where one might think it differed. Days are those of the recipient. */
export interface MailDifference {
  readonly says: Difference;
  readonly message: string;
  readonly person: string;
  readonly prompt: string;
  readonly from: string;
  readonly to: string;
  /** Why it falls away, as a message key. */
  readonly reason: string;
}

interface Compared {
  readonly existing: readonly Message[];
  readonly desired: readonly Message[];
  readonly changes: LedgerChanges;
  /** Ids of touchpoints that change in any way. */
  readonly touched: ReadonlySet<string>;
  /** Keys of the touchpoints that hang on what is changed. */
  readonly hanging: readonly string[];
}

/** One person's differences, and how many of their prompts ahead stay as they are. */
export function mailDifferences(compared: Compared): { differences: MailDifference[]; unchanged: number } {
  const { existing, desired, changes, touched, hanging } = compared;
  const wanted = new Map(desired.map((message) => [message.id, message]));
  const differences = [
    ...changes.create.map((is) => difference(is.state === "PLANNED" ? "new" : "late", undefined, is)),
    ...changes.change.map(({ what, was, is }) => {
      if (what === "cancelled" || what === "skipped") return difference("gone", was, is);
      if (what === "revived") return difference("new", undefined, is);
      return difference(dayOf(was) === dayOf(is) ? "changed" : "moved", was, is);
    }),
  ];
  const known = new Set(differences.map(({ message }) => message));
  const rest = existing.filter(({ id }) => !known.has(id));
  let unchanged = 0;
  for (const was of rest) {
    const is = wanted.get(was.id);
    if (hasLeft(was)) {
      if (hanging.includes(was.subject) && was.sentAt !== undefined) differences.push(difference("sent", was, was));
    } else if (isHeld(was)) {
      if (is && (is.state !== "PLANNED" || is.dueAt !== was.dueAt)) differences.push(difference("held", was, is));
    } else if (was.nextActionAt !== undefined) {
      if (was.about.some((id) => touched.has(id))) differences.push(difference("changed", was, was));
      else unchanged++;
    }
  }
  return { differences, unchanged };
}

/** A mail of its own that tells of a meeting that changes. */
export function newsDifference(message: Message): MailDifference {
  return { ...difference("news", undefined, message), prompt: message.kind };
}

function difference(says: Difference, was: Message | undefined, is: Message): MailDifference {
  const { id: message, person, subject: prompt, reason } = is;
  return { says, message, person, prompt, from: was ? dayOf(was) : "", to: dayOf(is), reason };
}

/** The day it arrives where the recipient lives. */
function dayOf({ wall, dueAt }: Message): string {
  return wall?.date ?? dueAt.slice(0, 10);
}
