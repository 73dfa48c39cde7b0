import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complaintsOf } from "#shared/matching/complaints.ts";
import { fewerComplaints } from "#shared/matching/fewer.ts";
import { solve, totalOf } from "#shared/matching/solve.ts";
import { stable } from "#shared/matching/stable.ts";
import { taken, whole } from "#shared/matching/taken.ts";
import { problemOf } from "#test/support/arbitraries.ts";
import { forAll } from "#test/support/for-all.ts";
import { aSmallRound, everyAssignment, type SmallRound } from "#test/support/round-oracles.ts";

/** Pairs who would both rather have each other, as the words say it: looked for one by one. */
function complaints({ problem, sides }: SmallRound, edges: readonly number[]) {
  const { capacities, offsets, mentors } = problem;
  const much = (now: number | undefined, then: number) => now === undefined || then >= now + Math.abs(now) * 0.15;
  const found = { blocking: 0, strong: 0 };
  for (const [mentee, has] of edges.entries())
    for (let edge = offsets[mentee] ?? 0; edge < (offsets[mentee + 1] ?? 0); edge++) {
      const mentor = mentors[edge] ?? 0;
      const theirs = edges.filter((one) => one >= 0 && mentors[one] === mentor);
      const [gets, gives] = [sides.mentee[edge] ?? 0, sides.mentor[edge] ?? 0];
      const now = has < 0 ? undefined : sides.mentee[has];
      const free = theirs.length < (capacities[mentor] ?? 0);
      const least = free ? undefined : Math.min(...theirs.map((one) => sides.mentor[one] ?? 0));
      const gains = (before: number | undefined, then: number) => before === undefined || then > before;
      if (!gains(now, gets) || !gains(least, gives)) continue;
      found.blocking++;
      if (much(now, gets) && much(least, gives)) found.strong++;
    }
  return found;
}

const mentorOf = ({ problem }: SmallRound, edges: readonly number[]) =>
  Int32Array.from(edges, (edge) => (edge < 0 ? -1 : (problem.mentors[edge] ?? -1)));

describe("pairs who would both rather have each other", () => {
  it("P14: are counted as looking at them one by one counts them", () => {
    const property = fc.property(aSmallRound, fc.nat(1000), (round, which) => {
      const all = [...everyAssignment(round.problem)];
      const edges = all[which % all.length] ?? [];
      expect(complaintsOf(round.problem, round.sides, mentorOf(round, edges))).toEqual(complaints(round, edges));
    });
    forAll(property, 1000);
  });

  it("P14: are none in a stable result, and no other such result suits any mentee better or places another", () => {
    const property = fc.property(aSmallRound, (round) => {
      const { problem, sides } = round;
      const edges = taken(problem, stable(problem, sides)).edgeOf;
      expect(complaints(round, [...edges]).blocking).toBe(0);
      // Where nobody likes two equally, mentees do best of all stable results, and the same people are placed in each.
      const strict = { mentee: withoutTies(sides.mentee), mentor: withoutTies(sides.mentor) };
      const best = taken(problem, stable(problem, strict)).edgeOf;
      for (const other of everyAssignment(problem)) {
        if (complaints({ ...round, sides: strict }, other).blocking > 0) continue;
        for (const [mentee, edge] of other.entries()) {
          const own = best[mentee] ?? -1;
          expect(edge >= 0).toBe(own >= 0);
          if (edge >= 0) expect(strict.mentee[own]).toBeGreaterThanOrEqual(strict.mentee[edge] ?? 0);
        }
      }
    });
    forAll(property, 400);
  });

  it("P14: are never more after looking for fewer, within two of a hundred points and with as many people", () => {
    const property = fc.property(aSmallRound, ({ problem, sides, first }) => {
      const start = solve(problem, { first });
      const solved = (scores: Int32Array) => solve({ ...problem, scores }, { first }).mentorOf;
      const found = fewerComplaints({ all: problem, sides, part: whole(problem), solved }, start.mentorOf);
      const [before, after] = [start.mentorOf, found].map((one) => complaintsOf(problem, sides, one));
      expect(after?.strong).toBeLessThanOrEqual(before?.strong ?? 0);
      expect(found.filter((mentor) => mentor >= 0)).toHaveLength(start.matched);
      const spent = start.score - totalOf(problem, found);
      expect(spent).toBeLessThanOrEqual(Math.abs(start.score) * 0.02);
    });
    forAll(property, 300);
  });

  it("P14: get each other where that costs next to nothing", () => {
    // Ana and Lee would both rather have each other, at the price of one point.
    const rows = [
      [
        { mentor: 0, score: 100 },
        { mentor: 1, score: 100 },
      ],
      [
        { mentor: 0, score: 101 },
        { mentor: 1, score: 100 },
      ],
    ];
    const problem = problemOf([1, 1], rows);
    const sides = { mentee: Int32Array.of(90, 50, 60, 60), mentor: Int32Array.of(90, 50, 60, 60) };
    const start = solve(problem).mentorOf;
    expect(complaintsOf(problem, sides, start)).toEqual({ blocking: 1, strong: 1 });
    const solved = (scores: Int32Array) => solve({ ...problem, scores }).mentorOf;
    const found = fewerComplaints({ all: problem, sides, part: whole(problem), solved }, start);
    expect([...found]).toEqual([0, 1]);
    expect(complaintsOf(problem, sides, found)).toEqual({ blocking: 0, strong: 0 });
  });
});

/** The same order, with the earlier edge before one that is worth as much. */
function withoutTies(worth: Int32Array): Int32Array {
  return worth.map((one, edge) => one * (worth.length + 1) - edge);
}
