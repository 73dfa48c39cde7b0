import type { Temporal } from "temporal-polyfill";
import type { Fit } from "../domain/explanation.ts";
import type { Relation } from "../domain/pairing-policy.ts";
import type { Reason, RoundProof, RoundQuality } from "../domain/round.ts";
import { type Decided, decidedIn } from "./decided.ts";
import type { Earlier } from "./keep.ts";
import { keptProof, mustBeProven, type Prices } from "./kept-proof.ts";
import type { Pairs } from "./pairs.ts";
import { type Pool, policyOf } from "./pool.ts";
import { qualityOf } from "./quality.ts";
import { warningsBetween } from "./relations.ts";
import { score } from "./score.ts";

export interface Suggestion {
  readonly mentee: string;
  readonly mentor: string;
  /** Points coordinators see. */
  readonly score: number;
  readonly fit: Fit;
  readonly reasons: Reason[];
  /** What is between the two that the programme warns of. */
  readonly warnings?: readonly Relation[];
}

export interface Proposed {
  readonly suggestions: Suggestion[];
  readonly mentees: number;
  readonly places: number;
  readonly score: number;
}

/** A round that was solved, with what it reached and the proof of it. */
export interface Solved extends Proposed {
  readonly quality: RoundQuality;
  readonly proof: RoundProof;
  /** The prices the proof follows from. */
  readonly prices: readonly Prices[];
}

/**
 * Suggests pairings for the whole group at once, in the way the programme chose: most people placed, then those who come
 * first, then as few changes of an `earlier` draft as can be, then the pair that fits least lifted, then the best total.
 * Same input, same result. @throws Error where that is not proven.
 */
export function propose(pool: Pool, now: Temporal.Instant, earlier: readonly Earlier[] = []): Solved {
  return solvedBy(decidedIn(pool, now, earlier));
}

/** What a decided round means for people, with what it reached and its proof. @throws Error where that is not proven. */
export function solvedBy({ pool, pairs, sides, best, mentorOf, proven }: Decided): Solved {
  // What the round is measured against is proven, too, where it is another problem than the one that was decided.
  if (proven.problem !== pairs.problem) mustBeProven({ problem: pairs.problem, order: pairs.order, best });
  return {
    ...proposed(pairs, mentorOf),
    quality: qualityOf({ pairs, sides, pool }, mentorOf, best, policyOf(pool).way),
    ...keptProof(proven),
  };
}

/** What the solver's answer means for people. */
export function proposed({ mentees, mentors, problem, scale, between }: Pairs, mentorOf: Int32Array): Proposed {
  const suggestions = mentees.flatMap((mentee, index): Suggestion[] => {
    const mentor = mentors[mentorOf[index] ?? -1];
    if (!mentor) return [];
    const { total, fit, reasons } = score(mentee, mentor, scale);
    const warnings = warningsBetween(mentee, mentor, between);
    const pair = { mentee: mentee.participant.person, mentor: mentor.participant.person };
    return [{ ...pair, score: total, fit, reasons, ...(warnings.length > 0 && { warnings }) }];
  });
  return {
    suggestions,
    mentees: mentees.length,
    places: problem.capacities.reduce((sum, places) => sum + places, 0),
    score: suggestions.reduce((sum, one) => sum + one.score, 0),
  };
}
