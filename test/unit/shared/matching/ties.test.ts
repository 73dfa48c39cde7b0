import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { pairsOf } from "#shared/matching/pairs.ts";
import type { Pool } from "#shared/matching/pool.ts";
import { propose } from "#shared/matching/propose.ts";
import { tiesAt } from "#shared/matching/ties.ts";
import { aCandidate, aMentorCandidate } from "#test/support/builders.ts";
import { forAll } from "#test/support/for-all.ts";

const now = Temporal.Instant.from("2026-08-17T13:00:00Z");
const weeksAgo = (weeks: number) => now.subtract({ hours: weeks * 168 }).toString({ fractionalSecondDigits: 3 });

const aMentee = (
  id: string,
  weeks: number,
  alone: boolean,
  topics: ["informatics" | "oncology"] = ["informatics"],
) => ({
  ...aCandidate(id, { waitingSince: weeksAgo(weeks), topics }),
  profile: { id, version: 1, alone },
});
/** One place, for one of them. */
const onePlace = (...mentees: Pool["mentees"]): Pool => ({
  mentees,
  mentors: [aMentorCandidate("lee")],
  places: new Map([["lee", 1]]),
  excluded: new Set(),
});
const placed = (pool: Pool) => propose(pool, now).suggestions.map(({ mentee }) => mentee);

describe("between equals", () => {
  it("P9: whoever has nobody near, or has waited longer, gets the place, whoever was read first", () => {
    expect(placed(onePlace(aMentee("a", 0, false), aMentee("b", 0, true)))).toEqual(["b"]);
    expect(placed(onePlace(aMentee("b", 0, true), aMentee("c", 0, false)))).toEqual(["b"]);
    expect(placed(onePlace(aMentee("a", 1, false), aMentee("b", 40, false)))).toEqual(["b"]);
    expect(placed(onePlace(aMentee("a", 40, false), aMentee("b", 9, true)))).toEqual(["b"]);
  });

  it("P9: neither ever beats a point", () => {
    const someone = fc.record({ weeks: fc.integer({ min: 0, max: 80 }), alone: fc.boolean() });
    const property = fc.property(someone, someone, fc.boolean(), (one, other, swapped) => {
      const fits = aMentee(swapped ? "b" : "a", one.weeks, one.alone);
      const fitsLess = aMentee(swapped ? "a" : "b", other.weeks, other.alone, ["oncology"]);
      expect(placed(onePlace(fits, fitsLess))).toEqual([fits.participant.person]);
    });
    forAll(property, 60);
  });

  it("P9: not even one: a single point of the hours decides against all of it", () => {
    const near = aCandidate("a", { waitingSince: weeksAgo(0), zone: "America/New_York" });
    const far = { ...aMentee("b", 80, true), zone: "America/Chicago" };
    const points = pairsOf(onePlace(near, far), now).problem.scores;
    expect(points[0]).toBeGreaterThan(points[1] ?? 0);
    expect(placed(onePlace(near, far))).toEqual(["a"]);
  });

  it("P9: goes from 0 to 7 and never falls with waiting", () => {
    const tie = (weeks: number, alone: boolean) => tiesAt(now)(aMentee("a", weeks, alone));
    expect([tie(0, false), tie(4, false), tie(8, false), tie(31, false), tie(400, false)]).toEqual([0, 1, 2, 3, 4]);
    expect([tie(0, true), tie(400, true)]).toEqual([3, 7]);
  });
});
