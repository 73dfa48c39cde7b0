import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../support/chromium.ts";
import { type Almanac, startAlmanac } from "./support/almanac.ts";

let almanac: Almanac;
let browser: BrowserContext;
let page: Page;

beforeAll(async () => {
  almanac = await startAlmanac("2026-08-04T12:00:00Z");
  await almanac.pair([{ name: "Max Mentor" }], [{ name: "Ann One" }]);
  // Without JavaScript: every part of the page has to work in any browser.
  browser = await openBrowser({ script: false });
  page = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  await almanac?.sandbox.stop();
});

/** A part of somebody's own page, by the link in their latest mail. */
const partOf = async (name: string, part: string) => `${await almanac.linkIn(name, "me")}`.concat(`/${part}`);

/** An address gets one mail an hour from the form. */
const anHourOn = () => almanac.sandbox.advance("PT2H");

/** Somebody who joined, with the link to their page: signing up again sends it. */
async function newcomer(name: string): Promise<string> {
  await almanac.join({ name });
  return newLink(name);
}

/** A new link to somebody's page: a change of address, and stopping one, end the earlier ones. */
async function newLink(name: string): Promise<string> {
  await anHourOn();
  await almanac.signUp({ name });
  await almanac.settle();
  return almanac.linkIn(name, "me");
}

/** The links about addresses in the mails to an address, the latest last. */
async function addressLinks(to: string): Promise<string[]> {
  return (await almanac.sandbox.messages(to)).flatMap(({ text }) => text.match(/http:\S+\/address\/\S+/g) ?? []);
}

/** The latest link to their page in the mails to an address. */
async function pageLink(to: string): Promise<string> {
  return (
    (await almanac.sandbox.messages(to)).flatMap(({ text }) => text.match(/http:\S+\/me\/\S+/g) ?? []).at(-1) ?? ""
  );
}

/** Answers a page at this status, or fails with what it says. */
async function said(response: Response, status = 200): Promise<string> {
  const text = await response.text();
  expect([response.status, text.slice(0, 400)]).toEqual([status, expect.any(String)]);
  return text;
}

describe("a person's own page", () => {
  it("J2: a profile is filled in part by part in a browser without JavaScript", async () => {
    await page.goto(await partOf("Max Mentor", "profile"));
    await page.fill("textarea[name=work]", "I keep three wards' drug charts in order");
    await page.selectOption("select[name=profession]", "pharmacist");
    await page.click("#part-work button");
    expect(await page.textContent("[role=status]")).toMatch(/saved/i);
    expect(await page.isVisible("#part-talking input[value=fr]")).toBe(true);
    await page.check("#part-talking input[value=fr]");
    await page.click("#part-talking button");
    await page.click("#part-values summary");
    await page.check("#planning-2");
    await page.click("#part-values button");

    await page.goto(await partOf("Max Mentor", "profile"));
    expect(await page.inputValue("textarea[name=work]")).toBe("I keep three wards' drug charts in order");
    expect(await page.isChecked("#languages-fr")).toBe(true);
    expect(await page.isChecked("#planning-2")).toBe(true);
    expect(await page.locator("footer a[href*='/me/']").count()).toBe(1);
  });

  it("J2: what is wrong is said, linked and kept as typed", async () => {
    await page.goto(await partOf("Max Mentor", "profile"));
    await page.click("#part-conferences summary");
    await page.fill("#link", "http://plain.example");
    await page.fill("#otherConference", "Ward Days");
    await page.click("#part-conferences button");
    expect(await page.textContent("[role=alert]")).toMatch(/https/);
    await page.click("[role=alert] a");
    expect(await page.inputValue("#link")).toBe("http://plain.example");
    expect(await page.inputValue("#otherConference")).toBe("Ward Days");
    expect(await page.getAttribute("#link", "aria-invalid")).toBe("true");
  });

  it("J4: identity answers are kept under their own tick, are seen by nobody else, and go in one press", async () => {
    const [mine, theirs] = [await partOf("Ann One", "profile"), await partOf("Max Mentor", "profile")];
    await page.goto(mine);
    await page.click("#part-identity summary");
    await page.fill("#faith", "zqxcanary");
    await page.click("#part-identity form >> nth=0 >> button");
    expect(await page.textContent("[role=alert]")).toMatch(/check the box/i);
    await page.check("#identityConsent");
    await page.check("#shares-faith");
    await page.click("#part-identity form >> nth=0 >> button");
    expect(await page.textContent("[role=status]")).toMatch(/saved/i);
    expect(await page.inputValue("#faith")).toBe("zqxcanary");

    const accept = { headers: { accept: "text/html" } };
    const parts = ["", "/profile", "/mentors", "/goals", "/privacy", "/orientation"];
    for (const part of parts) {
      const shown = await fetch(theirs.replace(/\/profile$/, part), accept);
      expect(await shown.text()).not.toContain("zqxcanary");
    }
    expect(JSON.stringify(await almanac.participants())).not.toContain("zqxcanary");
    expect(JSON.stringify(await almanac.sandbox.messages())).not.toContain("zqxcanary");

    await page.click("#part-identity summary");
    await page.click("text=Take it back and delete these answers");
    expect(await page.content()).not.toContain("zqxcanary");
    expect(await (await fetch(mine, accept)).text()).not.toContain("zqxcanary");
  });

  it("J5: the mail that welcomes a mentor leads to the orientation, which a press ticks", async () => {
    await page.goto(await partOf("Max Mentor", "orientation"));
    expect(await page.locator("main h2").count()).toBe(9);
    expect(await page.locator("main form").count()).toBe(0);
    // Max read it when he said yes; a mentor who has not is shown the button.
    await almanac.join({ name: "Nia New", role: "mentor", stage: "leader" });
    await almanac.approveMentors();
    await page.goto(await partOf("Nia New", "orientation"));
    await page.click("main form button");
    expect(await page.textContent("[role=status]")).toMatch(/read this/i);
    expect(await page.locator("main form").count()).toBe(0);
  });

  it("J3: an address is changed in a browser without JavaScript, and mail goes there from then on", async () => {
    const link = await newcomer("Cai Change");
    await page.goto(`${link}/addresses`);
    await page.fill("#email-change", "cai@lasting.example");
    await page.click("form:has(#email-change) button");
    expect(await page.textContent("[role=status]")).toContain("cai@lasting.example");
    await almanac.settle();
    expect((await almanac.mailsTo("Cai Change")).at(-1)?.subject).toMatch(/another address/i);
    await page.goto((await addressLinks("cai@lasting.example")).at(-1) ?? "");
    await page.click("main form button");
    expect(await page.textContent("h1")).toMatch(/confirmed/i);
    expect((await page.goto(`${link}/addresses`))?.status()).toBe(410);

    // Whoever tries to join with it is somebody we know, and is told so there.
    await anHourOn();
    const body = { email: "cai@lasting.example", name: "Cai", role: "mentee", stage: "student", topics: ["oncology"] };
    await fetch(`${almanac.sandbox.url}/join/demo`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ ...body, zone: "America/New_York", consent: true }),
    });
    await almanac.settle();
    const subjects = (await almanac.sandbox.messages("cai@lasting.example")).map(({ subject }) => subject);
    expect(subjects.at(-1)).toMatch(/already take part/i);
    await page.goto(`${await pageLink("cai@lasting.example")}/addresses`);
    expect(await page.textContent("main")).toContain("cai@lasting.example");
  });

  it("J3: who has the old address stops a change, even after it was confirmed", async () => {
    const link = await almanac.linkIn("Ann One", "me");
    await said(await almanac.post(`${link}/addresses`, { action: "change", email: "thief@evil.example" }));
    await almanac.settle();
    await said(await almanac.post((await addressLinks("thief@evil.example")).at(-1) ?? "", {}));
    const stop = (await addressLinks(almanac.address("Ann One"))).at(-1) ?? "";
    expect(await said(await almanac.post(stop, {}))).toContain("stopped");
    const accept = { headers: { accept: "text/html" } };
    await said(await fetch(`${link}/addresses`, accept), 410);
    const shown = await fetch(`${await newLink("Ann One")}/addresses`, accept);
    expect(await said(shown)).toContain(almanac.address("Ann One"));
  });

  it("J3: a bounce from an address nobody confirmed changes nothing", async () => {
    const link = await almanac.linkIn("Ann One", "me");
    const email = "bounce+ann@simulator.amazonses.com";
    await said(await almanac.post(`${link}/addresses`, { action: "second", email }));
    await almanac.settle();
    const shown = await said(await fetch(`${link}/addresses`, { headers: { accept: "text/html" } }));
    expect(shown).toContain(almanac.address("Ann One"));
    expect(shown).not.toContain(email);
  });

  it("J3, M3: two who confirm one address at once meet no error, and one of them has it", async () => {
    const names = ["Dot Double", "Eve Equal"];
    for (const name of names) {
      const link = await newcomer(name);
      await said(await almanac.post(`${link}/addresses`, { action: "change", email: "both@one.example" }));
      await almanac.settle();
    }
    const links = await addressLinks("both@one.example");
    const answers = await Promise.all(links.map((link) => almanac.post(link, {})));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const outcomes = await Promise.all(answers.map((answer) => answer.json()));
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["confirmed", "taken"]);
  });

  it("M3: a pause is taken and ended by a press, and nobody in it is suggested", async () => {
    await almanac.join({ name: "Pat Pause", role: "mentor", stage: "leader" });
    await almanac.approveMentors();
    await page.goto(await almanac.linkIn("Pat Pause", "me"));
    await page.click("text=Take a pause");
    expect(await page.textContent("main")).toMatch(/taking a pause until/i);
    expect(await almanac.participants("paused")).toHaveLength(1);
    await page.click("text=I am back");
    expect(await almanac.participants("paused")).toHaveLength(0);
  });
});
