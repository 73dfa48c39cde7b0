import type { Temporal } from "temporal-polyfill";
import { mayBeMentored, mayMentor } from "#shared/domain/participant.ts";
import { barrierBetween } from "#shared/matching/eligibility.ts";
import { type Pool, placesOf, policyOf } from "#shared/matching/pool.ts";
import { scaleOf, score } from "#shared/matching/score.ts";

/** All pairs of a pool that may be with all their points, as `mentee>mentor points`, pair by pair from the plain rules. */
export function plainPairs(pool: Pool, now: Temporal.Instant): string[] {
  const free = pool.mentors.filter(
    ({ participant }) =>
      mayMentor(participant) && placesOf(pool, participant.person) > 0 && !pool.resting?.has(participant.person),
  );
  const scale = scaleOf(free, now, policyOf(pool));
  return pool.mentees
    .filter(({ participant }) => mayBeMentored(participant))
    .flatMap((mentee) =>
      pool.mentors.flatMap((mentor) => {
        if (barrierBetween(mentee, mentor, pool, scale) !== undefined) return [];
        const { total, kept } = score(mentee, mentor, scale, pool);
        return [`${mentee.participant.person}>${mentor.participant.person} ${total + kept}`];
      }),
    )
    .sort();
}
