import Calendar from "date-holidays";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { holidayCalendar, holidayOn, holidaysOf } from "#shared/calendar/holidays.ts";
import { workingDayUntil } from "#shared/calendar/working-days.ts";
import { holidayCalendars } from "#shared/domain/programme.ts";
import { aProgramme } from "./builders.ts";

const years = Array.from({ length: 12 }, (_, index) => 2024 + index);
const isWeekend = (day: string) => Temporal.PlainDate.from(day).dayOfWeek > 5;
const kept = (calendar: "us-federal" | "uk-bank" | "india") => Object.keys(holidayCalendar(calendar).days);

/** The weekdays on which offices are closed, by code and data that are not ours. */
function byOracle(calendar: Calendar): string[] {
  const days = years.flatMap((year) => calendar.getHolidays(year)).filter(({ type }) => /public|bank/.test(type));
  const inYears = days.map(({ date }) => date.slice(0, 10)).filter((day) => day >= "2024" && day < "2036");
  return [...new Set(inYears)].filter((day) => !isWeekend(day)).sort();
}

describe("holiday calendars", () => {
  it("Y14: have every weekday on which US federal offices are closed, 2024 to 2035, and no other", () => {
    expect(kept("us-federal")).toHaveLength(132);
    expect(kept("us-federal")).toEqual(byOracle(new Calendar("US")));
  });

  it("Y14: have every bank holiday of England and Wales, 2024 to 2035, and no other", () => {
    expect(kept("uk-bank")).toHaveLength(96);
    expect(kept("uk-bank")).toEqual(byOracle(new Calendar("GB", "ENG")));
  });

  it("Y14: have India's gazetted days as far as they are published, and those of a fixed rule beyond", () => {
    const { known, reaches } = holidayCalendar("india");
    const of = (year: number) => kept("india").filter((day) => day.startsWith(String(year)));
    expect([known, reaches]).toEqual(["2026-12-31", "2035-12-31"]);
    expect([2024, 2025, 2026].map((year) => of(year).length)).toEqual([17, 16, 17]);
    expect(years.slice(3).map((year) => of(year).length)).toEqual(years.slice(3).map(() => 5));
    const oracle = new Calendar("IN");
    const fixed = years.flatMap((year) =>
      ["01-26", "08-15", "10-02", "12-25"].map((day) => `${year}-${day}`).concat(goodFriday(oracle, year)),
    );
    expect(fixed).toHaveLength(60);
    expect(kept("india")).toEqual(expect.arrayContaining(fixed));
  });

  it("Y14: say that a holiday on a Saturday is kept on the Friday, and a bank holiday on a Sunday on the Tuesday", () => {
    const programme = aProgramme({ holidayCalendars: ["us-federal", "uk-bank"] });
    expect(holidayOn("2027-12-31", programme)).toEqual({ calendar: "us-federal", name: "new-year" });
    expect(holidayOn("2027-06-18", programme)?.name).toBe("juneteenth");
    expect(holidayOn("2027-12-28", programme)).toEqual({ calendar: "uk-bank", name: "boxing" });
    expect(holidayOn("2027-06-19", programme)).toBeUndefined();
  });

  it.each(holidayCalendars)("Y14: keep the days of %s in order, each of them once, and named", (calendar) => {
    expect(kept(calendar)).toEqual([...new Set(kept(calendar))].sort());
    for (const name of Object.values(holidayCalendar(calendar).days)) expect(name).toMatch(/^[a-z-]+$/);
  });
});

describe("the holidays of a programme", () => {
  it("Y14: are its own days and those of its calendars", () => {
    const programme = aProgramme({ holidays: ["2026-12-24"], holidayCalendars: ["us-federal"] });
    const days = holidaysOf(programme);
    expect(days.size).toBe(133);
    const until = (day: string) => workingDayUntil(Temporal.PlainDate.from(day), days).toString();
    expect([until("2026-12-25"), until("2026-11-26"), until("2028-07-04")]).toEqual([
      "2026-12-23",
      "2026-11-25",
      "2028-07-03",
    ]);
    expect([...holidaysOf(aProgramme({ holidays: ["2026-12-24"] }))]).toEqual(["2026-12-24"]);
  });

  it("are brought together once for a programme as it was read", () => {
    const programme = aProgramme({ holidayCalendars: ["india"] });
    expect(holidaysOf(programme)).toBe(holidaysOf(programme));
    expect(holidaysOf({ ...programme, holidays: ["2026-12-24"] })).toContain("2026-12-24");
  });
});

function goodFriday(oracle: Calendar, year: number): string[] {
  const found = oracle.getHolidays(year).find(({ name }) => name === "Good Friday");
  return found ? [found.date.slice(0, 10)] : [];
}
