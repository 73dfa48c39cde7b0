import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { keyedAddresses } from "#shared/adapters/addresses.ts";
import { signedLinks } from "#shared/adapters/links.ts";
import type { LinkClaims, LinkPurpose } from "#shared/usecases/ports.ts";
import { memoryKeyRing } from "#test/support/fakes.ts";

const now = Temporal.Instant.from("2026-08-17T13:00:00Z");
const purposes: readonly LinkPurpose[] = ["confirm", "respond", "answer", "me", "feed", "unsubscribe"];
const links = signedLinks(memoryKeyRing());
const claims: LinkClaims = { purpose: "me", person: "per_1", programme: "demo", subject: "" };
const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const someClaims: fc.Arbitrary<LinkClaims> = fc.record({
  purpose: fc.constantFrom(...purposes),
  ...{ person: fc.string(), programme: fc.string(), subject: fc.string({ unit: "grapheme" }) },
  epoch: fc.option(fc.integer({ min: 1 }), { nil: undefined }),
});
const invalid = { code: "link-invalid" };

describe("signed links", () => {
  it("T2: give back what was signed, for their purpose and no other", async () => {
    const property = fc.asyncProperty(someClaims, fc.constantFrom(...purposes), async (signed, purpose) => {
      const token = await links.sign(signed);
      expect(token).toMatch(/^[\w.-]+$/);
      const read = links.read(token, purpose, now);
      if (purpose === signed.purpose) expect(await read).toEqual(signed);
      else await expect(read).rejects.toMatchObject(invalid);
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it("T2 F35: are refused when one character is another, in every position", async () => {
    const token = await links.sign(claims, now.add({ hours: 1 }));
    const property = fc.asyncProperty(fc.constantFrom(...alphabet, ".", "=", "+", "/", " "), async (other) => {
      for (let at = 0; at < token.length; at++) {
        if (token[at] === other) continue;
        const forged = token.slice(0, at) + other + token.slice(at + 1);
        await expect(links.read(forged, "me", now)).rejects.toMatchObject(invalid);
      }
    });
    await fc.assert(property, { numRuns: 30 });
  });

  it("T2 F35: are refused when cut, doubled, continued or made up", async () => {
    const token = await links.sign(claims);
    for (let end = 0; end < token.length; end++) {
      await expect(links.read(token.slice(0, end), "me", now)).rejects.toMatchObject(invalid);
    }
    for (const forged of [`${token}.`, `${token}.x`, token + token, `${token}=`, `${token}\n`, `.${token}`]) {
      await expect(links.read(forged, "me", now)).rejects.toMatchObject(invalid);
    }
    const property = fc.asyncProperty(fc.string(), async (text) => {
      await expect(links.read(text, "me", now)).rejects.toMatchObject(invalid);
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it("T2: have one spelling: other base64 of the same bytes is refused", async () => {
    const token = await links.sign(claims);
    const last = alphabet.indexOf(token.at(-1) ?? "");
    // 32 bytes leave two unused bits in the last character: three more spellings of the same signature.
    for (const bits of [1, 2, 3]) {
      const twin = token.slice(0, -1) + alphabet.charAt(last ^ bits);
      expect(Buffer.from(twin.split(".")[3] ?? "", "base64url")).toEqual(
        Buffer.from(token.split(".")[3] ?? "", "base64url"),
      );
      await expect(links.read(twin, "me", now)).rejects.toMatchObject(invalid);
    }
  });

  it("T2 F35: expire at their instant, and those without one never", async () => {
    const until = now.add({ hours: 48 });
    const token = await links.sign(claims, until);
    expect(await links.read(token, "me", until.subtract({ seconds: 1 }))).toEqual(claims);
    await expect(links.read(token, "me", until)).rejects.toMatchObject({ code: "link-expired" });
    const forever = await links.sign(claims);
    expect(await links.read(forever, "me", now.add({ hours: 24 * 365 * 30 }))).toEqual(claims);
  });

  it("T2: say which of their person's links they are, the first without a word: those made before still read", async () => {
    const first = await links.sign(claims);
    expect(await links.sign({ ...claims, epoch: 0 })).toBe(first);
    expect(Buffer.from(first.split(".")[2] ?? "", "base64url").toString()).toBe('{"w":"per_1","g":"demo","s":""}');
    expect((await links.read(first, "me", now)).epoch).toBeUndefined();
    expect(await links.read(await links.sign({ ...claims, epoch: 3 }), "me", now)).toEqual({ ...claims, epoch: 3 });
  });

  it("T2 F43: outlive a rotation while the ring has their key, and die with it", async () => {
    const keys = { "1": "a".repeat(40), "2": "b".repeat(40) };
    const before = signedLinks(memoryKeyRing("1", { "1": keys["1"] }));
    const token = await before.sign(claims);
    const after = signedLinks(memoryKeyRing("2", keys));
    expect(await after.read(token, "me", now)).toEqual(claims);
    expect(await after.sign(claims)).toMatch(/^v1\.2\./);
    const dropped = signedLinks(memoryKeyRing("2", { "2": keys["2"] }));
    await expect(dropped.read(token, "me", now)).rejects.toMatchObject(invalid);
    const stranger = signedLinks(memoryKeyRing("1", { "1": "c".repeat(40) }));
    await expect(stranger.read(token, "me", now)).rejects.toMatchObject(invalid);
  });
});

describe("hashes of addresses", () => {
  it("J3: stay the same through a rotation, tell addresses apart, and need the key", async () => {
    const [old, rotated, other] = [
      keyedAddresses(memoryKeyRing("1", { "1": "a".repeat(40) })),
      keyedAddresses(memoryKeyRing("2", { "1": "a".repeat(40), "2": "b".repeat(40) })),
      keyedAddresses(memoryKeyRing("1", { "1": "z".repeat(40) })),
    ];
    const property = fc.asyncProperty(fc.emailAddress(), fc.emailAddress(), async (one, another) => {
      const hash = await old.hash(one);
      expect(await rotated.hash(one)).toBe(hash);
      expect((await old.hash(another)) === hash).toBe(one === another);
      expect(await other.hash(one)).not.toBe(hash);
    });
    await fc.assert(property, { numRuns: 50 });
  });
});
