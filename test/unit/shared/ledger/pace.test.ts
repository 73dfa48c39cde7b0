import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { localPace } from "#shared/adapters/pace.ts";
import { Lane } from "#shared/domain/message.ts";
import type { Pace } from "#shared/domain/pace.ts";
import { factorAt, freshPace, leftToday, roomIn, shareOf, slower, withBulk, withQuota } from "#shared/ledger/pace.ts";
import { haltOf } from "#shared/ledger/pauses.ts";
import { forAll } from "#test/support/for-all.ts";

const start = Temporal.Instant.from("2026-09-14T13:00:00Z");
const later = (seconds: number) => start.add({ milliseconds: Math.round(seconds * 1000) });
const aRate = fc.oneof(fc.constantFrom(1, 14, 20, 75, 100, 500), fc.integer({ min: 1, max: 2000 }));
const at = (perSecond: number, used = 0): Pace => withQuota(freshPace, { perSecond, perDay: 100_000, used }, start);
const both = (pace: Pace, now: Temporal.Instant) => shareOf(pace, "interactive", now) + shareOf(pace, "bulk", now);

describe("the shares of the lanes", () => {
  it("M1: never add up to more than the rate and one percent, whatever each sender has heard by then", () => {
    const property = fc.property(
      aRate,
      fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 300 })), { maxLength: 8 }),
      fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 })),
      (rate, changes, [one, other]) => {
        // What dispatch noted, and when; senders go by what they read up to thirty seconds ago.
        const noted: { pace: Pace; at: number }[] = [{ pace: at(rate), at: 0 }];
        for (const [waits, seconds] of changes) {
          const last = noted.at(-1) ?? { pace: at(rate), at: 0 };
          const time = last.at + seconds;
          noted.push({ pace: withBulk(last.pace, waits, later(time)), at: time });
        }
        const heard = (time: number) => noted.findLast((note) => note.at <= Math.max(0, time))?.pace ?? freshPace;
        for (let time = 0; time < (noted.at(-1)?.at ?? 0) + 60; time += 7) {
          const sum =
            shareOf(heard(time - one), "interactive", later(time)) + shareOf(heard(time - other), "bulk", later(time));
          expect(sum).toBeLessThanOrEqual(1.011 * rate);
        }
      },
    );
    forAll(property);
  });

  it("M1: let a million that are due at once leave in 1.05 times the time it takes at the least", () => {
    const busy = withBulk(at(500), true, start);
    expect(1_000_000 / shareOf(busy, "bulk", start) / (1_000_000 / 500)).toBeLessThan(1.035);
    forAll(
      fc.property(fc.integer({ min: 75, max: 2000 }), (rate) => {
        expect(shareOf(at(rate), "bulk", start)).toBeGreaterThanOrEqual(0.955 * rate);
      }),
    );
  });

  it("M1: leave half to people at one mail a second, and nearly all while no mass mail waits", () => {
    expect(shareOf(freshPace, "interactive", start)).toBeCloseTo(0.9);
    const busy = withBulk(at(1), true, start);
    expect(shareOf(busy, "interactive", later(1))).toBeCloseTo(0.5);
    expect(shareOf(busy, "bulk", later(1))).toBeCloseTo(0.1);
    expect(shareOf(busy, "bulk", later(41))).toBeCloseTo(0.5);
    expect(shareOf(at(14), "interactive", start)).toBeCloseTo(12.6);
  });

  it("M1: fill a queue for three minutes, and leave people the end of a day's quota", () => {
    expect(roomIn(at(500), "bulk", start)).toBe(180 * 485);
    expect(roomIn(at(1), "interactive", start)).toBe(90);
    expect(roomIn(at(500, 94_500), "bulk", start)).toBe(500);
    expect(roomIn(at(500, 96_000), "bulk", start)).toBe(0);
    expect(roomIn(at(500, 96_000), "interactive", start)).toBe(3600);
    expect(roomIn(withQuota(freshPace, { perSecond: 1, perDay: -1, used: 9 }, start), "bulk", start)).toBe(90);
  });
});

describe("what is left of a day's quota", () => {
  it("M1 F8: is what mass mail may take of it, and says nothing a day later", () => {
    expect(leftToday(at(500, 94_500), start)).toBe(500);
    expect(leftToday(at(500, 99_000), start)).toBe(0);
    expect(leftToday(at(500, 99_000), later(86_399))).toBe(0);
    expect(leftToday(at(500, 99_000), later(86_400))).toBeUndefined();
    expect(leftToday(freshPace, start)).toBeUndefined();
    expect(haltOf(at(500, 99_000), "bulk", start)).toBe("daily-quota");
    expect(haltOf(at(500, 99_000), "interactive", start)).toBeUndefined();
    expect(haltOf(at(500, 94_999), "bulk", start)).toBeUndefined();
  });
});

describe("a rate that was too fast", () => {
  it("M1 F7: halves, is whole again within two minutes of the last refusal, and never falls below a sixteenth", () => {
    const property = fc.property(aRate, fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1 }), (rate, gaps) => {
      let [pace, time] = [at(rate), 0];
      for (const gap of gaps) {
        time += gap;
        const before = factorAt(pace, later(time));
        const next = slower(pace, later(time));
        if (next !== pace) expect(factorAt(next, later(time))).toBeCloseTo(Math.max(1 / 16, before / 2));
        pace = next;
        expect(both(pace, later(time))).toBeLessThanOrEqual(1.011 * rate * factorAt(pace, later(time)));
      }
      expect(factorAt(pace, later(time + 120))).toBe(1);
    });
    forAll(property);
  });

  it("M1 F7: is one refusal where many senders meet it at the same moment", () => {
    const once = slower(at(14), start);
    expect(slower(once, later(2))).toBe(once);
    expect(factorAt(slower(once, later(6)), later(6))).toBeLessThan(0.3);
  });
});

/** Senders that send as fast as they are let, on a clock of their own making. Answers when each mail left, in milliseconds. */
async function sending(rate: number, senders: Record<Lane, number>, seconds: number, jitter: (n: number) => number) {
  let now = start.epochMilliseconds;
  let count = 0;
  const sleepers: { at: number; wake: () => void }[] = [];
  const sleep = (ms: number) =>
    new Promise<void>((wake) => void sleepers.push({ at: now + ms + jitter(count++), wake }));
  const left: number[] = [];
  const pace = withBulk(at(rate), true, start.subtract({ seconds: 60 }));
  const end = now + seconds * 1000;
  for (const lane of Lane.options) {
    for (let index = 0; index < senders[lane]; index++) {
      const settings = { read: async () => pace, senders, clock: () => now, sleep, patience: () => 60_000 };
      const { turn } = localPace(settings);
      void (async () => {
        for (;;) {
          await turn(lane);
          left.push(now);
        }
      })();
    }
  }
  while (now < end) {
    for (let settled = 0; settled < 12; settled++) await Promise.resolve();
    sleepers.sort((one, other) => one.at - other.at);
    const next = sleepers.shift();
    if (next === undefined) break;
    now = Math.max(now, next.at);
    next.wake();
  }
  return left;
}

const mostInASecond = (left: readonly number[]) => {
  let [most, from] = [0, 0];
  for (const [index, time] of left.entries()) {
    while ((left[from] ?? 0) <= time - 1000) from++;
    most = Math.max(most, index - from + 1);
  }
  return most;
};

describe("many senders, none of which asks another", () => {
  it.each([
    [500, 14],
    [175, 5],
  ])(
    "M1: at %d a second never hand over a twentieth more in any second, with %d senders of mass mail",
    async (rate, bulk) => {
      const left = await sending(rate, { interactive: 2, bulk }, 20, (n) => (n * 7919) % 7);
      expect(mostInASecond(left)).toBeLessThanOrEqual(1.05 * rate);
      expect(left.length / 20).toBeGreaterThan(0.955 * rate);
    },
  );

  it("M1: at one a second hand over one each, at most, in any second", async () => {
    const left = await sending(1, { interactive: 2, bulk: 2 }, 60, (n) => (n * 31) % 400);
    expect(mostInASecond(left)).toBeLessThanOrEqual(4);
    expect(left.length).toBeLessThanOrEqual(62);
  });

  it("M1: begin with an empty bucket, and keep a moment of an hour’s rest, no more", async () => {
    let now = start.epochMilliseconds;
    const slept: number[] = [];
    const { turn } = localPace({
      ...{ read: async () => at(500), senders: { interactive: 2, bulk: 10 }, clock: () => now, patience: () => 60_000 },
      sleep: async (ms) => {
        slept.push(ms);
        now += ms;
      },
    });
    await turn("bulk");
    now += 3_600_000;
    await turn("bulk");
    await turn("bulk");
    expect(slept[0]).toBe(21);
    // Of an hour's rest a sender among many keeps what it did not use while its last mails were recorded, a few otherwise none.
    await turn("bulk");
    await turn("bulk");
    await turn("bulk");
    expect(slept.length).toBe(2);
  });

  it.each([
    ["at the slowest there is", { interactive: 2, bulk: 2 }],
    ["among far too many", { interactive: 2, bulk: 200 }],
  ])("M1 F7: %s get a turn within the time a sender has", async (_, senders) => {
    let now = start.epochMilliseconds;
    const slowed = { factor: 1 / 16, at: start.toString() };
    const { turn } = localPace({
      // SES goes on refusing.
      read: async () => ({
        ...withBulk(at(1), true, start.subtract({ seconds: 60 })),
        slowed: { ...slowed, at: later((now - start.epochMilliseconds) / 1000).toString() },
      }),
      ...{ senders, clock: () => now },
      sleep: async (ms) => {
        now += ms;
      },
      patience: () => 45_000 - (now - start.epochMilliseconds),
    });
    for (const lane of Lane.options) {
      now = start.epochMilliseconds;
      await turn(lane);
      expect(now - start.epochMilliseconds).toBeLessThanOrEqual(41_000);
    }
  });

  it("M1 F14: say so at once where the turn would come too late for this sender", async () => {
    const { turn } = localPace({
      ...{ read: async () => at(1), senders: { interactive: 2, bulk: 2 }, clock: () => start.epochMilliseconds },
      ...{ sleep: () => Promise.reject(new Error("waits in vain")), patience: () => 1000 },
    });
    await expect(turn("bulk")).rejects.toMatchObject({ name: "OutOfTime" });
  });
});
