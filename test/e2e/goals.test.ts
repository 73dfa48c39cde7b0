import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Almanac } from "./support/almanac.ts";
import { type ownPages, twoPairs } from "./support/own-page.ts";

// One year, told in the order in which it happens.
let almanac: Almanac;
let page: Page;
let here: ReturnType<typeof ownPages>;
let stop: (() => Promise<void>) | undefined;

beforeAll(async () => {
  ({ almanac, page, here, stop } = await twoPairs());
});
afterAll(() => stop?.());

describe("goals", () => {
  it("Y17: the introduction leads to them; in a browser without JavaScript one is written, or taken over with one tap", async () => {
    expect(await here.goalsLink("Ann One")).toMatch(/\/goals$/);
    await page.goto(await here.goalsLink("Ann One"));
    await page.fill("#write-words", "x".repeat(10));
    await page
      .locator("#write-words")
      .evaluate((box: { removeAttribute(name: string): void }) => box.removeAttribute("maxlength"));
    await page.fill("#write-words", "y".repeat(300));
    await page.click("form:has(#write-words) button");
    expect(await page.inputValue("#write-words")).toBe("y".repeat(300));
    expect(await page.getAttribute("#write-words", "aria-invalid")).toBe("true");
    expect(await page.textContent("[role=alert]")).toContain("280");
    await page.fill("#write-words", "Publish one poster");
    await page.selectOption("#write-horizon", "term");
    await page.click("form:has(#write-words) button");
    expect(await page.textContent("[role=status]")).toContain("Your goal is kept");
    await page.locator("form:has(input[type=hidden][name=words]) button").first().click();
    expect((await here.look("Ann One")).goals.map(({ state }) => state)).toEqual(["current", "current"]);
    expect((await here.look("Ann One")).goals[0]?.words).toBe("Publish one poster");
  });

  it("Y17: a mentor suggests other words, the mentee takes them over, and the old ones stay", async () => {
    const [{ id = "" } = {}] = (await here.look("Ann One")).goals;
    await page.goto(await here.goalsLink("Max Mentor"));
    expect(await page.textContent("main")).toContain("Publish one poster");
    const form = page.locator(`form:has(input[name=goal][value="${id}"])`);
    await page.locator(`details:has(input[name=goal][value="${id}"]) summary`).click();
    await form.locator("textarea").fill("Show one poster at the Midyear meeting");
    await form.locator("button").click();
    expect(await page.textContent("[role=status]")).toContain("Your suggestion is there");
    await page.goto(await here.goalsLink("Ann One"));
    await page.click("button[name=action][value=accept]");
    const [goal] = (await here.look("Ann One")).goals;
    expect(goal).toMatchObject({
      words: "Show one poster at the Midyear meeting",
      earlier: [{ words: "Publish one poster" }],
    });
  });

  it("Y17: what the mentee leaves stays a suggestion on the mentor's page", async () => {
    const mentee = await (await fetch(await here.goalsLink("Max Mentor"), { headers: { accept: "text/html" } })).text();
    const person = mentee.match(/name="mentee" value="([^"]+)"/)?.[1] ?? "";
    await here.act("Max Mentor", { action: "suggest", mentee: person, words: "Join a committee", horizon: "year" });
    const before = (await here.look("Max Mentor")).mentees;
    const [open] = (await here.look("Ann One")).suggested;
    const suggestion = open?.suggestions[0]?.id ?? "";
    await here.act("Ann One", { action: "leave", goal: open?.id ?? "", suggestion });
    expect((await here.look("Ann One")).suggested).toEqual([]);
    expect((await here.look("Max Mentor")).mentees).toEqual(before);
  });

  it("Y17: the two agree in a browser: one proposes, the other agrees with one tap", async () => {
    await page.goto(await here.goalsLink("Ann One"));
    for (const value of ["cv", "listening", "network", "monthly", "mentor"]) await page.check(`input[value=${value}]`);
    await page.click("form:has(input[name=cadence]) button");
    expect((await here.look("Ann One")).agreements).toMatchObject([{ state: "waiting", number: 1 }]);
    await page.goto(await here.goalsLink("Max Mentor"));
    await page.click("button[name=action][value=agree]");
    expect((await here.look("Ann One")).agreements).toMatchObject([{ state: "agreed", number: 1 }]);
    expect(await page.textContent("main")).toContain("Once a month");
  });

  it("T2: bad input gives the form again or a problem, never a page of another kind", async () => {
    const link = await here.goalsLink("Ann One");
    for (const fields of [{}, { action: "write" }, { action: "fly" }, { action: "propose", mentorship: "x" }] as const)
      expect((await almanac.post(link, fields)).status).toBe(400);
    expect((await almanac.post(link, { action: "reached", goal: "goa_x" })).status).toBe(404);
    const html = await almanac.post(link, { action: "propose", mentorship: "x" }, { accept: "text/html" });
    expect([html.status, html.headers.get("content-type")]).toEqual([400, "text/html; charset=utf-8"]);
  });
});

it("P11: goals stay with the mentee when the mentor leaves", async () => {
  const before = (await here.look("Ann One")).goals;
  const [{ id = "" } = {}] = (await here.me("Max Mentor")).mentorships;
  await almanac.post(await here.meLink("Max Mentor"), { action: "end", mentorship: id });
  await almanac.settle();
  expect((await here.look("Ann One")).goals).toEqual(before);
  expect((await here.look("Max Mentor")).mentees).toEqual([]);
});
