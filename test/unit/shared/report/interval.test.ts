import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { difference, type Share, wilson } from "#shared/report/interval.ts";
import { forAll } from "#test/support/for-all.ts";

const share = (of: number, people: number): Share => ({ of, people });
const someShare = fc
  .integer({ min: 1, max: 200 })
  .chain((people) => fc.integer({ min: 0, max: people }).map((of) => share(of, people)));

describe("the interval of a difference", () => {
  // Newcombe 1998, table II, method 10, as printed there.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])("G4: of %d of %d and %d of %d is the published one", (a, m, b, n, low, high) => {
    const found = difference(share(a, m), share(b, n));
    expect(found.value).toBeCloseTo(a / m - b / n, 12);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it("G4: of a single share holds exactly the values its own test does not reject, found by trying them all", () => {
    const property = fc.property(someShare, ({ of, people }) => {
      const { low, high } = wilson(share(of, people));
      for (let step = 1; step < 1000; step++) {
        const truth = step / 1000;
        const far = Math.abs(of / people - truth) > 1.959963984540054 * Math.sqrt((truth * (1 - truth)) / people);
        if (Math.abs(truth - low) < 1e-9 || Math.abs(truth - high) < 1e-9) continue;
        expect(truth > low && truth < high).toBe(!far);
      }
    });
    forAll(property, 60);
  });

  it("G4: holds the difference, lies within -1 and 1, turns over with its sides, and narrows with more people", () => {
    const property = fc.property(someShare, someShare, (one, other) => {
      const { value, low, high } = difference(one, other);
      expect(low <= value && value <= high && low >= -1 && high <= 1).toBe(true);
      const turned = difference(other, one);
      expect([turned.low, turned.high]).toEqual([expect.closeTo(-high, 10), expect.closeTo(-low, 10)]);
      const tenfold = difference(share(one.of * 10, one.people * 10), share(other.of * 10, other.people * 10));
      expect(tenfold.high - tenfold.low).toBeLessThan(high - low);
    });
    forAll(property, 300);
  });

  it("G4: covers the truth in about 95 of 100 groups drawn anew, small ones too: every outcome counted, none drawn", () => {
    for (const [p, q, m, n] of [
      [0.5, 0.5, 20, 20],
      [0.3, 0.6, 20, 40],
      [0.8, 0.7, 25, 100],
      [0.15, 0.1, 20, 80],
    ] as const) {
      let covered = 0;
      for (let a = 0; a <= m; a++)
        for (let b = 0; b <= n; b++) {
          const { low, high } = difference(share(a, m), share(b, n));
          if (low <= p - q && p - q <= high) covered += binomial(a, m, p) * binomial(b, n, q);
        }
      expect(covered).toBeGreaterThan(0.93);
      expect(covered).toBeLessThan(0.985);
    }
  });

  it("G4: says nothing of nobody", () => {
    expect(() => wilson(share(0, 0))).toThrow(RangeError);
  });
});

/** How likely it is that so many of them do. */
function binomial(of: number, people: number, likely: number): number {
  let ways = 1;
  for (let index = 1; index <= of; index++) ways *= (people - of + index) / index;
  return ways * likely ** of * (1 - likely) ** (people - of);
}
