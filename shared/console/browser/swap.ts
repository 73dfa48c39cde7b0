import { chosenLanguage, word } from "./config.ts";
import { hasLeft } from "./leaving.ts";
import { addressOf, pageIn } from "./paths.ts";

/** Where things are said that no page says: it stays while pages come and go. */
const said = document.createElement("div");
said.className = "hide";
said.setAttribute("role", "status");

/** Says something to those who hear the page. */
export function say(words: string): void {
  said.textContent = words;
}

/** Puts a page in the place of the present one. */
export function swap(html: string): void {
  if (hasLeft()) return;
  const next = new DOMParser().parseFromString(html, "text/html");
  prepare(next);
  document.documentElement.lang = next.documentElement.lang;
  document.title = next.title;
  document.body.className = next.body.className;
  document.body.replaceChildren(...next.body.childNodes, said);
}

/** Makes a page's links lead on in the chosen language, and its language links back to itself. */
export function prepare(page: Document): void {
  const [language, here] = [chosenLanguage(), pageIn(location.search)];
  for (const link of page.querySelectorAll("a[href^='?']")) {
    const query = new URLSearchParams(link.getAttribute("href") ?? "");
    const to = query.get("at");
    if (to !== null) link.setAttribute("href", addressOf(to, query.get("lang") ?? language));
    else if (query.has("lang")) link.setAttribute("href", addressOf(here, query.get("lang")));
  }
  // A page that knows only that something went wrong has no way on.
  if (!page.body.classList.contains("console")) page.querySelector("main")?.append(homeLink());
}

/** A way on from where there is none. */
export function homeLink(): HTMLElement {
  const [line, link] = [document.createElement("p"), document.createElement("a")];
  link.href = addressOf(pageIn(""), chosenLanguage());
  link.textContent = word("all-programmes");
  line.append(link);
  return line;
}

/** Gives the focus to what stands there to be read. */
export function focusOn(one: Element | null): void {
  if (!(one instanceof HTMLElement)) return;
  if (!one.hasAttribute("tabindex")) one.tabIndex = -1;
  one.focus({ preventScroll: one.localName === "h1" });
}
