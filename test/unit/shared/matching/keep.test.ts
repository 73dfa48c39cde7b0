import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { keepingScores } from "#shared/matching/keep.ts";
import { keepWays } from "#shared/matching/keep-ways.ts";
import { solve } from "#shared/matching/solve.ts";
import { taken } from "#shared/matching/taken.ts";
import { problemOf } from "#test/support/arbitraries.ts";
import { forAll } from "#test/support/for-all.ts";
import { aSmallRound, bestBy, countsOf } from "#test/support/round-oracles.ts";

describe("keeping an earlier draft", () => {
  it("P14: changes as few people as can be among the results that place most, then takes the best total", () => {
    const property = fc.property(aSmallRound, (round) => {
      const { problem, first, staying } = round;
      const counts = countsOf(round);
      const { mentorOf } = solve({ ...problem, scores: keepingScores(problem, staying) }, { first });
      const edges = [...taken(problem, mentorOf).edgeOf];
      const numbers = (some: readonly number[]) => [
        ...[counts.placed(some), counts.first(some), counts.staying(some), counts.total(some)],
      ];
      expect(numbers(edges)).toEqual(bestBy(problem, numbers));
    });
    forAll(property, 2000);
  });

  it("P14: says what more a draft would place if some moved, against locking it and against deciding anew", () => {
    const property = fc.property(aSmallRound, (round) => {
      const { problem, first, staying } = round;
      const counts = countsOf(round);
      const { locked, least, anew } = keepWays({ problem, order: { first } }, staying);
      const drafts = counts.staying([...staying.keys()].map((edge) => (staying[edge] === 1 ? edge : -1)));
      const [placed = 0, , stay = 0, total = 0] = bestBy(problem, (some) => [
        ...[counts.placed(some), counts.first(some), counts.staying(some), counts.total(some)],
      ]);
      expect(least).toEqual({ placed, total, moved: drafts - stay });
      expect(anew.placed).toBe(placed);
      expect(anew.moved).toBeGreaterThanOrEqual(least.moved);
      expect(locked.moved).toBeLessThanOrEqual(least.moved);
      expect(locked.placed).toBeLessThanOrEqual(placed);
    });
    forAll(property, 500);
  });

  it("P14: says so where there are too many people for it", () => {
    const problem = problemOf([2_000_000], [[{ mentor: 0, score: 2_000_000_000 }], [{ mentor: 0, score: -1 }]]);
    expect(() => keepingScores(problem, Uint8Array.of(1, 1))).toThrow(RangeError);
  });
});
