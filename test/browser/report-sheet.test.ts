import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { locales } from "#shared/domain/locale.ts";
import { openBrowser } from "#test/support/chromium.ts";
import { reportPages } from "#test/support/console/report-pages.ts";
import { usualWords } from "#test/support/sample-words.ts";

/** What browsers leave white around a sheet of their own accord. */
const edge = "10mm";
const margin = { top: edge, bottom: edge, left: edge, right: edge };

let browser: BrowserContext;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser({ width: 1024 });
  page = await browser.newPage();
});
afterAll(() => browser?.close());

describe.each(locales)("the report in %s", (locale) => {
  const sheets = Object.entries(reportPages({ locale, ...usualWords }));

  it.each(sheets)("O8: is printed on one sheet, A4 or Letter, white edge and all: %s", async (_name, html) => {
    await page.setContent(html, { waitUntil: "domcontentloaded" });
    for (const format of ["A4", "Letter"]) {
      const pdf = await page.pdf({ format, margin });
      expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g), format).toHaveLength(1);
    }
  });
});
