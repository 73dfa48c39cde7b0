import { expect, it } from "vitest";
import { burst } from "#test/simulate/burst.ts";

it("M3: six thousand due at one instant leave within SES's rate, each once, and nobody who waits stands behind them", async () => {
  const found = await burst({ messages: 6000, rate: 500, seed: 1 });
  // Somebody complains while mail for them is due; everybody else's was accepted.
  expect(found).toMatchObject({ left: 0, doubled: 0 });
  expect(found.accepted).toBeGreaterThan(5500);
  expect(found.mostInOneSecond).toBeLessThanOrEqual(found.mostAllowed);
  expect(found.interactive).toBeGreaterThan(0);
  expect(found.interactiveP99Seconds).toBeLessThan(5);
  expect(found.queueSeconds).toBeLessThanOrEqual(180);
  expect(found.lastAfterComplaintSeconds).toBeLessThanOrEqual(180);
}, 60_000);
