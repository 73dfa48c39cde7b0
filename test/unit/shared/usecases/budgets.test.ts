import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { type Pool, spend, taken, takenFrom } from "#shared/usecases/joining/budgets.ts";
import { forAll } from "#test/support/for-all.ts";
import { memoryStore } from "#test/support/memory-store.ts";

const start = Temporal.Instant.from("2026-08-17T13:00:00Z");
const limits = [
  { of: "a", hours: 1, most: 2 },
  { hours: 24, most: 5 },
];

it("T2: never allows more than its limits in any span, however they are asked, and all that they allow", () => {
  const asks = fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.integer({ min: 0, max: 300 })), { maxLength: 60 });
  forAll(
    fc.property(asks, (list) => {
      const granted: { of: string; at: number }[] = [];
      let minutes = 0;
      let record: Parameters<typeof taken>[1];
      for (const [of, pause] of list) {
        minutes += pause;
        const within = (hours: number, one?: string) =>
          granted.filter((had) => had.at > minutes - hours * 60 && (one === undefined || had.of === one)).length;
        const allowed = within(24) < 5 && (of !== "a" || within(1, "a") < 2);
        const put = taken("x", record, limits, of, start.add({ minutes }));
        expect(put !== undefined).toBe(allowed);
        if (put?.kind !== "budget") continue;
        record = put.put;
        granted.push({ of, at: minutes });
      }
    }),
  );
});

it("T2: a pool gives out exactly what its shares hold, wherever one begins", () => {
  const pool: Pool = { of: "p", shares: 4, limits: [{ hours: 1, most: 2 }] };
  forAll(
    fc.property(fc.array(fc.nat(100), { minLength: 8, maxLength: 20 }), (firsts) => {
      const records = new Map<string, NonNullable<Parameters<typeof taken>[1]>>();
      let granted = 0;
      for (const first of firsts) {
        const put = takenFrom(pool, [...records.values()], first, "x", start);
        if (put?.kind !== "budget") continue;
        records.set(put.put.id, put.put);
        granted++;
      }
      expect(granted).toBe(8);
    }),
  );
});

it("T2: counts nothing that was not committed, and forgets in time", async () => {
  const store = memoryStore();
  const limit = { of: "concern", most: 1, hours: 2 };
  expect(await spend(limit, { store }, start)).toBeDefined();
  const put = await spend(limit, { store }, start);
  await store.commit(put ? [put] : []);
  expect(await spend(limit, { store }, start)).toBeUndefined();
  const later = start.add({ hours: 2 });
  expect(await spend(limit, { store }, later)).toMatchObject({ put: { version: 1, spent: [{ of: "concern" }] } });
  expect(put).toMatchObject({ put: { ttl: start.add({ hours: 3 }).epochMilliseconds / 1000 } });
});
