import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assign } from "#shared/matching/assign.ts";
import type { AssignmentProblem } from "#shared/matching/problem.ts";
import { assignmentProblem, problemOf } from "#test/support/arbitraries.ts";
import { bruteForce, hungarian } from "#test/support/assignment-oracles.ts";
import { forAll } from "#test/support/for-all.ts";

const small = assignmentProblem({ mentees: 5, mentors: 4 });

/** What an answer says of itself, counted again from the problem alone. */
function recount({ offsets, mentors, scores, capacities }: AssignmentProblem, mentorOf: Int32Array) {
  const left = [...capacities];
  let [matched, score] = [0, 0];
  for (const [mentee, mentor] of mentorOf.entries()) {
    if (mentor === -1) continue;
    const edge = mentors.subarray(0, offsets[mentee + 1]).indexOf(mentor, offsets[mentee]);
    expect(edge).toBeGreaterThanOrEqual(0);
    left[mentor] = (left[mentor] ?? 0) - 1;
    matched++;
    score += scores[edge] ?? 0;
  }
  expect(Math.min(0, ...left)).toBe(0);
  return { matched, score };
}

describe("assign", () => {
  it("P14: places most people, then takes the best total, as trying everything does", () => {
    const property = fc.property(small, (problem) => {
      const { matched, score, mentorOf } = assign(problem);
      expect({ matched, score }).toEqual(bruteForce(problem));
      expect(recount(problem, mentorOf)).toEqual({ matched, score });
    });
    forAll(property, 3000);
  });

  it("P14: agrees with the Hungarian method, scores wide apart and negative among them", () => {
    const wide = assignmentProblem({ mentees: 12, mentors: 8, scores: [-1_000_000, 1_000_000], density: 40 });
    const property = fc.property(wide, (problem) => {
      const { matched, score, mentorOf } = assign(problem);
      expect({ matched, score }).toEqual(hungarian(problem));
      expect(recount(problem, mentorOf)).toEqual({ matched, score });
    });
    forAll(property, 1000);
  });

  it("P14: both oracles agree with each other", () => {
    forAll(
      fc.property(small, (problem) => {
        expect(hungarian(problem)).toEqual(bruteForce(problem));
      }),
      500,
    );
  });

  it("P14: is exact on rounds of two hundred mentees and sixty mentors", () => {
    const medium = assignmentProblem({ mentees: 200, mentors: 60, scores: [0, 400], density: 8, exact: true });
    const property = fc.property(medium, (problem) => {
      const { matched, score } = assign(problem);
      expect({ matched, score }).toEqual(hungarian(problem));
    });
    forAll(property, 3);
  });

  it("places one more even where that costs score", () => {
    const problem = problemOf(
      [1, 1],
      [
        [
          { mentor: 0, score: 100 },
          { mentor: 1, score: -50 },
        ],
        [{ mentor: 0, score: -40 }],
      ],
    );
    expect(assign(problem)).toMatchObject({ matched: 2, score: -90 });
  });

  it("has an answer for nobody, for mentors without places, and for mentees without candidates", () => {
    expect(assign(problemOf([], []))).toMatchObject({ matched: 0, score: 0 });
    expect(assign(problemOf([0], [[{ mentor: 0, score: 5 }]]))).toMatchObject({ matched: 0, score: 0 });
    expect([...assign(problemOf([2], [[], [{ mentor: 0, score: 5 }]])).mentorOf]).toEqual([-1, 0]);
  });

  it("gives the same answer every time and leaves its input as it was", () => {
    const property = fc.property(small, (problem) => {
      const before = structuredClone(problem);
      const [once, again] = [assign(problem), assign(structuredClone(problem))];
      expect(problem).toEqual(before);
      expect(again).toEqual(once);
    });
    forAll(property, 300);
  });

  const [capacities, offsets, mentors, scores] = [
    Int32Array.of(1, 1),
    Uint32Array.of(0, 1, 2),
    Uint32Array.of(0, 1),
    Int32Array.of(1, 1),
  ];
  const good = { capacities, offsets, mentors, scores };
  it.each([
    ["one mentor twice for a mentee", { offsets: Uint32Array.of(0, 2), mentors: Uint32Array.of(1, 1) }],
    ["offsets that do not begin with nought", { offsets: Uint32Array.of(1, 1, 2) }],
    ["offsets that fall", { offsets: Uint32Array.of(0, 2, 1, 2) }],
    ["offsets that end too early", { offsets: Uint32Array.of(0, 1, 1) }],
    ["offsets that end too late", { offsets: Uint32Array.of(0, 1, 3) }],
    ["no offsets at all", { offsets: new Uint32Array() }],
    ["a mentor who is not there", { mentors: Uint32Array.of(0, 2) }],
    ["a capacity below nought", { capacities: Int32Array.of(1, -1) }],
    ["fewer scores than edges", { scores: Int32Array.of(1) }],
  ])("refuses %s", (_, broken) => {
    expect(() => assign({ ...good, ...broken })).toThrow(RangeError);
  });
});
