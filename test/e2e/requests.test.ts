import type { BrowserContext } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { openBrowser } from "../support/chromium.ts";
import { type Almanac, startAlmanac } from "./support/almanac.ts";

let almanac: Almanac;
let browser: BrowserContext | undefined;
const begin = async () => {
  almanac = await startAlmanac("2026-08-04T12:00:00Z");
  return almanac;
};
afterEach(async () => {
  await browser?.close();
  browser = undefined;
  await almanac?.sandbox.stop();
});

const Mentors = z.object({
  outcome: z.string(),
  hearBy: z.string().optional(),
  mentors: z.array(z.object({ id: z.string(), name: z.string() })),
});
const Own = z.object({ mentorships: z.array(z.object({ with: z.array(z.string()) })) });

/** The link to somebody's own page, asked for as they would; one address gets one such mail an hour. */
async function ownPage(name: string, programme = "demo"): Promise<string> {
  await almanac.sandbox.advance("PT61M");
  await almanac.post(`${almanac.sandbox.url}/my-page/${programme}`, { email: almanac.address(name) });
  await almanac.settle();
  return almanac.linkIn(name, "me");
}
const get = async (url: string) => (await fetch(url, { headers: { accept: "application/json" } })).json();
const lookFor = async (own: string, query = "") => Mentors.parse(await get(`${own}/mentors${query}`));
async function ask(own: string, ...names: string[]) {
  const { mentors } = await lookFor(own);
  const [first = "", second = "", third = ""] = names.map((name) => mentors.find((one) => one.name === name)?.id ?? "");
  const response = await almanac.post(`${own}/mentors`, { action: "ask", first, second, third });
  await almanac.settle();
  return Mentors.parse(await response.json());
}
const asks = async (name: string) => (await almanac.mailsTo(name)).filter(({ text }) => text.includes("/respond/"));
const subjects = async (name: string) => (await almanac.mailsTo(name)).map(({ subject }) => subject);

describe("asking for a mentor by name", () => {
  it("P6: somebody looks through the mentors in a browser without JavaScript, chooses two and asks them", async () => {
    const { join, approveMentors, respond } = await begin();
    for (const name of ["Max Mentor", "Olga Other"]) await join({ name, role: "mentor", stage: "leader" });
    await join({ name: "Data Only", role: "mentor", stage: "leader", topics: ["data"] });
    await join({ name: "Unvetted Person", role: "mentee" });
    await join({ name: "Ann One" });
    await approveMentors();
    const own = await ownPage("Ann One");
    browser = await openBrowser({ script: false });
    const page = await browser.newPage();
    await page.goto(own);
    await page.click(`a[href$="/mentors"]`);
    await page.selectOption("select[name=topic]", "oncology");
    await page.click("form[method=get] button");
    expect(await page.locator("main h2").allTextContents()).toEqual(
      expect.arrayContaining(["Max Mentor", "Olga Other"]),
    );
    expect(await page.textContent("main")).not.toMatch(/@|Data Only|Unvetted Person/);
    await page.click("text=Choose Olga Other");
    await page.click("text=Choose Max Mentor");
    expect(await page.locator("main ol li").allTextContents()).toEqual([
      expect.stringContaining("Olga Other"),
      expect.stringContaining("Max Mentor"),
    ]);
    await page.click("text=Ask them in this order");
    expect(await page.textContent("main")).toMatch(
      /We are asking for you[\s\S]*You hear from us by Saturday, August 15/,
    );
    await almanac.settle();
    expect(await asks("Max Mentor")).toEqual([]);
    expect((await asks("Olga Other"))[0]?.text).toContain("Ann One asked for you by name.");

    expect(await respond("Olga Other", "yes")).toEqual({ outcome: "paired" });
    expect((await subjects("Ann One")).at(-1)).toContain("Olga Other");
    await page.goto(own);
    expect(await page.textContent("main")).toContain("Olga Other – mentoring you since");
    expect(await asks("Max Mentor")).toEqual([]);
  });

  it("P5, P6: a no may be taken back, then passes on overnight; the last silence brings one mail on the promised day", async () => {
    const { join, approveMentors, post, linkIn } = await begin();
    for (const name of ["First Choice", "Second Choice"]) await join({ name, role: "mentor", stage: "leader" });
    await join({ name: "Ann One" });
    await approveMentors();
    // No round may find them first.
    const own = await ownPage("Ann One");
    expect(await ask(own, "First Choice", "Second Choice")).toMatchObject({ outcome: "asking", hearBy: "2026-08-15" });
    const link = await linkIn("First Choice", "respond");
    const says = async (answer: string) => (await post(link, { answer })).json();
    expect(await says("no")).toEqual({ outcome: "no" });
    expect(await says("undo")).toEqual({ outcome: "open" });
    expect(await says("no")).toEqual({ outcome: "no" });
    const before = await lookFor(own);
    await almanac.sandbox.advance("P1D");
    expect(await says("undo")).toEqual({ outcome: "no" });
    expect(await asks("Second Choice")).toHaveLength(1);
    expect(await lookFor(await ownPage("Ann One"))).toEqual(before);
    await almanac.sandbox.advance({ to: "2026-08-14T00:00:00Z" });
    expect(await lookFor(await ownPage("Ann One"))).toEqual(before);
    expect(await asks("Second Choice")).toHaveLength(2);
    expect(await subjects("Ann One")).not.toContain("The mentors you asked for");
    await almanac.sandbox.advance({ to: "2026-08-16T00:00:00Z" });
    expect((await subjects("Ann One")).filter((one) => one === "The mentors you asked for")).toHaveLength(1);
    expect((await almanac.mailsTo("Ann One")).at(-1)?.text).not.toMatch(/First Choice|Second Choice|declin|said no/i);
    expect((await lookFor(await ownPage("Ann One"))).mentors).toEqual([]);
  });

  it("P6: a mentor somebody brings signs up by their link, is vetted as everybody is, and is then asked by name", async () => {
    const { join, approveMentors, respond, settle, post, linkIn } = await begin();
    await join({ name: "Ann One" });
    const own = await ownPage("Ann One");
    const html = await (await fetch(`${own}/mentors`, { headers: { accept: "text/html" } })).text();
    const invite = /value="(http[^"]+invite=[^"]+)"/.exec(html)?.[1] ?? "";
    const body = { name: "Own Mentor", email: almanac.address("Own Mentor"), role: "mentor", stage: "leader" };
    const headers = { "content-type": "application/json", accept: "application/json" };
    const form = JSON.stringify({ ...body, zone: "Europe/London", topics: ["data"], consent: true });
    expect((await fetch(invite, { method: "POST", headers, body: form })).status).toBe(202);
    await settle();
    await post(await linkIn("Own Mentor", "confirm"), {});
    await settle();
    expect(await asks("Own Mentor")).toEqual([]);
    await approveMentors();
    expect((await asks("Own Mentor"))[0]?.text).toContain("Ann One asked for you by name.");
    expect((await lookFor(own)).outcome).toBe("asking");
    expect(await respond("Own Mentor", "yes")).toEqual({ outcome: "paired" });
  });
});

describe("several mentors, several programmes", () => {
  it("J9: a mentee with a mentor asks for a second, and one prompt names both", async () => {
    const { join, pair, approveMentors, respond } = await begin();
    await pair([{ name: "Max Mentor" }], [{ name: "Ann One" }]);
    await join({ name: "Olga Other", role: "mentor", stage: "leader" });
    await approveMentors();
    const own = await ownPage("Ann One");
    await ask(own, "Olga Other");
    expect(await respond("Olga Other", "yes")).toEqual({ outcome: "paired" });
    expect(
      Own.parse(await get(own))
        .mentorships.map(({ with: names }) => names.join())
        .sort(),
    ).toEqual(["Max Mentor", "Olga Other"]);
    expect((await lookFor(own)).outcome).toBe("enough");
    await almanac.sandbox.advance({ to: "2026-09-15T23:00:00Z" });
    const prompts = (await almanac.mailsTo("Ann One")).filter(({ text }) => text.includes("/answer/"));
    expect(prompts.length).toBeGreaterThan(0);
    for (const { text, subject } of prompts) {
      expect(`${subject} ${text}`).toContain("Max Mentor");
      expect(`${subject} ${text}`).toContain("Olga Other");
    }
  });

  it("J9: one address is mentee in one programme and mentor in another, with a page for each", async () => {
    const { pair, coordinator, settle, post, linkIn } = await begin();
    await pair([{ name: "Max Mentor" }], [{ name: "Ann One" }]);
    const playbook = { name: "ashp-student", version: 1 };
    const second = { name: "Second Steps", society: "The Society", zone: "America/Chicago", playbook };
    await coordinator("PUT", "/admin/programmes/second", second);
    const form = { name: "Ann One", email: almanac.address("Ann One"), role: "mentor", stage: "resident", zone: "UTC" };
    await almanac.sandbox.advance("PT61M");
    const response = await post(`${almanac.sandbox.url}/join/second`, { ...form, topics: "data", consent: "yes" });
    expect(response.status).toBe(202);
    await settle();
    expect((await post(await linkIn("Ann One", "confirm"), {})).status).toBe(200);
    const read = async (own: string) =>
      z.object({ role: z.string(), mentorships: z.array(z.unknown()) }).parse(await get(own));
    const first = await read(await ownPage("Ann One"));
    // An address gets three such mails a day from all programmes together.
    await almanac.sandbox.advance("P1D");
    const other = await read(await ownPage("Ann One", "second"));
    expect((await almanac.mailsTo("Ann One")).at(-1)?.text).toContain("Second Steps");
    expect(first).toMatchObject({ role: "mentee", mentorships: [expect.anything()] });
    expect(other).toEqual({ role: "mentor", mentorships: [] });
  });
});

describe("an answer by the promised day", () => {
  it("J8: whoever waits hears their place and what they can do on that day, a mentor too, once", async () => {
    const { join } = await begin();
    for (const name of ["Ann One", "Ben Two"]) await join({ name });
    await join({ name: "Max Mentor", role: "mentor", stage: "leader" });
    await almanac.sandbox.advance({ to: "2026-08-24T23:00:00Z" });
    expect(await subjects("Ben Two")).toHaveLength(1);
    await almanac.sandbox.advance({ to: "2026-08-26T00:00:00Z" });
    const mail = (await almanac.mailsTo("Ben Two")).at(-1);
    expect(mail?.text).toMatch(/You are number 2 in line[\s\S]*suggested on Monday, August 31, 2026/);
    const link = mail?.text.match(/http:\S+\/mentors/)?.[0] ?? "";
    expect(Mentors.parse(await get(link))).toMatchObject({ outcome: "open", mentors: [] });
    expect((await subjects("Max Mentor")).at(-1)).toBe("Your sign-up as a mentor");
    const own = link.replace("/mentors", "");
    expect(await (await fetch(own, { headers: { accept: "text/html" } })).text()).toContain("You are number 2 in line");
    await almanac.sandbox.advance({ to: "2026-10-20T00:00:00Z" });
    expect(
      await Promise.all(["Ann One", "Ben Two", "Max Mentor"].map(async (one) => (await subjects(one)).length)),
    ).toEqual([2, 2, 2]);
  });
});
