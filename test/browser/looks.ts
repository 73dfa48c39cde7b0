import type { Page } from "playwright-core";
import * as z from "zod";
import type { Visit } from "./visits.ts";

/** Opens a reading as it stands, in its colours and at its width. */
export async function open(page: Page, { html, scheme, width }: Visit): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width, height: 844 });
  await page.setContent(html, { waitUntil: "domcontentloaded" });
}

/** How many pixels a page is wider than its window; text at `percent` of its usual size. */
export async function overflow(page: Page, percent: number): Promise<number> {
  return z.number().parse(
    await page.evaluate(`(() => {
      const root = document.documentElement;
      root.style.fontSize = "${percent}%";
      const over = root.scrollWidth - root.clientWidth;
      root.style.fontSize = "";
      return over;
    })()`),
  );
}

/** `visit`: how the element was met: for the first time, still (a date has several stops), or again after others. */
const Focused = z.object({
  what: z.string(),
  ring: z.boolean(),
  seen: z.boolean(),
  visit: z.enum(["first", "still", "again"]),
});
const focused = `(() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getBoundingClientRect();
  const style = getComputedStyle(one);
  const visit = !one.dataset.met ? "first" : window.before === one ? "still" : "again";
  one.dataset.met = "yes";
  window.before = one;
  return {
    visit,
    what: one.tagName + "#" + one.id + "." + one.getAttribute("name") + "=" + (one.getAttribute("value") ?? one.getAttribute("href") ?? ""),
    ring: style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.height > 0 && box.left >= -1 && box.right <= innerWidth + 1,
  };
})()`;

/** Everything the Tab key reaches, in order, until it leaves the page. */
export async function tabbed(page: Page): Promise<z.infer<typeof Focused>[]> {
  const found: z.infer<typeof Focused>[] = [];
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press("Tab");
    const one = Focused.nullable().parse(await page.evaluate(focused));
    if (one === null || one.visit === "again") break;
    if (one.visit === "first") found.push(one);
  }
  return found;
}

/** How many stops the Tab key should make: a group of radio buttons is one. */
export async function stops(page: Page): Promise<number> {
  return z.number().parse(
    await page.evaluate(`(() => {
      const all = [...document.querySelectorAll("a[href],button,input:not([type=hidden]),select,textarea,summary,[tabindex='0']")]
        .filter((one) => !one.disabled && one.tabIndex >= 0 && (one.checkVisibility?.() ?? true));
      const forms = [...document.forms];
      const radios = new Set(all.filter((one) => one.type === "radio").map((one) => forms.indexOf(one.form) + one.name));
      return all.filter((one) => one.type !== "radio").length + radios.size;
    })()`),
  );
}
