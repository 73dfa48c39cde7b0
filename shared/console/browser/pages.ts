import { ask, isPage, NoAnswer, sentenceOf } from "./ask.ts";
import { chosenLanguage, word } from "./config.ts";
import { save } from "./download.ts";
import { addressOf, pageAt, pageIn } from "./paths.ts";
import { putBack } from "./put-back.ts";
import { lookAgain, lookNoMore } from "./refresh.ts";
import { focusOn, homeLink, say, swap } from "./swap.ts";

/** Sentences for answers that bring none people can read. */
export const sayings = { failed: word("failed"), tooMany: word("too-many"), tooLarge: word("too-large") };

/** What is shown, and what is on its way: only the latest request may show its answer. */
let turn = 0;
let shown = "";

/** Whether this address is the one on display: an anchor within a page changes the address too. */
export const isShown = (search: string) => search === shown;

/** Shows the page of the present address. `back`: as it was left, by the browser's own buttons. */
export async function open(back = false): Promise<void> {
  const mine = begin();
  const before = shown;
  shown = location.search;
  document.querySelector("main")?.setAttribute("aria-busy", "true");
  const slow = setTimeout(() => say(word("loading")), 1_000);
  try {
    const response = await ask(pageIn(location.search));
    if (mine !== turn) return;
    if (!isPage(response)) {
      if (response.ok && (await save(response))) return stay(before);
      return notice(word("problem-title"), await sentenceOf(response, sayings));
    }
    swap(await response.text());
    lookAgain();
    if (!putBack()) focusOn(document.querySelector("h1"));
    scrollTo(0, back ? scrolled() : 0);
  } catch (error) {
    if (mine !== turn) return;
    if (!(error instanceof NoAnswer)) throw error;
    notice(word("problem-title"), word("offline"), { label: word("sign-in-again"), act: () => void open() });
  } finally {
    clearTimeout(slow);
    say("");
  }
}

/** What came was a file and is saved: the page that led there is still the one on display. */
function stay(before: string): void {
  document.querySelector("main")?.removeAttribute("aria-busy");
  lookAgain();
  if (before === "" || before === location.search) return;
  shown = before;
  history.back();
}

function scrolled(): number {
  const state: unknown = history.state;
  const y: unknown = typeof state === "object" && state !== null ? Reflect.get(state, "y") : undefined;
  return typeof y === "number" ? y : 0;
}

/** Goes to a page; the way back leads here, to where it was left. */
export function go(page: string): Promise<void> {
  history.replaceState({ y: scrollY }, "");
  history.pushState(undefined, "", addressOf(page, chosenLanguage()));
  return open();
}

/** Shows the page that came as an answer. With an address of its own it can be asked for again. */
export function show(html: string, response: Response): void {
  begin();
  const page = pageAt(response.headers.get("content-location") ?? "");
  if (page !== undefined) {
    history.replaceState({ y: scrollY }, "");
    history.pushState(undefined, "", addressOf(page, chosenLanguage()));
    shown = location.search;
  }
  swap(html);
  lookAgain();
  const alert = document.querySelector("main [role=alert]");
  if (response.ok || alert === null) focusOn(document.querySelector("h1"));
  else focusOn(alert);
  if (page !== undefined) scrollTo(0, 0);
}

/** A page of the script's own: why there is nothing to see, and what to do. */
export function notice(title: string, text: string, button?: { label: string; act: () => void }): void {
  begin();
  const main = document.createElement("main");
  main.id = "content";
  const [h1, p] = [document.createElement("h1"), document.createElement("p")];
  h1.textContent = title;
  h1.tabIndex = -1;
  p.textContent = text;
  main.append(h1, p);
  if (button === undefined) main.append(homeLink());
  else {
    const one = document.createElement("button");
    one.type = "button";
    one.textContent = button.label;
    one.addEventListener("click", button.act);
    main.append(one);
  }
  document.title = title;
  document.querySelector("main")?.replaceWith(main);
  focusOn(h1);
}

function begin(): number {
  lookNoMore();
  turn += 1;
  return turn;
}
