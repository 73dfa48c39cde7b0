import { describe, expect, it } from "vitest";
import { assign } from "#shared/matching/assign.ts";
import type { AssignmentProblem, Order, Solution } from "#shared/matching/problem.ts";
import { verify } from "#shared/matching/proof.ts";
import { solve } from "#shared/matching/solve.ts";
import { problemOf } from "#test/support/arbitraries.ts";
import { drawnOrder, drawnProblem, onASquare } from "#test/support/assignment-draws.ts";
import { bestInOrder, byMunkres, hungarian, type InOrder } from "#test/support/assignment-oracles.ts";

const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed);

function expectProven(problem: AssignmentProblem, order: Order, solution: Solution): void {
  expect(verify(problem, order, solution, solution.proof)).toEqual({ proven: true });
}

/** What a result is worth in each of the things that are put in order. */
function counted({ offsets, mentors }: AssignmentProblem, { first, ties }: Order, result: Solution): InOrder {
  let [inLine, tied] = [0, 0];
  for (const [mentee, mentor] of result.mentorOf.entries()) {
    if (mentor === -1) continue;
    inLine += first?.[mentee] ?? 0;
    tied += ties?.[mentors.subarray(0, offsets[mentee + 1]).indexOf(mentor, offsets[mentee])] ?? 0;
  }
  return [result.matched, inLine, result.score, tied];
}

describe("solve", () => {
  it("P14: equals npm munkres in people placed and points on ten thousand rounds, each with a proof that holds", () => {
    for (const seed of seeds(10_000)) {
      const problem = drawnProblem(seed, 9, 6);
      const solution = solve(problem);
      const { matched, score } = solution;
      if (seed % 2 === 0) expect({ seed, matched, score }).toEqual({ seed, ...byMunkres(problem) });
      else expect({ seed, matched, score }).toEqual({ seed, ...hungarian(problem) });
      expectProven(problem, {}, solution);
    }
  }, 60_000);

  it("P14: equals the Hungarian method on rounds of forty, where many compete for the same", () => {
    for (const seed of seeds(150)) {
      const problem = drawnProblem(seed, 40, 15);
      const solution = solve(problem);
      expect({ matched: solution.matched, score: solution.score }).toEqual(hungarian(problem));
      expectProven(problem, {}, solution);
    }
  }, 60_000);

  it("P14: takes people, then those who come first, then points, then ties, as trying everything does", () => {
    for (const seed of seeds(2500)) {
      const problem = drawnProblem(seed, 6, 4);
      const order = drawnOrder(problem, seed);
      for (const some of [
        order,
        { ties: order.ties ?? new Int32Array() },
        { first: order.first ?? new Uint8Array() },
      ]) {
        const solution = solve(problem, some);
        const [matched, inLine, score, tied] = bestInOrder(problem, some);
        expect([seed, ...counted(problem, some, solution)]).toEqual([seed, matched, inLine, score, tied]);
        expectProven(problem, some, solution);
      }
    }
  }, 60_000);

  it("P14: keeps what counts in order for thousands: points to 4,000 and ties to 7, a third of them in line", () => {
    const size = 10_000;
    const rows = seeds(size).map((mentee) =>
      [1, 7, 31, 101].map((step) => {
        const mentor = (mentee * 17 + step * 13) % 3000;
        return { mentor, score: (mentee * 7919 + mentor * 104_729) % 4001 };
      }),
    );
    const problem = problemOf(Array<number>(3000).fill(3), rows);
    const first = Uint8Array.from({ length: size }, (_, mentee) => (mentee % 3 === 0 ? 1 : 0));
    const ties = Int32Array.from(problem.scores, (score, edge) => (score + edge) % 8);
    const [plain, ordered] = [solve(problem), solve(problem, { first, ties })];
    expectProven(problem, {}, plain);
    expectProven(problem, { first, ties }, ordered);
    expect(ordered.matched).toBe(plain.matched);
    expect(counted(problem, { first, ties }, ordered)[1]).toBeGreaterThan(counted(problem, { first, ties }, plain)[1]);
    const tied = solve(problem, { ties });
    expect(tied.score).toBe(plain.score);
    expect(counted(problem, { ties }, tied)[3]).toBeGreaterThan(counted(problem, { ties }, plain)[3]);
  }, 60_000);

  it("P14: never places fewer, nor has fewer points, with one more place or one more pair who may be", () => {
    for (const seed of seeds(400)) {
      const problem = drawnProblem(seed, 8, 5);
      const before = assign(problem);
      for (const mentor of problem.capacities.keys()) {
        const capacities = problem.capacities.map((places, other) => (other === mentor ? places + 1 : places));
        const after = assign({ ...problem, capacities });
        expect(after.matched).toBeGreaterThanOrEqual(before.matched);
        if (after.matched === before.matched) expect(after.score).toBeGreaterThanOrEqual(before.score);
      }
      for (const edge of problem.scores.keys()) {
        const keep = (_: number, other: number) => other !== edge;
        const offsets = problem.offsets.map((offset) => (offset > edge ? offset - 1 : offset));
        const [mentors, scores] = [problem.mentors.filter(keep), problem.scores.filter(keep)];
        const fewer = assign({ capacities: problem.capacities, offsets, mentors, scores });
        expect(fewer.matched).toBeLessThanOrEqual(before.matched);
        if (fewer.matched === before.matched) expect(fewer.score).toBeLessThanOrEqual(before.score);
      }
    }
  });

  it.each([
    ["nobody at all", problemOf([], [])],
    ["mentors and no mentees", problemOf([3, 0, 1], [])],
    ["mentees and no mentors", problemOf([], [[], [], []])],
    ["nobody who fits", problemOf([1, 2], [[], [], []])],
    ["no places", problemOf([0, 0], [[{ mentor: 0, score: 5 }], [{ mentor: 1, score: -5 }]])],
    ["more places than can be counted in memory", problemOf([2 ** 31 - 1, 2 ** 31 - 1], [[{ mentor: 1, score: 1 }]])],
    [
      "all ties",
      problemOf(
        Array<number>(30).fill(2),
        grid(60, 30, () => 7),
      ),
    ],
    [
      "all ties, too few places",
      problemOf(
        Array<number>(30).fill(1),
        grid(60, 30, () => 0),
      ),
    ],
    [
      "two values only",
      problemOf(
        Array<number>(20).fill(2),
        grid(40, 20, (one, other) => (one * other) % 2),
      ),
    ],
    [
      "the product of the numbers",
      problemOf(
        Array<number>(40).fill(1),
        grid(40, 40, (one, other) => -one * other),
      ),
    ],
    ["scores as far apart as they go", problemOf([2, 1, 1, 1], grid(6, 4, extreme))],
    [
      "one mentor for all",
      problemOf(
        [25],
        grid(50, 1, (mentee) => mentee),
      ),
    ],
  ])("P14: ends, exactly, with %s", (_, problem) => {
    const solution = solve(problem);
    const mentees = problem.offsets.length - 1;
    const capacities = problem.capacities.map((places) => Math.min(places, mentees));
    expect({ matched: solution.matched, score: solution.score }).toEqual(hungarian({ ...problem, capacities }));
    expectProven(problem, {}, solution);
  });

  it("P14: ends, exactly, near balance on a square, mentors without places among them, two values only as well", () => {
    for (const seed of seeds(60)) {
      const problem = onASquare(seed, 36, 18);
      for (const round of [problem, { ...problem, scores: problem.scores.map((score) => (score > -200 ? 1 : 0)) }]) {
        const solution = solve(round);
        expect({ matched: solution.matched, score: solution.score }).toEqual(hungarian(round));
        expectProven(round, {}, solution);
      }
    }
  }, 60_000);

  it("refuses an order about others, and numbers too far apart to be added up exactly", () => {
    const problem = problemOf([1], [[{ mentor: 0, score: 2 ** 31 - 1 }], [{ mentor: 0, score: -(2 ** 31) }]]);
    expect(() => solve(problem, { first: new Uint8Array(3) })).toThrow(RangeError);
    expect(() => solve(problem, { ties: new Int32Array(3) })).toThrow(RangeError);
    const ties = Int32Array.of(-(2 ** 31), 2 ** 31 - 1);
    expect(() => solve(problem, { first: Uint8Array.of(1, 0), ties })).toThrow("too far apart");
  });
});

function grid(mentees: number, mentors: number, score: (mentee: number, mentor: number) => number) {
  return seeds(mentees).map((mentee) => seeds(mentors).map((mentor) => ({ mentor, score: score(mentee, mentor) })));
}

function extreme(mentee: number, mentor: number): number {
  return (mentee + mentor) % 3 === 0 ? 2 ** 31 - 1 : -(2 ** 31) + mentee;
}
