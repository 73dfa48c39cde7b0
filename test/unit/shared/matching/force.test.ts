import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { costOf, type Pair, proposeWith } from "#shared/matching/force.ts";
import { type Pool, pairKey, placesOf } from "#shared/matching/pool.ts";
import { type Proposed, propose } from "#shared/matching/propose.ts";
import { candidates } from "#test/support/arbitraries.ts";
import { aCandidate, aMentorCandidate } from "#test/support/builders.ts";
import { forAll } from "#test/support/for-all.ts";

const now = Temporal.Instant.from("2026-08-17T13:00:00Z");

/** A group with at least one of each, places, pairs that must not be, and some who come first. */
const aPool: fc.Arbitrary<Pool> = fc
  .record({
    mentees: candidates("mentee", 8).filter((list) => list.length > 0),
    mentors: candidates("mentor", 5).filter((list) => list.length > 0),
    places: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 }),
    never: fc.array(fc.tuple(fc.nat(7), fc.nat(4)), { maxLength: 8 }),
    first: fc.array(fc.nat(7), { maxLength: 2 }),
  })
  .map(({ mentees, mentors, places, never, first }) => ({
    mentees,
    mentors,
    places: new Map(mentors.map(({ participant }, index) => [participant.person, places[index] ?? 0])),
    excluded: new Set(never.map(([mentee, mentor]) => pairKey(`mentee-00${mentee}`, `mentor-00${mentor}`))),
    first: new Set(first.map((mentee) => `mentee-00${mentee}`)),
  }));
const wish = fc.tuple(fc.nat(7), fc.nat(4));

/** A pool and up to three pairs somebody wishes for, no mentee twice. */
const wished = fc.tuple(aPool, fc.array(wish, { minLength: 1, maxLength: 3 })).map(([pool, wishes]) => {
  const pairs = wishes.map(([mentee, mentor]) => ({
    mentee: pool.mentees[mentee % pool.mentees.length]?.participant.person ?? "",
    mentor: pool.mentors[mentor % pool.mentors.length]?.participant.person ?? "",
  }));
  return {
    pool,
    pairs: pairs.filter(({ mentee }, index) => pairs.findIndex((one) => one.mentee === mentee) === index),
  };
});

/** What a round is worth: people first, then those who come first in line, then fit. */
function worth({ suggestions, score }: Proposed, { first }: Pool): [number, number, number] {
  return [suggestions.length, suggestions.filter(({ mentee }) => first?.has(mentee)).length, score];
}
const isBetter = (one: readonly number[], other: readonly number[]) => {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at !== -1 && (one[at] ?? 0) > (other[at] ?? 0);
};
const has = ({ suggestions }: Proposed, { mentee, mentor }: Pair) =>
  suggestions.some((one) => one.mentee === mentee && one.mentor === mentor);

describe("forcing pairs", () => {
  it("O4: has the forced pairs in it, keeps to every mentor's places and to what must not be", () => {
    const property = fc.property(wished, ({ pool, pairs }) => {
      const forced = proposeWith(pool, pairs, now);
      if (forced === undefined) return;
      for (const pair of pairs) expect(has(forced, pair)).toBe(true);
      for (const [mentor, theirs] of Map.groupBy(forced.suggestions, (one) => one.mentor))
        expect(theirs.length).toBeLessThanOrEqual(placesOf(pool, mentor));
      for (const { mentee, mentor } of forced.suggestions)
        expect(pool.excluded.has(pairKey(mentee, mentor))).toBe(false);
    });
    forAll(property, 300);
  });

  it("O4: is never worth more than a round nobody touched, and says no only where the pairs cannot be", () => {
    const property = fc.property(wished, ({ pool, pairs }) => {
      const forced = proposeWith(pool, pairs, now);
      const taken = Map.groupBy(pairs, ({ mentor }) => mentor);
      const possible =
        pairs.every(({ mentee, mentor }) => !pool.excluded.has(pairKey(mentee, mentor))) &&
        [...taken].every(([mentor, theirs]) => theirs.length <= placesOf(pool, mentor));
      expect(forced !== undefined).toBe(possible);
      if (forced !== undefined) expect(isBetter(worth(forced, pool), worth(propose(pool, now), pool))).toBe(false);
    });
    forAll(property, 300);
  });

  it("O4: what is suggested already costs nothing and changes nobody", () => {
    const property = fc.property(aPool, fc.nat(), (pool, which) => {
      const { suggestions } = propose(pool, now);
      const one = suggestions[which % Math.max(1, suggestions.length)];
      if (one === undefined) return;
      const forced = proposeWith(pool, [one], now, suggestions);
      expect(costOf(suggestions, forced?.suggestions ?? [])).toEqual({ people: 0, points: 0, changes: [] });
    });
    forAll(property, 300);
  });

  it("O4: counts as cost what there is of it, person by person", () => {
    const property = fc.property(wished, ({ pool, pairs }) => {
      const before = propose(pool, now).suggestions;
      const after = proposeWith(pool, pairs, now, before)?.suggestions;
      if (after === undefined) return;
      const { people, changes } = costOf(before, after);
      const gained = changes.filter(({ from }) => from === undefined).length;
      const lost = changes.filter(({ to }) => to === undefined).length;
      expect(people).toBe(gained - lost);
      for (const { mentee, from, to } of changes) {
        expect(before.find((one) => one.mentee === mentee)?.mentor).toBe(from);
        expect(after.find((one) => one.mentee === mentee)?.mentor).toBe(to);
      }
    });
    forAll(property, 300);
  });

  it("O4: of two rounds that are equally good takes the one that leaves people where they are", () => {
    const mentees = ["ana", "bea", "cas", "dee"].map((person) => aCandidate(person));
    const mentors = ["kim", "lee"].map((person) => aMentorCandidate(person));
    const pool = {
      mentees,
      mentors,
      places: new Map([
        ["kim", 2],
        ["lee", 2],
      ]),
      excluded: new Set<string>(),
    };
    const current = [
      { mentee: "ana", mentor: "lee", score: 0 },
      { mentee: "bea", mentor: "kim", score: 0 },
      { mentee: "cas", mentor: "lee", score: 0 },
      { mentee: "dee", mentor: "kim", score: 0 },
    ];
    const after = proposeWith(pool, [{ mentee: "ana", mentor: "kim" }], now, current)?.suggestions ?? [];
    const moved = costOf(current, after).changes.map(({ mentee }) => mentee);
    expect(moved).toHaveLength(2);
    expect(moved).toContain("ana");
  });
});
