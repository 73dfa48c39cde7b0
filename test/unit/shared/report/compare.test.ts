import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { comparer, publishComparison } from "#shared/report/compare.ts";
import { difference } from "#shared/report/interval.ts";
import { forAll } from "#test/support/for-all.ts";
import { aMentorship } from "#test/support/mentorships.ts";

const today = Temporal.PlainDate.from("2027-03-01");
const share = fc
  .integer({ min: 0, max: 150 })
  .chain((people) => fc.integer({ min: 0, max: people }).map((of) => ({ of, people })));

describe("comparing mentees who get fewer invitations with all others", () => {
  it("G4: counts who was paired for 60 days, and of them who met in 90: by an answer or by their word", () => {
    const comparing = comparer(today);
    const pair = (mentee: string, startDate: string, lastTalk?: string, state: "active" | "ended" = "active") =>
      comparing.mentorship(aMentorship({ id: `shp_${mentee}`, mentee, startDate, lastTalk, state }));
    pair("said", "2026-08-17", "2026-12-01");
    pair("long", "2026-08-17", "2026-11-30");
    pair("answered", "2026-12-31");
    pair("new", "2027-01-01", "2027-02-20");
    pair("gone", "2026-08-17", "2027-02-20", "ended");
    pair("twice", "2026-08-17", "2027-02-20");
    pair("twice", "2026-10-01");
    const year = (state: "done" | "planned", answeredAt: string) => [
      {
        ...{ id: "", version: 1, participant: "", key: "cv-review", occurrence: "2026", date: "2026-12-10", state },
        ...{ expires: "2026-12-20", reason: "", sides: [], sections: { mentee: [], mentor: [] }, answeredAt },
        asks: { mentee: [], mentor: [] },
      },
    ];
    const none = year("planned", "2027-02-01T00:00:00.000Z");
    for (const one of ["said", "long", "new", "gone", "twice", "nobody"])
      comparing.mentee({ id: `demo.${one}` }, false, none);
    comparing.mentee({ id: "demo.answered" }, true, year("done", "2026-12-01T09:00:00.000Z"));
    expect(comparing.counts()).toEqual({ fewer: { of: 1, people: 1 }, others: { of: 2, people: 3 } });
  });

  it("G4: tells nothing of groups under twenty, nor of fewer than five who met or did not; people in fives, shares whole", () => {
    const property = fc.property(share, share, (fewer, others) => {
      const told = publishComparison({ fewer, others });
      const groups = [fewer, others];
      const mayTell = groups.every(({ of, people }) => people >= 20 && of >= 5 && people - of >= 5);
      expect(told !== null).toBe(mayTell);
      if (told === null) return;
      expect([told.fewer.people % 5, told.others.people % 5]).toEqual([0, 0]);
      expect(told.fewer.people).toBeLessThanOrEqual(fewer.people);
      const inFives = ({ of, people }: { of: number; people: number }) => {
        const [met, others] = [of - (of % 5), people - of - ((people - of) % 5)];
        return { of: met, people: met + others };
      };
      const exact = difference(inFives(fewer), inFives(others));
      for (const [shown, is] of [
        [told.difference, exact.value],
        [told.low, exact.low],
        [told.high, exact.high],
      ] as const) {
        expect(Number.isInteger(shown) && !Object.is(shown, -0)).toBe(true);
        expect(Math.abs(shown - is * 100)).toBeLessThanOrEqual(0.5 + 1e-9);
      }
      expect(JSON.stringify(told)).not.toContain(".");
    });
    forAll(property, 300);
  });

  it("G4: reads the same before and after one more person met, or did not, within a step of five", () => {
    const others = { of: 40, people: 70 };
    const told = (of: number, not: number) => publishComparison({ fewer: { of, people: of + not }, others });
    for (const more of [1, 2, 3, 4]) {
      expect(told(20 + more, 25)).toEqual(told(20, 25));
      expect(told(20, 25 + more)).toEqual(told(20, 25));
    }
    expect(told(25, 25)).not.toEqual(told(20, 25));
  });
});
