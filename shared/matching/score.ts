import type { Temporal } from "temporal-polyfill";
import { type Fit, noFit } from "../domain/explanation.ts";
import { type PairingPolicy, standardPolicy, type Weights } from "../domain/pairing-policy.ts";
import { stages, type Topic } from "../domain/participant.ts";
import { valueNames, ways } from "../domain/profile.ts";
import type { Reason } from "../domain/round.ts";
import type { Candidate } from "./candidate.ts";
import { kept } from "./kept.ts";
import * as points from "./points.ts";
import { reasonsFor } from "./reasons.ts";
import type { Between } from "./relations.ts";
import { folded } from "./told.ts";

/** What scoring knows beyond the two people: how rare topics are, what a programme weighs how much, and when it is. */
export interface Scale {
  readonly rarity: ReadonlyMap<Topic, number>;
  readonly weights: Weights;
  readonly now: Temporal.Instant;
  /** Hours a zone's clock is ahead of UTC then. */
  readonly offset: (zone: string) => number;
}

/** The scale among these mentors. */
export function scaleOf(mentors: readonly Candidate[], now: Temporal.Instant, policy?: PairingPolicy): Scale {
  const known = new Map<string, number>();
  const offset = (zone: string) => {
    const hours = known.get(zone) ?? hoursAhead(zone, now);
    known.set(zone, hours);
    return hours;
  };
  return { rarity: topicRarity(mentors), weights: (policy ?? standardPolicy).weights, now, offset };
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

/**
 * How well two people fit, as whole points (higher is better), and why. The plain statement of what counts how much;
 * `between` is what the pool says of the two, which counts and is not shown.
 */
export function score(mentee: Candidate, mentor: Candidate, scale: Scale, between: Between = {}): Scored {
  const { weights } = scale;
  const apart = clocksApart(scale.offset(mentee.zone), scale.offset(mentor.zone));
  const steps = stages.indexOf(mentor.participant.stage) - stages.indexOf(mentee.participant.stage);
  const [mine, theirs] = [mentee.profile, mentor.profile];
  const differ = (one?: string, other?: string) =>
    one === undefined || other === undefined ? undefined : one !== other;
  const eyes = {
    region: differ(folded(mine?.region), folded(theirs?.region)),
    institution: differ(folded(mine?.institution), folded(theirs?.institution)),
    practice: differ(mine?.discipline, theirs?.discipline),
    sector: differ(mine?.sector, theirs?.sector),
  };
  const alike = valuesBetween(mentee, mentor);
  const use = waysBetween(mentee, mentor);
  const fit: Fit = {
    ...noFit,
    topics: topicsBetween(mentee, mentor, scale),
    stage: points.stagePoints(weights, steps),
    hours: points.hoursPoints(weights, apart),
    values: points.valuesPoints(weights, alike.both, alike.near),
    ways: points.waysPoints(weights, use?.wanted, use?.offered.length ?? 0),
    region: points.eyePoints(weights, "region", eyes.region),
    institution: points.eyePoints(weights, "institution", eyes.institution),
    practice: points.eyePoints(weights, "practice", eyes.practice),
    sector: points.eyePoints(weights, "sector", eyes.sector),
  };
  return {
    total: Object.values(fit).reduce((sum, one) => sum + one, 0),
    kept: kept(mentee, mentor, weights, between),
    fit,
    reasons: reasonsFor({ mentee, mentor, steps, apart, alike, ways: use?.offered ?? [], eyes }),
  };
}

function topicsBetween(mentee: Candidate, mentor: Candidate, { rarity, weights }: Scale): number {
  let [onForms, byPage] = [0, 0];
  const [mine, theirs] = [mentee.participant.topics, mentor.participant.topics];
  const named = new Set([...theirs, ...(mentor.profile?.topics ?? [])]);
  for (const topic of new Set([...mine, ...(mentee.profile?.topics ?? [])])) {
    if (!named.has(topic)) continue;
    const both = mine.includes(topic) && theirs.includes(topic);
    const more = points.topicPoints(weights, rarity.get(topic) ?? 1, both);
    if (both) onForms += more;
    else byPage += more;
  }
  return points.allTopicPoints(weights, onForms, byPage);
}

/** How many questions on values both answered, how near, and how many answers are alike. */
function valuesBetween({ profile: one }: Candidate, { profile: other }: Candidate) {
  const found = { both: 0, near: 0, alike: 0 };
  for (const name of valueNames) {
    const [mine, theirs] = [one?.values?.[name], other?.values?.[name]];
    if (mine === undefined || theirs === undefined) continue;
    const steps = Math.abs(mine - theirs);
    found.both++;
    found.near += 4 - steps;
    if (steps <= 1) found.alike++;
  }
  return found;
}

function waysBetween({ profile: mine }: Candidate, { profile: theirs }: Candidate) {
  const wants = ways.filter((way) => mine?.wants?.includes(way));
  const offers = theirs?.offers ?? [];
  if (wants.length === 0 || offers.length === 0) return undefined;
  return { wanted: wants.length, offered: wants.filter((way) => offers.includes(way)) };
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
  return clocksApart(hoursAhead(one, now), hoursAhead(other, now));
}

/** The same of two clocks so many hours ahead of UTC. */
export function clocksApart(one: number, other: number): number {
  const apart = Math.abs(one - other) % 24;
  return Math.min(apart, 24 - apart);
}

function hoursAhead(zone: string, now: Temporal.Instant): number {
  return now.toZonedDateTimeISO(zone).offsetNanoseconds / 3.6e12;
}
