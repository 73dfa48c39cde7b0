import { Feature, type Weights } from "../domain/pairing-policy.ts";
import { pointsOver } from "./columns/problem.ts";
import type { Pairs } from "./pairs.ts";
import { type Pool, policyOf } from "./pool.ts";

/** What each pair is worth to either side, by edge. */
export interface Sides {
  readonly mentee: Int32Array;
  readonly mentor: Int32Array;
}

/**
 * Who feels a feature. Both: talking about what both know, at hours that suit both, in a manner both like, and what they
 * said of each other. A mentee alone: somebody further along, help of the kind they want, different eyes, and somebody who
 * shares what they asked for. A mentor alone: supporting whom they wish to support.
 */
const feltBy = {
  topics: "both",
  stage: "mentee",
  hours: "both",
  values: "both",
  ways: "mentee",
  region: "mentee",
  institution: "mentee",
  practice: "mentee",
  sector: "mentee",
  supports: "mentor",
  shares: "mentee",
  wishes: "both",
} as const satisfies Record<Feature, "both" | "mentee" | "mentor">;

/** To any mentor of a programme, who is first in line comes before who is not: that is the programme's word to them. */
const firstInLine = 1_000_000;

/**
 * What every pair is worth to its two people: the points of what each of them feels. The same scoring with the weight of
 * what only the other one feels set to nothing, so that there is one statement of what counts how much.
 */
export function sidesOf(pool: Pool, pairs: Pairs): Sides {
  const mentor = pointsFeltBy("mentor", pool, pairs);
  const { offsets } = pairs.problem;
  for (let mentee = 0; mentee + 1 < offsets.length; mentee++) {
    if (pairs.order.first?.[mentee] !== 1) continue;
    for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++)
      mentor[edge] = (mentor[edge] ?? 0) + firstInLine;
  }
  return { mentee: pointsFeltBy("mentee", pool, pairs), mentor };
}

function pointsFeltBy(side: "mentee" | "mentor", pool: Pool, { mentees, mentors, problem, scale }: Pairs): Int32Array {
  const policy = policyOf(pool);
  const weights = feltWeights(side, policy.weights);
  const felt = { ...pool, policy: { ...policy, weights } };
  return pointsOver(problem, mentees, mentors, felt, { ...scale, weights });
}

function feltWeights(side: "mentee" | "mentor", weights: Weights): Weights {
  const others = Feature.options.filter((name) => feltBy[name] !== "both" && feltBy[name] !== side);
  return { ...weights, ...Object.fromEntries(others.map((name) => [name, 0])) };
}
