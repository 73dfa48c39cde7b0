import type { Temporal } from "temporal-polyfill";
import type { Fit } from "../domain/explanation.ts";
import type { Reason } from "../domain/round.ts";
import { type Pairs, pairsOf } from "./pairs.ts";
import type { Pool } from "./pool.ts";
import { score } from "./score.ts";
import { solve } from "./solve.ts";

export interface Suggestion {
  readonly mentee: string;
  readonly mentor: string;
  /** Points coordinators see. */
  readonly score: number;
  readonly fit: Fit;
  readonly reasons: Reason[];
}

export interface Proposed {
  readonly suggestions: Suggestion[];
  readonly mentees: number;
  readonly places: number;
  readonly score: number;
}

/** Suggests pairings for the whole group at once: most people placed, then the best total. Same input, same result. */
export function propose(pool: Pool, now: Temporal.Instant): Proposed {
  const pairs = pairsOf(pool, now);
  return proposed(pairs, solve(pairs.problem, pairs.order).mentorOf);
}

/** What the solver's answer means for people. */
export function proposed({ mentees, mentors, problem, scale }: Pairs, mentorOf: Int32Array): Proposed {
  const suggestions = mentees.flatMap((mentee, index): Suggestion[] => {
    const mentor = mentors[mentorOf[index] ?? -1];
    if (!mentor) return [];
    const { total, fit, reasons } = score(mentee, mentor, scale);
    return [{ mentee: mentee.participant.person, mentor: mentor.participant.person, score: total, fit, reasons }];
  });
  return {
    suggestions,
    mentees: mentees.length,
    places: problem.capacities.reduce((sum, places) => sum + places, 0),
    score: suggestions.reduce((sum, one) => sum + one.score, 0),
  };
}
