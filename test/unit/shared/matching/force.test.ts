import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { type Relation, standardPolicy } from "#shared/domain/pairing-policy.ts";
import { barrierTo, costOf, type Pair, proposeWith } from "#shared/matching/force.ts";
import { edgeBetween, pairsOf } from "#shared/matching/pairs.ts";
import { type Pool, pairKey, placesOf } from "#shared/matching/pool.ts";
import { pricesOf } from "#shared/matching/prices.ts";
import { type Proposed, propose } from "#shared/matching/propose.ts";
import { solve } from "#shared/matching/solve.ts";
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
const managing: Relation = "line-manager";
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

/** What a round is worth: people first, then those who come first in line, then the pair that fits least, then fit. */
function worth({ suggestions, score }: Proposed, { first }: Pool): number[] {
  const least = Math.min(...suggestions.map((one) => one.score));
  return [suggestions.length, suggestions.filter(({ mentee }) => first?.has(mentee)).length, least, score];
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

  it("P4, O4: costs at least what the solver's prices say it does, before anybody solves anew", () => {
    const property = fc.property(aPool, fc.nat(), fc.nat(), (found, one, other) => {
      const pool: Pool = { ...found, policy: { ...standardPolicy, floor: false } };
      const pairs = pairsOf(pool, now);
      const best = solve(pairs.problem, pairs.order);
      const prices = pricesOf(pairs.problem, best, pairs.order);
      const [row, column] = [one % pairs.mentees.length, other % Math.max(1, pairs.mentors.length)];
      const edge = edgeBetween(pairs.problem, row, column);
      if (edge < 0) return;
      const pair = {
        mentee: pairs.mentees[row]?.participant.person ?? "",
        mentor: pairs.mentors[column]?.participant.person ?? "",
      };
      const before = propose(pool, now);
      const { people, points } = costOf(before.suggestions, proposeWith(pool, [pair], now)?.suggestions ?? []);
      const least = prices.costOfForcing(edge);
      expect(-people).toBeGreaterThanOrEqual(least.people);
      if (people === 0 && pool.first?.size === 0) expect(-points).toBeGreaterThanOrEqual(least.points);
      if (pair.mentor === before.suggestions.find(({ mentee }) => mentee === pair.mentee)?.mentor)
        expect(least).toEqual({ people: 0, points: 0 });
    });
    forAll(property, 300);
  });

  it.each(["best", "fewer-complaints", "stable"] as const)("O4: keeps what was forced in a round by %s", (way) => {
    const property = fc.property(wished, ({ pool: found, pairs }) => {
      const pool: Pool = { ...found, policy: { ...standardPolicy, way } };
      const forced = proposeWith(pool, pairs, now);
      if (forced !== undefined) for (const pair of pairs) expect(has(forced, pair)).toBe(true);
    });
    forAll(property, 60);
  });

  it.each([
    ["they were together before", { excluded: new Set([pairKey("ana", "kim")]) }, "excluded"],
    ["they cannot talk", { mentors: [aMentorCandidate("kim", { zone: "Asia/Tokyo" })] }, "hours"],
    ["one manages the other", { relations: new Map([[pairKey("ana", "kim"), [managing]]]) }, "line-manager"],
    ["a coordinator gave the place away", {}, "place"],
  ] as const)("P4: says which rule stands between two people: %s", (_, more, barrier) => {
    const base: Pool = {
      ...{ mentees: [aCandidate("ana")], mentors: [aMentorCandidate("kim")], excluded: new Set<string>() },
      ...{ places: new Map([["kim", 1]]), policy: { ...standardPolicy, hoursApart: 6 } },
    };
    const pool: Pool = { ...base, ...more };
    const kept = barrier === "place" ? [{ mentee: "bea", mentor: "kim" }] : [];
    expect(barrierTo(pool, { mentee: "ana", mentor: "kim" }, kept, pairsOf(pool, now))).toBe(barrier);
    expect(barrierTo(base, { mentee: "ana", mentor: "kim" }, [], pairsOf(base, now))).toBeUndefined();
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
