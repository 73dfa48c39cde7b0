import { afterEach, describe, expect, it } from "vitest";
import { createActivity } from "#infra/sandbox/activity.ts";
import { createAgenda } from "#infra/sandbox/agenda.ts";
import { createClock } from "#infra/sandbox/clock.ts";
import { createDriver } from "#infra/sandbox/driver.ts";
import { createLog } from "#infra/sandbox/log.ts";

const drivers: { stop(): void }[] = [];
afterEach(() => {
  for (const driver of drivers.splice(0)) driver.stop();
});

function setUp(parallel = 1, still = false) {
  const clock = createClock(1_000_000);
  if (!still) clock.release();
  const agenda = createAgenda();
  const activity = createActivity();
  const log = createLog(() => clock.now(), false);
  const driver = createDriver({ clock, agenda, activity, log, parallel, still });
  drivers.push(driver);
  return { clock, agenda, activity, driver, log };
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe("advancing", () => {
  it("does everything due on the way at its own instant, also what comes up meanwhile, and nothing later", async () => {
    const { clock, agenda, driver } = setUp();
    const done: [string, number][] = [];
    const note = (label: string) => async () => void done.push([label, clock.now()]);
    agenda.add(5_000_000, "later", note("later"));
    agenda.add(3_000_000, "second", note("second"));
    agenda.add(2_000_000, "first", async () => {
      await note("first")();
      agenda.add(clock.now(), "at once", note("at once"));
      agenda.add(2_500_000, "between", note("between"));
    });
    await driver.advanceTo(4_000_000);
    expect(done).toEqual([
      ["first", 2_000_000],
      ["at once", 2_000_000],
      ["between", 2_500_000],
      ["second", 3_000_000],
    ]);
    expect(clock.now()).toBeGreaterThanOrEqual(4_000_000);
    expect(clock.flowing).toBe(true);
  });

  it("waits for work that began before, and moves no time while anything runs", async () => {
    const { clock, agenda, activity, driver } = setUp();
    const seen: number[] = [];
    const request = activity.during(async () => {
      await pause(40);
      agenda.add(clock.now(), "hint", async () => void seen.push(clock.now()));
    });
    const before = clock.now();
    await driver.advanceTo(9_000_000);
    await request;
    expect(seen).toHaveLength(1);
    expect((seen[0] ?? 0) - before).toBeLessThan(1_000);
  });

  it("runs one thing at a time, or as many as it may, but never two instants side by side", async () => {
    for (const parallel of [1, 3]) {
      const { clock, agenda, driver } = setUp(parallel);
      let running = 0;
      let most = 0;
      const instants = new Set<number>();
      const work = async () => {
        instants.add(clock.now());
        running += 1;
        most = Math.max(most, running);
        const began = clock.now();
        await pause(5);
        expect(clock.now()).toBe(began);
        running -= 1;
      };
      for (const at of [2_000_000, 2_000_000, 2_000_000, 2_000_000, 3_000_000]) agenda.add(at, "work", work);
      await driver.advanceTo(4_000_000);
      expect(most).toBe(parallel);
      expect([...instants]).toEqual([2_000_000, 3_000_000]);
    }
  });

  it("goes on after something failed, refuses a second advance meanwhile, and never goes back", async () => {
    const { clock, agenda, driver, log } = setUp();
    agenda.add(2_000_000, "broken", async () => {
      throw new Error("on purpose");
    });
    const advance = driver.advanceTo(3_000_000);
    await expect(driver.advanceTo(4_000_000)).rejects.toThrow("already");
    await advance;
    expect(log.lines()).toMatchObject([
      { source: "sandbox", text: "broken: on purpose", at: "1970-01-01T00:33:20.000Z" },
    ]);
    await driver.advanceTo(1);
    expect(clock.now()).toBeGreaterThanOrEqual(3_000_000);
  });
});

describe("flowing", () => {
  it("does what is due as time passes, side by side", async () => {
    const { clock, agenda } = setUp();
    const done: string[] = [];
    agenda.add(clock.now() + 30, "slow", async () => {
      await pause(30);
      done.push("slow");
    });
    agenda.add(clock.now() + 31, "quick", async () => void done.push("quick"));
    await expect.poll(() => done).toEqual(["quick", "slow"]);
  });

  it("does nothing by itself when time is to stand between advances", async () => {
    const { clock, agenda, driver } = setUp(1, true);
    const done: number[] = [];
    agenda.add(clock.now(), "due", async () => void done.push(clock.now()));
    await pause(20);
    expect(done).toEqual([]);
    await driver.advanceTo(2_000_000);
    await pause(5);
    expect([done, clock.now(), clock.flowing]).toEqual([[1_000_000], 2_000_000, false]);
  });
});
