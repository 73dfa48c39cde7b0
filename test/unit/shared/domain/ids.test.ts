import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derivedId, spread, spreadOfId } from "#shared/domain/ids.ts";
import { forAll } from "#test/support/for-all.ts";

const parts = fc.array(fc.string(), { maxLength: 5 });

describe("derivedId", () => {
  it("is the same for the same parts and another for any others, however they are cut", () => {
    const property = fc.property(parts, parts, (one, other) => {
      expect(derivedId("msg", ...one)).toBe(derivedId("msg", ...one));
      const same = JSON.stringify(one) === JSON.stringify(other);
      expect(derivedId("msg", ...one) === derivedId("msg", ...other)).toBe(same);
    });
    forAll(property, 500);
    expect(derivedId("msg", "a", "b")).not.toBe(derivedId("msg", "ab"));
  });

  it("fits where tags, keys and addresses of pages want it: no dots, no letters that look alike", () => {
    const property = fc.property(parts, (some) => {
      expect(derivedId("msg", ...some)).toMatch(/^msg_[0-9a-hjkmnp-tv-z]{20}$/);
    });
    forAll(property);
  });

  it("is made of SHA-256 as everybody else computes it", () => {
    const digest = createHash("sha256")
      .update(JSON.stringify(["é", "b"]))
      .digest();
    const letters = "0123456789abcdefghjkmnpqrstvwxyz";
    expect(derivedId("x", "é", "b")).toBe(
      `x_${[...digest.subarray(0, 20)].map((byte) => letters[byte & 31]).join("")}`,
    );
  });

  it("never changes: what was planned with it last year is found this year", () => {
    expect(derivedId("msg", "per_1", "demo", "cv-review", "2026", "prompt")).toBe("msg_85zy6p1dzp57nvgeg9g6");
  });
});

describe("spread", () => {
  it("stays below its bound, the same for the same text", () => {
    const property = fc.property(fc.string(), fc.integer({ min: 1, max: 10_000 }), (text, below) => {
      const value = spread(text, below);
      expect(Number.isInteger(value) && value >= 0 && value < below).toBe(true);
      expect(spread(text, below)).toBe(value);
    });
    forAll(property, 500);
  });

  it("Y14: is read off a derived id as evenly, without hashing it again", () => {
    const counts = new Array(90).fill(0);
    for (let index = 0; index < 90_000; index++) counts[spreadOfId(derivedId("msg", `${index}`), 90)]++;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
    expect(spreadOfId("of no hash", 90)).toBeLessThan(90);
  });

  it("fills the shards of the due index evenly", () => {
    const counts = new Array(8).fill(0);
    for (let index = 0; index < 8000; index++) counts[spread(`msg_${index}`, 8)]++;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});
