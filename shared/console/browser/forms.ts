import { ask, isPage, NoAnswer, sentenceOf } from "./ask.ts";
import { word } from "./config.ts";
import { newKey } from "./machine.ts";
import { go, open, sayings, show } from "./pages.ts";
import { pageAt, pageIn, withQuery } from "./paths.ts";
import { say } from "./swap.ts";
import { upload } from "./upload.ts";

/** Sends a form of the console where it wants to go; false: it is none of the console's. */
export function submit(form: HTMLFormElement, button: HTMLElement | null): boolean {
  const { call, go: to, upload: path } = form.dataset;
  const question = button?.dataset["asks"];
  if (question !== undefined && !confirm(question)) return true;
  if (to !== undefined) void go(withQuery(to, fieldsOf(form, button)));
  else if (call !== undefined) void once(form, button, () => send(form, call, fieldsOf(form, button)));
  else if (path !== undefined) void once(form, button, () => upload(form, path, fieldsOf(form, button)));
  else return false;
  return true;
}

function fieldsOf(form: HTMLFormElement, button: HTMLElement | null): [string, string][] {
  return [...new FormData(form, button)].flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[name, value]] : [],
  );
}

/** Whatever is pressed meanwhile, a form is sent once; what keeps it from being sent is said above it. */
async function once(form: HTMLFormElement, button: HTMLElement | null, act: () => Promise<string | undefined>) {
  if (form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  button?.setAttribute("aria-disabled", "true");
  say(word("sending"));
  try {
    const refusal = await act();
    if (refusal !== undefined) tell(form, refusal);
  } catch (error) {
    tell(form, error instanceof NoAnswer ? word("offline") : sayings.failed);
    if (!(error instanceof NoAnswer)) throw error;
  } finally {
    form.removeAttribute("aria-busy");
    button?.removeAttribute("aria-disabled");
    say("");
  }
}

/** Says above a form why nothing came of it. What was typed stays as it is. */
function tell(form: HTMLFormElement, sentence: string): void {
  const before = form.previousElementSibling;
  if (before instanceof HTMLElement && before.dataset["told"] !== undefined) before.remove();
  const note = document.createElement("div");
  note.className = "note bad";
  note.dataset["told"] = "";
  note.setAttribute("role", "alert");
  note.textContent = sentence;
  form.before(note);
  note.scrollIntoView({ block: "nearest" });
}

/** Calls the API and goes where its answer leads. Answers a sentence where it refuses. */
async function send(
  form: HTMLFormElement,
  call: string,
  fields: readonly [string, string][],
): Promise<string | undefined> {
  const { method = "post", then, version } = form.dataset;
  // Made once for each form shown: sent again after a broken answer, it does nothing twice.
  form.dataset["key"] ??= newKey();
  const response = await ask(call, {
    method: method.toUpperCase(),
    headers: {
      "idempotency-key": form.dataset["key"],
      ...(version === undefined ? {} : { "if-match": `"${version}"` }),
    },
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
  });
  if (isPage(response)) {
    const again = response.clone();
    const html = await response.text();
    if (!response.ok && !hasForm(html)) return sentenceOf(again, sayings);
    show(html, response);
    return undefined;
  }
  if (!response.ok) return sentenceOf(response, sayings);
  const next = response.status === 202 ? await statusOf(response) : then;
  if (next === undefined) await open();
  else await go(next);
  return undefined;
}

function hasForm(html: string): boolean {
  return new DOMParser().parseFromString(html, "text/html").querySelector("main form") !== null;
}

/** The page of work that was accepted. */
async function statusOf(response: Response): Promise<string> {
  const answer: unknown = await response.json();
  const status: unknown = typeof answer === "object" && answer !== null ? Reflect.get(answer, "status") : undefined;
  return pageAt(typeof status === "string" ? status : "") ?? pageIn(location.search);
}
