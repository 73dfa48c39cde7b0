import type { Temporal } from "temporal-polyfill";
import type { Message, MessageState } from "#shared/domain/message.ts";
import { successors } from "#shared/ledger/message-states.ts";
import { type Timeline, type TimelineStep, timelineOf } from "#shared/ledger/timeline.ts";

/** What a timeline can be wrong in. */
export type Contradiction =
  | "no-steps"
  | "missing-step"
  | "broken-chain"
  | "illegal-step"
  | "other-state"
  | "other-attempts"
  | "other-due"
  | "hidden-double"
  | "sent-at"
  | "sent-but-not-accepted"
  | "accepted-but-not-told"
  | "more-than-tried"
  | "before-its-attempt";

/**
 * Whether a message's timeline tells what was: its steps hang together and lead to the record, and what SES accepted is
 * what they say. `accepted`: the instants at which SES took this message, as it knows them itself; `skew`: by how many
 * seconds the clocks that wrote the steps may have been wrong.
 */
export function agrees(message: Message, accepted: readonly Temporal.Instant[], skew = 0): boolean {
  return contradictions(message, accepted, skew).length === 0;
}

/** The same, saying where it does not. */
export function contradictions(message: Message, accepted: readonly Temporal.Instant[], skew = 0): Contradiction[] {
  const timeline = timelineOf(message, []);
  const last = timeline.steps.at(-1);
  if (last === undefined) return ["no-steps"];
  const found = new Set([
    ...inItself(timeline),
    ...withRecord(last, message),
    ...withSes(timeline, last, accepted, skew),
  ]);
  return [...found];
}

/** Each step begins where the one before ended, and none is of a kind that cannot happen. */
function inItself({ steps }: Timeline): Contradiction[] {
  return steps.flatMap(({ from, to }, index): Contradiction[] => {
    if (from !== steps[index - 1]?.to) return ["broken-chain"];
    // Said here as well: a table of steps that lets mail leave its end would not notice itself.
    if (from === "SENT" || from === "FAILED") return ["illegal-step"];
    const legal: readonly MessageState[] = from === undefined ? births : successors[from];
    return legal.includes(to) ? [] : ["illegal-step"];
  });
}

/** What a message may begin as: planned, or planned too late. */
const births: readonly MessageState[] = ["PLANNED", "SKIPPED"];

function withRecord(last: TimelineStep, message: Message): Contradiction[] {
  const found: Contradiction[] = [];
  // Every write raises the version by one, and none is without its step.
  if (message.version !== message.history.length) found.push("missing-step");
  if (last.to !== message.state || last.reason !== message.reason) found.push("other-state");
  if (last.attempts !== message.attempts) found.push("other-attempts");
  if (last.dueAt !== message.dueAt) found.push("other-due");
  if (last.possibleDuplicate !== message.possibleDuplicate) found.push("hidden-double");
  if (message.state === "SENT" && message.sentAt !== last.at) found.push("sent-at");
  return found;
}

/** A mail that is told as sent was accepted, one told as never handed over was not, and a second one is said to be possible. */
function withSes(
  { steps }: Timeline,
  last: TimelineStep,
  accepted: readonly Temporal.Instant[],
  skew: number,
): Contradiction[] {
  const found: Contradiction[] = [];
  if (last.taken === "yes" && accepted.length === 0) found.push("sent-but-not-accepted");
  if (last.taken === "no" && accepted.length > 0) found.push("accepted-but-not-told");
  if (accepted.length > last.attempts) found.push("more-than-tried");
  if (accepted.length > 1 && !last.possibleDuplicate) found.push("hidden-double");
  const claims = claimsOf(steps);
  const times = accepted.map(({ epochMilliseconds }) => epochMilliseconds).sort((one, other) => one - other);
  if (times.some((time, index) => time + skew * 1000 < (claims[index] ?? 0))) found.push("before-its-attempt");
  return found;
}

/** When each attempt began that SES may have accepted. */
function claimsOf(steps: readonly TimelineStep[]): number[] {
  const claims: number[] = [];
  for (const { at, attempts, reason } of steps) {
    // Attempts of a table that is gone: the journal counts them, and nobody knows any more when they began.
    const fromJournal = reason === "in-journal" || reason === "accepted-by-journal";
    while (attempts > claims.length) claims.push(fromJournal ? 0 : Date.parse(at));
    while (claims.length > Math.max(0, attempts)) claims.pop();
  }
  return claims;
}
