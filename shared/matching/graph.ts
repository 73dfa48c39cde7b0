import type { Temporal } from "temporal-polyfill";
import type { Fit } from "../domain/explanation.ts";
import { mayBeMentored, mayMentor } from "../domain/participant.ts";
import type { Reason } from "../domain/round.ts";
import { type Pool, pairKey, placesOf } from "./pool.ts";
import { type Candidate, score, topicRarity } from "./score.ts";

/** More than any difference of fit a whole round could add up to: who is first in line is placed, whoever fits better. */
const firstInLine = 1_000_000;

/** Two people who may be suggested to each other. */
export interface Edge {
  /** Where the mentor stands in `mentors`. */
  readonly mentor: number;
  readonly total: number;
  /** What being first in line adds. */
  readonly line: number;
  readonly fit: Fit;
  readonly reasons: Reason[];
}

/** Who may be suggested to whom: mentees and mentors in the order of their ids, and the edges of each mentee. */
export interface Graph {
  readonly mentees: readonly Candidate[];
  readonly mentors: readonly Candidate[];
  readonly capacities: Int32Array;
  readonly edges: readonly (readonly Edge[])[];
}

/** Who of a pool may be suggested to whom, and how well each two fit. */
export function graphOf(pool: Pool, now: Temporal.Instant): Graph {
  const mentees = byId(pool.mentees.filter(({ participant }) => mayBeMentored(participant)));
  const mentors = byId(
    pool.mentors.filter(({ participant }) => mayMentor(participant) && placesOf(pool, participant.person) > 0),
  );
  const rarity = topicRarity(mentors);
  const edges = mentees.map((mentee) => {
    const one = mentee.participant.person;
    const line = pool.first?.has(one) ? firstInLine : 0;
    return mentors.flatMap((mentor, index): Edge[] => {
      const other = mentor.participant.person;
      if (one === other || pool.excluded.has(pairKey(one, other))) return [];
      return [{ mentor: index, line, ...score(mentee, mentor, rarity, now) }];
    });
  });
  return {
    mentees,
    mentors,
    capacities: Int32Array.from(mentors, ({ participant }) => placesOf(pool, participant.person)),
    edges,
  };
}

// Ties fall by the order of the input, so the order must not depend on who was read first.
function byId(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort((one, other) => (one.participant.id < other.participant.id ? -1 : 1));
}
