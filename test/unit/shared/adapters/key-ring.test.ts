import { hkdfSync } from "node:crypto";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { secretKeyRing } from "#shared/adapters/secrets/key-ring.ts";
import { jsonEndpoint } from "#test/support/json-endpoint.ts";

const [one, two] = ["a".repeat(40), "b".repeat(40)];
const rotated = JSON.stringify({ current: "2", keys: { "2": two, "1": one } });
const derived = (master: string, purpose: string) => Buffer.from(hkdfSync("sha256", master, "almanac", purpose, 32));

let manager: Awaited<ReturnType<typeof jsonEndpoint>>;
let secret: string | undefined;
let now: number;
beforeEach(async () => {
  manager = await jsonEndpoint();
  [secret, now] = [rotated, 1_000_000];
  manager.answers(() => ({ SecretString: secret }));
});
afterEach(() => manager.close());

const ring = () => secretKeyRing(new SecretsManagerClient(manager.settings), "the-ring", () => now);
const minutes = (count: number) => count * 60_000;

describe("the key ring", () => {
  it("T2: gives every purpose a key of its own, of 32 bytes, from the key that is current", async () => {
    const keys = ring();
    const [me, feed] = [await keys.current("link.me"), await keys.current("link.feed")];
    expect(me).toEqual({ id: "2", key: derived(two, "link.me") });
    expect(feed).toEqual({ id: "2", key: derived(two, "link.feed") });
    expect(me.key.equals(feed.key)).toBe(false);
    expect(manager.asked.map(({ body }) => body)).toEqual([{ SecretId: "the-ring" }]);
  });

  it("T2: opens what earlier keys sealed while they are kept, and nothing by a name that is no key", async () => {
    const keys = ring();
    expect(await keys.byId("link.me", "1")).toEqual({ id: "1", key: derived(one, "link.me") });
    for (const id of ["3", "", "__proto__", "constructor", "toString"])
      expect(await keys.byId("link.me", id)).toBeUndefined();
  });

  it("J3: hashes addresses by the first key for ever, in whatever order they stand", async () => {
    expect(await ring().first("address")).toEqual({ id: "1", key: derived(one, "address") });
  });

  it("T2: takes the one text of a fresh deployment for key 1", async () => {
    secret = one;
    expect(await ring().current("link.me")).toEqual({ id: "1", key: derived(one, "link.me") });
    secret = `\n ${rotated}`;
    expect((await ring().current("link.me")).id).toBe("2");
  });

  it("T2: asks again after five minutes, and not before, so that a rotation shows", async () => {
    const keys = ring();
    await keys.current("link.me");
    secret = JSON.stringify({ current: "1", keys: { "1": one } });
    now += minutes(5) - 1;
    expect((await keys.current("link.me")).id).toBe("2");
    now += 1;
    expect((await keys.current("link.me")).id).toBe("1");
    now += minutes(5) - 1;
    await keys.byId("link.me", "1");
    expect(manager.asked).toHaveLength(2);
  });

  it.each([
    ["too short to keep anybody out", "k".repeat(31)],
    ["missing", undefined],
    ["of another shape", JSON.stringify({ keys: { "1": one } })],
    ["with a key too short", JSON.stringify({ current: "1", keys: { "1": "short" } })],
  ])("T2: a secret that is %s seals nothing", async (_, text) => {
    secret = text;
    await expect(ring().current("link.me")).rejects.toThrow();
  });

  it("T2: a ring without the key it names seals nothing, and an empty one hashes nothing", async () => {
    secret = JSON.stringify({ current: "3", keys: { "1": one } });
    await expect(ring().current("link.me")).rejects.toThrow("lacks the key");
    secret = JSON.stringify({ current: "3", keys: {} });
    await expect(ring().first("address")).rejects.toThrow("lacks the key");
  });
});
