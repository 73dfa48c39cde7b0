import type { Page } from "playwright-core";
import * as z from "zod";

/** Presses of Tab after which a control is out of reach. */
const mostTabs = 150;

const Focused = z.object({ role: z.string(), name: z.string() });

/** The accessible name and role of what has the focus, as browsers work them out for what these pages hold. */
const focused = `(() => {
  const one = document.activeElement;
  if (!one || one === document.body) return { role: "", name: "" };
  const text = (node) => (node?.textContent ?? "").replace(/\\s+/g, " ").trim();
  const by = (one.getAttribute("aria-labelledby") ?? "").split(/\\s+/).filter(Boolean).map((id) => text(document.getElementById(id))).join(" ");
  const labels = [...(one.labels ?? [])].map(text).join(" ");
  const name = one.getAttribute("aria-label") || by || labels || text(one) || one.getAttribute("title") || "";
  const tag = one.localName === "input" ? one.type : one.localName;
  return { role: one.getAttribute("role") ?? tag, name };
})()`;

/** What somebody does who has no mouse. Names are parts of what a control is called; a pattern must fit. */
export function keyboard(page: Page) {
  const here = async () => Focused.parse(await page.evaluate(focused));

  function fits(name: string, wanted: string | RegExp): boolean {
    return typeof wanted === "string" ? name.toLowerCase().includes(wanted.toLowerCase()) : wanted.test(name);
  }

  /** Presses Tab until a control of this name has the focus. @throws when it is out of reach. */
  async function tabTo(wanted: string | RegExp, backwards = false): Promise<void> {
    const met: string[] = [];
    for (let presses = 0; presses < mostTabs; presses++) {
      await page.keyboard.press(backwards ? "Shift+Tab" : "Tab");
      const { role, name } = await here();
      if (name !== "" && fits(name, wanted)) return;
      met.push(`${role} ${name.slice(0, 60)}`);
    }
    throw new Error(`The Tab key does not reach ${String(wanted)}. It reaches: ${[...new Set(met)].join("; ")}`);
  }

  return {
    /** What has the focus now. */
    here,
    tabTo,
    press: (...keys: readonly string[]) => inTurn(keys, (key) => page.keyboard.press(key)),
    /** Types into what has the focus, in place of what stands there. */
    async type(text: string): Promise<void> {
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type(text);
    },
    /** Goes to a field by its label and types. */
    async fill(label: string | RegExp, text: string): Promise<void> {
      await tabTo(label);
      await page.keyboard.press("ControlOrMeta+A");
      await page.keyboard.type(text);
    },
    /** Goes to a link or button by what it says, and presses Enter. */
    async activate(name: string | RegExp): Promise<void> {
      await tabTo(name);
      await page.keyboard.press("Enter");
    },
    /** Goes to a box and ticks it, or unticks it. */
    async toggle(label: string | RegExp): Promise<void> {
      await tabTo(label);
      await page.keyboard.press("Space");
    },
    /** Goes to a list to choose from, and takes the choice whose words begin so, by typing them. */
    async pick(label: string | RegExp, choice: string): Promise<void> {
      await tabTo(label);
      await page.keyboard.type(choice);
    },
  };
}

async function inTurn(keys: readonly string[], press: (key: string) => Promise<void>): Promise<void> {
  for (const key of keys) await press(key);
}
