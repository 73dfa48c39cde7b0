import { describe, expect, it } from "vitest";
import { problemOf, wallInstant } from "#shared/calendar/wall-time.ts";
import { instantOf } from "#shared/domain/time.ts";

const now = instantOf("2027-03-01T12:00:00.000Z");
const at = (date: string, time: string, zone: string) => wallInstant({ date, time, zone }, now).toString();

describe("a clock time somebody typed", () => {
  it("Y15: is an instant where they live, by half and quarter hours too", () => {
    expect(at("2027-03-10", "10:00", "Asia/Kolkata")).toBe("2027-03-10T04:30:00Z");
    expect(at("2027-03-10", "10:00", "Asia/Kathmandu")).toBe("2027-03-10T04:15:00Z");
  });

  it("Y15: is refused where clocks skip it, by an hour or by half of one; of an hour that comes twice the first counts", () => {
    expect(at("2027-03-14", "02:00", "America/New_York")).toBe("not-there");
    expect(at("2027-03-14", "02:59", "America/New_York")).toBe("not-there");
    expect(at("2027-03-14", "03:00", "America/New_York")).toBe("2027-03-14T07:00:00Z");
    expect(
      wallInstant(
        { date: "2026-10-04", time: "02:15", zone: "Australia/Lord_Howe" },
        instantOf("2026-09-01T00:00:00.000Z"),
      ),
    ).toBe("not-there");
    expect(at("2027-04-04", "02:30", "Australia/Sydney")).toBe("2027-04-03T15:30:00Z");
  });

  it("Y15: must lie ahead, and within half a year", () => {
    expect(at("2027-03-01", "07:00", "America/New_York")).toBe("past");
    expect(at("2027-09-30", "07:00", "America/New_York")).toBe("far");
    expect(problemOf(now, now)).toBe("past");
  });
});
