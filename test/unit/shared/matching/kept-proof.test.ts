import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { claimIn, keptProof, type Prices, type Proven, stillProves } from "#shared/matching/kept-proof.ts";
import { solve } from "#shared/matching/solve.ts";
import { assignmentProblem, problemOf } from "#test/support/arbitraries.ts";
import { forAll } from "#test/support/for-all.ts";
import { aSmallRound } from "#test/support/round-oracles.ts";

const provenOf = (problem: Proven["problem"], order: Proven["order"] = {}): Proven => ({
  ...{ problem, order, best: solve(problem, order) },
});
/** The same prices with one of them changed. */
const changed = (parts: readonly Prices[], which: number, by: number): Prices[] => {
  let at = which;
  return parts.map((part) => {
    const prices = part.prices.map((price, index) => (index === at ? price + by : price));
    at -= part.prices.length;
    return { ...part, prices };
  });
};

describe("the proof that is kept with a round", () => {
  it("P14: proves the round again from numbers as they are stored, whoever comes first", () => {
    const property = fc.property(aSmallRound, ({ problem, first, staying }) => {
      const proven = provenOf(problem, { first, ties: Int32Array.from(staying) });
      const { proof, prices } = keptProof(proven);
      expect(stillProves(JSON.parse(JSON.stringify(proof)), JSON.parse(JSON.stringify(prices)), proven)).toBe(true);
      expect(proof).toEqual({ mostPlaced: proven.best.matched, parts: prices.length });
      expect(claimIn(prices)).toMatchObject({ highest: proven.best.score });
    });
    forAll(property, 500);
  });

  it("P14: proves nothing once it, the round or what went in is altered", () => {
    const several = assignmentProblem({ mentees: 5, mentors: 4 }).filter(({ mentors }) => mentors.length > 0);
    const property = fc.property(several, fc.nat(8), fc.constantFrom(-1, 1), fc.nat(99), (problem, which, by, edge) => {
      const proven = provenOf(problem);
      const { proof, prices } = keptProof(proven);
      const scores = problem.scores.with(edge % problem.scores.length, 7);
      expect(stillProves(proof, prices, { ...proven, problem: { ...problem, scores } })).toBe(
        scores.every((score, at) => score === problem.scores[at]),
      );
      expect(stillProves(proof, prices, { ...proven, order: { first: Uint8Array.of(1) } })).toBe(false);
      const claim = claimIn(prices) ?? { inputs: "", highest: 0, weights: { point: 0, first: 0 } };
      const higher = { ...claim, highest: claim.highest + by };
      const claimed = prices.map((part) => (part.claim === undefined ? part : { ...part, claim: higher }));
      expect(stillProves(proof, claimed, proven)).toBe(false);
      expect(stillProves({ ...proof, mostPlaced: proof.mostPlaced + by }, prices, proven)).toBe(false);
      expect(stillProves(proof, prices.slice(1), proven)).toBe(false);
      // A result with one person fewer, and points that add up.
      const { best } = proven;
      const placed = best.mentorOf.findIndex((mentor) => mentor >= 0);
      if (placed >= 0) {
        const mentorOf = best.mentorOf.with(placed, -1);
        expect(stillProves(proof, prices, { ...proven, best: { ...best, mentorOf } })).toBe(false);
        expect(() => keptProof({ ...proven, best: { ...best, mentorOf } })).toThrow("not proven");
      }
      // Prices may be others where several prove the same; never any at all.
      const far = which % (problem.capacities.length + problem.offsets.length - 1);
      expect(stillProves(proof, changed(prices, far, by * 1000.5), proven)).toBe(false);
    });
    forAll(property, 500);
  });

  it("P14: is kept in parts that a table takes, however many people there are", () => {
    const rows = Array.from({ length: 10_001 }, (_, at) => [{ mentor: 0, score: at }]);
    const proven = provenOf(problemOf([2], rows));
    const { proof, prices } = keptProof(proven);
    expect(proof.parts).toBe(3);
    expect(prices.map((part) => [part.side, part.prices.length])).toEqual([
      ["mentees", 10_000],
      ["mentees", 1],
      ["mentors", 1],
    ]);
    for (const part of prices) expect(JSON.stringify(part).length).toBeLessThan(350_000);
    expect(stillProves(proof, prices, proven)).toBe(true);
  });
});
