import { describe, expect, it } from "vitest";
import { ProblemBody } from "#shared/contracts/answers.ts";
import { contentSecurityPolicy } from "#shared/view/style.ts";
import { apiOver, type Parts } from "#test/support/api.ts";
import { captureLogs } from "#test/support/logs.ts";
import { aForm } from "#test/support/people.ts";
import { world } from "#test/support/world.ts";

captureLogs();
const demo = { pathParameters: { programme: "demo" } };
const json = { "Content-Type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded; charset=UTF-8" };
const browser = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
const good = JSON.stringify({ ...aForm("Ana"), consent: true });
const typed = new URLSearchParams({
  ...{ name: "Ana", email: "ana@post.example", role: "mentee", stage: "student" },
  ...{ topics: "informatics", zone: "Europe/Paris", consent: "on" },
});

async function api() {
  const here = await world();
  return { here, ask: apiOver(here.ports) };
}

describe("a request that is not right", () => {
  const bodies: [string, number, string, Parts][] = [
    ["malformed JSON", 400, "invalid-request", { body: '{"name":', headers: json }],
    ["no body at all", 400, "invalid-request", { headers: json }],
    ["an array", 400, "invalid-request", { body: "[]", headers: json }],
    [
      "a field nobody knows",
      400,
      "invalid-request",
      { body: JSON.stringify({ ...aForm("Ana"), admin: true }), headers: json },
    ],
    ["a prototype for a field", 400, "invalid-request", { body: `{"__proto__":{"admin":true}}`, headers: json }],
    [
      "bytes that are not UTF-8",
      400,
      "invalid-request",
      {
        body: Buffer.from(good.replace("Ana", "A\u00ffa"), "latin1").toString("base64"),
        isBase64Encoded: true,
        headers: json,
      },
    ],
    ["more than 16 kB", 413, "too-large", { body: JSON.stringify({ name: "x".repeat(17_000) }), headers: json }],
    [
      "more than 16 kB once decoded",
      413,
      "too-large",
      { body: Buffer.alloc(16_385).toString("base64"), isBase64Encoded: true, headers: json },
    ],
    ["XML", 415, "unsupported-media-type", { body: "<a/>", headers: { "content-type": "application/xml" } }],
    ["no content type", 415, "unsupported-media-type", { body: good }],
    [
      "a programme's name that is none",
      400,
      "invalid-request",
      { body: good, headers: json, pathParameters: { programme: "../etc" } },
    ],
    [
      "a programme that is not there",
      404,
      "not-found",
      { body: good, headers: json, pathParameters: { programme: "none" } },
    ],
  ];
  it.each(bodies)("with %s is answered %d %s, in the words of RFC 9457", async (_, status, code, parts) => {
    const { here, ask } = await api();
    const reply = await ask("signUp", { ...demo, ...parts });
    expect(reply.statusCode).toBe(status);
    expect(reply.headers).toMatchObject({ "content-type": "application/problem+json" });
    expect(ProblemBody.parse(JSON.parse(reply.body))).toMatchObject({ status, type: `urn:almanac:problem:${code}` });
    expect(here.store.everyItem().filter(({ noun }) => noun === "person")).toEqual([]);
  });

  it("is told every field that is wrong", async () => {
    const { ask } = await api();
    const body = JSON.stringify({ ...aForm("Ana"), email: "nobody", zone: "Mars/Base", more: 1 });
    const { errors } = ProblemBody.parse(JSON.parse((await ask("signUp", { ...demo, body, headers: json })).body));
    expect(errors?.map(({ field }) => field).sort()).toEqual(["email", "more", "zone"]);
  });

  it("gets the form again in a browser, with what was typed in it", async () => {
    const { ask } = await api();
    const body = `${typed}`.replace("ana%40post.example", "nobody%22%3E%3Cb%3E");
    const reply = await ask("signUp", { ...demo, body, headers: { ...form, ...browser } });
    expect(reply).toMatchObject({ statusCode: 400, headers: { "content-type": "text/html; charset=utf-8" } });
    expect(reply.body).toContain("nobody&quot;");
    expect(reply.body).not.toContain('nobody"><b>');
  });

  it("gets a readable page in a browser, whatever the problem", async () => {
    const { ask } = await api();
    const reply = await ask("me", { pathParameters: { token: "forged" }, headers: browser });
    expect(reply).toMatchObject({ statusCode: 400, headers: { "content-type": "text/html; charset=utf-8" } });
    expect(reply.headers).toMatchObject({ "content-security-policy": contentSecurityPolicy });
  });

  it("to an address nobody serves is answered 404", async () => {
    const { ask } = await api();
    const reply = await ask("me", { resource: "/nowhere" });
    expect([reply.statusCode, reply.headers?.["content-type"]]).toEqual([404, "application/problem+json"]);
    expect((await ask("me", { httpMethod: "DELETE" })).statusCode).toBe(404);
  });

  it("without a coordinator's token is answered 401, for another programme 404", async () => {
    const { ask } = await api();
    expect((await ask("listParticipants", demo)).statusCode).toBe(401);
    expect((await ask("listParticipants", { ...demo, groups: "other" })).statusCode).toBe(404);
    expect((await ask("listParticipants", { ...demo, groups: "else,demo" })).statusCode).toBe(200);
    expect((await ask("armBrake", { groups: "demo" })).statusCode).toBe(403);
    expect((await ask("armBrake", { groups: "all-programmes" })).statusCode).toBe(200);
  });
});
