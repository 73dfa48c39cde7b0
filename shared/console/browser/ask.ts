import { chosenLanguage, home } from "./config.ts";
import { hasLeft, nothing } from "./leaving.ts";
import { requestPath } from "./paths.ts";
import { isUntried, leaveToSignIn, noteTaken, token, who } from "./sign-in.ts";
import { keep } from "./storage.ts";
import { remember } from "./typed.ts";

/** Nothing came back: no network, or the request was given up. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
}

/** Asks the admin API as the person who signed in. Where that has ended, it keeps what was typed and leaves to sign in. @throws NoAnswer */
export async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const answer = await answerTo(path, init);
  if (hasLeft()) return nothing();
  if (answer !== undefined) return answer;
  // Kept for this person alone: somebody else may sign in next.
  keep("typed", { search: location.search, who: who(), ...remember(document.body) });
  return leaveToSignIn();
}

/** What the API answers to a token; undefined: one must sign in. */
async function answerTo(path: string, init: RequestInit): Promise<Response | undefined> {
  const known = await token();
  const untried = isUntried();
  const first = known === undefined ? undefined : await send(path, init, known);
  if (first !== undefined && first.status !== 401) return first;
  const renewed = known === undefined ? undefined : await token(true);
  const second = renewed === undefined ? undefined : await send(path, init, renewed);
  if (second !== undefined && second.status !== 401) return second;
  // A sign-in that is refused at once would go round in circles.
  return first !== undefined && untried ? (second ?? first) : undefined;
}

async function send(path: string, init: RequestInit, bearer: string): Promise<Response> {
  if (hasLeft()) return nothing();
  const headers = new Headers(init.headers);
  headers.set("authorization", `Bearer ${bearer}`);
  headers.set("accept", "text/html");
  const language = chosenLanguage();
  if (language !== null) headers.set("accept-language", language);
  try {
    const response = await fetch(requestPath(path, home), { cache: "no-store", ...init, headers });
    if (response.status !== 401) noteTaken();
    return response;
  } catch (error) {
    throw new NoAnswer("No answer", { cause: error });
  }
}

/** Whether an answer is a page. */
export function isPage(response: Response): boolean {
  return (response.headers.get("content-type") ?? "").includes("text/html");
}

/** What a refusal says to people, in a sentence. */
export async function sentenceOf(response: Response, sayings: { failed: string; tooMany: string; tooLarge: string }) {
  if (response.status === 429) return sayings.tooMany;
  if (response.status === 413) return sayings.tooLarge;
  if (isPage(response)) {
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    return page.querySelector("main .card p, main p")?.textContent ?? sayings.failed;
  }
  if (response.status >= 500) return sayings.failed;
  const problem: unknown = await response.json().catch(() => undefined);
  const detail: unknown = typeof problem === "object" && problem !== null ? Reflect.get(problem, "detail") : undefined;
  return typeof detail === "string" ? detail : sayings.failed;
}
