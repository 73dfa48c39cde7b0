import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { mostNumbers, sealedStamps } from "#shared/adapters/stamps.ts";
import { seal } from "#shared/adapters/tokens.ts";
import { memoryKeyRing } from "#test/support/fakes.ts";
import { proofOf } from "#test/support/front-door.ts";

const now = Temporal.Instant.from("2026-08-17T13:00:00.900Z");
const keys = memoryKeyRing();
const stamps = sealedStamps(keys, 50);

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64");
/** A proof with some of its parts changed. */
const changed = (proof: string, change: object) =>
  base64({ ...JSON.parse(Buffer.from(proof, "base64").toString()), ...change });

describe("stamps on forms", () => {
  it("T2: say which form it was and when it was handed out, to the second, and no two are alike", async () => {
    const [mine, other] = [await stamps.issue(now), await stamps.issue(now)];
    const [read, another] = [await stamps.read(mine.stamp, undefined), await stamps.read(other.stamp, undefined)];
    expect(read).toMatchObject({ issuedAt: Temporal.Instant.from("2026-08-17T13:00:00Z"), proven: false });
    expect(read?.id).toMatch(/^[0-9a-f]{24}$/);
    expect(read?.id).not.toBe(another?.id);
  });

  it("T2: bring a riddle of their own, as hard as it is said to be", async () => {
    const { challenge } = await stamps.issue(now);
    expect(challenge).toMatchObject({ algorithm: "SHA-256", maxnumber: 50 });
    expect((await sealedStamps(keys).issue(now)).challenge.maxnumber).toBe(mostNumbers);
    expect(mostNumbers).toBe(60_000);
  });

  it("T2: are proven by the riddle's answer, also once the key has changed", async () => {
    const { stamp, challenge } = await stamps.issue(now);
    const proof = await proofOf(challenge);
    expect(await stamps.read(stamp, proof)).toMatchObject({ proven: true });
    const rotated = sealedStamps(memoryKeyRing("2", { "1": "k".repeat(40), "2": "b".repeat(40) }), 50);
    expect(await rotated.read(stamp, proof)).toMatchObject({ proven: true });
  });

  it.each<[string, (proof: string) => string]>([
    ["nothing", () => ""],
    ["no JSON", () => "%%%"],
    ["no object", () => base64(7)],
    ["another answer", (proof) => changed(proof, { number: 51 })],
    ["a number below nothing", (proof) => changed(proof, { number: -1 })],
    ["half a number", (proof) => changed(proof, { number: 1.5 })],
    ["no number", (proof) => changed(proof, { number: undefined })],
    ["another protocol", (proof) => changed(proof, { algorithm: "SHA-1" })],
    ["another salt", (proof) => changed(proof, { salt: "0123456789abcdef01234567&" })],
    ["another riddle", (proof) => changed(proof, { challenge: "0".repeat(64) })],
    ["another signature", (proof) => changed(proof, { signature: "0".repeat(64) })],
  ])("T2: are not proven by %s, and it is no error", async (_, spoil) => {
    const { stamp, challenge } = await stamps.issue(now);
    const proof = await proofOf(challenge);
    expect(await stamps.read(stamp, spoil(proof))).toMatchObject({ proven: false });
  });

  it("T2: are not proven by the answer to another form's riddle", async () => {
    const [mine, other] = [await stamps.issue(now), await stamps.issue(now)];
    expect(await stamps.read(mine.stamp, await proofOf(other.challenge))).toMatchObject({ proven: false });
  });

  it("T2: are nothing where a stranger made them, or we did for something else", async () => {
    const stranger = await sealedStamps(memoryKeyRing("1", { "1": "c".repeat(40) }), 50).issue(now);
    expect(await stamps.read(stranger.stamp, undefined)).toBeUndefined();
    const other = await seal(keys, "link.me", JSON.stringify({ n: "0", t: 0 }));
    expect(await stamps.read(other, undefined)).toBeUndefined();
    expect(await stamps.read("", undefined)).toBeUndefined();
  });

  it("T2: whose contents are not a stamp's are refused, though our own seal is on them", async () => {
    for (const payload of [{ n: "0", t: 0.5 }, { n: 0, t: 0 }, { n: "0", t: 0, more: 1 }, {}])
      await expect(stamps.read(await seal(keys, "form-stamp", JSON.stringify(payload)), undefined)).rejects.toThrow();
  });
});
