import { afterAll, expect, it } from "vitest";
import { promptScene, sendScene } from "#test/simulate/crash/scenes/send.ts";
import { everySchedule, type Found } from "#test/simulate/crash/schedules.ts";
import { proofSize, proved } from "#test/support/proving.ts";

const all: Found[] = [];
afterAll(() => {
  for (const { violations, ...found } of all) proved("crash schedules", { ...found, violations: violations.length });
});

/** All of a prompt's; what is sent once only differs from it in what becomes of silence, so a part of it is enough by day. */
it.each([
  ["prompt", 1],
  ["interactive", proofSize(20, 1)],
  ["one-shot", proofSize(20, 1)],
] as const)(
  "M1: every crash schedule of one and of two failures while sending, %s",
  async (kind, every) => {
    const found = await everySchedule(await sendScene(kind), { failures: 2, every: [1, every] });
    all.push(found);
    expect(found.violations).toEqual([]);
    expect(found.single).toBeGreaterThan(100);
    expect(found.double).toBeGreaterThan(8000 / every);
  },
  600_000,
);

it("M1: every crash schedule of one failure while sending a whole letter", async () => {
  const found = await everySchedule(await promptScene(), { failures: 1 });
  all.push(found);
  expect(found.violations).toEqual([]);
  expect(found.single).toBeGreaterThan(100);
}, 600_000);
