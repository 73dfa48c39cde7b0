import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { cycleOf, cycleOfDay, isIn } from "#shared/calendar/cycle.ts";
import { dateOf, dayOf, dayOfDate, dayText, plusWeekdays, weekdayOf } from "#shared/calendar/day.ts";
import { endOfDay, isOver, nextWindow, sendInstant, windowOn } from "#shared/calendar/local-time.ts";
import { zoneDays } from "#shared/calendar/windows.ts";
import { workingDayFrom, workingDayUntil } from "#shared/calendar/working-days.ts";
import { derivedId } from "#shared/domain/ids.ts";
import { dayIn, instantText } from "#shared/domain/time.ts";
import { aDay } from "./arbitraries.ts";
import { forAll } from "./for-all.ts";

const anyDay = aDay("1999-12-25", 20_000);
/** Whole, half and quarter hours; clocks that change by half an hour, at midnight, and over a whole day. */
const aZone = fc.constantFrom(
  ...["UTC", "America/Chicago", "Europe/Paris", "Asia/Kathmandu", "Australia/Lord_Howe", "America/Havana"],
  ...["Africa/Cairo", "Pacific/Apia", "Pacific/Chatham", "America/Santiago", "Asia/Beirut"],
);
const theHours = [
  { from: "09:00", to: "11:00" },
  { from: "00:00", to: "03:30" },
  { from: "22:15", to: "23:59" },
  { from: "02:00", to: "02:30" },
];
const someHours = fc.constantFrom(...theHours);
const anId = fc.nat(100_000).map((number) => derivedId("msg", String(number)));

describe("a day as a number", () => {
  it("Y14: is the same day, there and back, and knows its weekday", () => {
    forAll(
      fc.property(anyDay, (date) => {
        const day = dayOf(date.toString());
        expect([dayOfDate(date), dayOf(date.toString())]).toEqual([day, day]);
        expect([dayText(day), dayText(day), dateOf(day).toString()]).toEqual(Array(3).fill(date.toString()));
        expect(weekdayOf(day)).toBe(date.dayOfWeek);
      }),
      300,
    );
    expect([dayOf("1970-01-01"), weekdayOf(-1), weekdayOf(-8), weekdayOf(4)]).toEqual([0, 3, 3, 1]);
    expect(() => dayOf("2027-02-29")).toThrow(RangeError);
  });

  it("Y14: counts weekdays on and back, as one would on paper", () => {
    forAll(
      fc.property(anyDay, fc.integer({ min: -30, max: 30 }), (date, weekdays) => {
        let [paper, left] = [date, Math.abs(weekdays)];
        while (left > 0) {
          paper = paper.add({ days: Math.sign(weekdays) });
          if (paper.dayOfWeek !== 6 && paper.dayOfWeek !== 7) left--;
        }
        expect(dateOf(plusWeekdays(dayOfDate(date), weekdays)).toString()).toBe(paper.toString());
      }),
      300,
    );
  });

  it("Y14: falls in the cycle that its date falls in, whenever cycles begin", () => {
    const begins = fc.record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) });
    forAll(
      fc.property(anyDay, begins, fc.integer({ min: -1, max: 1 }), (date, cycleStarts, off) => {
        const near = Temporal.PlainDate.from({ year: date.year, ...cycleStarts }).add({ days: off });
        for (const one of [date, near]) {
          const cycle = cycleOf(one, { cycleStarts });
          expect(cycleOfDay(dayOfDate(one), { cycleStarts })).toBe(cycle);
          expect([isIn(cycle, one, { cycleStarts }), isIn("1066", one, { cycleStarts })]).toEqual([true, false]);
        }
      }),
      300,
    );
  });

  it("Y14: has a working day at or before it, and one at or after it, with none between", () => {
    const holidays = fc.uniqueArray(aDay("2026-11-20", 30).map(String), { maxLength: 12 });
    forAll(
      fc.property(aDay("2026-11-20", 30), holidays, (day, list) => {
        const off = new Set(list);
        const works = (one: Temporal.PlainDate) => one.dayOfWeek <= 5 && !off.has(one.toString());
        let [back, on] = [day, day];
        while (!works(back)) back = back.subtract({ days: 1 });
        while (!works(on)) on = on.add({ days: 1 });
        expect(workingDayUntil(day, off).toString()).toBe(back.toString());
        expect(workingDayFrom(day, off).toString()).toBe(on.toString());
      }),
      300,
    );
  });
});

describe("the days of a zone, resolved once", () => {
  it("Y14: say what the time zone database says, of every day, window and message, also where clocks change", () => {
    // Around the changes of clocks, and anywhere.
    const days = fc.oneof(anyDay, aDay("2026-03-06", 30), aDay("2026-10-01", 45), aDay("2011-12-28", 5));
    forAll(
      fc.property(aZone, someHours, days, anId, (zone, hours, date, id) => {
        const [window, kept] = [windowOn(date, zone, hours), zoneDays(zone, hours)];
        const on = kept.on(dayOfDate(date));
        expect([on.start, on.end]).toEqual([window.start.epochMilliseconds, window.end.epochMilliseconds]);
        expect([on.endText, on.end > on.start]).toEqual([instantText(window.end), true]);
        const due = sendInstant(id, window);
        const wall = due.toZonedDateTimeISO(zone);
        expect(on.leaving(id)).toEqual({
          dueAt: instantText(due),
          date: wall.toPlainDate().toString(),
          time: wall.toPlainTime().toString({ smallestUnit: "minute" }),
        });
        const end = endOfDay(date, zone);
        expect(kept.endOf(dayOfDate(date))).toEqual({ at: end.epochMilliseconds, text: instantText(end) });
        // Samoa once left out a day.
        if (`${zone} ${date}` === "Pacific/Apia 2011-12-30") return;
        expect(dayIn(zone, end.subtract({ milliseconds: 1 })).toString()).toBe(date.toString());
      }),
      1000,
    );
  });

  it("Y14: a message leaves inside its window, in its first three quarters", () => {
    forAll(
      fc.property(aZone, anyDay, anId, (zone, date, id) => {
        const window = windowOn(date, zone, { from: "09:00", to: "11:00" });
        const minutes = (sendInstant(id, window).epochMilliseconds - window.start.epochMilliseconds) / 60_000;
        expect(minutes).toBeGreaterThanOrEqual(0);
        expect(minutes).toBeLessThan(90);
      }),
    );
    const window = windowOn(Temporal.PlainDate.from("2026-09-14"), "UTC", { from: "09:00", to: "11:00" });
    const leaves = Array.from({ length: 5000 }, (_, one) =>
      instantText(sendInstant(derivedId("msg", `${one}`), window)),
    );
    expect(new Set(leaves).size).toBe(90);
  });

  it("Y14: find the next window that is not over, on a working day, however often they are asked", () => {
    const aNow = fc
      .tuple(aDay("2026-10-20", 60), fc.nat(86_399))
      .map(([day, seconds]) => day.toZonedDateTime("UTC").add({ seconds }).toInstant());
    const lists = [new Set<string>(), new Set(["2026-11-26", "2026-11-27", "2026-12-01"])];
    forAll(
      fc.property(
        aZone,
        someHours,
        fc.array(fc.tuple(aNow, fc.constantFrom(...lists)), { minLength: 1 }),
        (zone, hours, asked) => {
          for (const [now, holidays] of [...asked, ...asked.slice(-1)]) {
            const { today, next } = zoneDays(zone, hours).from(now, holidays);
            const expected = nextWindow(now, zone, hours, holidays);
            expect(dateOf(today).toString()).toBe(dayIn(zone, now).toString());
            expect([next.start, next.end]).toEqual([expected.start, expected.end].map((one) => one.epochMilliseconds));
            expect(isOver(expected, now)).toBe(false);
            expect(next.end).toBeGreaterThan(now.epochMilliseconds);
          }
        },
      ),
    );
  });
});
