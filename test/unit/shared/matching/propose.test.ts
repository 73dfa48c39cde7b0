import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { type Pool, pairKey } from "#shared/matching/pool.ts";
import { propose } from "#shared/matching/propose.ts";
import { candidates } from "#test/support/arbitraries.ts";
import { aCandidate, aMentorCandidate } from "#test/support/builders.ts";
import { forAll } from "#test/support/for-all.ts";
import { anyPool } from "#test/support/pool-arbitraries.ts";

const now = Temporal.Instant.from("2026-08-17T13:00:00Z");

/** A group with places and pairs that must not be. */
const aPool: fc.Arbitrary<Pool> = fc
  .record({
    mentees: candidates("mentee", 8),
    mentors: candidates("mentor", 5),
    places: fc.array(fc.integer({ min: -1, max: 3 }), { minLength: 5, maxLength: 5 }),
    never: fc.array(fc.tuple(fc.nat(7), fc.nat(4)), { maxLength: 12 }),
  })
  .map(({ mentees, mentors, places, never }) => ({
    mentees,
    mentors,
    places: new Map(mentors.map(({ participant }, index) => [participant.person, places[index] ?? 0])),
    excluded: new Set(never.map(([mentee, mentor]) => pairKey(`mentee-00${mentee}`, `mentor-00${mentor}`))),
  }));

const oneToOne = (mentee: Parameters<typeof aCandidate>[1], mentor: Parameters<typeof aCandidate>[1]): Pool => ({
  mentees: [aCandidate("ana", mentee)],
  mentors: [aMentorCandidate("lee", mentor)],
  places: new Map([["lee", 1]]),
  excluded: new Set(),
});

describe("propose", () => {
  it("P1: stays within every mentor's places, asks nobody twice and leaves out pairs that must not be", () => {
    const property = fc.property(aPool, (pool) => {
      const { suggestions } = propose(pool, now);
      const [asked, mentees] = [
        Map.groupBy(suggestions, ({ mentor }) => mentor),
        suggestions.map(({ mentee }) => mentee),
      ];
      for (const [mentor, theirs] of asked) expect(theirs.length).toBeLessThanOrEqual(pool.places.get(mentor) ?? 0);
      expect(new Set(mentees).size).toBe(mentees.length);
      for (const { mentee, mentor } of suggestions) expect(pool.excluded.has(pairKey(mentee, mentor))).toBe(false);
    });
    forAll(property, 300);
  });

  it("P1: says the same whoever was read first", () => {
    const shuffled = aPool.chain((pool) =>
      fc.record({
        pool: fc.constant(pool),
        mentees: fc.shuffledSubarray([...pool.mentees], { minLength: pool.mentees.length }),
        mentors: fc.shuffledSubarray([...pool.mentors], { minLength: pool.mentors.length }),
      }),
    );
    const property = fc.property(shuffled, ({ pool, mentees, mentors }) => {
      expect(propose({ ...pool, mentees, mentors }, now)).toEqual(propose(pool, now));
    });
    forAll(property, 300);
  });

  it("P14: decides the same round whoever was read first, with everything people told and programmes set", () => {
    const shuffled = anyPool.chain((pool) =>
      fc.record({
        pool: fc.constant(pool),
        mentees: fc.shuffledSubarray([...pool.mentees], { minLength: pool.mentees.length }),
        mentors: fc.shuffledSubarray([...pool.mentors], { minLength: pool.mentors.length }),
      }),
    );
    const property = fc.property(shuffled, ({ pool, mentees, mentors }) => {
      const { excluded, relations = [], wishes = [] } = pool;
      const kept = {
        excluded: new Set([...excluded].reverse()),
        relations: new Map([...relations].reverse()),
        wishes: new Map([...wishes].reverse()),
      };
      expect(propose({ ...pool, ...kept, mentees, mentors }, now)).toEqual(propose(pool, now));
    });
    forAll(property, 60);
  });

  it("P1: leaves nobody out while a place they may take is free", () => {
    const property = fc.property(aPool, (pool) => {
      const { suggestions } = propose(pool, now);
      const placed = new Set(suggestions.map(({ mentee }) => mentee));
      for (const { participant } of pool.mentees) {
        if (placed.has(participant.person)) continue;
        for (const [mentor, places] of pool.places) {
          const taken = suggestions.filter((one) => one.mentor === mentor).length;
          expect(taken >= places || pool.excluded.has(pairKey(participant.person, mentor))).toBe(true);
        }
      }
    });
    forAll(property, 300);
  });

  it("P1: pairs two people who may be paired", () => {
    expect(propose(oneToOne({}, {}), now).suggestions).toMatchObject([{ mentee: "ana", mentor: "lee" }]);
  });

  it.each([
    ["an applied mentor", {}, { vetting: "applied" }],
    ["a mentor asked for more information", {}, { vetting: "more-information" }],
    ["a rejected mentor", {}, { vetting: "rejected" }],
    ["a paused mentor", {}, { state: "paused" }],
    ["an unconfirmed mentor", {}, { state: "unconfirmed" }],
    ["a mentor who left", {}, { state: "left" }],
    ["a mentee taken for a mentor", {}, { role: "mentee", vetting: "not-needed" }],
    ["a paused mentee", { state: "paused" }, {}],
    ["an unconfirmed mentee", { state: "unconfirmed" }, {}],
    ["a mentee who left", { state: "left" }, {}],
    ["a mentor taken for a mentee", { role: "mentor" }, {}],
  ] as const)("P1: never suggests %s", (_, mentee, mentor) => {
    expect(propose(oneToOne(mentee, mentor), now).suggestions).toEqual([]);
  });

  it("P1: never suggests people to themselves", () => {
    const both = { role: "both", vetting: "approved" } as const;
    const pool = {
      mentees: [aCandidate("kim", both)],
      mentors: [aCandidate("kim", both)],
      places: new Map([["kim", 1]]),
    };
    expect(propose({ ...pool, excluded: new Set() }, now).suggestions).toEqual([]);
  });
});
