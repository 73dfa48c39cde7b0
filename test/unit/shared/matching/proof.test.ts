import { describe, expect, it } from "vitest";
import type { Proof, Solution } from "#shared/matching/problem.ts";
import { verify } from "#shared/matching/proof.ts";
import { solve } from "#shared/matching/solve.ts";
import { problemOf } from "#test/support/arbitraries.ts";
import { drawnOrder, drawnProblem } from "#test/support/assignment-draws.ts";

const seeds = Array.from({ length: 300 }, (_, seed) => seed);

function changed<List extends Float64Array | Int32Array | Uint8Array>(list: List, at: number, by: number): List {
  list[at] = (list[at] ?? 0) + by;
  return list;
}

describe("verify", () => {
  it("P14: rejects every result with a mentee moved, left out, or counted wrongly", () => {
    for (const seed of seeds) {
      const problem = drawnProblem(seed, 8, 5);
      const order = seed % 2 === 0 ? {} : drawnOrder(problem, seed);
      const solution = solve(problem, order);
      const refuses = (other: Partial<Solution>) =>
        expect(verify(problem, order, { ...solution, ...other }, solution.proof)).toMatchObject({ proven: false });
      refuses({ matched: solution.matched + 1 });
      refuses({ score: solution.score - 1 });
      refuses({ mentorOf: new Int32Array(solution.mentorOf.length + 1) });
      for (const [mentee, mentor] of solution.mentorOf.entries()) {
        const mentorOf = solution.mentorOf.slice();
        mentorOf[mentee] = mentor === -1 ? 0 : -1;
        refuses({ mentorOf });
        mentorOf[mentee] = problem.capacities.length;
        refuses({ mentorOf });
      }
    }
  });

  it("P14: rejects a worse result even where the proof claims its numbers", () => {
    let worse = 0;
    for (const seed of seeds) {
      const problem = drawnProblem(seed, 8, 5);
      const { proof, ...best } = solve(problem);
      const against = solve({ ...problem, scores: problem.scores.map((score) => -score) });
      const { mentorOf, matched } = against;
      const score = -against.score;
      if (score === best.score) continue;
      worse++;
      const claimed = { ...proof, total: score };
      expect(verify(problem, {}, { mentorOf, matched, score }, claimed)).toMatchObject({ proven: false });
      expect(verify(problem, {}, { mentorOf, matched, score }, against.proof)).toMatchObject({ proven: false });
    }
    expect(worse).toBeGreaterThan(50);
  });

  it("P14: rejects every price that is changed where somebody is placed, and every part, weight and number", () => {
    for (const seed of seeds) {
      const problem = drawnProblem(seed, 8, 5);
      const order = drawnOrder(problem, seed);
      const solution = solve(problem, order);
      const { proof } = solution;
      const refuses = (other: Partial<Proof>) =>
        expect(verify(problem, order, solution, { ...proof, ...other })).toMatchObject({ proven: false });
      for (const [mentee, mentor] of solution.mentorOf.entries()) {
        for (const by of [1, -1, 0.5]) refuses({ mentees: changed(proof.mentees.slice(), mentee, by) });
        refuses({ overMentees: changed(proof.overMentees.slice(), mentee, proof.overMentees[mentee] === 1 ? -1 : 1) });
        if (mentor === -1) continue;
        for (const by of [1, -1, Number.NaN]) refuses({ mentors: changed(proof.mentors.slice(), mentor, by) });
        const over = proof.overMentors[mentor] === 1 ? -1 : 1;
        refuses({ overMentors: changed(proof.overMentors.slice(), mentor, over) });
      }
      refuses({ matched: proof.matched + 1 });
      refuses({ total: proof.total + 1 });
      if (proof.matched === 0) continue;
      refuses({ weights: { ...proof.weights, point: 0 } });
      refuses({ weights: { ...proof.weights, first: proof.weights.first === 0 ? 1 : 0 } });
    }
  });

  it("P14: rejects a result that places fewer than could be, though its prices hold", () => {
    const problem = problemOf([1, 2], [[{ mentor: 0, score: 5 }], [{ mentor: 1, score: 3 }], []]);
    const { mentees, mentors } = solve(problem).proof;
    const nobody = { mentorOf: new Int32Array(mentees.length).fill(-1), matched: 0, score: 0 };
    const proof = {
      mentees: new Float64Array(mentees.length),
      mentors: mentors.map(() => 100_000),
      overMentees: new Uint8Array(mentees.length).fill(1),
      overMentors: new Uint8Array(mentors.length).fill(1),
      weights: { point: 1, first: 0 },
      matched: 0,
      total: 0,
    };
    expect(verify(problem, {}, nobody, proof)).toMatchObject({ proven: false });
  });
});
