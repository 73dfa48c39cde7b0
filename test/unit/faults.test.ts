import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { cannotArise, faults, faultsIn } from "#test/support/faults.ts";

const files = globSync("test/**/*.test.{ts,tsx}").filter((file) => !file.endsWith("unit/faults.test.ts"));
const named = files.map((file) => ({ file, numbers: faultsIn(readFileSync(file, "utf8")) }));
const testsOf = (number: number) => named.filter(({ numbers }) => numbers.includes(number)).map(({ file }) => file);

describe("the register of faults", () => {
  it("M1: has every number from 1 to 46 once, each with what one sees", () => {
    expect(faults.map(({ number }) => number)).toEqual(Array.from({ length: 46 }, (_, index) => index + 1));
    for (const { what, seen } of faults) expect(Math.min(what.length, seen.length)).toBeGreaterThan(0);
  });

  it("M1: reads titles as they are written, and nothing else", () => {
    const source = [
      'it("M1 F12: lost", () => {});',
      "it.each([1])(\n  'Y7, Y24 F29 F30: moved', () => {});",
      "it(`T2 F35, F36: read`, () => {});",
      'it("M1: F40 is not named here");',
      "// M1 F41: nor here",
      'const text = "M1 F42: nor here";',
    ].join("\n");
    expect(faultsIn(source)).toEqual([12, 29, 30, 35, 36]);
    expect(files.length).toBeGreaterThan(100);
  });

  it.each(faults.filter(({ number }) => !(number in cannotArise)))(
    "M1: F$number, $what, is shown by a test",
    ({ number }) => {
      expect(testsOf(number)).not.toEqual([]);
    },
  );

  it("M1: what cannot arise says why, and no test claims it does", () => {
    for (const [number, why] of Object.entries(cannotArise)) {
      expect(why.length).toBeGreaterThan(60);
      expect(testsOf(Number(number))).toEqual([]);
    }
    expect(Object.keys(cannotArise).length).toBeLessThan(4);
  });

  it("M1: no test names a fault that is none", () => {
    const known = new Set(faults.map(({ number }) => number));
    expect(named.flatMap(({ numbers }) => numbers).filter((number) => !known.has(number))).toEqual([]);
  });
});
