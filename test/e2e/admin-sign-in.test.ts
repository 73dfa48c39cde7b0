import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { type Almanac, startAlmanac } from "./support/almanac.ts";

let almanac: Almanac;
beforeAll(async () => {
  almanac = await startAlmanac("2026-08-04T12:00:00Z");
});
afterAll(() => almanac?.sandbox.stop());

const Document = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ operationId: z.string(), security: z.array(z.unknown()) })),
  ),
});

/** Every coordinator's route, as the running API describes itself. */
async function routes() {
  const document = Document.parse(await (await fetch(`${almanac.sandbox.url}/openapi.json`)).json());
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { operationId, security }]) =>
      security.length > 0
        ? [
            {
              operationId,
              method: method.toUpperCase(),
              path: path.replace("{book}", "ashp-student@1").replaceAll(/\{\w+\}/g, "demo"),
            },
          ]
        : [],
    ),
  );
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const claims = { sub: "eve", username: "eve", scope: "almanac/admin", token_use: "access", "cognito:groups": ["demo"] };

/** Tokens that look right and are not. */
async function forgeries(): Promise<Record<string, string | undefined>> {
  const good = await almanac.sandbox.adminToken("demo");
  const [head = "", body = "", signature = ""] = good.split(".");
  const more = { ...JSON.parse(Buffer.from(body, "base64url").toString()), "cognito:groups": ["all-programmes"] };
  return {
    "no token": undefined,
    "an empty one": "Bearer ",
    "one of no key": `Bearer ${part({ alg: "none" })}.${part(claims)}.`,
    "one with more programmes written into it": `Bearer ${head}.${part(more)}.${signature}`,
    "one cut short": `Bearer ${head}.${body}`,
    "one of another key": `Bearer ${part({ alg: "HS256", kid: "sandbox" })}.${part(claims)}.${signature}`,
  };
}

describe("the admin API at its own door", () => {
  it("T4: answers 401 to whoever brings no token of its issuer, on every route, and says nothing else", async () => {
    const all = await routes();
    expect(all.length).toBeGreaterThan(30);
    for (const [name, authorization] of Object.entries(await forgeries()))
      for (const { operationId, method, path } of all) {
        const headers = { "content-type": "application/json", ...(authorization !== undefined && { authorization }) };
        const body = method === "GET" ? {} : { body: "{}" };
        const response = await fetch(`${almanac.sandbox.url}${path}`, { method, headers, ...body });
        expect([response.status, name, operationId]).toEqual([401, name, operationId]);
        expect(response.headers.get("content-type")).toBe("application/problem+json");
        expect(await response.text()).not.toMatch(/demo|Student/);
      }
  });

  it("T4: answers 404 to another programme's coordinator, whatever there is", async () => {
    const headers = { authorization: `Bearer ${await almanac.sandbox.adminToken("other")}` };
    const there = (await routes()).filter(
      ({ method, path }) => method === "GET" && path.startsWith("/admin/programmes/demo"),
    );
    for (const { operationId, path } of there) {
      const response = await fetch(`${almanac.sandbox.url}${path}`, { headers });
      expect([response.status, operationId]).toEqual([404, operationId]);
    }
  });
});
