import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { secretKeyRing } from "#shared/adapters/secrets/key-ring.ts";
import { jsonEndpoint } from "#test/support/json-endpoint.ts";

let aws: Awaited<ReturnType<typeof jsonEndpoint>>;
let time = 0;
beforeEach(async () => {
  time = 0;
  aws = await jsonEndpoint();
});
afterEach(() => aws.close());

const minutes = (count: number) => count * 60_000;
const ring = () => secretKeyRing(new SecretsManagerClient({ ...aws.settings, maxAttempts: 1 }), "ring", () => time);
const holds = (secret: string) => aws.answers(() => ({ SecretString: secret }));
const isDown = () =>
  aws.answers(() => {
    throw new Error("down");
  });

describe("the key ring while Secrets Manager is down", () => {
  it("T2 F43: who has read it goes on with it, asks once a minute, and sees a rotation when it is back", async () => {
    holds("o".repeat(40));
    const keys = ring();
    const before = await keys.current("link.me");
    isDown();
    time = minutes(6);
    expect(await keys.current("link.me")).toEqual(before);
    expect(await keys.byId("link.me", "1")).toEqual(before);
    expect(aws.asked).toHaveLength(2);
    time = minutes(16);
    expect(await keys.current("link.me")).toEqual(before);
    expect(aws.asked).toHaveLength(3);
    holds(JSON.stringify({ current: "2", keys: { "1": "o".repeat(40), "2": "y".repeat(40) } }));
    time = minutes(17);
    expect((await keys.current("link.me")).id).toBe("2");
    expect(await keys.byId("link.me", "1")).toEqual(before);
  });

  it("T2 F43: who has not does nothing: 503, and works as soon as it is back", async () => {
    isDown();
    const keys = ring();
    await expect(keys.current("link.me")).rejects.toMatchObject({ name: "Unavailable" });
    holds("o".repeat(40));
    expect((await keys.current("link.me")).id).toBe("1");
  });

  it("T2 F43: nobody goes on for more than an hour, or with a ring that is none", async () => {
    holds("o".repeat(40));
    time = minutes(1000);
    const [late, emptied] = [ring(), ring()];
    const [before] = await Promise.all([late.current("link.me"), emptied.current("link.me")]);
    time = minutes(1006);
    holds("");
    await expect(emptied.current("link.me")).rejects.toThrow();
    isDown();
    time = minutes(1060);
    expect(await late.current("link.me")).toEqual(before);
    time = minutes(1061);
    await expect(late.current("link.me")).rejects.toMatchObject({ name: "Unavailable" });
  });
});
