import { describe, expect, it } from "vitest";
import { competitionIn } from "#shared/matching/competition.ts";
import { pricesOf } from "#shared/matching/prices.ts";
import type { AssignmentProblem } from "#shared/matching/problem.ts";
import { solve } from "#shared/matching/solve.ts";
import { drawnOrder, drawnProblem } from "#test/support/assignment-draws.ts";

const seeds = Array.from({ length: 600 }, (_, seed) => seed);

/** The same round with one pair fixed: the place is taken, and the mentee out of the way. */
function without({ capacities, offsets, mentors, scores }: AssignmentProblem, mentee: number, edge: number) {
  const [from = 0, to = 0] = offsets.subarray(mentee, mentee + 2);
  const keep = (_: number, other: number) => other < from || other >= to;
  return {
    capacities: capacities.map((places, mentor) => (mentor === mentors[edge] ? places - 1 : places)),
    offsets: offsets.map((offset, row) => (row > mentee ? offset - (to - from) : offset)),
    mentors: mentors.filter(keep),
    scores: scores.filter(keep),
  };
}

describe("pricesOf", () => {
  it("P14: says exactly what one more place with any mentor brings", () => {
    for (const seed of seeds) {
      const problem = drawnProblem(seed, 9, 6);
      const order = seed % 2 === 0 ? {} : drawnOrder(problem, seed);
      const solution = solve(problem, order);
      const prices = pricesOf(problem, solution, order);
      for (const mentor of problem.capacities.keys()) {
        const capacities = problem.capacities.map((places, other) => (other === mentor ? places + 1 : places));
        const after = solve({ ...problem, capacities }, order);
        const brought = { people: after.matched - solution.matched, points: after.score - solution.score };
        expect({ seed, mentor, ...prices.placeValue(mentor) }).toEqual({ seed, mentor, ...brought });
      }
    }
  });

  it("P14: never says more than what fixing a pair really costs, and often exactly that", () => {
    let [exact, all] = [0, 0];
    for (const seed of seeds) {
      const problem = drawnProblem(seed, 8, 5);
      const solution = solve(problem);
      const prices = pricesOf(problem, solution);
      for (const mentee of solution.mentorOf.keys()) {
        for (let edge = problem.offsets[mentee] ?? 0; edge < (problem.offsets[mentee + 1] ?? 0); edge++) {
          if (problem.capacities[problem.mentors[edge] ?? 0] === 0) continue;
          const rest = solve(without(problem, mentee, edge));
          const people = solution.matched - rest.matched - 1;
          const points = solution.score - rest.score - (problem.scores[edge] ?? 0);
          const cost = prices.costOfForcing(edge);
          expect(cost.people).toBeLessThanOrEqual(people);
          if (people === 0) expect(cost.points).toBeLessThanOrEqual(points);
          all++;
          if (cost.people === people && (people > 0 || cost.points === points)) exact++;
        }
      }
    }
    expect(exact / all).toBeGreaterThan(0.6);
  });

  it("P14: names those who compete for too few places, and nobody else", () => {
    for (const seed of seeds) {
      const problem = drawnProblem(seed, 9, 6);
      const solution = solve(problem);
      const competing = competitionIn(problem, solution.mentorOf);
      for (const [mentee, mentor] of solution.mentorOf.entries()) {
        if (mentor !== -1) continue;
        const found = competing(mentee);
        expect(found.mentees).toContain(mentee);
        expect(found.mentees.length).toBeGreaterThan(found.places);
        expect(found.places).toBe(found.mentors.reduce((sum, one) => sum + (problem.capacities[one] ?? 0), 0));
        const candidates = found.mentees.flatMap((one) => [
          ...problem.mentors.subarray(problem.offsets[one], problem.offsets[one + 1]),
        ]);
        expect([...new Set(candidates)].sort((one, other) => one - other)).toEqual(found.mentors);
      }
    }
  });
});
