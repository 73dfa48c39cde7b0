import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { portsFor } from "#functions/runtime/deps.ts";
import { dynamoStore } from "#shared/adapters/dynamo/store.ts";
import { signedLinks } from "#shared/adapters/links.ts";
import { secretKeyRing } from "#shared/adapters/secrets/key-ring.ts";
import { orUnavailable } from "#shared/adapters/unavailable.ts";
import { ProblemBody } from "#shared/contracts/answers.ts";
import { apiOver } from "#test/support/api.ts";
import { jsonEndpoint } from "#test/support/json-endpoint.ts";
import { captureLogs } from "#test/support/logs.ts";
import { world } from "#test/support/world.ts";

captureLogs();
let aws: Awaited<ReturnType<typeof jsonEndpoint>>;
beforeEach(async () => {
  aws = await jsonEndpoint();
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await aws.close();
});

/** What a browser and a programme are answered by an API whose parts are these. */
async function answers(parts: Partial<Awaited<ReturnType<typeof world>>["ports"]>) {
  const here = await world();
  const ask = apiOver({ ...here.ports, ...parts });
  const request = { pathParameters: { programme: "demo" } };
  const mine = { purpose: "me", person: "per_1", programme: "demo", subject: "" } as const;
  const token = await here.ports.links.sign(mine);
  return {
    page: await ask("signUpForm", { ...request, headers: { accept: "text/html" } }),
    json: await ask("signUpForm", request),
    link: await ask("me", { pathParameters: { token }, headers: { accept: "text/html" } }),
  };
}

const down = () =>
  aws.answers(() => {
    throw new Error("down");
  });

describe("while a service gives no answer", () => {
  it("J1 F21: people are asked to try again, in a page and in the words of RFC 9457, once the SDK has tried again", async () => {
    down();
    const store = orUnavailable(dynamoStore(new DynamoDBClient({ ...aws.settings, maxAttempts: 2 }), "table"));
    const { page, json } = await answers({ store });
    expect(aws.asked.length).toBeGreaterThanOrEqual(4);
    expect(page).toMatchObject({ statusCode: 503, headers: { "retry-after": "30" } });
    expect(page.headers?.["content-type"]).toContain("text/html");
    expect(page.body).toContain("<h1");
    expect(json).toMatchObject({ statusCode: 503, headers: { "retry-after": "30" } });
    expect(json.headers?.["content-type"]).toBe("application/problem+json");
    expect(ProblemBody.parse(JSON.parse(json.body))).toMatchObject({ type: "urn:almanac:problem:unavailable" });
  });

  it("T2 F43: Secrets Manager too, where no key ring was read before", async () => {
    down();
    const ring = secretKeyRing(new SecretsManagerClient({ ...aws.settings, maxAttempts: 1 }), "ring", () => 0);
    const { link } = await answers({ links: signedLinks(ring) });
    expect(link).toMatchObject({ statusCode: 503, headers: { "retry-after": "30" } });
    expect(link.body).toContain("<h1");
  });

  it("M1 F20: a call to the table that hangs is broken off after three seconds, and tried again", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL", aws.settings.endpoint);
    vi.stubEnv("AWS_REGION", "us-east-1");
    vi.stubEnv("AWS_ACCESS_KEY_ID", "local");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "local");
    vi.stubEnv("TABLE_NAME", "table");
    aws.hangs(1);
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const read = portsFor("store")().store.get("programme", "demo");
    await until(() => aws.asked.length === 1);
    await vi.advanceTimersByTimeAsync(2900);
    expect(aws.asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    await until(() => aws.asked.length === 2);
    expect(await read).toBeUndefined();
  });
});

/** Lets the network go on until something is so; the SDK's pauses pass meanwhile. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(1);
  }
}
