import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { cycleOf } from "#shared/calendar/cycle.ts";
import { dateByRule } from "#shared/calendar/key-dates.ts";
import { isUnresolved, keyDatesOf, rolledOver, rollsOverOn } from "#shared/calendar/roll-over.ts";
import { YearlyRule } from "#shared/domain/playbook.ts";
import { ashpStudent2 } from "#shared/playbooks/ashp-student-2.ts";
import { ashpStudentKeyDates } from "#shared/playbooks/ashp-student-key-dates.ts";
import { aKeyDate, aProgramme } from "./builders.ts";
import { forAll } from "./for-all.ts";

const demo = aProgramme();
const own = (date: string, more = {}) => aKeyDate("regional-day", { cycle: "2026", date, days: 2, ...more });
const next = (stored: Parameters<typeof rolledOver>[3]) => rolledOver(demo, ashpStudent2, "2027", stored);

describe("the dates of the next cycle", () => {
  it("Y7: have a coordinator's own date on the same weekday of the month a year later, not certain, as long", () => {
    // The second Tuesday of March.
    expect(next([own("2027-03-09", { zone: "Europe/Paris" })])).toEqual([
      {
        ...{ id: "demo.2027.regional-day", version: 0, programme: "demo", cycle: "2027", name: "regional-day" },
        ...{ date: "2028-03-14", days: 2, zone: "Europe/Paris", state: "tentative", copiedFrom: "2026" },
      },
    ]);
  });

  it("Y7: take the last of such weekdays where there is no fifth", () => {
    expect(next([own("2026-09-29")])[0]?.date).toBe("2027-09-28");
  });

  it("Y7: do not bring back what was cancelled, copy what a rule gives, or touch what is set", () => {
    expect(next([own("2027-03-09", { state: "cancelled" })])).toEqual([]);
    expect(next([aKeyDate("midyear", { date: "2026-12-09" })])).toEqual([]);
    const set = own("2028-03-21", { cycle: "2027", id: "demo.2027.regional-day" });
    expect(next([own("2027-03-09"), set])).toEqual([]);
    const cancelled = { ...set, state: "cancelled" as const };
    expect(keyDatesOf(demo, ashpStudent2, "2027", [own("2027-03-09"), cancelled])).toContainEqual(cancelled);
    expect(next([own("2027-03-09", { programme: "other" })])).toEqual([]);
  });

  it("Y7: come from the rules, tentative where the playbook says so", () => {
    const dates = new Map(keyDatesOf(demo, ashpStudent2, "2027", []).map((one) => [one.name, one]));
    expect(dates.get("midyear")).toMatchObject({ date: "2027-12-05", state: "tentative", version: 0 });
    expect(dates.get("june")).toMatchObject({ date: "2028-06-08", state: "confirmed" });
  });

  it("Y7: fall on the same weekday of the next cycle, whatever the day, and copying twice copies nothing", () => {
    const days = fc
      .integer({ min: 0, max: 3650 })
      .map((plus) => Temporal.PlainDate.from("2024-07-01").add({ days: plus }));
    forAll(
      fc.property(days, (day) => {
        const cycle = cycleOf(day, ashpStudent2);
        const following = String(Number(cycle) + 1);
        const stored = [own(day.toString(), { cycle, id: `demo.${cycle}.regional-day` })];
        const copies = rolledOver(demo, ashpStudent2, following, stored);
        expect(copies).toHaveLength(1);
        for (const { date, id } of copies) {
          const on = Temporal.PlainDate.from(date);
          expect([on.dayOfWeek, cycleOf(on, ashpStudent2), id]).toEqual([
            ...[day.dayOfWeek, following, `demo.${following}.regional-day`],
          ]);
        }
        expect(rolledOver(demo, ashpStudent2, following, [...stored, ...copies])).toEqual([]);
      }),
    );
  });

  it("Y7: are made ninety days before it begins, and looked at when they are near", () => {
    expect(rollsOverOn("2027", ashpStudent2).toString()).toBe("2027-04-02");
    const on = (day: string, state: "tentative" | "confirmed" = "tentative") =>
      isUnresolved({ date: "2026-12-06", state }, Temporal.PlainDate.from(day));
    expect([on("2026-08-07"), on("2026-08-08"), on("2026-12-06"), on("2026-12-07")]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(on("2026-11-01", "confirmed")).toBe(false);
  });
});

describe("the rule of the Midyear meeting", () => {
  const rule = YearlyRule.parse(ashpStudentKeyDates.find(({ name }) => name === "midyear")?.rule);

  it("Y7: gives the first day on record of 2016 and 2020", () => {
    const first = (year: string) => dateByRule(rule, year, ashpStudent2).toString();
    expect([first("2016"), first("2020")]).toEqual(["2016-12-04", "2020-12-06"]);
  });

  it("Y7: is ten days after Thanksgiving, a Sunday of early December, from 2000 to 2024", () => {
    for (let year = 2000; year <= 2024; year += 1) {
      // The fourth Thursday, counted day by day with another calendar than the one under test.
      const thursdays = Array.from({ length: 30 }, (_, day) => new Date(Date.UTC(year, 10, day + 1))).filter(
        (day) => day.getUTCDay() === 4,
      );
      const sunday = new Date((thursdays[3]?.getTime() ?? 0) + 10 * 86_400_000);
      expect(dateByRule(rule, String(year), ashpStudent2).toString()).toBe(sunday.toISOString().slice(0, 10));
      expect(sunday.getUTCDay()).toBe(0);
      expect(sunday.toISOString().slice(5, 10) >= "12-02" && sunday.toISOString().slice(5, 10) <= "12-08").toBe(true);
    }
  });
});
