import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canary } from "../support/fuzz-values.ts";
import { progress, proofSize, proved } from "../support/proving.ts";
import { type Almanac, startAlmanac } from "./support/almanac.ts";
import { operationsOf, requestOf } from "./support/fuzzed.ts";

let almanac: Almanac;
let untouched: string;
beforeAll(async () => {
  almanac = await startAlmanac("2026-08-04T12:00:00Z");
  await almanac.join({ name: "Ann One" });
  untouched = await state();
});
afterAll(() => almanac?.sandbox.stop());

async function state(): Promise<string> {
  return JSON.stringify([await almanac.participants(), (await almanac.sandbox.messages()).length]);
}

const good = {
  name: "Ada",
  email: "ada@example.net",
  role: "mentee",
  stage: "student",
  topics: ["oncology"],
  zone: "Europe/London",
  consent: true,
};
const json = { "content-type": "application/json", accept: "application/json" };
const join = (body: BodyInit, headers: Record<string, string> = json) =>
  fetch(`${almanac.sandbox.url}/join/demo`, { method: "POST", headers, body });

describe("bad input", () => {
  it.each([
    ["malformed JSON", '{"name":', 400, ""],
    ["an unknown field", JSON.stringify({ ...good, admin: true }), 400, "admin"],
    ["an invalid zone", JSON.stringify({ ...good, zone: "Mars/Olympus" }), 400, "zone"],
    ["an invalid address", JSON.stringify({ ...good, email: "not an address" }), 400, "email"],
    ["a line break in a name", JSON.stringify({ ...good, name: "Ada\r\nBcc: all@example.com" }), 400, "name"],
    ["four topics", JSON.stringify({ ...good, topics: ["oncology", "data", "policy", "research"] }), 400, "topics"],
    ["no consent", JSON.stringify({ ...good, consent: false }), 400, "consent"],
    ["a list instead of an object", "[]", 400, ""],
    ["an oversized body", JSON.stringify({ ...good, name: "x".repeat(20_000) }), 413, ""],
    ["a prototype", '{"__proto__":{"role":"mentor"}}', 400, "name"],
  ])("answers %s with a problem that names the field, and changes nothing", async (_, body, status, field) => {
    const response = await join(body);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(JSON.stringify(await response.json())).toContain(field);
    expect(await state()).toBe(untouched);
  });

  it("answers a body of another type with 415, and one that is not UTF-8 with 400", async () => {
    expect((await join("name=Ada", { "content-type": "text/plain" })).status).toBe(415);
    expect((await join(new Uint8Array([0xff, 0xfe, 0x7b]))).status).toBe(400);
  });

  it("shows a browser the form again, with what was typed and what is wrong", async () => {
    const body = new URLSearchParams({ ...good, topics: "oncology", consent: "yes", email: "oops", name: "Ada <b>" });
    const response = await fetch(`${almanac.sandbox.url}/join/demo`, {
      method: "POST",
      headers: { accept: "text/html" },
      body,
    });
    expect(response.status).toBe(400);
    const page = await response.text();
    expect(page).toContain('value="Ada &lt;b');
    expect(page).toContain('aria-invalid="true"');
  });

  it("M5 F35: answers a tampered, foreign, replayed or expired link with a readable page, and changes nothing", async () => {
    const link = await almanac.linkIn("Ann One", "confirm");
    const html = { accept: "text/html" };
    const [, , payload = ""] = link.split("/confirm/")[1]?.split(".") ?? [];
    const other = Buffer.from(Buffer.from(payload, "base64url").toString().replace("demo", "dem0")).toString(
      "base64url",
    );
    for (const bad of [
      `${link}x`,
      link.slice(0, -2),
      link.replace(payload, other),
      link.replace("/confirm/", "/me/"),
      link.replace("/confirm/", "/unsubscribe/"),
    ]) {
      for (const method of ["GET", "POST"]) {
        const response = await fetch(bad, { method, headers: html });
        expect(response.status, `${method} ${bad}`).toBe(400);
        expect(await response.text()).toMatch(/<h1/);
      }
    }
    expect((await fetch(link, { method: "POST", headers: html })).status).toBe(200);
    expect(await state()).toBe(untouched);
    await almanac.sandbox.advance("P3D");
    expect((await fetch(link, { method: "POST", headers: html })).status).toBe(410);
  });

  it("answers unknown addresses and programmes with 404, never with a stack or a 403", async () => {
    for (const path of ["/nothing", "/join/nowhere", "/join/UPPER", "/admin/nothing"]) {
      const response = await fetch(almanac.sandbox.url + path, { headers: { accept: "application/json" } });
      expect([400, 404], path).toContain(response.status);
      expect(response.headers.get("content-type")).toContain("application/problem+json");
    }
  });

  it("describes every route it serves in OpenAPI 3.1", async () => {
    const document = await (await fetch(`${almanac.sandbox.url}/openapi.json`)).json();
    expect(document.openapi).toBe("3.1.0");
    const ids = Object.values<Record<string, { operationId: string }>>(document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    );
    for (const id of [
      "signUpForm",
      "signUp",
      "confirm",
      "respond",
      "answer",
      "me",
      "feed",
      "unsubscribe",
      "listProgrammes",
      "vet",
      "startRound",
      "publishRound",
      "setKeyDate",
      "runJob",
      "armBrake",
    ]) {
      expect(ids).toContain(id);
    }
  });

  it(
    "T2: whatever is sent, the answer is never an error of the server; reading changes nothing, and no log tells of anybody",
    async () => {
      const operations = await operationsOf(almanac);
      const total = proofSize(250, 100_000);
      const tell = progress("fuzzed over HTTP", total);
      const statuses: Record<string, number> = {};
      let done = 0;
      const send = async (these: typeof operations, share: number) => {
        const requests = fc.sample(requestOf(these), { numRuns: Math.ceil(total * share), seed: 20_261_122 });
        for (const { operation, ...parts } of requests) {
          const { status, what } = await operation.send(parts);
          expect(status, what).toBeLessThan(500);
          statuses[status] = (statuses[status] ?? 0) + 1;
          tell(++done);
        }
      };
      const before = await state();
      const reading = operations.filter(({ method }) => method === "GET");
      await send(reading, 0.3);
      expect(await state()).toBe(before);
      const writing = operations.filter(({ method }) => method !== "GET");
      await send(writing, 0.7);
      await almanac.settle();
      for (const { to, headers } of await almanac.sandbox.messages()) {
        expect(to).toHaveLength(1);
        expect(headers.filter(([name]) => /^(bcc|cc|x-injected)$/i.test(name))).toEqual([]);
      }
      expect(JSON.stringify(almanac.sandbox.logs()).toLowerCase()).not.toContain(canary.toLowerCase());
      proved("fuzzed over HTTP", { requests: done, statuses });
      expect((statuses["200"] ?? 0) + (statuses["202"] ?? 0)).toBeGreaterThan(total / 10);
    },
    proofSize(180_000, 14_400_000),
  );
});
