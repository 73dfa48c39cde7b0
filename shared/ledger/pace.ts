import type { Temporal } from "temporal-polyfill";
import type { Lane } from "../domain/message.ts";
import type { Pace } from "../domain/pace.ts";
import { instantOf, instantText } from "../domain/time.ts";

/** SES's limits as read: mails a second, mails in 24 hours (below zero: no limit), and how many of those are used. */
export interface SendingQuota {
  readonly perSecond: number;
  readonly perDay: number;
  readonly used: number;
}

/** Seconds for which a sender goes by the record as it read it: what changes for two lanes together waits longer. */
export const keptSeconds = 30;
/** Seconds until whoever goes by an older record has read this one, with room for clocks that differ. */
const handover = 40;
/** Seconds after SES's last "too fast" until the whole rate is used again (F7: less than two minutes). */
const recovery = 110;
/** Seconds within which several refusals are one: many senders meet the same limit at the same moment. */
const oneRefusal = 5;
const least = 1 / 16;
/** Mails a second that nobody has to wait for, and the rate below which the lanes share by need. */
const [promptly, small] = [3, 20];
/** SES's rate in its own sandbox: what is believed until it was read. */
const unread = 1;
/** Seconds of a lane's share that may stand in its queue: what waits in the table can still be moved or withdrawn. */
const ahead = 180;
/** The part of a day's quota that mass mail leaves for what people wait for. */
const keptBack = 0.05;
const aDay = 24 * 60 * 60;

export const freshPace: Pace = { id: "pace", version: 0, paused: {} };

/** The part of the rate in use: after a refusal `f`, it grows evenly to 1: f + (1 - f) × seconds / 110. */
export function factorAt({ slowed }: Pace, now: Temporal.Instant): number {
  if (slowed === undefined) return 1;
  const part = Math.min(1, Math.max(0, secondsSince(slowed.at, now) / recovery));
  return slowed.factor + (1 - slowed.factor) * part;
}

/** SES said "too fast": half of what is in use, never less than a sixteenth; several refusals of one moment are one. */
export function slower(pace: Pace, now: Temporal.Instant): Pace {
  if (pace.slowed !== undefined && Math.abs(secondsSince(pace.slowed.at, now)) < oneRefusal) return pace;
  return { ...pace, slowed: { factor: Math.max(least, factorAt(pace, now) / 2), at: instantText(now) } };
}

/**
 * Mails a second that all senders of a lane together may hand to SES, of its rate R (times the factor). While mass mail
 * waits: interactive i = max(min(R/2, 3), 0.04 R), bulk b = min(R - min(R/2, 3), 0.97 R). So i + b <= 1.01 R, half is
 * there for people at R = 1, and from R = 75 on bulk has at least 0.955 R: a million at 500/s take 1.031 times the ideal.
 * Below R = 20, where that makes a difference, interactive has 0.9 R and bulk 0.1 R while mass mail does not wait. Each
 * lane takes the larger share only when everybody has heard that the other gave it up.
 *
 * A sender lets one mail pass each 1/(share/N) seconds, and N senders hand over about share in any second. Were all to rest
 * at once and go on at once, each could add one mail and what its bucket keeps (0.07 s of its share among many): 534 of 500.
 * What was seen of a burst stays within R + 5 %; SES's own "too fast" is for the rest.
 */
export function shareOf(pace: Pace, lane: Lane, now: Temporal.Instant): number {
  const full = pace.quota?.perSecond ?? unread;
  const rate = full * factorAt(pace, now);
  const forPeople = Math.min(rate / 2, promptly);
  const busy = { interactive: Math.max(forPeople, 0.04 * rate), bulk: Math.min(rate - forPeople, 0.97 * rate) };
  if (full >= small) return busy[lane];
  const idle = { interactive: 0.9 * rate, bulk: 0.1 * rate };
  // Nobody ever said that mass mail waits: it does not.
  const { waits = false, since } = pace.bulk ?? {};
  const heard = since === undefined || secondsSince(since, now) >= handover;
  if (heard) return (waits ? busy : idle)[lane];
  return Math.min(busy[lane], idle[lane]);
}

/** Notes whether mass mail waits; the same record where that is known. */
export function withBulk(pace: Pace, waits: boolean, now: Temporal.Instant): Pace {
  if ((pace.bulk?.waits ?? false) === waits) return pace;
  return { ...pace, bulk: { waits, since: instantText(now) } };
}

/** Messages that may stand in a lane's queue: 180 seconds of its share, as it is once everybody has heard of it. */
export function roomIn(pace: Pace, lane: Lane, now: Temporal.Instant): number {
  const settled = { ...pace, bulk: { waits: true, since: instantText(now.subtract({ seconds: handover })) } };
  const room = Math.ceil(ahead * shareOf(settled, lane, now));
  return lane === "interactive" ? room : Math.min(room, leftToday(pace, now) ?? room);
}

/** Mails of the day's quota that are left for mass mail; undefined where it has none, or was not read for a day. */
export function leftToday({ quota }: Pace, now: Temporal.Instant): number | undefined {
  if (quota === undefined || quota.perDay < 0 || secondsSince(quota.readAt, now) >= aDay) return undefined;
  return Math.max(0, Math.floor(quota.perDay * (1 - keptBack) - quota.used));
}

/** The quota as just read; the same record where nothing changed that anybody goes by, so that a quiet minute writes nothing. */
export function withQuota(pace: Pace, read: SendingQuota, now: Temporal.Instant): Pace {
  const known = pace.quota;
  // SES names a rate of zero for an account that may not send at all; it will say so itself.
  const perSecond = Math.max(read.perSecond, 0.1);
  const near = Math.abs((known?.used ?? 0) - read.used) <= Math.abs(read.perDay) / 100;
  const same = known?.perSecond === perSecond && known.perDay === read.perDay && near;
  if (same && secondsSince(known.readAt, now) < 600) return pace;
  return { ...pace, quota: { ...read, perSecond, readAt: instantText(now) } };
}

function secondsSince(at: string, now: Temporal.Instant): number {
  return (now.epochMilliseconds - instantOf(at).epochMilliseconds) / 1000;
}
