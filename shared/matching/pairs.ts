import type { Temporal } from "temporal-polyfill";
import { mayBeMentored, mayMentor } from "../domain/participant.ts";
import type { Candidate } from "./candidate.ts";
import { problemBetween } from "./columns/problem.ts";
import { type Pool, placesOf, policyOf } from "./pool.ts";
import type { AssignmentProblem, Order } from "./problem.ts";
import type { Between } from "./relations.ts";
import { type Scale, scaleOf } from "./score.ts";
import { tiesAt } from "./ties.ts";

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
  /** What the pool says of single pairs. */
  readonly between: Between;
}

/** Who of a pool may be suggested to whom, and how well each two fit: as `barrierBetween` and `score` have it, but fast. */
export function pairsOf(pool: Pool, now: Temporal.Instant): Pairs {
  const mentees = byId(pool.mentees.filter(({ participant }) => mayBeMentored(participant)));
  const mentors = byId(pool.mentors.filter(({ participant }) => mayMentor(participant) && isFree(pool, participant)));
  const scale = scaleOf(mentors, now, policyOf(pool));
  const problem = problemBetween(mentees, mentors, pool, scale);
  const first = Uint8Array.from(mentees, ({ participant }) => (pool.first?.has(participant.person) ? 1 : 0));
  const ties = tiesOf(mentees, problem, now);
  return { mentees, mentors, problem, order: { first, ...(ties && { ties }) }, scale, between: pool };
}

/** Where an edge of these two stands in the problem; -1 where they may not be suggested to each other. */
export function edgeBetween({ offsets, mentors }: AssignmentProblem, mentee: number, mentor: number): number {
  for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++)
    if (mentors[edge] === mentor) return edge;
  return -1;
}

function isFree(pool: Pool, { person }: Candidate["participant"]): boolean {
  return placesOf(pool, person) > 0 && pool.resting?.has(person) !== true;
}

/** By edge, what decides between results with the same points; undefined where nobody has anything. */
function tiesOf(mentees: readonly Candidate[], { offsets, mentors }: AssignmentProblem, now: Temporal.Instant) {
  const ofMentee = mentees.map(tiesAt(now));
  if (ofMentee.every((tie) => tie === 0)) return undefined;
  const ties = new Int32Array(mentors.length);
  ofMentee.forEach((tie, mentee) => {
    if (tie !== 0) ties.fill(tie, offsets[mentee], offsets[mentee + 1]);
  });
  return ties;
}

function byId(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort((one, other) => (one.participant.id < other.participant.id ? -1 : 1));
}
