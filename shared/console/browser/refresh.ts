import { ask, isPage } from "./ask.ts";
import { pageIn } from "./paths.ts";
import { focusOn, prepare, say } from "./swap.ts";
import { remember, restore } from "./typed.ts";

let timer: ReturnType<typeof setTimeout> | undefined;

/** A page under way asks for itself again; whoever is typing on it goes on doing so. */
export function lookAgain(): void {
  clearTimeout(timer);
  const seconds = Number(document.querySelector("main")?.dataset["refresh"]);
  if (seconds > 0) timer = setTimeout(() => void refresh(), seconds * 1_000);
}

/** Another page is coming: this one is not asked for again, and an answer that is on its way is not shown. */
export function lookNoMore(): void {
  clearTimeout(timer);
  timer = undefined;
}

async function refresh(): Promise<void> {
  const mine = timer;
  const html = await ask(pageIn(location.search))
    .then((response) => (response.ok && isPage(response) ? response.text() : undefined))
    .catch(() => undefined);
  if (mine !== timer) return;
  if (html === undefined) return lookAgain();
  const next = new DOMParser().parseFromString(html, "text/html");
  const [before, after] = [document.querySelector("main"), next.querySelector("main")];
  if (before === null || after === null) return;
  prepare(next);
  if (before.innerHTML !== after.innerHTML) {
    const typed = remember(before);
    const withFocus = document.activeElement;
    before.replaceChildren(...after.childNodes);
    restore(before, typed);
    if (withFocus?.localName === "h1") focusOn(before.querySelector("h1"));
  }
  const goesOn = after.dataset["refresh"];
  if (goesOn !== undefined) before.dataset["refresh"] = goesOn;
  else {
    delete before.dataset["refresh"];
    say(before.querySelector("[role=status],[role=alert]")?.textContent ?? "");
  }
  lookAgain();
}
