import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { leaseClock, readClock } from "#functions/runtime/clock.ts";

const minute = 60_000;
beforeEach(() => vi.useFakeTimers({ toFake: ["Date", "performance", "setTimeout"], now: 1_800_000_000_000 }));
afterEach(() => vi.useRealTimers());

it("M1 F25: a lease ends in its time also where the clock is set back by an hour after it began", () => {
  const began = readClock().epochMilliseconds;
  expect(leaseClock()).toBe(began);
  vi.setSystemTime(began - 60 * minute);
  expect(leaseClock()).toBe(began);
  vi.advanceTimersByTime(3 * minute);
  expect(leaseClock()).toBe(began + 3 * minute);
});

it("M1 F25: whoever begins after that goes by the clock as it is, and one that is set forward ends a lease early, never late", () => {
  readClock();
  vi.setSystemTime(Date.now() - 60 * minute);
  const again = readClock().epochMilliseconds;
  expect(leaseClock()).toBe(again);
  vi.setSystemTime(again + 30 * minute);
  expect(leaseClock()).toBe(again + 30 * minute);
});
