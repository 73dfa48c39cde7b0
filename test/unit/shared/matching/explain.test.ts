import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { mostAlternatives } from "#shared/domain/explanation.ts";
import { explain } from "#shared/matching/explain.ts";
import { type Pool, pairKey, placesOf } from "#shared/matching/pool.ts";
import { propose } from "#shared/matching/propose.ts";
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
    const property = fc.property(aPool, (pool) => {
      const { suggestions, mentors } = explained(pool);
      const points = new Map(suggestions.map(({ mentee, score }) => [mentee, score]));
      for (const [mentee, list] of mentors)
        for (const { person, why, points: theirs } of list) {
          const places = placesOf(pool, person);
          const used = suggestions.filter(({ mentor }) => mentor === person).length;
          const earlier = pool.excluded.has(pairKey(mentee, person));
          const expected = earlier ? "earlier" : places === 0 ? "no-place" : used >= places ? "taken" : "less";
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
    expect(explained(pool).unpaired).toContainEqual({ mentee: "bea", why, places: open });
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
});
