import type { Candidate } from "./score.ts";

export interface Pool {
  /** Everybody of the programme; who may not take part is left out later. */
  readonly mentees: readonly Candidate[];
  readonly mentors: readonly Candidate[];
  /** Free places by mentor's person id: capacity over all programmes, less active mentorships and open proposals. */
  readonly places: ReadonlyMap<string, number>;
  /** `mentee>mentor` pairs that must not be suggested: declined before, ended before. */
  readonly excluded: ReadonlySet<string>;
  /** Mentees who come first where there are fewer places than mentees. */
  readonly first?: ReadonlySet<string> | undefined;
  /** Mentors who are left in peace: they have no places here, and an explanation says why. */
  readonly resting?: ReadonlySet<string> | undefined;
}

/** The key of a pair in `excluded`. */
export function pairKey(mentee: string, mentor: string): string {
  return `${mentee}>${mentor}`;
}

/** A mentor's free places. */
export function placesOf(pool: Pick<Pool, "places">, mentor: string): number {
  return Math.max(0, pool.places.get(mentor) ?? 0);
}
