import type { Temporal } from "temporal-polyfill";
import type { Fit } from "../domain/explanation.ts";
import { type Participant, stages, type Topic } from "../domain/participant.ts";
import type { Reason } from "../domain/round.ts";

/** What pairing knows of one person: the eight fields, nothing personal. */
export interface Candidate {
  readonly participant: Participant;
  readonly zone: string;
}

/**
 * Points. Shared topics weigh most, because fit of goals and expertise is what people ask for; being a step or more
 * ahead comes next; hours apart cost little, because pairs talk by video. Documented in the README, tuned with issue 6.
 */
const points = { topic: 100, ahead: 40, sameStage: 10, hourApart: 6 } as const;
const hoursThatStillMeet = 12;

/** How well two people fit, as whole points (higher is better), and why in words both may read. Symmetric in its reasons. */
export function score(mentee: Candidate, mentor: Candidate, rarity: ReadonlyMap<Topic, number>, now: Temporal.Instant) {
  const reasons: Reason[] = [];
  const fit: Fit = { topics: 0, stage: 0, hours: 0 };
  for (const topic of mentee.participant.topics) {
    if (!mentor.participant.topics.includes(topic)) continue;
    fit.topics += Math.round(points.topic * (rarity.get(topic) ?? 1));
    reasons.push({ reason: "topic", detail: topic });
  }
  const steps = stages.indexOf(mentor.participant.stage) - stages.indexOf(mentee.participant.stage);
  if (steps > 0) {
    fit.stage = points.ahead;
    reasons.push({ reason: "stage", detail: mentor.participant.stage });
  } else if (steps === 0) fit.stage = points.sameStage;
  const apart = hoursApart(mentee.zone, mentor.zone, now);
  fit.hours = Math.round(points.hourApart * (hoursThatStillMeet - apart));
  if (apart <= 3) reasons.push({ reason: "zone", detail: String(apart) });
  // Someone to talk to is a reason too: nobody reads an empty list.
  if (reasons.length === 0) reasons.push({ reason: "place", detail: "" });
  return { total: fit.topics + fit.stage + fit.hours, fit, reasons };
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
