import { AxeBuilder } from "@axe-core/playwright";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "#test/support/chromium.ts";
import { open, overflow, stops, tabbed } from "./looks.ts";
import { visits } from "./visits.ts";

/** Each page and mail once in `npm test`, taking turns at languages, colours and widths; all of them in `npm run prove`. */
const tour = visits(process.env["PROVE"] !== undefined);
const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** A mail stands inside a mail program's page, which brings landmarks and the heading. */
const standards = { page: [...wcag, "best-practice"], mail: wcag };

let browser: BrowserContext;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
});
afterAll(() => browser?.close());

describe.each(tour)("the $kind $name in $locale, $scheme, $width px wide", (visit) => {
  it("T3: breaks no rule that a machine can check (axe-core, WCAG 2.2 AA)", async () => {
    await open(page, visit);
    const axe = new AxeBuilder({ page }).setLegacyMode(true).withTags(standards[visit.kind]);
    const { violations, passes } = await axe.analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
    expect(passes.length).toBeGreaterThan(5);
  });

  it("T3: fits its width, also with text twice as large", async () => {
    await open(page, visit);
    expect(await overflow(page, 100)).toBeLessThanOrEqual(0);
    expect(await overflow(page, 200)).toBeLessThanOrEqual(0);
  });
});

// Mail programs bring their own keys and their own ring.
describe.each(tour.filter(({ kind }) => kind === "page"))("the page $name, $width px wide", (visit) => {
  it("T3: is all within reach of the Tab key, with a ring that shows where it is", async () => {
    await open(page, visit);
    const reached = await tabbed(page);
    expect(reached).toHaveLength(await stops(page));
    expect(new Set(reached.filter(({ ring }) => !ring).map(({ what }) => what))).toEqual(new Set());
    expect(reached.filter(({ seen }) => !seen).map(({ what }) => what)).toEqual([]);
  });
});
