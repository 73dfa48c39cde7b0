import { describe, expect, it } from "vitest";
import { targetOf } from "#infra/sandbox/advance.ts";

const now = Date.parse("2027-01-31T12:00:00Z");
const at = (request: unknown) => new Date(targetOf(request, now)).toISOString();

describe("how far to move the clock", () => {
  it("is a duration, by the calendar where it names months, or an instant", () => {
    expect(at({ advance: "P30D" })).toBe("2027-03-02T12:00:00.000Z");
    expect(at({ advance: "P1M" })).toBe("2027-02-28T12:00:00.000Z");
    expect(at({ advance: "P1DT1H30M" })).toBe("2027-02-01T13:30:00.000Z");
    expect(at({ advance: "PT0S" })).toBe("2027-01-31T12:00:00.000Z");
    expect(at({ to: "2027-02-01T00:00:00+01:00" })).toBe("2027-01-31T23:00:00.000Z");
  });

  it.each([
    [{}],
    [null],
    [{ advance: 5 }],
    [{ advance: "P" }],
    [{ advance: "-P1D" }],
    [{ to: "2027-01-31" }],
    [{ to: "2027-01-31T11:59:59Z" }],
    [{ advance: "P1D", more: 1 }],
  ])("is not %j", (request) => {
    expect(() => at(request)).toThrow(RangeError);
  });
});
