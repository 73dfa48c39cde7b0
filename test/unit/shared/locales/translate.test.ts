import { describe, expect, it } from "vitest";
import { dayOfInstant, dayText, listText, momentText, placeOfZone, timeText } from "#shared/locales/dates.ts";
import { translator } from "#shared/locales/translate.ts";

describe("translator", () => {
  it("speaks the reader's language", () => {
    expect(translator("fr")("respond.places", { count: 1 })).toBe("Vous avez une place libre.");
    expect(translator("en-GB")("respond.places", { count: 3 })).toBe("You have 3 free places.");
  });

  it("throws where there is no such message, or a value is missing", () => {
    expect(() => translator("fr").of("prompt.nothing.mentee.intro")).toThrow("There is no message");
    expect(() => translator("fr").of("toString")).toThrow("There is no message");
    expect(() => translator("en-US")("respond.by")).toThrow();
    expect(translator("fr").has("prompt.nothing.mentee.intro")).toBe(false);
  });

  it("reads nothing in a value: neither tags nor placeholders", () => {
    const name = "<b>{date}</b> '{";
    expect(translator("en-US")("mentee-mail.subject", { name, named: "yes" })).toBe(`${name} would like to mentor you`);
  });
});

describe("dates", () => {
  it("are written as the reader writes them", () => {
    expect(dayText("en-US", "2026-12-06")).toBe("Sunday, December 6, 2026");
    expect(dayText("en-GB", "2026-12-06")).toMatch(/^Sunday,? 6 December 2026$/);
    expect(dayText("fr", "2026-12-06")).toBe("dimanche 6 décembre 2026");
    expect(dayText("en-US", "2026-12-06", "short")).toBe("Dec 6");
    expect(timeText("en-GB", "14:30")).toBe("14:30");
    expect(listText("fr", ["un", "deux", "trois"])).toBe("un, deux et trois");
  });

  it("fall on the day it is where the reader lives", () => {
    const instant = "2026-09-07T02:00:00.000Z";
    expect(dayOfInstant("en-US", "America/New_York", instant)).toBe("Sunday, September 6, 2026");
    expect(dayOfInstant("en-US", "Asia/Tokyo", instant)).toBe("Monday, September 7, 2026");
    expect(momentText("en-GB", "Asia/Tokyo", instant)).toContain("11:00");
    expect(placeOfZone("America/Argentina/Buenos_Aires")).toBe("Buenos Aires");
  });
});
