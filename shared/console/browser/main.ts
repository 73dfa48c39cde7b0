import { chosenLanguage, word } from "./config.ts";
import { submit } from "./forms.ts";
import { hasLeft } from "./leaving.ts";
import { go, isShown, notice, open } from "./pages.ts";
import { lookNoMore } from "./refresh.ts";
import { arrive, isBack, leaveToSignIn, signOut } from "./sign-in.ts";
import { keep, take } from "./storage.ts";

document.addEventListener("submit", (event) => {
  const { target, submitter } = event;
  if (target instanceof HTMLFormElement && submit(target, submitter)) event.preventDefault();
});

document.addEventListener("click", (event) => {
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const link = event.target instanceof Element ? event.target.closest("a[href^='?']") : null;
  if (!isPlain || event.defaultPrevented || !(link instanceof HTMLAnchorElement)) return;
  const query = new URLSearchParams(link.search);
  const to = query.get("at");
  const isSignOut = link.dataset["signOut"] !== undefined;
  // Another language is another shell: the browser opens it whole.
  if (!isSignOut && (to === null || query.get("lang") !== chosenLanguage())) return;
  event.preventDefault();
  if (isSignOut) {
    lookNoMore();
    signOut();
  } else if (to !== null) void go(to);
});

addEventListener("popstate", () => {
  if (!isShown(location.search)) void open(true);
});

// Brought back as it was left, the page would stay empty.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted && hasLeft()) location.reload();
});

/** Signs in where that is needed, then shows the page of the address. */
async function start(): Promise<void> {
  history.scrollRestoration = "manual";
  const again = { label: word("sign-in-button"), act: () => void leaveToSignIn() };
  if (isBack()) {
    try {
      await arrive();
    } catch {
      return notice(word("sign-in-title"), word("sign-in-failed"), again);
    }
  } else if (take("signed-out")) {
    keep("signed-out", undefined);
    return notice(word("signed-out-title"), word("signed-out-text"), again);
  }
  await open();
}

void start();
