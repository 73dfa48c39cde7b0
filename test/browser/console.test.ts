import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openBrowser } from "#test/support/chromium.ts";
import { consoleBench } from "./console-bench.ts";
import {
  changing,
  exhibit,
  linking,
  refusal,
  refusalSays,
  says,
  searching,
  sending,
  underWay,
} from "./console-exhibits.tsx";

let bench: Awaited<ReturnType<typeof consoleBench>>;
let browser: BrowserContext;
let page: Page;
const wrong: string[] = [];

beforeAll(async () => {
  bench = await consoleBench();
  browser = await openBrowser({ width: 1024 });
});
afterAll(async () => {
  await browser?.close();
  await bench?.close();
});
beforeEach(async () => {
  bench.clear();
  page = await browser.newPage();
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("console", (line) => {
    if (/Content Security Policy/i.test(line.text())) wrong.push(line.text());
  });
});
afterEach(async () => {
  await page.close();
  expect(wrong.splice(0)).toEqual([]);
});

const heading = (name: string) => page.getByRole("heading", { name, level: 1, exact: true });
async function open(at: string, title: string): Promise<void> {
  await page.goto(`${bench.url}?at=${encodeURIComponent(at)}`);
  await heading(title).waitFor();
}
const alert = () => page.locator("main [role=alert]");
const answer = (what: string, body: string, more = {}) => bench.answers.set(what, { body, ...more });

describe("pages", () => {
  it("O1: follow one another without a reload: address, title, heading and focus are the new page's, and the way back leads back", async () => {
    answer("GET one", linking("First", "two"));
    answer("GET two", exhibit("Second", "Here"));
    await open("one", "First");
    await page.getByText("Onwards").click();
    await heading("Second").waitFor();
    expect(new URL(page.url()).searchParams.get("at")).toBe("two");
    expect(await page.title()).toContain("Second");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Second");
    await page.goBack();
    await heading("First").waitFor();
    await page.goForward();
    await heading("Second").waitFor();
    expect(bench.counts.signIns).toBe(1);
  });

  it("O1: stay whole when an answer comes late: the page asked for last is shown", async () => {
    const held = Promise.withResolvers<void>();
    answer("GET one", linking("First", "slow"));
    bench.answers.set("GET slow", () => held.promise.then(() => ({ body: exhibit("Slow", "") })));
    await open("one", "First");
    const late = page.waitForResponse(/slow$/);
    await page.getByText("Onwards").click();
    answer("GET programmes", exhibit("Programs", ""));
    await page.getByText("All programs").click();
    await heading("Programs").waitFor();
    held.resolve();
    await (await late).finished();
    expect(await page.locator("h1").innerText()).toBe("Programs");
  });

  it("O1: keep the language that was chosen", async () => {
    answer("GET one", linking("First", "two"));
    answer("GET two", exhibit("Second", ""));
    await open("one", "First");
    await page.getByText("Français").click();
    await page.waitForURL(/lang=fr/);
    await heading("First").waitFor();
    await page.getByText("Onwards").click();
    await heading("Second").waitFor();
    expect(page.url()).toContain("lang=fr");
    expect(bench.asked.at(-1)).toMatchObject({ path: "two", headers: { "accept-language": "fr" } });
  });

  it("O8: that are files are saved, and the page stays", async () => {
    answer("GET one", linking("First", "file"));
    answer("GET file", "a,b", {
      headers: { "content-type": "text/csv", "content-disposition": 'attachment; filename="a.csv"' },
    });
    await open("one", "First");
    const [saved] = await Promise.all([page.waitForEvent("download"), page.getByText("Onwards").click()]);
    expect(saved.suggestedFilename()).toBe("a.csv");
    await page.waitForURL(/at=one$/);
    expect(await page.locator("h1").innerText()).toBe("First");
  });

  it("O1: that do not come are said to be missing, with a way on", async () => {
    await open("nowhere", "That did not work");
    expect(await page.getByText("All programs").getAttribute("href")).toContain("at=programmes");
    answer("GET refused", refusal, { status: 404 });
    await open("refused", "Somebody changed this meanwhile");
    expect(await page.locator("main a").getAttribute("href")).toContain("at=programmes");
  });
});

describe("a search", () => {
  it("O1: becomes the query of its page, without what was left empty", async () => {
    answer("GET programmes/demo/people", searching("People"));
    await open("programmes/demo/people", "People");
    await page.fill("#q", "lee");
    await page.keyboard.press("Enter");
    await page.waitForURL(/q%3Dlee/);
    await heading("People").waitFor();
    expect(bench.asked.at(-1)?.path).toBe("programmes/demo/people?state=held&q=lee");
  });
});

describe("a form", () => {
  const call = "POST programmes/demo/names";
  const fill = async (props = {}) => {
    answer("GET one", changing("First", { next: "two?done=kept", ...props }));
    answer("GET two", exhibit("Second", ""));
    await open("one", "First");
    await page.fill("#name", "Zoë & Co");
  };
  const press = (name = "Keep") => page.getByRole("button", { name }).click();

  it("O1: is sent with its button, a key, and the version that was seen; then the next page comes", async () => {
    await fill({ version: 7 });
    answer(call, "{}");
    await press("Drop");
    await heading("Second").waitFor();
    expect(bench.changes()).toHaveLength(1);
    const [sent] = bench.changes();
    expect(Object.fromEntries(new URLSearchParams(sent?.body.toString()))).toEqual({ name: "Zoë & Co", act: "drop" });
    expect(sent?.headers).toMatchObject({ "if-match": '"7"', accept: "text/html" });
    expect(sent?.headers["idempotency-key"]).toMatch(/^[\w-]{20,}$/);
    expect(page.url()).toContain("done%3Dkept");
  });

  it("O1: is sent once, however often it is pressed meanwhile", async () => {
    await fill();
    let arrived = 0;
    const reply = Promise.withResolvers<void>();
    bench.answers.set(call, async () => {
      arrived += 1;
      await reply.promise;
      return { body: "{}" };
    });
    await press();
    await page.getByRole("button", { name: "Keep" }).click({ force: true });
    await page.focus("#name");
    await page.keyboard.press("Enter");
    reply.resolve();
    await heading("Second").waitFor();
    expect(arrived).toBe(1);
  });

  it("O1: that is refused says why above it, and keeps what was typed", async () => {
    await fill();
    answer(call, refusal, { status: 412 });
    await press();
    await alert().waitFor();
    expect(await alert().innerText()).toBe(refusalSays);
    expect(await page.inputValue("#name")).toBe("Zoë & Co");
    answer(call, '{"detail":"Not today."}', { status: 409 });
    await press();
    await page.getByText("Not today.").waitFor();
    expect(await alert().count()).toBe(1);
  });

  it("T3: that comes back with what is wrong is shown, and what is wrong has the focus", async () => {
    await fill();
    answer(call, changing("First", { error: "Enter a name" }), { status: 400 });
    await press();
    await page.locator("#name-error").waitFor();
    expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe("alert");
  });

  it("O1: whose answer is lost is sent again under the same key", async () => {
    await fill();
    bench.answers.set(call, "lost");
    await press();
    await alert().waitFor();
    expect(await alert().innerText()).toBe(says("offline"));
    answer(call, "{}");
    await press();
    await heading("Second").waitFor();
    expect(new Set(bench.changes().map(({ headers }) => headers["idempotency-key"])).size).toBe(1);
  });

  it("O1: leads to the work it asked for, and to the page an answer names", async () => {
    await fill();
    answer("GET programmes/demo/runs/w1", exhibit("Work", ""));
    answer(call, '{"status":"/admin/programmes/demo/runs/w1"}', { status: 202 });
    await press();
    await heading("Work").waitFor();
    await fill();
    answer(call, exhibit("Named", ""), { headers: { "content-location": "/admin/named" } });
    await press();
    await heading("Named").waitFor();
    expect(new URL(page.url()).searchParams.get("at")).toBe("named");
  });

  it("T4: whose sign-in has run out is sent on with a new token, without anybody noticing", async () => {
    await fill();
    bench.end(true);
    answer(call, "{}");
    await press();
    await heading("Second").waitFor();
    expect(bench.counts).toMatchObject({ signIns: 1, renewals: 1 });
    expect(bench.changes()).toHaveLength(1);
  });

  it("T4: whose sign-in has ended for good comes back as it was typed, and says so", async () => {
    await fill();
    bench.end(false);
    answer(call, "{}");
    await press();
    await page.getByText(says("kept")).waitFor();
    expect(bench.counts.signIns).toBe(2);
    expect(bench.changes()).toEqual([]);
    expect(await page.inputValue("#name")).toBe("Zoë & Co");
    await press();
    await heading("Second").waitFor();
    expect(new URLSearchParams(bench.changes()[0]?.body.toString()).get("name")).toBe("Zoë & Co");
  });

  it("T4: whose sign-in has ended shows nothing of what was typed to somebody else who signs in next", async () => {
    await fill();
    bench.end(false);
    bench.person.sub = "somebody-else";
    const signedIn = page.waitForResponse(/oauth2\/token$/);
    await press();
    await signedIn;
    await page.locator("main:not([aria-busy]) #name").waitFor();
    expect(bench.counts.signIns).toBe(2);
    expect(await page.inputValue("#name")).toBe("");
    expect(await page.getByText(says("kept")).count()).toBe(0);
    expect(await page.evaluate("sessionStorage.getItem('almanac.typed')")).toBeNull();
  });
});

describe("work under way", () => {
  it("O1: is looked at again by itself; the focus and what is typed meanwhile stay, and the end is said", async () => {
    let done = 0;
    bench.answers.set("GET work", () => {
      done += 1;
      return { body: underWay(done, done < 4 ? 0.2 : undefined) };
    });
    await open("work", "Under way");
    await page.fill("#note", "mine");
    await page.getByText("4 done", { exact: true }).first().waitFor();
    expect(await page.inputValue("#note")).toBe("mine");
    expect(await page.evaluate("document.activeElement.id")).toBe("note");
    await page.locator("body > [role=status]").getByText("4 done").waitFor({ state: "attached" });
    expect(bench.asked).toHaveLength(4);
  });
});

describe("a file", () => {
  it("O6: is sent in parts as UTF-8 whatever it was saved as, a lost part again, and then its check is shown", async () => {
    answer("GET imports", sending());
    answer("POST programmes/demo/imports", '{"id":"i1"}', { status: 201 });
    let broken = 0;
    bench.answers.set("PUT programmes/demo/imports/i1/parts/1", () => (broken++ === 0 ? "lost" : { body: "{}" }));
    for (const part of [0, 2]) answer(`PUT programmes/demo/imports/i1/parts/${part}`, "{}");
    answer("POST programmes/demo/imports/i1/check", '{"status":"/admin/programmes/demo/runs/i1"}', { status: 202 });
    answer("GET programmes/demo/runs/i1", exhibit("Checked", ""));
    await open("imports", "Import");
    const text = "Müller\n".repeat(90_000);
    await page.setInputFiles("#file", {
      name: "members.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(text, "latin1"),
    });
    await page.getByRole("button", { name: "Send" }).click();
    await heading("Checked").waitFor();
    const [first] = bench.changes();
    const fields = { kind: "members", parts: "3", name: "members.csv" };
    expect(Object.fromEntries(new URLSearchParams(first?.body.toString()))).toEqual(fields);
    const parts = new Map(
      bench.changes().flatMap(({ path, body }) => (path.includes("/parts/") ? [[path, body]] : [])),
    );
    expect(Buffer.concat([...parts.values()]).toString()).toBe(text);
    expect(broken).toBe(2);
  });

  it("O6: that was not chosen is asked for", async () => {
    answer("GET imports", sending());
    await open("imports", "Import");
    await page.getByRole("button", { name: "Send" }).click();
    await alert().waitFor();
    expect(bench.changes()).toEqual([]);
  });
});

describe("signing in", () => {
  it("T4: does not go round in circles when even a new token is refused", async () => {
    answer("GET one", "{}", { status: 401, headers: { "content-type": "application/problem+json" } });
    await open("one", "That did not work");
    expect(bench.counts.signIns).toBe(1);
  });

  it("T4: takes no answer that it did not ask for", async () => {
    await page.goto(`${bench.url}?code=stolen&state=other`);
    await heading("Signing in did not work").waitFor();
    expect(bench.counts.tokens).toBeGreaterThanOrEqual(0);
    expect(await page.evaluate("sessionStorage.getItem('almanac.session')")).toBeNull();
  });
});

describe("signing out", () => {
  const signedOut = () => heading(says("signed-out-title"));
  /** Signs out, and the sign-in leads nowhere yet. */
  async function signOut(): Promise<void> {
    bench.waits.logout = true;
    const left = page.waitForResponse(/sign-in\/logout/);
    await page.getByRole("link", { name: "Sign out" }).click({ noWaitAfter: true });
    await left;
    bench.waits.logout = false;
  }

  it("T4: is for good, though the page was under way and the sign-in takes its time", async () => {
    await page.clock.install();
    answer("GET work", underWay(1, 2));
    await open("work", "Under way");
    await signOut();
    await page.clock.runFor(10_000);
    expect(await page.evaluate("document.body.innerHTML")).toBe("");
    expect(bench.counts.signIns).toBe(1);
    await page.reload();
    await signedOut().waitFor();
    expect(await page.evaluate("sessionStorage.length")).toBe(0);
  });

  it("T4: ends the session that is being renewed meanwhile too", async () => {
    answer("GET one", linking("First", "two"));
    await open("one", "First");
    bench.end(true);
    const { promise, resolve: renewed } = Promise.withResolvers<void>();
    bench.waits.renewal = promise;
    const renews = page.waitForRequest(/oauth2\/token$/);
    await page.getByText("Onwards").click();
    await renews;
    await signOut();
    renewed();
    await expect.poll(() => new Set(bench.revoked).size).toBe(2);
    expect(await page.evaluate("sessionStorage.getItem('almanac.session')")).toBeNull();
    expect(bench.counts.signIns).toBe(1);
  });

  it("T4: leaves nothing to see where the browser brings the page back as it was", async () => {
    answer("GET one", exhibit("First", ""));
    await open("one", "First");
    await signOut();
    await page.evaluate("void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))");
    await signedOut().waitFor();
  });
});
