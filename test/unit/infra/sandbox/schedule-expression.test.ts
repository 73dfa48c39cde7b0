import { describe, expect, it } from "vitest";
import { compileSchedule } from "#infra/sandbox/schedule-expression.ts";

/** The next runs after an instant. */
function runs(expression: string, from: string, count: number, zone = "UTC"): string[] {
  const next = compileSchedule(expression, zone);
  const found: string[] = [];
  let at: number | undefined = Date.parse(from);
  while (found.length < count) {
    at = next(at, false);
    if (at === undefined) break;
    found.push(new Date(at).toISOString().replace(":00.000Z", "Z"));
  }
  return found;
}

describe("rate()", () => {
  it("keeps to whole intervals of the epoch, whenever it starts", () => {
    expect(runs("rate(1 minute)", "2027-01-01T00:00:30Z", 2)).toEqual(["2027-01-01T00:01Z", "2027-01-01T00:02Z"]);
    expect(runs("rate(6 hours)", "2027-01-01T00:00:00Z", 2)).toEqual(["2027-01-01T06:00Z", "2027-01-01T12:00Z"]);
    expect(runs("rate(1 day)", "2027-01-01T05:00:00Z", 1)).toEqual(["2027-01-02T00:00Z"]);
  });

  it("includes the instant itself only when asked to", () => {
    const next = compileSchedule("rate(5 minutes)", "UTC");
    const at = Date.parse("2027-01-01T00:05:00Z");
    expect([next(at, true), next(at, false), next(at + 1, true)]).toEqual([at, at + 300_000, at + 300_000]);
  });
});

describe("cron()", () => {
  it.each([
    ["cron(10 2 * * ? *)", ["2027-01-01T02:10Z", "2027-01-02T02:10Z"]],
    [
      "cron(0/20 8-9 ? * MON-FRI *)",
      ["2027-01-01T08:00Z", "2027-01-01T08:20Z", "2027-01-01T08:40Z", "2027-01-01T09:00Z"],
    ],
    // AWS counts weekdays from 1 = Sunday.
    ["cron(0 9 ? * 2 *)", ["2027-01-04T09:00Z"]],
    ["cron(0 9 ? * 6#3 *)", ["2027-01-15T09:00Z"]],
    ["cron(0 9 ? * 6L *)", ["2027-01-29T09:00Z"]],
    ["cron(0 9 ? * 1,7 *)", ["2027-01-02T09:00Z", "2027-01-03T09:00Z"]],
    ["cron(0 9 L * ? *)", ["2027-01-31T09:00Z", "2027-02-28T09:00Z"]],
    ["cron(0 9 15W * ? *)", ["2027-01-15T09:00Z", "2027-02-15T09:00Z"]],
    ["cron(0 0 1 JAN ? 2030)", ["2030-01-01T00:00Z"]],
    ["cron(0 0 1 1/6 ? *)", ["2027-07-01T00:00Z"]],
  ])("%s", (expression, expected) => {
    expect(runs(expression, "2027-01-01T00:00:00Z", expected.length)).toEqual(expected);
  });

  it("keeps wall time in its zone across a change of clocks", () => {
    expect(runs("cron(0 9 * * ? *)", "2027-03-13T00:00:00Z", 3, "America/New_York")).toEqual([
      "2027-03-13T14:00Z",
      "2027-03-14T13:00Z",
      "2027-03-15T13:00Z",
    ]);
  });

  it("skips a run whose wall time does not exist, and runs once when it exists twice", () => {
    expect(runs("cron(30 2 * * ? *)", "2027-03-13T00:00:00Z", 3, "America/New_York")).toEqual([
      "2027-03-13T07:30Z",
      "2027-03-15T06:30Z",
      "2027-03-16T06:30Z",
    ]);
    expect(runs("cron(30 1 * * ? *)", "2026-10-31T12:00:00Z", 2, "America/New_York")).toEqual([
      "2026-11-01T05:30Z",
      "2026-11-02T06:30Z",
    ]);
  });

  it("ends when no year is left", () => {
    expect(runs("cron(0 0 1 1 ? 2027)", "2027-01-01T00:00:00Z", 1)).toEqual([]);
  });

  it.each([
    "cron(0 9 * * * *)",
    "cron(0 9 * * ?)",
    "rate(0 minutes)",
    "rate(1 week)",
    "every day",
    "cron(0 9 ? * ? *)",
  ])("refuses %s", (expression) => {
    expect(() => compileSchedule(expression, "UTC")).toThrow();
  });
});

describe("at()", () => {
  it("runs once, in its zone", () => {
    expect(runs("at(2027-03-01T09:00:00)", "2027-01-01T00:00:00Z", 2, "Europe/Paris")).toEqual(["2027-03-01T08:00Z"]);
  });
});
