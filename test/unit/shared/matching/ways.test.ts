import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { standardPolicy } from "#shared/domain/pairing-policy.ts";
import { type Decided, decidedIn } from "#shared/matching/decided.ts";
import { pairsOf } from "#shared/matching/pairs.ts";
import { type Pool, pairKey } from "#shared/matching/pool.ts";
import { propose } from "#shared/matching/propose.ts";
import { taken } from "#shared/matching/taken.ts";
import { sidesOf } from "#shared/matching/utility.ts";
import { compareWays } from "#shared/matching/ways.ts";
import { aCandidate, aMentorCandidate } from "#test/support/builders.ts";
import { cohort, cohortNow } from "#test/support/cohort.ts";
import { forAll } from "#test/support/for-all.ts";

const aCohort = fc
  .record({
    ...{ seed: fc.nat(10_000), mentees: fc.integer({ min: 1, max: 14 }), mentors: fc.integer({ min: 1, max: 6 }) },
    ...{ supply: fc.constantFrom(0.6, 0.9, 1.3), wishes: fc.constant(0.5) },
  })
  .map(cohort);
const near = { ...standardPolicy, hoursApart: 4, shareTopic: true };
const ways = ["best", "fewer-complaints", "stable"] as const;

/** The points of the pair that fits least, with all that counts. */
const leastIn = ({ pairs, mentorOf }: Decided) =>
  [...taken(pairs.problem, mentorOf).edgeOf].reduce(
    (least, edge) => (edge < 0 ? least : Math.min(least, pairs.problem.scores[edge] ?? 0)),
    Number.POSITIVE_INFINITY,
  );

describe("the ways a round may be decided", () => {
  it("P14: are compared over the same people, the best as far as anybody comes and the stable one without a complaint", () => {
    const property = fc.property(aCohort, (pool) => {
      const [best, lifted, fewer, both, stable] = compareWays({ ...pool, policy: near }, cohortNow);
      for (const one of [best, lifted, fewer, both]) expect(one?.placed).toBe(one?.quality.reachable);
      expect(best?.quality.reached).toBe(100);
      const least = (way: (typeof ways)[number], floor: boolean) =>
        leastIn(decidedIn({ ...pool, policy: { ...near, way, floor } }, cohortNow));
      for (const way of ["best", "fewer-complaints"] as const)
        expect(least(way, true)).toBeGreaterThanOrEqual(least("best", false));
      expect(fewer?.quality.strong).toBeLessThanOrEqual(best?.quality.strong ?? 0);
      expect(both?.quality.strong).toBeLessThanOrEqual(lifted?.quality.strong ?? 0);
      expect(stable?.quality).toMatchObject({ blocking: 0, strong: 0 });
      expect(stable?.placed).toBeLessThanOrEqual(best?.placed ?? 0);
    });
    forAll(property, 40);
  });

  it("P14: never go beyond a mentor's places, give nobody two, and pair nobody who must not be", () => {
    const property = fc.property(aCohort, fc.constantFrom(...ways), fc.boolean(), (pool, way, floor) => {
      const { suggestions, quality } = propose({ ...pool, policy: { ...near, way, floor } }, cohortNow);
      const asked = Map.groupBy(suggestions, ({ mentor }) => mentor);
      for (const [mentor, theirs] of asked) expect(theirs.length).toBeLessThanOrEqual(pool.places.get(mentor) ?? 0);
      expect(new Set(suggestions.map(({ mentee }) => mentee)).size).toBe(suggestions.length);
      for (const { mentee, mentor } of suggestions) expect(pool.excluded.has(pairKey(mentee, mentor))).toBe(false);
      expect(quality.way).toBe(way);
      if (way !== "stable") expect(suggestions).toHaveLength(quality.reachable);
    });
    forAll(property, 60);
  });

  it("P14: say the same whoever was read first", () => {
    const property = fc.property(aCohort, fc.constantFrom(...ways), (pool, way) => {
      const policy = { ...near, way };
      const turned: Pool = { ...pool, policy, mentees: pool.mentees.toReversed(), mentors: pool.mentors.toReversed() };
      expect(propose(turned, cohortNow)).toEqual(propose({ ...pool, policy }, cohortNow));
    });
    forAll(property, 40);
  });

  it("P14: a place that is open, or somebody who joins, never makes a round place fewer", () => {
    const property = fc.property(aCohort, (pool) => {
      const one = pool.mentors[0]?.participant.person ?? "";
      const more = new Map([...pool.places, [one, (pool.places.get(one) ?? 0) + 1]]);
      const placed = (of: Pool) => propose({ ...of, policy: near }, cohortNow).suggestions.length;
      expect(placed({ ...pool, places: more })).toBeGreaterThanOrEqual(placed(pool));
      expect(placed(pool)).toBeGreaterThanOrEqual(placed({ ...pool, mentees: pool.mentees.slice(1) }));
    });
    forAll(property, 40);
  });
});

describe("what a pair is worth to its two people", () => {
  const people = { mentees: [aCandidate("ana", { stage: "student" })], mentors: [aMentorCandidate("lee")] };
  const pool: Pool = { ...people, places: new Map([["lee", 1]]), excluded: new Set() };
  const sides = (more: Partial<Pool> = {}) => {
    const pairs = pairsOf({ ...pool, ...more }, cohortNow);
    const { mentee, mentor } = sidesOf({ ...pool, ...more }, pairs);
    return { points: pairs.problem.scores[0] ?? 0, mentee: mentee[0] ?? 0, mentor: mentor[0] ?? 0 };
  };

  it("P14: leaves out of a mentor's side what only a mentee feels, and the other way round", () => {
    const only = (name: "stage" | "supports" | "hours") => ({
      ...standardPolicy,
      weights: { ...standardPolicy.weights, ...nothing, [name]: 100 },
    });
    expect(sides({ policy: only("stage") })).toEqual({ points: 100, mentee: 100, mentor: 0 });
    expect(sides({ policy: only("hours") })).toEqual({ points: 100, mentee: 100, mentor: 100 });
    const lived = { id: "ana", version: 1, lived: ["rural"] } as const;
    const supports = { id: "lee", version: 1, supports: ["rural"] } as const;
    const supported = {
      mentees: people.mentees.map((one) => ({ ...one, profile: { ...lived, lived: [...lived.lived] } })),
      mentors: people.mentors.map((one) => ({ ...one, profile: { ...supports, supports: [...supports.supports] } })),
    };
    expect(sides({ ...supported, policy: only("supports") })).toEqual({ points: 100, mentee: 0, mentor: 100 });
  });

  it("P14: puts who comes first in line before others, to any mentor", () => {
    expect(sides({ first: new Set(["ana"]) }).mentor - sides().mentor).toBe(1_000_000);
    expect(sides({ first: new Set(["ana"]) }).mentee).toBe(sides().mentee);
  });
});

const nothing = Object.fromEntries(Object.keys(standardPolicy.weights).map((name) => [name, 0]));
