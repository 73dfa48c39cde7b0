import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { type Pairs, pairsOf } from "#shared/matching/pairs.ts";
import { solve } from "#shared/matching/solve.ts";
import { cohort, cohortNow } from "#test/support/cohort.ts";
import { forAll } from "#test/support/for-all.ts";
import { plainPairs } from "#test/support/plain-pairs.ts";
import { anyPool } from "#test/support/pool-arbitraries.ts";

const now = Temporal.Instant.from("2026-08-17T13:00:00Z");

function listed({ mentees, mentors, problem }: Pairs): string[] {
  return mentees
    .flatMap((mentee, row) => {
      const [from = 0, to = 0] = problem.offsets.subarray(row, row + 2);
      return [...problem.mentors.subarray(from, to)].map((mentor, index) => {
        const names = `${mentee.participant.person}>${mentors[mentor]?.participant.person}`;
        return `${names} ${problem.scores[from + index]}`;
      });
    })
    .sort();
}

describe("pairsOf", () => {
  it("P2 P3: has just the pairs no rule stands between, with just the points the plain rules give", () => {
    const property = fc.property(anyPool, (pool) => {
      expect(listed(pairsOf(pool, now))).toEqual(plainPairs(pool, now));
    });
    forAll(property, 400);
  });

  it.each([
    ["with all features", {}],
    ["without profiles: on the eight fields of the form", { profiles: 0, identities: 0, relations: 0, wishes: 0 }],
    ["with more of everything", { profiles: 1, identities: 0.8, relations: 1, wishes: 1 }],
  ])("P3: says the same as the plain rules of a large programme, %s", (_, options) => {
    const pool = cohort({ seed: 7, mentees: 120, mentors: 90, supply: 0.9, ...options });
    expect(listed(pairsOf(pool, cohortNow))).toEqual(plainPairs(pool, cohortNow));
  });

  it("J1: whoever told nothing beyond the form gets a mentor about as often as others, where places are few", () => {
    const placed = { told: [0, 0], silent: [0, 0] };
    for (const seed of [1, 2, 3, 4]) {
      const { mentees, problem } = pairsOf(cohort({ seed, mentees: 300, mentors: 100, supply: 0.8 }), cohortNow);
      const { mentorOf } = solve(problem);
      for (const [index, { profile }] of mentees.entries()) {
        const counts = profile === undefined ? placed.silent : placed.told;
        const at = (mentorOf[index] ?? -1) < 0 ? 1 : 0;
        counts[at] = (counts[at] ?? 0) + 1;
      }
    }
    const share = ([yes = 0, no = 0]: number[]) => yes / (yes + no);
    expect(Math.abs(share(placed.told) - share(placed.silent))).toBeLessThan(0.06);
  });

  it("says the same whoever was read first, and leaves its inputs as they are", () => {
    const shuffled = anyPool.chain((pool) =>
      fc.record({
        pool: fc.constant(pool),
        mentees: fc.shuffledSubarray([...pool.mentees], { minLength: pool.mentees.length }),
        mentors: fc.shuffledSubarray([...pool.mentors], { minLength: pool.mentors.length }),
      }),
    );
    const property = fc.property(shuffled, ({ pool, mentees, mentors }) => {
      const { problem, order } = pairsOf({ ...pool, mentees, mentors }, now);
      const straight = pairsOf(pool, now);
      expect({ problem, order }).toEqual({ problem: straight.problem, order: straight.order });
    });
    forAll(property);
  });
});
