import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { openBrowser } from "../support/chromium.ts";
import { type Almanac, startAlmanac } from "./support/almanac.ts";

const mentors = [
  { name: "Max Mentor", topics: ["oncology"], zone: "America/Los_Angeles" },
  { name: "Mia Mentor", topics: ["data"] },
] as const;
const mentees = [
  { name: "Ann One", topics: ["oncology"] },
  { name: "Ben Two", topics: ["oncology"], zone: "Europe/London" },
  { name: "Cat Three", topics: ["data"] },
] as const;
const everyMentee = mentees.map(({ name }) => name);

// One autumn, told in the order in which it happens.
let almanac: Almanac;
let browser: BrowserContext;
let page: Page;
beforeAll(async () => {
  almanac = await startAlmanac("2026-08-04T12:00:00Z");
  await midyear("2026-12-06");
  await almanac.pair(mentors, mentees);
  browser = await openBrowser({ script: false });
  page = await browser.newPage();
});
afterAll(async () => {
  await browser?.close();
  await almanac?.sandbox.stop();
});

const midyear = (date: string) =>
  almanac.coordinator("PUT", "/admin/programmes/demo/key-dates/midyear", { date, days: 5, zone: "America/Chicago" });
const Me = z.object({ year: z.array(z.object({ key: z.string(), date: z.string() })), feed: z.string() });
const me = async (name: string) =>
  Me.parse(await (await fetch(await almanac.linkIn(name, "me"), { headers: { accept: "application/json" } })).json());
/** The day on which something comes, for each of them. */
const days = (names: readonly string[], key: string) =>
  Promise.all(names.map(async (name) => (await me(name)).year.find((one) => one.key === key)?.date));
/** The same, as the calendars show it to which they subscribed. */
const inFeeds = (names: readonly string[], summary: string) =>
  Promise.all(
    names.map(async (name) => {
      const feed = await (await fetch((await me(name)).feed)).text();
      const event = feed.split("BEGIN:VEVENT").find((one) => one.includes(`SUMMARY:${summary}`));
      return event?.match(/DTSTART;VALUE=DATE:(\d+)/)?.[1];
    }),
  );
const each = (names: readonly string[], value: string) => names.map(() => value);
/** What a mentee reads where they ask of one date why it stands there. */
async function why(name: string, touchpoint: string): Promise<string> {
  await page.goto(await almanac.linkIn(name, "me"));
  const entry = page.locator("ol.year > li").filter({ hasText: touchpoint });
  await entry.getByText("Why", { exact: false }).first().click();
  return entry.locator("details ol").first().innerText();
}
const review = "A second pair of eyes on your CV";
const gotReview = (names: readonly string[]) =>
  Promise.all(
    names.map(async (name) => (await almanac.mailsTo(name)).filter(({ subject }) => subject === review).length),
  );

describe("a year ahead", () => {
  it("Y7, Y24: moves for everybody when a coordinator moves the Midyear meeting: on their pages and in their calendars", async () => {
    const before = "Before the Midyear meeting";
    expect(await days(everyMentee, "midyear-plan")).toEqual(each(everyMentee, "2026-11-09"));
    expect(await inFeeds(everyMentee, before)).toEqual(each(everyMentee, "20261109"));
    await midyear("2026-12-13");
    await almanac.settle();
    expect(await days(everyMentee, "midyear-plan")).toEqual(each(everyMentee, "2026-11-16"));
    expect(await inFeeds(everyMentee, before)).toEqual(each(everyMentee, "20261116"));
  });

  it("Y23: says of each date why it stands there: what it is counted from, and how far", async () => {
    const sentences = await why("Ben Two", "Before the Midyear meeting");
    expect(sentences).toContain("27 days before this date: Midyear meeting (Sunday, December 13, 2026)");
    expect(sentences).toContain("So it comes on Monday, November 16, 2026.");
    expect(await why("Ben Two", "Between the seasons")).toContain("It comes at the pair’s own pace, every six weeks.");
  });

  it("Y16: waits while the programme pauses, says so, and goes on when the pause is ended early", async () => {
    const [planned] = await days(["Ann One"], "cv-review");
    expect(planned).toMatch(/^2026-09-(14|21)$/);
    const pause = z
      .object({ id: z.string() })
      .parse(
        await almanac.coordinator("POST", "/admin/programmes/demo/pauses", { from: "2026-09-10", until: "2026-10-07" }),
      );
    await almanac.settle();
    expect(await days(everyMentee, "cv-review")).toEqual(each(everyMentee, "2026-10-07"));
    expect(await why("Cat Three", "A second pair of eyes on a CV")).toContain("There is a pause from");
    await almanac.sandbox.advance({ to: "2026-09-22T23:00:00Z" });
    expect(await gotReview(everyMentee)).toEqual([0, 0, 0]);
    await almanac.coordinator("POST", `/admin/programmes/demo/pauses/${pause.id}/ending`, {});
    await almanac.settle();
    await almanac.sandbox.advance({ to: "2026-09-24T23:00:00Z" });
    expect(await gotReview(everyMentee)).toEqual([1, 1, 1]);
  });
});
