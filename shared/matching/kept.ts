import type { Identity } from "../domain/identity.ts";
import type { Weights } from "../domain/pairing-policy.ts";
import type { Candidate } from "./candidate.ts";
import { sharesPoints, warned, wishPoints } from "./points.ts";
import { pairKey } from "./pool.ts";
import { type Between, warningsBetween } from "./relations.ts";
import { folded } from "./told.ts";

/**
 * Points that count and that nobody sees: that a mentor wishes to support people like this mentee; that they share what
 * the mentee would like to share, both having told it for that; what they said of each other; and a warning.
 */
export function kept(mentee: Candidate, mentor: Candidate, weights: Weights, between: Between): number {
  const lived = mentee.profile?.lived ?? [];
  const supports = mentor.profile?.supports?.some((group) => lived.includes(group)) ? weights.supports : 0;
  const wish = between.wishes?.get(pairKey(mentee.participant.person, mentor.participant.person)) ?? 0;
  const less = warningsBetween(mentee, mentor, between).length > 0 ? warned : 0;
  return supports + shared(mentee.identity, mentor.identity, weights) + wishPoints(weights, wish) - less;
}

function shared(mentee: Identity | undefined, mentor: Identity | undefined, weights: Weights): number {
  const asked = [...new Set(mentee?.shares)].map((aspect) => [saidOf(mentee, aspect), saidOf(mentor, aspect)]);
  const same = asked.filter(([mine, theirs]) => mine !== undefined && mine === theirs);
  return sharesPoints(weights, asked.length, same.length);
}

/** What somebody said of who they are, as it is compared; nothing where they would rather not, or were not asked. */
export function saidOf(
  identity: Identity | undefined,
  aspect: keyof Identity["answers"],
  fold = folded,
): string | undefined {
  const answer = identity?.answers[aspect];
  return answer !== undefined && "says" in answer ? fold(answer.says) : undefined;
}
