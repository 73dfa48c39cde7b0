import { type PairingPolicy, type Relation, standardPolicy } from "../domain/pairing-policy.ts";
import type { Candidate } from "./candidate.ts";

export interface Pool {
  /** Everybody of the programme; who may not take part is left out later. */
  readonly mentees: readonly Candidate[];
  readonly mentors: readonly Candidate[];
  /** Free places by mentor's person id: capacity over all programmes, less active mentorships and open proposals. */
  readonly places: ReadonlyMap<string, number>;
  /** Pairs (`pairKey`) that must not be suggested whatever the policy: declined before, together now, kept apart. */
  readonly excluded: ReadonlySet<string>;
  /** What is between two people (`pairKey`), by either's word or by what is on record; the policy judges it. */
  readonly relations?: ReadonlyMap<string, readonly Relation[]> | undefined;
  /** What mentee and mentor said of each other (`pairKey`), from -100, rather not, to 100, gladly; 0 or absent: nothing. */
  readonly wishes?: ReadonlyMap<string, number> | undefined;
  /** Mentees who come first where there are fewer places than mentees. */
  readonly first?: ReadonlySet<string> | undefined;
  /** Mentors who are left in peace: they have no places here, and an explanation says why. */
  readonly resting?: ReadonlySet<string> | undefined;
  /** How the programme pairs; the standard where absent. */
  readonly policy?: PairingPolicy | undefined;
}

/** The key of a pair in `excluded`, `relations` and `wishes`. */
export function pairKey(mentee: string, mentor: string): string {
  return `${mentee}>${mentor}`;
}

/** The mentee and the mentor of such a key. */
export function peopleIn(key: string): readonly [mentee: string, mentor: string] {
  const [mentee = "", mentor = ""] = key.split(">");
  return [mentee, mentor];
}

/** A mentor's free places. */
export function placesOf(pool: Pick<Pool, "places">, mentor: string): number {
  return Math.max(0, pool.places.get(mentor) ?? 0);
}

/** How a pool is paired. */
export function policyOf(pool: Pick<Pool, "policy">): PairingPolicy {
  return pool.policy ?? standardPolicy;
}
