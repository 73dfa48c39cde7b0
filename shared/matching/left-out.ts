import type { WhyNot } from "../domain/explanation.ts";
import { mayBeMentored, mayMentor } from "../domain/participant.ts";
import type { Candidate } from "./candidate.ts";
import { type Barrier, barrierBetween } from "./eligibility.ts";
import type { Pairs } from "./pairs.ts";
import type { Pool } from "./pool.ts";
import { score } from "./score.ts";

/** Two people whom something keeps from being suggested to each other. */
export interface LeftOut {
  readonly mentee: string;
  readonly mentor: string;
  /** Points coordinators see. */
  readonly points: number;
  readonly barrier: Barrier;
}

/** Pairs looked at one by one. In larger rounds a coordinator asks for any two by name. */
const mostLooked = 60_000;

/**
 * Pairs that a round left out, each with what stands between the two. In a large round only those who must not come
 * again: looking at every pair would take longer than solving it.
 */
export function* leftOut(pool: Pool, { scale }: Pick<Pairs, "scale">): Generator<LeftOut> {
  const mentees = pool.mentees.filter(({ participant }) => mayBeMentored(participant));
  const mentors = pool.mentors.filter(({ participant }) => mayMentor(participant));
  const isLarge = mentees.length * mentors.length > mostLooked;
  for (const [mentee, mentor] of isLarge ? excluded(pool, mentees, mentors) : all(mentees, mentors)) {
    const barrier = barrierBetween(mentee, mentor, pool, scale);
    if (barrier === undefined || barrier === "self") continue;
    const points = score(mentee, mentor, scale).total;
    yield { mentee: mentee.participant.person, mentor: mentor.participant.person, points, barrier };
  }
}

type Two = readonly [Candidate, Candidate];

function* all(mentees: readonly Candidate[], mentors: readonly Candidate[]): Generator<Two> {
  for (const mentee of mentees) for (const mentor of mentors) yield [mentee, mentor];
}

function* excluded(pool: Pool, mentees: readonly Candidate[], mentors: readonly Candidate[]): Generator<Two> {
  const of = (some: readonly Candidate[]) => new Map(some.map((one) => [one.participant.person, one]));
  const [menteeOf, mentorOf] = [of(mentees), of(mentors)];
  for (const key of pool.excluded) {
    const [one = "", other = ""] = key.split(">");
    const [mentee, mentor] = [menteeOf.get(one), mentorOf.get(other)];
    if (mentee && mentor) yield [mentee, mentor];
  }
}

/** What a barrier is called among the reasons a round keeps. */
export function whyBarred(barrier: Barrier): { readonly why: WhyNot; readonly rule?: Barrier } {
  switch (barrier) {
    case "excluded":
      return { why: "earlier" };
    case "resting":
      return { why: "resting" };
    case "place":
      return { why: "no-place" };
    default:
      return { why: "barred", rule: barrier };
  }
}
