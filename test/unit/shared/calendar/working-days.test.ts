import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { isWorkingDay, workingDayNear } from "#shared/calendar/working-days.ts";
import { aDay } from "./arbitraries.ts";
import { forAll } from "./for-all.ts";

const near = (day: string, notBefore: string, holidays: string[] = []) =>
  workingDayNear(Temporal.PlainDate.from(day), Temporal.PlainDate.from(notBefore), new Set(holidays)).toString();

describe("the working day near a day", () => {
  it("is the day itself when people work", () => expect(near("2026-11-09", "2026-08-03")).toBe("2026-11-09"));
  it("is the Friday before a Sunday", () => expect(near("2026-11-08", "2026-08-03")).toBe("2026-11-06"));
  it("is the day before a holiday", () => expect(near("2026-11-11", "2026-08-03", ["2026-11-11"])).toBe("2026-11-10"));
  it("is the Monday after, where the Friday is too early", () =>
    expect(near("2026-11-08", "2026-11-07")).toBe("2026-11-09"));
  it("is never earlier than allowed, even for an earlier day", () =>
    expect(near("2026-11-03", "2026-11-10")).toBe("2026-11-10"));

  it("is always a working day, not before what is allowed", () => {
    const holidays = fc.uniqueArray(aDay("2026-11-01", 60).map(String), { maxLength: 30 });
    forAll(
      fc.property(aDay("2026-11-01", 60), aDay("2026-11-01", 60), holidays, (day, notBefore, list) => {
        const found = workingDayNear(day, notBefore, new Set(list));
        expect(isWorkingDay(found, new Set(list))).toBe(true);
        expect(Temporal.PlainDate.compare(found, notBefore)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
