import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { choose, type Desk, deskOf, openDesk } from "../support/desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.stop());

const Kept = z.object({ token: z.string(), refresh: z.string() }).loose();
const kept = async (page: Page) =>
  Kept.parse(JSON.parse(z.string().parse(await page.evaluate("sessionStorage.getItem('almanac.session')"))));
const claimsOf = (token: string): unknown => JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
/** Somebody else, who has signed in nowhere yet. */
async function asSomebodyElse<Result>(act: (page: Page) => Promise<Result>): Promise<Result> {
  const context = await desk.browser.browser()?.newContext();
  if (!context) throw new Error("The browser makes no second person.");
  try {
    return await act(await context.newPage());
  } finally {
    await context.close();
  }
}

describe("signing in", () => {
  it("T4: shows a coordinator of all programmes every one of them", async () => {
    expect(await desk.text()).toContain("Pharmacy Mentoring");
    await desk.axe();
    await desk.picture("sign-in-programmes");
    expect(desk.errors).toEqual([]);
  });

  it("T4: is done by keyboard alone, and leads to the page that was asked for", async () => {
    await asSomebodyElse(async (page) => {
      const other = deskOf(page, desk.almanac);
      await page.goto(other.address("programmes?done=none"));
      await page.getByRole("heading", { name: "Sign in" }).waitFor();
      await other.axe();
      await other.byKeyboard.activate("All programmes");
      await page.getByRole("heading", { name: "Programs" }).waitFor();
      expect(new URL(page.url()).searchParams.get("at")).toBe("programmes?done=none");
      expect(page.url()).not.toMatch(/code=|state=/);
      // The heading has the focus: the next stop is the first thing of the page.
      await page.keyboard.press("Tab");
      expect((await other.byKeyboard.here()).name).toContain("Pharmacy Mentoring");
      await page.keyboard.press("Enter");
      await page.waitForURL(/at=programmes%2Fdemo%2Ftoday/);
    });
  });

  it("T4: works by either name of this machine", async () => {
    await asSomebodyElse(async (page) => {
      await page.goto(`${desk.almanac.sandbox.url.replace("127.0.0.1", "localhost")}/console`);
      await choose(page, "*");
      await page.getByRole("heading", { name: "Programs" }).waitFor();
    });
  });

  it("T4: shows a coordinator of one programme that one alone, and nobody's coordinator whom to ask", async () => {
    await desk.almanac.coordinator("PUT", "/admin/programmes/second", await settingsLike("demo", "Second Mentoring"));
    await desk.go("programmes");
    expect(await desk.text()).toMatch(/Pharmacy Mentoring[\s\S]*Second Mentoring/);
    await asSomebodyElse(async (page) => {
      const other = deskOf(page, desk.almanac);
      await other.signIn("second");
      expect(await other.text()).toContain("Second Mentoring");
      expect(await other.text()).not.toContain("Pharmacy");
      await other.go("programmes/demo/key-dates");
      expect(await other.text()).not.toContain("Pharmacy");
    });
    await asSomebodyElse(async (page) => {
      const other = deskOf(page, desk.almanac);
      await other.signIn("nobody");
      expect(await other.text()).toContain("Ask the person who invited you");
      await other.axe();
    });
  });

  it("T4: makes tokens that say what Cognito's say, and no more than the admin API needs", async () => {
    const claims = claimsOf((await kept(desk.page)).token);
    const { ConsoleClientId: client, UserPoolId: pool } = z
      .object({ ConsoleClientId: z.string(), UserPoolId: z.string() })
      .parse(desk.almanac.sandbox.outputs);
    expect(claims).toEqual({
      ...{ token_use: "access", version: 2, client_id: client, scope: "almanac/admin" },
      ...{ iss: `https://cognito-idp.us-east-1.amazonaws.com/${pool}`, "cognito:groups": ["all-programmes"] },
      ...{ sub: expect.any(String), username: "all-programmes", iat: expect.any(Number), exp: expect.any(Number) },
    });
  });

  it("T4: gives nothing for a code without its verifier, and no code without a challenge", async () => {
    const page = await desk.browser.newPage();
    const [home, signIn] = [`${desk.almanac.sandbox.url}/console`, await signInUrl()];
    const { ConsoleClientId: client } = z.object({ ConsoleClientId: z.string() }).parse(desk.almanac.sandbox.outputs);
    const ask = { response_type: "code", client_id: client, redirect_uri: home, scope: "almanac/admin", state: "s" };
    const answerTo = async (query: Record<string, string>) => {
      const [back] = await Promise.all([
        page.waitForRequest((request) => request.url().startsWith(`${home}?`)),
        page.goto(`${signIn}/oauth2/authorize?${new URLSearchParams(query)}`),
      ]);
      return new URL(back.url()).searchParams;
    };
    expect((await answerTo(ask)).get("error")).toBe("invalid_request");
    // The hash of a verifier that nobody knows.
    const challenge = { code_challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", code_challenge_method: "S256" };
    for (const verifier of [{}, { code_verifier: "a".repeat(43) }]) {
      const code = (await answerTo({ ...ask, ...challenge })).get("code") ?? "";
      expect(code).not.toBe("");
      const body = { grant_type: "authorization_code", client_id: client, redirect_uri: home, code, ...verifier };
      const { status } = await fetch(`${signIn}/oauth2/token`, { method: "POST", body: new URLSearchParams(body) });
      expect(status).toBe(400);
    }
    await page.getByRole("heading", { name: "Signing in did not work" }).waitFor();
    await deskOf(page, desk.almanac).axe();
    await page.close();
  });
});

describe("being signed in", () => {
  it("T4: holds in a new tab, which signs in by itself", async () => {
    const page = await desk.browser.newPage();
    await page.goto(desk.address("programmes"));
    await page.getByRole("heading", { name: "Programs" }).waitFor();
    expect((await kept(page)).token).not.toBe((await kept(desk.page)).token);
    await page.close();
  });

  it("T4: is renewed when the token is taken no more, and asked for anew when that fails, without leaving the page asked for", async () => {
    for (const names of [["token"], ["token", "refresh"]]) {
      await spoil(desk.page, names);
      await desk.page.getByRole("link", { name: "All programs" }).click();
      await desk.page.getByRole("heading", { name: "Programs" }).waitFor();
      await desk.page.waitForFunction(takenAnew);
      // The new token is there before the page that it brings.
      await desk.page.getByRole("main").getByText("Pharmacy Mentoring").first().waitFor();
      expect((await kept(desk.page)).token).not.toContain("spoilt");
    }
  });

  it("T4: may end while somebody writes: nothing typed is lost", async () => {
    const { page } = desk;
    await desk.go("programmes/demo/announcements");
    await page.getByLabel("Subject").fill("Welcome – bienvenue");
    await page.locator("textarea[name=text]").fill("One line.\nAnother & more.");
    await page.getByLabel("Role", { exact: true }).selectOption({ index: 1 });
    const role = await page.getByLabel("Role", { exact: true }).inputValue();
    await spoil(page, ["token", "refresh"]);
    await page.getByRole("button", { name: "See how it looks" }).click();
    await page.getByText("what you typed is still here").waitFor();
    await desk.axe();
    await desk.picture("sign-in-kept");
    expect(await page.getByLabel("Subject").inputValue()).toBe("Welcome – bienvenue");
    expect(await page.locator("textarea[name=text]").inputValue()).toBe("One line.\nAnother & more.");
    expect(await page.getByLabel("Role", { exact: true }).inputValue()).toBe(role);
    const [sent] = await Promise.all([
      page.waitForResponse((response) => response.request().method() === "POST"),
      page.getByRole("button", { name: "See how it looks" }).click(),
    ]);
    // It arrives as it was typed; what becomes of it is the announcements' own matter.
    const body = new URLSearchParams(sent.request().postData() ?? "");
    expect(Object.fromEntries(body)).toMatchObject({ subject: "Welcome – bienvenue", role });
    expect(body.get("text")?.replaceAll("\r", "")).toBe("One line.\nAnother & more.");
    expect(sent.status()).not.toBe(401);
  });

  it("T4: ends with signing out: here, at the sign-in, and for what was kept", async () => {
    const { refresh } = await kept(desk.page);
    const revoked = desk.page.waitForResponse(/oauth2\/revoke$/);
    await desk.page.getByRole("link", { name: "Sign out" }).click();
    await desk.page.getByRole("heading", { name: "You have signed out" }).waitFor();
    await revoked;
    await desk.axe();
    await desk.picture("sign-in-signed-out");
    expect(await desk.page.evaluate("sessionStorage.getItem('almanac.session')")).toBeNull();
    const { ConsoleClientId: client } = z.object({ ConsoleClientId: z.string() }).parse(desk.almanac.sandbox.outputs);
    const body = { grant_type: "refresh_token", client_id: client, refresh_token: refresh };
    const again = await fetch(`${await signInUrl()}/oauth2/token`, { method: "POST", body: new URLSearchParams(body) });
    expect(again.status).toBe(400);
    await desk.page.getByRole("button", { name: "Sign in" }).click();
    await choose(desk.page, "demo");
    await desk.page.getByRole("heading", { name: "Programs" }).waitFor();
    expect(desk.errors).toEqual([]);
  });
});

describe("the shell", () => {
  it("T4: runs no script but its own, and says without scripts that it needs one", async () => {
    const response = await fetch(`${desk.almanac.sandbox.url}/console`);
    expect(response.headers.get("content-security-policy")).toContain("script-src 'self';");
    const html = await response.text();
    expect(html).toMatch(/<noscript><p>[^<]+JavaScript/);
    const [, script = ""] = /<script type="module" src="([^"]+)"><\/script>/.exec(html) ?? [];
    const sent = await fetch(new URL(script, `${desk.almanac.sandbox.url}/console`));
    expect(sent.headers.get("cache-control")).toContain("immutable");
    expect(sent.headers.get("content-encoding")).toBe("gzip");
    expect(Number(sent.headers.get("content-length"))).toBeLessThan(50_000);
    const old = await fetch(`${desk.almanac.sandbox.url}/console.js?v=another`);
    expect(old.headers.get("cache-control")).toBe("no-store");
  });
});

/** What the tab keeps is taken no more: as when hours have passed. */
async function spoil(page: Page, names: readonly string[]): Promise<void> {
  const now = await kept(page);
  // As one that has run out: it still says whose it is.
  const dead = { token: now.token.replace(/[^.]+$/, "spoilt"), refresh: "spoilt" };
  const spoilt = { ...now, ...Object.fromEntries(Object.entries(dead).filter(([name]) => names.includes(name))) };
  await page.evaluate(`sessionStorage.setItem('almanac.session', ${JSON.stringify(JSON.stringify(spoilt))})`);
}

/** The tab has a token that is not the spoilt one. */
const takenAnew = () => !(sessionStorage.getItem("almanac.session") ?? "spoilt").includes("spoilt");

async function signInUrl(): Promise<string> {
  const html = await (await fetch(`${desk.almanac.sandbox.url}/console`)).text();
  const [, address = ""] = /&quot;url&quot;:&quot;([^&]+)&quot;/.exec(html) ?? [];
  return address;
}

/** The settings of a programme under another name. */
async function settingsLike(id: string, name: string): Promise<unknown> {
  const Listed = z.object({ items: z.array(z.looseObject({ id: z.string() })) });
  const { items } = Listed.parse(await desk.almanac.coordinator("GET", "/admin/programmes"));
  const { id: _, version: __, ...settings } = items.find((one) => one.id === id) ?? { id };
  return { ...settings, name };
}
