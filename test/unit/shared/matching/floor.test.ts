import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lifted } from "#shared/matching/floor.ts";
import { keepingScores } from "#shared/matching/keep.ts";
import { solve } from "#shared/matching/solve.ts";
import { taken } from "#shared/matching/taken.ts";
import { problemOf } from "#test/support/arbitraries.ts";
import { forAll } from "#test/support/for-all.ts";
import { aSmallRound, bestBy, countsOf } from "#test/support/round-oracles.ts";

describe("lifting the pair that fits least", () => {
  it("P14: lifts it as far as most people and those who come first allow, then takes the best total", () => {
    const property = fc.property(aSmallRound, (round) => {
      const { problem, first } = round;
      const counts = countsOf(round);
      const part = lifted(problem, { first });
      const { mentorOf } = solve(part.problem, { first });
      const edges = [...taken(problem, mentorOf).edgeOf];
      const numbers = (some: readonly number[]) => [
        ...[counts.placed(some), counts.first(some), counts.worst(some), counts.total(some)],
      ];
      expect(numbers(edges)).toEqual(bestBy(problem, numbers));
      if (counts.placed(edges) > 0) expect(part.floor).toBe(counts.worst(edges));
      else expect(part.floor).toBeUndefined();
    });
    forAll(property, 1500);
  });

  it("P14: keeps an earlier draft before it lifts anybody", () => {
    const property = fc.property(aSmallRound, (round) => {
      const { problem, first, staying } = round;
      const counts = countsOf(round);
      const part = lifted(problem, { first }, staying);
      const stays = Uint8Array.from(part.edges, (edge) => staying[edge] ?? 0);
      const scores = keepingScores(part.problem, stays);
      const edges = [...taken(problem, solve({ ...part.problem, scores }, { first }).mentorOf).edgeOf];
      const numbers = (some: readonly number[]) => [
        ...[counts.placed(some), counts.first(some), counts.staying(some), counts.worst(some), counts.total(some)],
      ];
      expect(numbers(edges)).toEqual(bestBy(problem, numbers));
    });
    forAll(property, 1500);
  });

  it("P14: gives up some of the total so that nobody is left with a pair that hardly fits", () => {
    const rows = [
      [
        { mentor: 0, score: 300 },
        { mentor: 1, score: 120 },
      ],
      [
        { mentor: 0, score: 150 },
        { mentor: 1, score: 10 },
      ],
    ];
    const problem = problemOf([1, 1], rows);
    expect(solve(problem)).toMatchObject({ matched: 2, score: 310 });
    const part = lifted(problem);
    expect(part.floor).toBe(120);
    expect(solve(part.problem)).toMatchObject({ matched: 2, score: 270 });
  });
});
