import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { cycleOf, firstDayOf } from "#shared/calendar/cycle.ts";
import { ashpStudent } from "#shared/playbooks/ashp-student.ts";
import { aDay } from "./arbitraries.ts";
import { forAll } from "./for-all.ts";

const cycleOn = (day: string) => cycleOf(Temporal.PlainDate.from(day), ashpStudent);

describe("a cycle", () => {
  it("ends on 30 June", () => expect(cycleOn("2027-06-30")).toBe("2026"));
  it("begins on 1 July", () => expect(cycleOn("2027-07-01")).toBe("2027"));
  it("holds 29 February of the year after", () => expect(cycleOn("2028-02-29")).toBe("2027"));

  it("holds every day from its first until the first of the next", () => {
    forAll(
      fc.property(aDay("2020-01-01", 8000), (day) => {
        const cycle = cycleOf(day, ashpStudent);
        const next = firstDayOf(String(Number(cycle) + 1), ashpStudent);
        expect(Temporal.PlainDate.compare(firstDayOf(cycle, ashpStudent), day)).toBeLessThanOrEqual(0);
        expect(Temporal.PlainDate.compare(day, next)).toBe(-1);
      }),
    );
  });
});
