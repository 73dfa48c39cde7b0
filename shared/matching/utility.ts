import { Feature, type Weights } from "../domain/pairing-policy.ts";
import { problemBetween } from "./columns/problem.ts";
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

/** Fewer points than any pair has: whom two may be suggested to does not change with the weights. */
const belowAll = -firstInLine;

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

function pointsFeltBy(side: "mentee" | "mentor", pool: Pool, pairs: Pairs): Int32Array {
  const policy = policyOf(pool);
  const weights = feltWeights(side, policy.weights);
  const { mentees, mentors, scale } = pairs;
  const wide = { ...pool, policy: { ...policy, minimum: belowAll, weights } };
  return onto(pairs.problem, problemBetween(mentees, mentors, wide, { ...scale, weights }));
}

function feltWeights(side: "mentee" | "mentor", weights: Weights): Weights {
  const others = Feature.options.filter((name) => feltBy[name] !== "both" && feltBy[name] !== side);
  return { ...weights, ...Object.fromEntries(others.map((name) => [name, 0])) };
}

/** Points of another problem over the same people, which has all edges of this one and perhaps more. */
function onto(problem: Pairs["problem"], other: Pairs["problem"]): Int32Array {
  const points = new Int32Array(problem.mentors.length);
  for (let mentee = 0; mentee + 1 < problem.offsets.length; mentee++) {
    let there = other.offsets[mentee] ?? 0;
    const [end, until] = [other.offsets[mentee + 1] ?? 0, problem.offsets[mentee + 1] ?? 0];
    for (let edge = problem.offsets[mentee] ?? 0; edge < until; edge++) {
      const mentor = problem.mentors[edge] ?? 0;
      while (there < end && (other.mentors[there] ?? 0) < mentor) there++;
      if (there < end && other.mentors[there] === mentor) points[edge] = other.scores[there] ?? 0;
    }
  }
  return points;
}
