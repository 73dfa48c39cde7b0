import type { Candidate } from "../../../matching/candidate.ts";
import { type Barrier, barrierBetween } from "../../../matching/eligibility.ts";
import type { Pool } from "../../../matching/pool.ts";
import type { Scale } from "../../../matching/score.ts";

/**
 * What rules a suggestion by hand out, as it would in a round. Places and rests are left aside: for a place the
 * requests of others count too, and a mentor who rests may be asked knowingly.
 */
export function barsIn(pool: Pool, scale: Scale): (mentee: Candidate, mentor: Candidate) => Barrier | undefined {
  const places = new Map(pool.mentors.map(({ participant }) => [participant.person, 1]));
  const free: Pool = { ...pool, places, resting: undefined };
  return (mentee, mentor) => barrierBetween(mentee, mentor, free, scale);
}
