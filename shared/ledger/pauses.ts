import type { Temporal } from "temporal-polyfill";
import { Lane } from "../domain/message.ts";
import { type Pace, PauseReason, type Tally } from "../domain/pace.ts";
import { instantOf, instantText } from "../domain/time.ts";
import { classify, type SendError } from "./failures.ts";
import { leftToday, slower } from "./pace.ts";

/** Minutes of one pause at most; then a few messages find out. */
const longest = 10;
/** Messages of a lane that find out whether SES takes mail again. */
const probes = 3;

/** How much must have come back before a share says anything: the part of what was sent, and so many at least. */
const limits = { bounces: { part: 0.05, least: 10 }, complaints: { part: 0.001, least: 3 } } as const;
/** Days of sending that are judged together. */
const judged = 7;

/** What SES counted in a quarter of an hour. */
export interface Slice extends Tally {
  readonly at: string;
}

/**
 * What an error of SES says about everything that is still to leave, not only about the message that met it. "Too fast"
 * halves the rate; "no more today", a paused account, a sender or credentials that are not accepted pause both lanes;
 * what concerns one configuration set pauses the lane that uses it. The same record where it says nothing.
 */
export function afterError(pace: Pace, error: SendError, lane: Lane, now: Temporal.Instant): Pace {
  const failure = classify(error);
  if (failure.kind !== "later") return pace;
  if (failure.reason === "throttled") return slower(pace, now);
  const known = PauseReason.safeParse(failure.reason);
  if (!known.success) return pace;
  const lanes = error.name.startsWith("ConfigurationSet") ? [lane] : Lane.options;
  const paused = { ...pace.paused };
  for (const one of lanes) {
    // What several senders meet at once is one pause: it is not made longer by each of them.
    if (isPaused(pace, one, now)) continue;
    const until = instantText(now.add({ minutes: Math.min(longest, failure.minutes) }));
    paused[one] = { until, reason: known.data, since: paused[one]?.since ?? instantText(now) };
  }
  const same = Lane.options.every((one) => paused[one] === pace.paused[one]);
  return same ? pace : { ...pace, paused };
}

/** Whether nothing of this lane may leave now. */
export function isPaused({ paused, stopped }: Pace, lane: Lane, now: Temporal.Instant): boolean {
  if (lane === "bulk" && stopped !== undefined) return true;
  const until = paused[lane]?.until;
  return until !== undefined && instantText(now) < until;
}

/** Why nothing more of this lane is handed on now; undefined where it is. The end of a day's quota is kept for people. */
export function haltOf(pace: Pace, lane: Lane, now: Temporal.Instant): string | undefined {
  if (!isPaused(pace, lane, now)) return lane === "bulk" && leftToday(pace, now) === 0 ? "daily-quota" : undefined;
  return (lane === "bulk" ? pace.stopped?.reason : undefined) ?? pace.paused[lane]?.reason;
}

/** Messages that may be handed on: none while the lane is paused, a few after a pause until SES took one. */
export function letThrough(pace: Pace, lane: Lane, room: number, now: Temporal.Instant): number {
  if (isPaused(pace, lane, now)) return 0;
  return pace.paused[lane] === undefined ? room : Math.min(room, probes);
}

/** SES took something of this lane: its pause is over. */
export function afterSuccess(pace: Pace, lane: Lane, now: Temporal.Instant): Pace {
  if (pace.paused[lane] === undefined || isPaused({ ...pace, stopped: undefined }, lane, now)) return pace;
  return { ...pace, paused: { ...pace.paused, [lane]: undefined } };
}

/**
 * Stops mass mail where too much of the last seven days came back (5 %, and ten at least) or was complained about
 * (0.1 %, and three at least). SES reviews an account at these rates. What was sent before a coordinator last let it go
 * on is not judged again. The same record where nothing changes.
 */
export function judge(pace: Pace, slices: readonly Slice[], now: Temporal.Instant): Pace {
  if (pace.stopped !== undefined) return pace;
  const from = now.subtract({ hours: judged * 24 });
  const since = [instantText(from), pace.releasedAt ?? ""].sort().at(-1) ?? "";
  const all = { sent: 0, bounces: 0, complaints: 0 };
  for (const slice of slices) {
    if (instantText(instantOf(slice.at)) <= since) continue;
    all.sent += slice.sent;
    all.bounces += slice.bounces;
    all.complaints += slice.complaints;
  }
  for (const reason of ["complaints", "bounces"] as const) {
    const { part, least } = limits[reason];
    if (all[reason] < least || all[reason] < part * all.sent) continue;
    return { ...pace, stopped: { ...all, reason, since: instantText(now) } };
  }
  return pace;
}

/** A coordinator looked into it: mass mail goes on, and is judged by what is sent from now on. */
export function released(pace: Pace, now: Temporal.Instant): Pace {
  return { ...pace, stopped: undefined, releasedAt: instantText(now) };
}
