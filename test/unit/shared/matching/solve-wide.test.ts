import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairsOf } from "#shared/matching/pairs.ts";
import { verify } from "#shared/matching/proof.ts";
import { solve } from "#shared/matching/solve.ts";
import { solveWide } from "#shared/matching/solve-wide.ts";
import { drawnOrder, drawnProblem } from "#test/support/assignment-draws.ts";
import { cohort, cohortNow } from "#test/support/cohort.ts";
import { forAll } from "#test/support/for-all.ts";

describe("a round of very many edges", () => {
  it("P14: is solved on some of them as well as on all, which its prices prove over all", () => {
    for (let seed = 0; seed < 400; seed++) {
      const problem = drawnProblem(seed, 40, 30);
      const order = seed % 2 === 0 ? {} : drawnOrder(problem, seed);
      const [found, all] = [solveWide(problem, order, 0), solve(problem, order)];
      expect({ seed, ...verify(problem, order, found, found.proof) }).toEqual({ seed, proven: true });
      expect([found.matched, found.score]).toEqual([all.matched, all.score]);
    }
  });

  it("P14: is solved so for people, too, who come first and have waited", () => {
    const people = fc.record({
      ...{ seed: fc.nat(9999), mentees: fc.constant(150), mentors: fc.constant(60) },
      supply: fc.constantFrom(0.5, 0.9, 1, 1.4),
    });
    const property = fc.property(people.map(cohort), (pool) => {
      const { problem, order } = pairsOf(pool, cohortNow);
      const found = solveWide(problem, order, 0);
      expect(verify(problem, order, found, found.proof)).toEqual({ proven: true });
      expect(solveWide(problem, order, 0)).toEqual(found);
    });
    forAll(property, 20);
  });
});
