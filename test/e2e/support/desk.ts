import { mkdirSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { openBrowser } from "../../support/chromium.ts";
import { type Almanac, startAlmanac } from "./almanac.ts";
import { keyboard } from "./keyboard.ts";

/** A Tuesday in August, before the season: where the desk's tests begin. */
const usualStart = "2026-08-04T12:00:00Z";
const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Who signs in: a coordinator of all programmes, of one, or somebody whom no programme was given to. */
export type Who = "*" | "nobody" | (string & {});

/**
 * Starts the product and a browser in which a coordinator has signed in, by the sandbox's own sign-in page. Pass an
 * `almanac` to have it prepared; `stop()` ends it too.
 */
export async function openDesk(almanac?: Almanac, options: { who?: Who; width?: number } = {}) {
  const { who = "*", width = 1024 } = options;
  const running = almanac ?? (await startAlmanac(usualStart));
  const browser = await openBrowser({ width, height: 900 });
  const page = await browser.newPage();
  page.setDefaultTimeout(20_000);
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  // Whoever presses a grave button means it.
  page.on("dialog", (dialog) => void dialog.accept());
  page.on("console", (line) => {
    // What a page's policy forbids is said here, and nowhere else.
    if (line.type() === "error" && /Content Security Policy/i.test(line.text())) errors.push(line.text());
  });

  const desk = {
    ...deskOf(page, running),
    almanac: running,
    browser,
    page,
    /** What went wrong in the browser that nobody saw: errors of the script, and what the page's policy forbids. */
    errors,
    async stop() {
      await browser.close();
      await running.sandbox.stop();
    },
  };
  await desk.signIn(who);
  return desk;
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** What a test does in one window of the desk. */
export function deskOf(page: Page, { sandbox }: Almanac) {
  const address = (path: string) => `${sandbox.url}/console?at=${encodeURIComponent(path)}`;

  /** Waits until a page of the console stands there, whole. */
  async function shown(): Promise<void> {
    await page.locator("body main:not([aria-busy]) h1").waitFor();
    await page.locator("html:has(form[aria-busy])").waitFor({ state: "detached" });
  }

  return {
    /** Signs in at the sandbox's page, from the console's own address. */
    async signIn(who: Who = "*"): Promise<void> {
      await page.goto(`${sandbox.url}/console`);
      await choose(page, who);
      await page.locator("footer a[data-sign-out]").waitFor();
    },
    /** Opens a page of the console by its path below `/admin/`: `programmes/demo/today`. */
    async go(path: string): Promise<void> {
      await page.goto(address(path));
      await page.locator("main:not([aria-busy]) h1").waitFor();
      await page.locator("body.console footer, main p a[href*='at=programmes']").first().waitFor();
    },
    address,
    shown,
    heading: () => page.locator("h1").innerText(),
    /** What the main part says, as it is read. */
    text: () => page.locator("main").innerText(),
    byKeyboard: keyboard(page),
    /** axe-core finds nothing wrong with the page as it stands. */
    async axe(): Promise<void> {
      const { violations } = await new AxeBuilder({ page }).withTags(wcag).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
    },
    /** Keeps a picture of the page, whole: `out/desk/NAME.png`. */
    async picture(name: string): Promise<void> {
      mkdirSync("out/desk", { recursive: true });
      await page.screenshot({ path: `out/desk/${name}.png`, fullPage: true, scale: "css" });
    },
  };
}

/** Says who one is, on the sandbox's sign-in page. */
export async function choose(page: Page, who: Who): Promise<void> {
  if (who === "*") return page.getByRole("button", { name: "All programmes" }).click();
  if (who === "nobody") return page.getByRole("button", { name: "No programme" }).click();
  await page.getByLabel("One programme").fill(who);
  await page.getByRole("button", { name: "This programme only" }).click();
}
