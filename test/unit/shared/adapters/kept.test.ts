import { expect, it } from "vitest";
import { kept } from "#shared/adapters/dynamo/kept.ts";

it("M1 F25: what was read is kept for its time, and no longer where the clock is set back by an hour", async () => {
  let [now, reads] = [3_600_000, 0];
  const table = kept(
    30,
    () => now,
    async () => ++reads,
  );
  expect([await table.value(), await table.value()]).toEqual([1, 1]);
  now += 29_999;
  expect(await table.value()).toBe(1);
  now += 1;
  expect(await table.value()).toBe(2);
  now -= 3_600_000;
  expect(await table.value()).toBe(3);
});
