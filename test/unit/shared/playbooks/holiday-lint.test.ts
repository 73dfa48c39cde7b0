import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { holidaysOf } from "#shared/calendar/holidays.ts";
import { effectiveKeyDates } from "#shared/calendar/key-dates.ts";
import { isWorkingDay } from "#shared/calendar/working-days.ts";
import { holidayCalendars } from "#shared/domain/programme.ts";
import { ashpStudent2 } from "#shared/playbooks/ashp-student-2.ts";
import { holidayLint } from "#shared/playbooks/holiday-lint.ts";
import { aKeyDate, aMentorship, aParticipant, aProgramme, aYear, planned } from "../calendar/builders.ts";
import { forAll } from "../calendar/for-all.ts";

const today = Temporal.PlainDate.from("2026-08-03");
const federal = aProgramme({ holidayCalendars: ["us-federal"], holidays: ["2026-11-27"] });
const lint = (programme = federal, keyDates = [aKeyDate("midyear", { date: "2026-12-08" })]) =>
  holidayLint(programme, ashpStudent2, today, keyDates);

describe("the look at the five years ahead", () => {
  it("Y14: names each prompt that would land on a holiday or a weekend, which one, and where it moves to", () => {
    // Veterans Day 2026 is a Wednesday: the Midyear plan leaves 27 days before the meeting.
    expect(lint().days).toContainEqual({
      ...{ prompt: "midyear-plan", cycle: "2026", day: "2026-11-11", because: "holiday", to: "2026-11-10" },
      holiday: { calendar: "us-federal", name: "veterans" },
    });
    expect(lint(federal, []).days.find(({ day }) => day === "2026-11-09")).toBeUndefined();
    const own = lint(federal, [aKeyDate("midyear", { date: "2026-12-24" })]).days;
    expect(own).toContainEqual(
      expect.objectContaining({ prompt: "midyear-plan", day: "2026-11-27", because: "society", to: "2026-11-25" }),
    );
    const weekend = lint().days.find(({ prompt, cycle }) => prompt === "spring" && cycle === "2026");
    expect(weekend).toMatchObject({ day: "2027-04-24", because: "weekend", to: "2027-04-23" });
  });

  it("Y14: looks until five years from today, from today on, in the order of the days", () => {
    const { days, until } = lint();
    expect(until).toBe("2031-08-03");
    expect(days.map(({ day }) => day)).toEqual(days.map(({ day }) => day).sort());
    expect(days.every(({ day }) => day >= "2026-08-03" && day < until)).toBe(true);
    expect(new Set(days.map(({ cycle }) => cycle))).toEqual(new Set(["2026", "2027", "2028", "2029", "2030"]));
    const later = holidayLint(federal, ashpStudent2, Temporal.PlainDate.from("2027-05-30"));
    expect(later.days.every(({ day }) => day >= "2027-05-30")).toBe(true);
  });

  it("Y14: says which prompts have no day before there is a pair", () => {
    const { personal, days } = lint();
    expect(personal).toContain("fit-check");
    expect(days.filter(({ prompt }) => personal.includes(prompt))).toEqual([]);
  });

  it("Y2: looks also at the day a limit pulls the review forward to, for those it concerns", () => {
    const service = aKeyDate("placement-registration", { date: "2026-09-28" });
    const found = lint(federal, [service]).days.filter(
      ({ prompt, cycle }) => prompt === "cv-review" && cycle === "2026",
    );
    expect(found).toEqual([
      expect.objectContaining({
        day: "2026-09-07",
        holiday: { calendar: "us-federal", name: "labor" },
        to: "2026-09-04",
      }),
    ]);
  });

  it("Y14: finds exactly the days that are moved, whatever the day, the dates and the calendars", () => {
    const calendars = fc.subarray([...holidayCalendars]);
    const days = fc.integer({ min: 0, max: 1500 }).map((plus) => today.add({ days: plus }));
    const moved = fc.integer({ min: -40, max: 40 });
    forAll(
      fc.property(calendars, days, moved, (holidayCalendars, day, by) => {
        const programme = aProgramme({ holidayCalendars, holidays: ["2027-01-08", "2028-06-08"] });
        const date = Temporal.PlainDate.from("2027-12-05").add({ days: by }).toString();
        const keyDates = [aKeyDate("midyear", { cycle: "2027", date })];
        const found = holidayLint(programme, ashpStudent2, day, keyDates).days;
        const expected = byHand(programme, keyDates, day);
        const plain = found.filter(({ prompt }) => prompt !== "cv-review").map((one) => `${one.day} ${one.prompt}`);
        expect(plain.sort()).toEqual(expected.sort());
        for (const { day: on, to } of found) {
          expect(isWorkingDay(Temporal.PlainDate.from(on), holidaysOf(programme))).toBe(false);
          expect(isWorkingDay(Temporal.PlainDate.from(to), holidaysOf(programme))).toBe(true);
        }
      }),
    );
  });

  it("Y14: says of each prompt the day on which the planner puts it", () => {
    const facts = { "2026": { attends: true, presentsPoster: true, seeksResidency: true, usesPlacementService: true } };
    const input = aYear({
      ...{ programme: federal, playbook: ashpStudent2, keyDates: [aKeyDate("midyear", { date: "2026-12-08" })] },
      mentee: aParticipant("ana", { facts }),
      mentorships: [
        {
          mentorship: aMentorship({ startDate: "2026-07-02" }),
          mentors: [aParticipant("lee", { role: "mentor", facts: { "2026": { attends: true } } })],
        },
      ],
    });
    const found = lint().days.filter(({ cycle }) => cycle === "2026");
    expect(found.map(({ prompt }) => prompt)).toEqual(["midyear-plan", "spring"]);
    for (const { prompt, to } of found.filter(({ prompt }) => prompt !== "cv-review"))
      expect(planned(input, "2026-07-03", prompt)?.date, prompt).toBe(to);
  });
});

/** The days by arithmetic alone: a key date and so many days, for rules without limits. */
function byHand(programme: typeof federal, keyDates: Parameters<typeof holidayLint>[3], from: Temporal.PlainDate) {
  const until = from.add({ years: 5 });
  return Array.from({ length: 12 }, (_, index) => String(2025 + index)).flatMap((cycle) => {
    const dates = new Map(
      effectiveKeyDates(programme, ashpStudent2, cycle, keyDates ?? []).map(({ name, date }) => [name, date]),
    );
    return ashpStudent2.touchpoints.flatMap(({ key, at, noLaterThan }) => {
      const date = at.from.kind === "keyDate" ? dates.get(at.from.name) : undefined;
      if (date === undefined || noLaterThan.length > 0) return [];
      const day = Temporal.PlainDate.from(date).add({ days: at.days });
      const ahead = Temporal.PlainDate.compare(day, from) >= 0 && Temporal.PlainDate.compare(day, until) < 0;
      return ahead && !isWorkingDay(day, holidaysOf(programme)) ? [`${day} ${key}`] : [];
    });
  });
}
