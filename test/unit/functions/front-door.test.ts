import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { EmptyForm } from "#shared/contracts/answers.ts";
import { contentSecurityPolicy } from "#shared/view/style.ts";
import { apiOver } from "#test/support/api.ts";
import { proofOf } from "#test/support/front-door.ts";
import { captureLogs } from "#test/support/logs.ts";
import { aForm } from "#test/support/people.ts";
import { world } from "#test/support/world.ts";

captureLogs();
const demo = { pathParameters: { programme: "demo" } };
const browser = { accept: "text/html" };
const json = { "content-type": "application/json" };

it("T2: the policy of a form with a riddle allows the very script the page carries, and no other", async () => {
  const here = await world();
  const ask = apiOver(here.ports);
  for (const route of ["signUpForm", "myPageForm"] as const) {
    const { body, headers } = await ask(route, { ...demo, headers: browser });
    const scripts = [...body.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script = ""]) => script);
    expect(scripts).toHaveLength(1);
    const hash = createHash("sha256")
      .update(scripts[0] ?? "")
      .digest("base64");
    const policy = String(headers?.["content-security-policy"]);
    expect(policy.split("; ").filter((one) => one.startsWith("script-src"))).toEqual([`script-src 'sha256-${hash}'`]);
    expect(policy).not.toMatch(/unsafe|\*|http/);
    expect(scripts[0]).not.toMatch(/[<&"]|fetch|XMLHttp|import|https?:/);
  }
  const posted = await ask("signUp", { ...demo, headers: { ...json, ...browser }, body: form() });
  expect(posted.headers).toMatchObject({ "content-security-policy": contentSecurityPolicy });
});

it("T2: a refused form comes back with a stamp and a riddle of its own", async () => {
  const here = await world();
  const reply = await apiOver(here.ports)("signUp", {
    ...demo,
    headers: { ...browser, "content-type": "application/x-www-form-urlencoded" },
    body: "name=Ana&email=x",
  });
  expect(reply.statusCode).toBe(400);
  expect(reply.body).toMatch(/<button type="submit" name="stamp" value="v1\./);
  expect(String(reply.headers?.["content-security-policy"])).toContain("script-src 'sha256-");
});

it("T2: gives programs stamp and riddle as JSON, and takes them back", async () => {
  const here = await world();
  const ask = apiOver(here.ports);
  const { stamp, challenge } = EmptyForm.parse(JSON.parse((await ask("signUpForm", demo)).body));
  const body = form({ stamp, proof: await proofOf(challenge), website: "" });
  expect((await ask("signUp", { ...demo, headers: json, body })).statusCode).toBe(202);
  expect(here.store.everyItem().filter(({ noun }) => noun === "usedStamp")).toHaveLength(1);
});

it.each([
  ["a stamp that is none", { stamp: "x" }],
  ["a stamp that is not text", { stamp: { n: 1 } }],
  ["a proof of nothing", { proof: "e30=", stamp: "v1.1.x.y" }],
  ["a stamp beyond measure", { stamp: "x".repeat(5000), proof: "y".repeat(5000) }],
  ["null for all of them", { stamp: null, proof: null, website: null }],
])("T2: nobody is refused for %s", async (_, more) => {
  const here = await world();
  const { statusCode } = await apiOver(here.ports)("signUp", { ...demo, headers: json, body: form(more) });
  expect(statusCode).toBe(202);
});

function form(more: object = {}): string {
  return JSON.stringify({ ...aForm("Ana"), consent: true, ...more });
}
