import { type PairingPolicy, type Relation, relations } from "../domain/pairing-policy.ts";
import { mayBeMentored, mayMentor } from "../domain/participant.ts";
import type { Candidate } from "./candidate.ts";
import { type Pool, pairKey, placesOf, policyOf } from "./pool.ts";
import { relationsBetween } from "./relations.ts";
import { clocksApart, type Scale, score } from "./score.ts";
import { haveAnHour, languagesOf, partsOf, topicsOf } from "./told.ts";

/** What may stand between two people: each has a sentence for coordinators, `barrier.<id>`. */
export const barriers = [
  "self",
  "mentee",
  "mentor",
  "resting",
  "place",
  "excluded",
  ...relations,
  "language",
  "hours",
  "times",
  "topic",
  "points",
] as const;
export type Barrier = (typeof barriers)[number];

/** Two people, and everything a rule may look at. */
interface Case {
  readonly mentee: Candidate;
  readonly mentor: Candidate;
  readonly pool: Pool;
  readonly scale: Scale;
  readonly policy: PairingPolicy;
}

type Rule = (one: Case) => boolean;

const blocks =
  (relation: Relation): Rule =>
  ({ mentee, mentor, pool, policy }) =>
    policy.relations[relation] === "block" && relationsBetween(mentee, mentor, pool).includes(relation);

/**
 * By rule, whether it stands between the two. A membership that is over is looked at before, for each person by
 * themselves. Nobody's age and no title is known here, so neither can be a rule.
 */
const rules: Record<Barrier, Rule> = {
  self: ({ mentee, mentor }) => mentee.participant.person === mentor.participant.person,
  mentee: ({ mentee }) => !mayBeMentored(mentee.participant),
  mentor: ({ mentor }) => !mayMentor(mentor.participant),
  resting: ({ mentor, pool }) => pool.resting?.has(mentor.participant.person) === true,
  place: ({ mentor, pool }) => placesOf(pool, mentor.participant.person) === 0,
  /** Suggested or together before, or kept apart: which of them is nobody's business. */
  excluded: ({ mentee, mentor, pool }) =>
    pool.excluded.has(pairKey(mentee.participant.person, mentor.participant.person)),
  "line-manager": blocks("line-manager"),
  preceptor: blocks("preceptor"),
  faculty: blocks("faculty"),
  "residency-director": blocks("residency-director"),
  employer: blocks("employer"),
  competitor: blocks("competitor"),
  "earlier-pairing": blocks("earlier-pairing"),
  conflict: blocks("conflict"),
  language: ({ mentee, mentor }) => {
    const [one, other] = [languagesOf(mentee), languagesOf(mentor)];
    return one.length > 0 && other.length > 0 && !one.some((language) => other.includes(language));
  },
  hours: ({ mentee, mentor, scale, policy }) =>
    clocksApart(scale.offset(mentee.zone), scale.offset(mentor.zone)) > policy.hoursApart,
  times: ({ mentee, mentor, scale }) =>
    !haveAnHour(partsOf(mentee), partsOf(mentor), scale.offset(mentee.zone) - scale.offset(mentor.zone)),
  topic: ({ mentee, mentor, policy }) =>
    policy.shareTopic && !topicsOf(mentee).some((topic) => topicsOf(mentor).includes(topic)),
  /** Points that nobody sees bar nobody: who is barred by them could be tried out, one least number after another. */
  points: ({ mentee, mentor, scale, policy }) =>
    policy.minimum > 0 && score(mentee, mentor, scale).total < policy.minimum,
};

/** The first rule that stands between two people; undefined where they may be suggested to each other. */
export function barrierBetween(mentee: Candidate, mentor: Candidate, pool: Pool, scale: Scale): Barrier | undefined {
  const one = { mentee, mentor, pool, scale, policy: policyOf(pool) };
  return barriers.find((barrier) => rules[barrier](one));
}
