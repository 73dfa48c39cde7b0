import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { mostAlternatives, mostHelps } from "#shared/domain/explanation.ts";
import { standardPolicy } from "#shared/domain/pairing-policy.ts";
import { competitionIn } from "#shared/matching/competition.ts";
import { explain } from "#shared/matching/explain.ts";
import { explainRound } from "#shared/matching/explain-round.ts";
import { spreadOf } from "#shared/matching/figures.ts";
import { leftOut } from "#shared/matching/left-out.ts";
import { pairsOf } from "#shared/matching/pairs.ts";
import { type Pool, pairKey, placesOf } from "#shared/matching/pool.ts";
import { pricesOf } from "#shared/matching/prices.ts";
import type { AssignmentProblem } from "#shared/matching/problem.ts";
import { propose } from "#shared/matching/propose.ts";
import { solve } from "#shared/matching/solve.ts";
import { candidates } from "#test/support/arbitraries.ts";
import { aCandidate, aMentorCandidate } from "#test/support/builders.ts";
import { forAll } from "#test/support/for-all.ts";

const now = Temporal.Instant.from("2026-08-17T13:00:00Z");
const aPool: fc.Arbitrary<Pool> = fc
  .record({
    mentees: candidates("mentee", 8),
    mentors: candidates("mentor", 8),
    places: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 8, maxLength: 8 }),
    never: fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 12 }),
  })
  .map(({ mentees, mentors, places, never }) => ({
    mentees,
    mentors,
    places: new Map(mentors.map(({ participant }, index) => [participant.person, places[index] ?? 0])),
    excluded: new Set(never.map(([mentee, mentor]) => pairKey(`mentee-00${mentee}`, `mentor-00${mentor}`))),
  }));

/** Decided by points alone: what a floor gives up for the pair that fits least is no claim of these. */
const byPoints = (pool: Pool): Pool => ({ ...pool, policy: { ...standardPolicy, floor: false } });

const explained = (pool: Pool) => {
  const { suggestions } = propose(pool, now);
  return { suggestions, ...explain(pool, suggestions, now) };
};

describe("explain", () => {
  it("P4: says of everybody why, or why nobody; never more than a page can show, the best first", () => {
    const property = fc.property(aPool, (pool) => {
      const { suggestions, mentors, mentees, unpaired } = explained(pool);
      const placed = new Set(suggestions.map(({ mentee }) => mentee));
      const all = pool.mentees.map(({ participant }) => participant.person);
      expect(unpaired.map(({ mentee }) => mentee).sort()).toEqual(all.filter((one) => !placed.has(one)).sort());
      for (const list of [...mentors.values(), ...mentees.values()]) {
        expect(list.length).toBeLessThanOrEqual(mostAlternatives);
        expect(list.map(({ points }) => points)).toEqual(list.map(({ points }) => points).sort((a, b) => b - a));
      }
      for (const { mentee, mentor } of suggestions) {
        expect(mentors.get(mentee)?.some(({ person }) => person === mentor)).not.toBe(true);
        expect(mentees.get(mentor)?.some(({ person }) => person === mentee)).not.toBe(true);
      }
    });
    forAll(property, 300);
  });

  it("P4: gives the reason that is true of each mentor who was not suggested", () => {
    const property = fc.property(aPool.map(byPoints), (pool) => {
      const { suggestions, mentors } = explained(pool);
      const points = new Map(suggestions.map(({ mentee, score }) => [mentee, score]));
      for (const [mentee, list] of mentors)
        for (const { person, why, points: theirs } of list) {
          const places = placesOf(pool, person);
          const used = suggestions.filter(({ mentor }) => mentor === person).length;
          const earlier = pool.excluded.has(pairKey(mentee, person));
          const expected = places === 0 ? "no-place" : earlier ? "earlier" : used >= places ? "taken" : "less";
          expect(why).toBe(expected);
          // A place that is free and fits better would have been theirs.
          if (why === "less") expect(theirs).toBeLessThanOrEqual(points.get(mentee) ?? Number.NEGATIVE_INFINITY);
        }
    });
    forAll(property, 300);
  });

  it.each([
    ["nobody has a place", 0, [], "nobody", 0],
    ["whoever has one was suggested before", 1, [pairKey("bea", "lee")], "earlier", 0],
    ["the places go to others", 1, [], "taken", 1],
  ] as const)("P4: says why somebody has none: %s", (_, places, never, why, open) => {
    const pool = {
      mentees: [aCandidate("ana", { topics: ["oncology"] }), aCandidate("bea")],
      mentors: [aMentorCandidate("lee", { topics: ["oncology"] })],
      places: new Map([["lee", places]]),
      excluded: new Set<string>(never),
    };
    expect(explained(pool).unpaired).toContainEqual(expect.objectContaining({ mentee: "bea", why, places: open }));
  });

  it("P4: names a mentor who is left in peace as that, not as full", () => {
    const pool = {
      mentees: [aCandidate("ana")],
      mentors: [aMentorCandidate("lee")],
      places: new Map([["lee", 0]]),
      excluded: new Set<string>(),
      resting: new Set(["lee"]),
    };
    expect(explained(pool).mentors.get("ana")).toMatchObject([{ person: "lee", why: "resting" }]);
  });

  it.each([
    ["a rule", {}, { why: "barred", places: 0, bar: { rule: "hours", mentors: 2, of: 2 } }],
    ["pairs before", { excluded: ["ana>lee", "ana>kim"] }, { why: "earlier", places: 0 }],
  ] as const)(
    "P4: says which rule keeps most mentors from somebody, and nothing of who is kept apart: %s",
    (_, never, said) => {
      const far = "excluded" in never ? "America/New_York" : "Asia/Tokyo";
      const pool: Pool = {
        mentees: [aCandidate("ana")],
        mentors: [aMentorCandidate("lee", { zone: far }), aMentorCandidate("kim", { zone: far })],
        places: new Map([
          ["lee", 1],
          ["kim", 1],
        ]),
        excluded: new Set("excluded" in never ? never.excluded : []),
        policy: { ...standardPolicy, hoursApart: 6 },
      };
      const { unpaired, mentors } = explained(pool);
      expect(unpaired).toEqual([{ mentee: "ana", ...said }]);
      const why = said.why === "earlier" ? { why: "earlier" } : { why: "barred", rule: "hours" };
      expect(mentors.get("ana")).toMatchObject([why, why]);
    },
  );

  it("P4: tells a mentor's barrier in a large round only of those who must not come again", () => {
    const crowd = (of: string, make: typeof aCandidate) => Array.from({ length: 250 }, (_, n) => make(`${of}-${n}`));
    const [mentees, mentors] = [crowd("mentee", aCandidate), crowd("mentor", aMentorCandidate)];
    const pool: Pool = {
      ...{ mentees, mentors, excluded: new Set(["mentee-1>mentor-1"]) },
      places: new Map(mentors.slice(0, 100).map(({ participant }) => [participant.person, 1])),
    };
    const known = { pairs: pairsOf(pool, now) };
    expect([...leftOut(pool, known.pairs)]).toMatchObject([
      { mentee: "mentee-1", mentor: "mentor-1", barrier: "excluded" },
    ]);
    const { mentors: lists, unpaired } = explain(pool, [], now, known);
    expect(unpaired).toHaveLength(250);
    expect(lists.get("mentee-2")?.every(({ why }) => why === "less")).toBe(true);
  });

  it("P4: points of other mentors are those coordinators may see, whatever else counted", () => {
    const pool: Pool = {
      mentees: [aCandidate("ana"), aCandidate("bea")],
      mentors: [aMentorCandidate("lee"), aMentorCandidate("kim")],
      places: new Map([
        ["lee", 1],
        ["kim", 1],
      ]),
      excluded: new Set(),
      wishes: new Map([
        ["ana>lee", 100],
        ["bea>lee", -100],
      ]),
    };
    const without = explained({ ...pool, wishes: new Map() });
    const withWishes = explained(pool);
    const points = (lists: typeof without.mentors) =>
      [...lists].map(([one, list]) => [one, list.map((other) => other.points)]);
    expect(points(withWishes.mentors)).toEqual(points(without.mentors));
  });
});

describe("what the solver's prices say of a round", () => {
  const priced = (pool: Pool) => {
    const pairs = pairsOf(pool, now);
    const best = solve(pairs.problem, pairs.order);
    return { pairs, best, prices: pricesOf(pairs.problem, best, pairs.order) };
  };

  it("P4: one more place with a mentor brings what solving anew with it brings", () => {
    const property = fc.property(aPool.map(byPoints), (pool) => {
      const { suggestions, figures } = {
        ...propose(pool, now),
        ...explainRound(pool, propose(pool, now).suggestions, now),
      };
      expect(figures.helps.length).toBeLessThanOrEqual(mostHelps);
      const total = suggestions.reduce((sum, { score }) => sum + score, 0);
      for (const { mentor, people, points } of figures.helps) {
        const places = new Map(pool.places).set(mentor, placesOf(pool, mentor) + 1);
        const after = propose({ ...pool, places }, now);
        expect(after.suggestions.length - suggestions.length).toBe(people);
        expect(after.score - total).toBe(points);
      }
      // Nobody who is not named would bring a person where somebody named brings none.
      if (figures.helps.length > 0 && figures.helps.length < mostHelps)
        for (const { participant } of pool.mentors) {
          const one = participant.person;
          if (placesOf(pool, one) === 0 || figures.helps.some(({ mentor }) => mentor === one)) continue;
          const after = propose({ ...pool, places: new Map(pool.places).set(one, placesOf(pool, one) + 1) }, now);
          expect(after.suggestions.length).toBe(suggestions.length);
        }
    });
    forAll(property, 60);
  });

  it("P4: those who compete for too few places have no others to go to, counted one by one", () => {
    const property = fc.property(aPool.map(byPoints), (pool) => {
      const { pairs, best, prices } = priced(pool);
      const { suggestions } = propose(pool, now);
      const competing = competitionIn(pairs.problem, best.mentorOf);
      for (const { mentee, why, rivals } of explain(pool, suggestions, now, { pairs, prices }).unpaired) {
        const row = pairs.mentees.findIndex(({ participant }) => participant.person === mentee);
        if (why !== "taken") continue;
        const set = competing(row);
        expect(rivals).toEqual({ mentees: set?.mentees.length, places: set?.places });
        expect(rivals?.mentees).toBeGreaterThan(rivals?.places ?? Number.POSITIVE_INFINITY);
        expect(set?.mentees).toContain(row);
        const theirs = new Set(set?.mentees.flatMap((one) => columnsOf(pairs.problem, one)));
        expect([...theirs].reduce((sum, column) => sum + (pairs.problem.capacities[column] ?? 0), 0)).toBe(
          rivals?.places,
        );
      }
      expect(best.matched).toBe(suggestions.length);
    });
    forAll(property, 200);
  });

  it("P4: what choosing another mentor loses at least is told in words only", () => {
    const property = fc.property(aPool.map(byPoints), (pool) => {
      const { pairs, prices } = priced(pool);
      const { mentors } = explain(pool, propose(pool, now).suggestions, now, { pairs, prices });
      for (const list of mentors.values())
        for (const { why, loses } of list) expect(loses !== undefined).toBe(why === "taken" || why === "less");
    });
    forAll(property, 100);
  });
});

describe("the picture of a round", () => {
  it("O4: counts every pair once, in at most ten bars of one width", () => {
    const property = fc.property(fc.array(fc.integer({ min: -50, max: 2000 }), { maxLength: 60 }), (points) => {
      const bars = spreadOf(points);
      expect(bars.length).toBeLessThanOrEqual(10);
      expect(bars.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(points.length);
      const width = (bars[1]?.from ?? 0) - (bars[0]?.from ?? 0);
      for (const [index, { from, pairs }] of bars.entries()) {
        const upTo = bars[index + 1]?.from ?? Number.POSITIVE_INFINITY;
        expect(points.filter((one) => one >= from && one < upTo)).toHaveLength(pairs);
        if (index > 0) expect(from - (bars[index - 1]?.from ?? 0)).toBe(width);
      }
    });
    forAll(property, 300);
  });
});

function columnsOf({ offsets, mentors }: AssignmentProblem, row: number): number[] {
  return [...mentors.slice(offsets[row], offsets[row + 1])];
}
