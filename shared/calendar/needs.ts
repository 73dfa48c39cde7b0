import type { Temporal } from "temporal-polyfill";
import type { Message } from "#shared/domain/message.ts";
import type { Need } from "#shared/domain/need.ts";
import { instantText } from "#shared/domain/time.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";

/** Days after which what somebody needed then is no longer said of them now. */
const needDays = 180;

/** What a mentee needs now, and when they said so. */
export interface SaidNeed {
  readonly need: Need;
  readonly at: string;
}

/**
 * What a mentee's mentor may know they need: what they said last, unless the two have talked since. What was said
 * before a mentorship began is not this mentor's to hear. `since` is the day it began.
 */
export function saidNeed(
  touchpoints: readonly Touchpoint[],
  since: string,
  now: Temporal.Instant,
): SaidNeed | undefined {
  const oldest = instantText(now.subtract({ hours: 24 * needDays }));
  const answered = touchpoints
    .filter(({ state, need }) => state === "done" || (state === "swapped" && need !== undefined))
    .flatMap(({ state, answeredAt, need }) => (answeredAt === undefined ? [] : [{ state, at: answeredAt, need }]))
    .sort((one, other) => (one.at < other.at ? -1 : 1));
  const last = answered.at(-1);
  if (last?.state !== "swapped" || last.need === undefined || last.at < since || last.at < oldest) return undefined;
  return { need: last.need, at: last.at };
}

/**
 * Whether another mail to the same mentor has told it, or is about to: the first that leaves after it was said tells
 * it, and no other. A mail that is tried again says again what it said.
 */
export function isTold(said: SaidNeed, message: Message, others: readonly Message[]): boolean {
  const mine = leaving(message, said.at);
  return others.some((other) => {
    const theirs = other.id === message.id || other.state === "FAILED" ? undefined : leaving(other, said.at);
    return theirs !== undefined && (mine === undefined || theirs <= mine);
  });
}

/** When a message was first handed over, from some instant on; undefined while it was not. */
function leaving({ history }: Message, from: string): string | undefined {
  return history.find(({ to, at }) => to === "SENDING" && at >= from)?.at;
}
