import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isIn } from "#shared/calendar/cycle.ts";
import { dateByRule, effectiveKeyDates } from "#shared/calendar/key-dates.ts";
import { YearlyRule } from "#shared/domain/playbook.ts";
import { ashpStudent } from "#shared/playbooks/ashp-student.ts";
import { aKeyDate, aProgramme } from "./builders.ts";
import { forAll } from "./for-all.ts";

const july = { cycleStarts: { month: 7, day: 1 } };
const midyear = YearlyRule.parse({ kind: "weekday", month: 11, weekday: 4, nth: 4, plusDays: 10 });

function dates(stored: Parameters<typeof effectiveKeyDates>[3], cycle = "2026") {
  const found = effectiveKeyDates(aProgramme(), ashpStudent, cycle, stored);
  return new Map(found.map((keyDate) => [keyDate.name, keyDate]));
}

describe("a yearly rule", () => {
  it.each([
    ["2016", "2016-12-04"],
    ["2020", "2020-12-06"],
    ["2024", "2024-12-08"],
  ])("finds the Midyear meeting of %s", (cycle, date) => {
    expect(dateByRule(midyear, cycle, july).toString()).toBe(date);
  });

  it("Y7 F28: falls back to 28 February where there is no 29th", () => {
    const rule = YearlyRule.parse({ kind: "fixed", month: 2, day: 29 });
    expect(dateByRule(rule, "2026", july).toString()).toBe("2027-02-28");
    expect(dateByRule(rule, "2027", july).toString()).toBe("2028-02-29");
  });

  it("takes the last weekday where there is no fifth", () => {
    const rule = YearlyRule.parse({ kind: "weekday", month: 2, weekday: 1, nth: 5 });
    expect(dateByRule(rule, "2026", july).toString()).toBe("2027-02-22");
  });

  it("gives a fixed date on the edges of the cycle it belongs to", () => {
    const on = (month: number, day: number) => dateByRule({ kind: "fixed", month, day }, "2026", july).toString();
    expect([on(7, 1), on(6, 30)]).toEqual(["2026-07-01", "2027-06-30"]);
  });

  it("Y7 F28: gives one day inside the cycle, every year", () => {
    const month = fc.integer({ min: 1, max: 12 });
    const fixed = fc.record({ kind: fc.constant("fixed" as const), month, day: fc.integer({ min: 1, max: 31 }) });
    const cycles = fc.integer({ min: 2020, max: 2060 }).map(String);
    forAll(fc.property(fixed, cycles, (rule, cycle) => isIn(cycle, dateByRule(rule, cycle, july), july)));
  });
});

describe("the key dates of a cycle", () => {
  it("Y7: come from the rules, tentative, until somebody sets them", () => {
    expect(dates([]).get("midyear")).toMatchObject({ date: "2026-12-06", days: 5, state: "tentative", version: 0 });
  });

  it("Y7: are replaced by what a coordinator set", () => {
    const moved = aKeyDate("midyear", { date: "2026-12-13", state: "confirmed" });
    expect(dates([moved]).get("midyear")).toEqual(moved);
  });

  it("keep a cancelled date visible as cancelled", () => {
    expect(dates([aKeyDate("midyear", { state: "cancelled" })]).get("midyear")?.state).toBe("cancelled");
  });

  it("ignore what was set for another cycle or programme", () => {
    const others = [
      aKeyDate("midyear", { cycle: "2025" }),
      aKeyDate("midyear", { programme: "other", date: "2026-12-01" }),
    ];
    expect(dates(others).get("midyear")?.version).toBe(0);
  });

  it("include dates the playbook does not know", () => {
    expect(dates([aKeyDate("regional", { date: "2027-03-01" })]).has("regional")).toBe(true);
  });
});
