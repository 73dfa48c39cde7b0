import { describe, expect, it } from "vitest";
import { routes } from "#shared/contracts/routes.ts";
import { apiOver, type Parts } from "#test/support/api.ts";
import { captureLogs } from "#test/support/logs.ts";
import { aForm, personOf, signUp, tokenFor } from "#test/support/people.ts";
import { world } from "#test/support/world.ts";

captureLogs();
const demo = { pathParameters: { programme: "demo" } };
const json = { "Content-Type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded; charset=UTF-8" };
const browser = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
const typed = new URLSearchParams({
  ...{ name: "Ana", email: "ana@post.example", role: "mentee", stage: "student" },
  ...{ topics: "informatics", zone: "Europe/Paris", consent: "on" },
});

async function api() {
  const here = await world();
  return { here, ask: apiOver(here.ports) };
}

describe("a good request", () => {
  it("J1: is the same as a form and as JSON", async () => {
    const [one, other] = [await api(), await api()];
    const posted = await one.ask("signUp", { ...demo, body: `${typed}`, headers: form });
    const sent = JSON.stringify({ ...aForm("Ana"), zone: "Europe/Paris", consent: true });
    expect(await other.ask("signUp", { ...demo, body: sent, headers: json })).toEqual(posted);
    expect(posted.statusCode).toBe(202);
  });

  it("is answered as a page where the browser asks for one, and as JSON otherwise", async () => {
    const { ask } = await api();
    const types = async (accept: string) =>
      (await ask("signUpForm", { ...demo, headers: { Accept: accept } })).headers?.["content-type"];
    expect(await types("text/html")).toBe("text/html; charset=utf-8");
    expect(await types("application/json")).toBe("application/json");
    expect(await types("*/*")).toBe("application/json");
  });

  it("T2: carries the headers that keep links private, pages with a strict policy", async () => {
    const { ask } = await api();
    for (const route of ["signUpForm", "openapi"] as const) {
      const { headers } = await ask(route, { ...demo, headers: browser });
      expect(headers).toMatchObject({
        ...{ "cache-control": "no-store", "referrer-policy": "no-referrer", "x-robots-tag": "noindex" },
        ...{ "x-content-type-options": "nosniff", "strict-transport-security": expect.stringContaining("max-age=") },
      });
    }
    const page = await ask("signUpForm", { ...demo, headers: browser });
    const policy = String(page.headers?.["content-security-policy"]);
    expect(policy).toMatch(/^default-src 'none'/);
    expect(policy).not.toMatch(/unsafe|\*|http/);
  });

  it("M2: unsubscribes in one click, as a form and as multipart", async () => {
    for (const [type, body] of [
      [form["content-type"], "List-Unsubscribe=One-Click"],
      [
        "multipart/form-data; boundary=x",
        '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--',
      ],
    ]) {
      const { here, ask } = await api();
      await signUp(here, "Ana");
      const person = await personOf(here, "Ana");
      const token = await tokenFor(here, "unsubscribe", person);
      const reply = await ask("unsubscribe", {
        pathParameters: { token },
        body: body ?? "",
        headers: { "content-type": type },
      });
      expect(reply.statusCode).toBe(200);
      expect(await here.store.get("person", person)).toMatchObject({ prompts: false });
    }
  });

  it("speaks the language that is asked for", async () => {
    const { ask } = await api();
    const page = async (more: Parts) => (await ask("signUpForm", { ...demo, ...more })).body;
    expect(await page({ headers: { ...browser, "Accept-Language": "fr-CA,en;q=0.5" } })).toContain('<html lang="fr"');
    expect(await page({ headers: browser, queryStringParameters: { lang: "en-GB" } })).toContain('<html lang="en-GB"');
    expect(await page({ headers: browser, queryStringParameters: { lang: "tlh" } })).toContain('<html lang="en-US"');
  });

  it("finds every route of the contract", async () => {
    const { ask } = await api();
    const document = JSON.parse((await ask("openapi")).body);
    const served = Object.values(document.paths).flatMap((one) => Object.keys(Object(one)));
    expect(served).toHaveLength(Object.keys(routes).length);
  });
});
