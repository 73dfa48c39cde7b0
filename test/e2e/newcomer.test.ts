import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { openBrowser } from "../support/chromium.ts";
import { type Almanac, startAlmanac } from "./support/almanac.ts";

/** Bytes over the wire that a page may take, everything included. */
const heaviest = 50_000;
/** Where each step leaves a picture, at a phone's width. */
const pictures = join("out", "newcomer");

let almanac: Almanac;
let browser: BrowserContext;
let page: Page;
/** Requests and bytes since the last page was opened. */
let asked: string[] = [];
let bytes = 0;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  almanac = await startAlmanac("2026-08-04T12:00:00Z");
  browser = await openBrowser();
  page = await browser.newPage();
  const wire = await browser.newCDPSession(page);
  await wire.send("Network.enable");
  // The browser draws its own controls from `data:`.
  wire.on("Network.requestWillBeSent", ({ request: { url } }) => url.startsWith("data:") || asked.push(url));
  wire.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
});
afterAll(async () => {
  await browser?.close();
  await almanac?.sandbox.stop();
});

async function open(url: string): Promise<void> {
  asked = [];
  bytes = 0;
  await page.goto(url);
}

/** What is true of every page somebody meets on the way; leaves its picture. */
async function look(name: string): Promise<void> {
  expect(asked.filter((url) => !url.startsWith(almanac.sandbox.url))).toEqual([]);
  await expect.poll(() => bytes, { timeout: 10_000 }).toBeGreaterThan(500);
  expect(bytes).toBeLessThanOrEqual(heaviest);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
  await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

/** Presses Tab until the focus is on this element: there is no mouse on this way. */
async function tabTo(selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (z.boolean().parse(await page.evaluate(`document.activeElement?.matches(${JSON.stringify(selector)})`))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`The Tab key never reaches ${selector}`);
}

async function type(selector: string, text: string): Promise<void> {
  await tabTo(selector);
  await page.keyboard.type(text);
}

async function press(selector: string, key = "Enter"): Promise<void> {
  await tabTo(selector);
  await page.keyboard.press(key);
}

async function submit(selector: string): Promise<void> {
  asked = [];
  bytes = 0;
  // The answer to what was posted, not to anything that was still under way.
  const answered = page.waitForEvent("requestfinished", (request) => request.method() === "POST");
  await Promise.all([answered, page.waitForNavigation(), press(selector)]);
}

const main = async () => (await page.textContent("main")) ?? "";

describe("from the form to an active mentorship, on a phone and by keyboard alone", () => {
  it("J1, T3: a student fills in the form between two lectures", async () => {
    await open(`${almanac.sandbox.url}/join/demo`);
    await look("1-form");
    await type("input[name=name]", "Ann Newcomer");
    await type("input[name=email]", almanac.address("Ann Newcomer"));
    await press("input[name=role]", "Space");
    await type("#topic-1", "Oncology");
    await type("select[name=stage]", "Student");
    await type("select[name=zone]", "New York");
    await press("input[name=consent]", "Space");
    await submit("main form button");
    expect(await main()).toMatch(/inbox/i);
    await look("2-look-into-your-inbox");
  });

  it("J3, M5: and confirms the address with a button, not by opening the link", async () => {
    await almanac.settle();
    await open(await almanac.linkIn("Ann Newcomer", "confirm"));
    await look("3-confirm");
    expect(await almanac.participants("unconfirmed")).toHaveLength(1);
    await submit("main form button");
    await look("4-confirmed");
    expect(await almanac.participants("active")).toHaveLength(1);
  });

  it("P5, J5: the mentor reads who is suggested, and what to expect, and says yes", async () => {
    await almanac.join({ name: "Max Mentor", role: "mentor", stage: "leader" });
    await almanac.approveMentors();
    await almanac.round();
    await open(await almanac.linkIn("Max Mentor", "respond"));
    expect(await main()).toContain("Ann Newcomer");
    expect(await main()).toMatch(/what is not recorded|not recorded/i);
    await look("5-suggested-to-the-mentor");
    await submit("button[name=answer][value=yes]");
    await look("6-the-mentor-said-yes");
  });

  it("P5: the student says yes, and the mentorship is active", async () => {
    await almanac.settle();
    await open(await almanac.linkIn("Ann Newcomer", "respond"));
    expect(await main()).toContain("Max Mentor");
    await look("7-suggested-to-the-mentee");
    await submit("button[name=answer][value=yes]");
    await look("8-paired");
    await almanac.settle();
    await open(await almanac.linkIn("Ann Newcomer", "me"));
    expect(await main()).toContain("Max Mentor");
    await look("9-own-page");
  });

  it("M4: both are introduced, and an answer goes to the other person", async () => {
    const [introduction] = (await almanac.mailsTo("Ann Newcomer")).slice(-1);
    const replyTo = introduction?.headers.find(([name]) => name.toLowerCase() === "reply-to")?.[1];
    expect(replyTo).toContain(almanac.address("Max Mentor"));
  });
});
