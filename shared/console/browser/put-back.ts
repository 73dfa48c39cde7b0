import { word } from "./config.ts";
import { who } from "./sign-in.ts";
import { keep, take } from "./storage.ts";
import { restore, type Typed } from "./typed.ts";

/** Puts back what the same person typed before the sign-in ended, and says so. */
export function putBack(): boolean {
  const typed = take<Typed & { search: string; who?: string }>("typed");
  keep("typed", undefined);
  if (typed?.who === undefined || typed.who !== who()) return false;
  if (typed.search !== location.search || !restore(document.body, typed)) return false;
  const note = document.createElement("div");
  note.className = "note";
  note.tabIndex = -1;
  note.setAttribute("role", "status");
  note.textContent = word("kept");
  document.querySelector("h1")?.after(note);
  note.focus();
  return true;
}
