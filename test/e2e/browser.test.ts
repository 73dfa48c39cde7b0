import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "../support/chromium.ts";
import { type Almanac, startAlmanac } from "./support/almanac.ts";

let almanac: Almanac;
let browser: BrowserContext;
let page: Page;
const foreign: string[] = [];

beforeAll(async () => {
  almanac = await startAlmanac("2026-08-04T12:00:00Z");
  // Without JavaScript: everything has to work on a phone between two lectures, whatever its browser blocks.
  browser = await openBrowser({ script: false });
  page = await browser.newPage();
  page.on("request", (request) => {
    if (!request.url().startsWith(almanac.sandbox.url)) foreign.push(request.url());
  });
});
afterAll(async () => {
  await browser?.close();
  await almanac?.sandbox.stop();
});

async function fillIn(name: string, role: string, stage: string) {
  await page.goto(`${almanac.sandbox.url}/join/demo`);
  await page.fill("input[name=name]", name);
  await page.fill("input[name=email]", almanac.address(name));
  await page.check(`input[name=role][value=${role}]`);
  await page.selectOption("select[name=stage]", stage);
  await page.locator("select[name=topics]").first().selectOption("oncology");
  await page.selectOption("select[name=zone]", "America/New_York");
  await page.check("input[name=consent]");
}

async function joinInBrowser(name: string, role: string, stage: string) {
  await fillIn(name, role, stage);
  await page.click("main button[type=submit], main form button");
  expect(await page.textContent("main")).toMatch(/inbox/i);
  await almanac.settle();
  await page.goto(await almanac.linkIn(name, "confirm"));
  await page.click("main form button");
  expect(await page.textContent("main")).toMatch(/confirmed|thank you|you are in/i);
}

describe("in a browser, without JavaScript", () => {
  it("J1: shows all eight fields on one phone screen", async () => {
    await page.goto(`${almanac.sandbox.url}/join/demo`);
    for (const name of ["name", "email", "role", "stage", "memberNumber", "topics", "zone", "consent"]) {
      const box = await page.locator(`[name=${name}]`).first().boundingBox();
      expect(box, name).not.toBeNull();
      expect((box?.y ?? 9999) + (box?.height ?? 0), name).toBeLessThanOrEqual(844);
    }
  });

  it("keeps what was typed when something is wrong, and says what", async () => {
    await fillIn("Ann One", "mentee", "student");
    await page.fill("input[name=email]", "ann.one@nowhere");
    await page.locator("main form button").last().click();
    expect(await page.inputValue("input[name=name]")).toBe("Ann One");
    expect(await page.getAttribute("input[name=email]", "aria-invalid")).toBe("true");
  });

  it("J3, P5: two people join, confirm, are suggested to each other and both say yes", async () => {
    await joinInBrowser("Ann One", "mentee", "student");
    await joinInBrowser("Max Mentor", "mentor", "leader");
    await almanac.approveMentors();
    await almanac.round();

    await page.goto(await almanac.linkIn("Max Mentor", "respond"));
    expect(await page.textContent("main")).toContain("Ann One");
    await page.click("button[name=answer][value=yes]");
    await almanac.settle();
    await page.goto(await almanac.linkIn("Ann One", "respond"));
    expect(await page.textContent("main")).toContain("Max Mentor");
    await page.click("button[name=answer][value=yes]");
    await almanac.settle();
    expect((await almanac.mailsTo("Ann One")).at(-1)?.subject).toContain("Max Mentor");
  });

  it("Y10: a prompt is answered with the button its mail points at, and the own page shows it", async () => {
    await almanac.sandbox.advance({ to: "2026-09-15T12:00:00Z" });
    const mail = (await almanac.mailsTo("Ann One")).at(-1);
    const met = mail?.text.match(/http:\S+\?do=met/)?.[0] ?? "";
    await page.goto(met);
    await page.click("button[name=answer][value=met]");
    await page.goto(await almanac.linkIn("Ann One", "me"));
    expect(await page.textContent("main")).toMatch(/CV/);
  });

  it("asks nothing of any other server", () => {
    expect(foreign).toEqual([]);
  });
});
