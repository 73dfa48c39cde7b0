import type { Temporal } from "temporal-polyfill";
import { type Fit, noFit } from "../domain/explanation.ts";
import { type PairingPolicy, standardPolicy, type Weights } from "../domain/pairing-policy.ts";
import { stages, type Topic } from "../domain/participant.ts";
import type { Reason } from "../domain/round.ts";
import type { Candidate } from "./candidate.ts";

const hoursThatStillMeet = 12;

/** What scoring knows beyond the two people: how rare topics are, what a programme weighs how much, and when it is. */
export interface Scale {
  readonly rarity: ReadonlyMap<Topic, number>;
  readonly weights: Weights;
  readonly now: Temporal.Instant;
}

/** The scale among these mentors. */
export function scaleOf(mentors: readonly Candidate[], now: Temporal.Instant, policy?: PairingPolicy): Scale {
  return { rarity: topicRarity(mentors), weights: (policy ?? standardPolicy).weights, now };
}

/** How well two people fit. */
export interface Scored {
  /** Points coordinators see: the sum of `fit`. */
  readonly total: number;
  /** Points that count and that nobody sees. */
  readonly kept: number;
  readonly fit: Fit;
  /** Why, in words both may read; never empty. */
  readonly reasons: Reason[];
}

/** How well two people fit, as whole points (higher is better), and why. The plain statement of what counts how much. */
export function score(mentee: Candidate, mentor: Candidate, { rarity, weights, now }: Scale): Scored {
  const reasons: Reason[] = [];
  const fit: Fit = { ...noFit };
  for (const topic of mentee.participant.topics) {
    if (!mentor.participant.topics.includes(topic)) continue;
    fit.topics += Math.round(weights.topics * (rarity.get(topic) ?? 1));
    reasons.push({ reason: "topic", detail: topic });
  }
  const steps = stages.indexOf(mentor.participant.stage) - stages.indexOf(mentee.participant.stage);
  if (steps > 0) {
    fit.stage = weights.stage;
    reasons.push({ reason: "stage", detail: mentor.participant.stage });
  } else if (steps === 0) fit.stage = Math.round(weights.stage / 4);
  const apart = hoursApart(mentee.zone, mentor.zone, now);
  fit.hours = Math.round((weights.hours * (hoursThatStillMeet - apart)) / hoursThatStillMeet);
  if (apart <= 3) reasons.push({ reason: "zone", detail: String(apart) });
  // Someone to talk to is a reason too: nobody reads an empty list.
  if (reasons.length === 0) reasons.push({ reason: "place", detail: "" });
  return { total: Object.values(fit).reduce((sum, points) => sum + points, 0), kept: 0, fit, reasons };
}

/** Rare topics count more: 1 for a topic every mentor offers, up to 2 for one that a single mentor of many offers. */
export function topicRarity(mentors: readonly Candidate[]): Map<Topic, number> {
  const count = new Map<Topic, number>();
  for (const mentor of mentors)
    for (const topic of mentor.participant.topics) count.set(topic, (count.get(topic) ?? 0) + 1);
  return new Map([...count].map(([topic, n]) => [topic, 2 - n / mentors.length]));
}

/** Hours between two zones' clocks at an instant, the short way round: 0 to 12, in halves and quarters where zones have them. */
export function hoursApart(one: string, other: string, now: Temporal.Instant): number {
  const offset = (zone: string) => now.toZonedDateTimeISO(zone).offsetNanoseconds / 3.6e12;
  const apart = Math.abs(offset(one) - offset(other)) % 24;
  return Math.min(apart, 24 - apart);
}
