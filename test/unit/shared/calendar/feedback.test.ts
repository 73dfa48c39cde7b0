import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { feedbackBy } from "#shared/calendar/feedback.ts";

it("Y8: feedback is wanted ten working days after a touchpoint is due", () => {
  expect(feedbackBy({ date: "2026-10-15" }, new Set())).toBe("2026-10-29");
  expect(feedbackBy({ date: "2026-11-20" }, new Set(["2026-11-26", "2026-11-27"]))).toBe("2026-12-08");
});

it("Y8: that day is a working day, whatever day it counts from", () => {
  const holidays = new Set(["2026-12-24", "2026-12-25", "2026-12-31", "2027-01-01"]);
  for (let ahead = 0; ahead < 120; ahead++) {
    const date = Temporal.PlainDate.from("2026-10-01").add({ days: ahead }).toString();
    const by = Temporal.PlainDate.from(feedbackBy({ date }, holidays));
    expect(by.dayOfWeek).toBeLessThanOrEqual(5);
    expect(holidays.has(by.toString())).toBe(false);
  }
});
