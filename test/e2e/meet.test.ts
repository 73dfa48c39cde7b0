import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Almanac } from "./support/almanac.ts";
import { twoPairs } from "./support/own-page.ts";

// One talk, told in the order in which it happens.
let almanac: Almanac;
let page: Page;
let stop: (() => Promise<void>) | undefined;

beforeAll(async () => {
  ({ almanac, page, stop } = await twoPairs());
});
afterAll(() => stop?.());

const meet = (name: string) => almanac.linkIn(name, "meet");
const press = async (words: string) => {
  await page.locator("button", { hasText: words }).first().click();
  await almanac.settle();
  return (await page.textContent("[role=status], [role=alert]")) ?? "";
};
/** Methods and sequences of the calendar parts of somebody's mails, in order. */
const calendars = async (name: string) =>
  (await almanac.mailsTo(name)).flatMap(({ calendar }) =>
    calendar === null ? [] : [`${calendar.match(/METHOD:(\w+)/)?.[1]} ${calendar.match(/SEQUENCE:(\d+)/)?.[1]}`],
  );

describe("a time to talk, in a browser without JavaScript", () => {
  it("Y15: the introduction leads to the page; one suggests, the other picks with one tap", async () => {
    await page.goto(await meet("Ann One"));
    expect(await page.textContent("h1")).toContain("Max");
    expect(await page.textContent("main")).toMatch(/for you \(New York\).*for them \(Los Angeles\)/s);
    for (const box of await page.locator("input[name=times]").all()) await box.check();
    await page.check("input[name=how][value=phone]");
    expect(await press("Suggest these times")).toContain("on their way");
    await page.goto(await meet("Max Mentor"));
    expect(await press("for you (Los Angeles)")).toContain("settled");
    for (const name of ["Ann One", "Max Mentor"]) expect(await calendars(name)).toEqual(["REQUEST 0"]);
  });

  it("Y15: either moves it and cancels it with one tap; a scanner that opens or asks for the head does nothing", async () => {
    const link = await meet("Ann One");
    await page.goto(link);
    expect(await press("for you (New York)")).toContain("moved");
    for (const method of ["GET", "HEAD"]) await fetch(`${link}?do=cancel`, { method });
    await page.goto(await meet("Max Mentor"));
    expect(await page.textContent("main")).toContain("Your next talk");
    expect(await press("Cancel this talk")).toContain("cancelled");
    for (const name of ["Ann One", "Max Mentor"])
      expect(await calendars(name)).toEqual(["REQUEST 0", "REQUEST 1", "CANCEL 2"]);
  });

  it("Y15: what was typed stays when something is wrong, and the day after one tap says whether they met", async () => {
    await page.goto(await meet("Ann One"));
    await page.locator("main form summary").first().click();
    await page.fill("#propose-date1", "2020-01-01");
    await page.fill("#propose-time1", "10:00");
    await page.check("input[name=how][value=phone]");
    await page.locator("button", { hasText: "Suggest these times" }).click();
    expect(await page.inputValue("#propose-date1")).toBe("2020-01-01");
    expect(await page.getAttribute("#propose-date1", "aria-invalid")).toBe("true");
    await page.fill("#propose-date1", "2026-08-27");
    expect(await press("Suggest these times")).toContain("on their way");
    await page.goto(await meet("Max Mentor"));
    await press("for you (Los Angeles)");
    await almanac.sandbox.advance({ to: "2026-08-28T20:00:00Z" });
    const [question] = (await almanac.mailsTo("Ann One")).filter(({ subject }) => subject.includes("talk?"));
    const link = question?.text.match(/http\S+\?do=yes/)?.[0] ?? "";
    await page.goto(link);
    expect(await press("Yes, we talked")).toContain("How good");
    await page.goto(link);
    expect(await page.textContent("main")).not.toContain("Did you meet?");
  });
});
