import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { endOfDay, instantAt, nextWindow, sendInstant, windowOn } from "#shared/calendar/local-time.ts";
import { derivedId } from "#shared/domain/ids.ts";
import { dayIn } from "#shared/domain/time.ts";
import { forAll } from "./for-all.ts";

const morning = { from: "09:00", to: "11:00" };
const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
const moments = fc
  .integer({ min: 0, max: 11 * 365 * 24 * 60 })
  .map((minutes) => Temporal.Instant.from("2024-01-01T00:00:00Z").add({ minutes }));
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`);

/** The day of the next change of clocks in a zone, or that very day where clocks never change. */
function transitionDay(zone: string, from: Temporal.Instant): Temporal.PlainDate {
  const here = from.toZonedDateTimeISO(zone);
  return (here.getTimeZoneTransition("next") ?? here).toPlainDate();
}

const dateOf = (text: string) => Temporal.PlainDate.from(text);
const at = (day: string, time: string, zone: string) => instantAt(dateOf(day), time, zone).toString();

/** An oracle that knows nothing of Temporal's zones: what a clock on the wall shows, by Intl. */
function wallClock(zone: string, instant: Temporal.Instant): string {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "short",
  }).format(instant.epochMilliseconds);
  return parts.replace(" ", "T");
}

describe("a wall-clock time", () => {
  it("Y14 F26: in a gap moves forward by the gap", () => {
    expect(at("2027-03-14", "02:30", "America/Chicago")).toBe("2027-03-14T08:30:00Z");
    expect(at("2026-10-04", "02:10", "Australia/Lord_Howe")).toBe("2026-10-03T15:40:00Z");
    expect(at("2027-03-28", "01:30", "Antarctica/Troll")).toBe("2027-03-28T01:30:00Z");
  });

  it("Y14 F26: in an overlap is the first of the two", () => {
    expect(at("2026-11-01", "01:30", "America/Chicago")).toBe("2026-11-01T06:30:00Z");
  });

  it("Y14 F26: of a day that a zone left out falls on the next", () => {
    expect(at("2011-12-30", "09:30", "Pacific/Apia")).toBe("2011-12-30T19:30:00Z");
  });

  it("Y14 F26: is what the clock there shows, on the days clocks change, unless it does not exist", () => {
    forAll(
      fc.property(zones, moments, times, (zone, moment, time) => {
        const day = transitionDay(zone, moment);
        const instant = instantAt(day, time, zone);
        const shown = wallClock(zone, instant);
        const minute = { minutes: 1 };
        // Shown later than asked for: then no instant shows it, and the same count of minutes after the gap is meant.
        if (shown === `${day}T${time}`) {
          const earlier = [30, 60, 120, 180].map((minutes) => wallClock(zone, instant.subtract({ minutes })));
          expect(earlier).not.toContain(shown);
        } else {
          expect(shown > `${day}T${time}`).toBe(true);
          const gap = dateOf(shown).toPlainDateTime(shown.slice(11)).since(day.toPlainDateTime(time));
          expect(wallClock(zone, instant.subtract(gap).subtract(minute)) < `${day}T${time}`).toBe(true);
        }
      }),
      300,
    );
  });
});

describe("a send window", () => {
  it("Y14: stands between nine and eleven on the recipient's clock, also when clocks change", () => {
    forAll(
      fc.property(zones, moments, fc.string(), (zone, moment, id) => {
        const day = transitionDay(zone, moment);
        const window = windowOn(day, zone, morning);
        const shown = wallClock(zone, sendInstant(id, window));
        expect(shown >= `${day}T09:00` && shown < `${day}T11:00`).toBe(true);
      }),
      100,
    );
  });

  it("is never empty, whatever the hours and the clocks do, and holds its send instants", () => {
    const hours = fc.tuple(times, times).filter(([from, to]) => from < to);
    forAll(
      fc.property(zones, moments, hours, fc.string(), (zone, moment, [from, to], id) => {
        const window = windowOn(transitionDay(zone, moment), zone, { from, to });
        const send = sendInstant(id, window);
        expect(Temporal.Instant.compare(window.start, send)).toBeLessThanOrEqual(0);
        expect(Temporal.Instant.compare(send, window.end)).toBe(-1);
      }),
      100,
    );
  });

  it("spreads a thousand ids over its first three quarters", () => {
    const window = windowOn(dateOf("2026-09-14"), "America/Chicago", morning);
    const minutes = Array.from({ length: 1000 }, (_, id) =>
      Math.round(
        (sendInstant(derivedId("msg", `${id}`), window).epochMilliseconds - window.start.epochMilliseconds) / 60_000,
      ),
    );
    expect(new Set(minutes).size).toBe(90);
    expect(Math.max(...minutes)).toBe(89);
  });
});

describe("the next window", () => {
  const next = (now: string, holidays: string[] = []) =>
    nextWindow(Temporal.Instant.from(now), "America/Chicago", morning, new Set(holidays)).start.toString();

  it("is today's before it opens", () => expect(next("2026-09-14T05:00:00Z")).toBe("2026-09-14T14:00:00Z"));
  it("is today's while it is open", () => expect(next("2026-09-14T15:59:00Z")).toBe("2026-09-14T14:00:00Z"));
  it("is tomorrow's once it is over", () => expect(next("2026-09-14T16:00:00Z")).toBe("2026-09-15T14:00:00Z"));
  it("is Monday's on Friday afternoon", () => expect(next("2026-09-18T20:00:00Z")).toBe("2026-09-21T14:00:00Z"));
  it("leaves out holidays", () => expect(next("2026-09-04T20:00:00Z", ["2026-09-07"])).toBe("2026-09-08T14:00:00Z"));

  it("is never over, and never more than a long weekend away", () => {
    forAll(
      fc.property(zones, moments, (zone, moment) => {
        const window = nextWindow(moment, zone, morning, new Set());
        expect(Temporal.Instant.compare(window.end, moment)).toBe(1);
        expect(window.start.since(moment).total("hours")).toBeLessThan(75);
        expect(dayIn(zone, window.start).dayOfWeek).toBeLessThanOrEqual(5);
      }),
    );
  });
});

describe("the end of a day", () => {
  it("is midnight there", () => {
    expect(endOfDay(dateOf("2026-12-05"), "America/Los_Angeles").toString()).toBe("2026-12-06T08:00:00Z");
  });

  it("is after noon of that day and before noon of the next, in every zone", () => {
    forAll(
      fc.property(zones, moments, (zone, moment) => {
        const day = transitionDay(zone, moment);
        const end = endOfDay(day, zone);
        expect(Temporal.Instant.compare(instantAt(day, "12:00", zone), end)).toBe(-1);
        expect(Temporal.Instant.compare(end, instantAt(day.add({ days: 1 }), "12:00", zone))).toBe(-1);
      }),
      100,
    );
  });
});
