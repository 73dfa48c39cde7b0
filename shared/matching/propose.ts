import type { Temporal } from "temporal-polyfill";
import { mayBeMentored, mayMentor } from "../domain/participant.ts";
import type { Reason } from "../domain/round.ts";
import { assign } from "./assign.ts";
import { type Candidate, score, topicRarity } from "./score.ts";

export interface Pool {
  /** Everybody of the programme; who may not take part is left out here. */
  readonly mentees: readonly Candidate[];
  readonly mentors: readonly Candidate[];
  /** Free places by mentor's person id: capacity over all programmes, less active mentorships and open proposals. */
  readonly places: ReadonlyMap<string, number>;
  /** `mentee>mentor` pairs that must not be suggested: declined before, ended before. */
  readonly excluded: ReadonlySet<string>;
  /** Mentees who come first where there are fewer places than mentees. */
  readonly first?: ReadonlySet<string> | undefined;
}

/** More than any difference of fit a whole round could add up to: who is first in line is placed, whoever fits better. */
const firstInLine = 1_000_000;

export interface Suggestion {
  readonly mentee: string;
  readonly mentor: string;
  readonly score: number;
  readonly reasons: Reason[];
}

export interface Proposed {
  readonly suggestions: Suggestion[];
  readonly mentees: number;
  readonly places: number;
  readonly score: number;
}

/** The key of a pair in `excluded`. */
export function pairKey(mentee: string, mentor: string): string {
  return `${mentee}>${mentor}`;
}

/** Suggests pairings for the whole group at once: most people placed, then the best total. Same input, same result. */
export function propose(pool: Pool, now: Temporal.Instant): Proposed {
  const mentees = byId(pool.mentees.filter(({ participant }) => mayBeMentored(participant)));
  const mentors = byId(
    pool.mentors.filter(({ participant }) => mayMentor(participant) && placesOf(pool, participant.person) > 0),
  );
  const rarity = topicRarity(mentors);
  const capacities = Int32Array.from(mentors, ({ participant }) => placesOf(pool, participant.person));
  const offsets = [0];
  const edges: { mentor: number; total: number; line: number; reasons: Reason[] }[] = [];
  for (const mentee of mentees) {
    const line = pool.first?.has(mentee.participant.person) ? firstInLine : 0;
    for (const [index, mentor] of mentors.entries()) {
      const [one, other] = [mentee.participant.person, mentor.participant.person];
      if (one === other || pool.excluded.has(pairKey(one, other))) continue;
      edges.push({ mentor: index, line, ...score(mentee, mentor, rarity, now) });
    }
    offsets.push(edges.length);
  }
  const { mentorOf } = assign({
    capacities,
    offsets: Uint32Array.from(offsets),
    mentors: Uint32Array.from(edges, (edge) => edge.mentor),
    scores: Int32Array.from(edges, (edge) => edge.total + edge.line),
  });
  const suggestions: Suggestion[] = [];
  for (const [index, mentee] of mentees.entries()) {
    const mentor = mentors[mentorOf[index] ?? -1];
    const edge = edges.slice(offsets[index], offsets[index + 1]).find((one) => one.mentor === mentorOf[index]);
    if (!mentor || !edge) continue;
    suggestions.push({
      mentee: mentee.participant.person,
      mentor: mentor.participant.person,
      score: edge.total,
      reasons: edge.reasons,
    });
  }
  return {
    suggestions,
    mentees: mentees.length,
    places: capacities.reduce((sum, places) => sum + places, 0),
    score: suggestions.reduce((sum, one) => sum + one.score, 0),
  };
}

function placesOf(pool: Pool, mentor: string): number {
  return Math.max(0, pool.places.get(mentor) ?? 0);
}

// Ties fall by the order of the input, so the order must not depend on who was read first.
function byId(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort((one, other) => (one.participant.id < other.participant.id ? -1 : 1));
}
