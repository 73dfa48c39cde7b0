import type { Temporal } from "temporal-polyfill";
import { mayBeMentored, mayMentor } from "../domain/participant.ts";
import type { AssignmentProblem } from "./assign.ts";
import type { Candidate } from "./candidate.ts";
import { type Pool, pairKey, placesOf, policyOf } from "./pool.ts";
import { type Scale, scaleOf, score } from "./score.ts";
import type { Order } from "./solve.ts";

/** Everybody who may be suggested to somebody, as the solver takes them: all pairs that may be, none left out. */
export interface Pairs {
  /** In the order of their ids, so that ties never depend on who was read first. */
  readonly mentees: readonly Candidate[];
  /** Those with a free place, in the order of their ids. */
  readonly mentors: readonly Candidate[];
  /** Scores hold all points of a pair, the kept ones too. */
  readonly problem: AssignmentProblem;
  readonly order: Order;
  readonly scale: Scale;
}

/** Who of a pool may be suggested to whom, and how well each two fit. */
export function pairsOf(pool: Pool, now: Temporal.Instant): Pairs {
  const mentees = byId(pool.mentees.filter(({ participant }) => mayBeMentored(participant)));
  const mentors = byId(
    pool.mentors.filter(({ participant }) => mayMentor(participant) && placesOf(pool, participant.person) > 0),
  );
  const scale = scaleOf(mentors, now, policyOf(pool));
  const [offsets, candidates, scores]: [number[], number[], number[]] = [[0], [], []];
  for (const mentee of mentees) {
    const one = mentee.participant.person;
    for (const [index, mentor] of mentors.entries()) {
      const other = mentor.participant.person;
      if (one === other || pool.excluded.has(pairKey(one, other))) continue;
      const { total, kept } = score(mentee, mentor, scale);
      candidates.push(index);
      scores.push(total + kept);
    }
    offsets.push(candidates.length);
  }
  const problem = {
    capacities: Int32Array.from(mentors, ({ participant }) => placesOf(pool, participant.person)),
    offsets: Uint32Array.from(offsets),
    mentors: Uint32Array.from(candidates),
    scores: Int32Array.from(scores),
  };
  const first = Uint8Array.from(mentees, ({ participant }) => (pool.first?.has(participant.person) ? 1 : 0));
  return { mentees, mentors, problem, order: { first }, scale };
}

/** Where an edge of these two stands in the problem; -1 where they may not be suggested to each other. */
export function edgeBetween({ offsets, mentors }: AssignmentProblem, mentee: number, mentor: number): number {
  for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++)
    if (mentors[edge] === mentor) return edge;
  return -1;
}

function byId(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort((one, other) => (one.participant.id < other.participant.id ? -1 : 1));
}
