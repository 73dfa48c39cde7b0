import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { meetingTimes } from "#shared/email/meeting-times.ts";

const zone = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
const day = fc
  .date({ min: new Date("2026-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("suggested times", () => {
  it("Y15: are three, ahead, on working days for both, and never in the dead of night", () => {
    fc.assert(
      fc.property(day, zone, zone, (start, mine, theirs) => {
        const times = meetingTimes(start, mine, theirs);
        expect(times).toHaveLength(3);
        for (const instant of times) {
          expect(instant > `${start}T12:00:00.000Z`).toBe(true);
          for (const where of [mine, theirs]) {
            const there = Temporal.Instant.from(instant).toZonedDateTimeISO(where);
            expect(there.dayOfWeek).toBeLessThan(6);
            expect(there.hour >= 6 && there.hour < 23, `${there}`).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("are at lunch where both live in one zone", () => {
    const [first = ""] = meetingTimes("2026-08-24", "Europe/Paris", "Europe/Paris");
    expect(first).toBe("2026-08-27T10:30:00.000Z");
  });
});
