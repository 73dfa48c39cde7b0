import { ask, NoAnswer, sentenceOf } from "./ask.ts";
import { word } from "./config.ts";
import { piecesOf, textOf } from "./file-text.ts";
import { newKey } from "./machine.ts";
import { go, sayings } from "./pages.ts";
import { pageAt } from "./paths.ts";

/** Bytes of one request, as the API takes them, and of a whole file. */
const mostInPart = 300_000;
const mostInFile = 25_000_000;
/** How often a part is sent before it is given up. */
const attempts = 3;

/** Sends a form's file in parts, has it checked, and goes to the page that shows how far that is. Answers a sentence where it is refused. */
export async function upload(
  form: HTMLFormElement,
  path: string,
  fields: readonly (readonly [string, string])[],
): Promise<string | undefined> {
  const input = form.elements.namedItem("file");
  const file = input instanceof HTMLInputElement ? input.files?.[0] : undefined;
  if (file === undefined) return form.dataset["none"] ?? word("no-file");
  if (file.size > mostInFile) return form.dataset["large"] ?? word("too-large");
  const parts = piecesOf(textOf(await file.arrayBuffer()), mostInPart);
  form.dataset["key"] ??= newKey();
  const order = [...fields, ["parts", String(parts.length)] as const, ["name", file.name] as const];
  const begun = await post(path, order, form.dataset["key"]);
  if (!begun.ok) return sentenceOf(begun, sayings);
  const { id } = await idIn(begun);
  const bar = progress(form, parts.length);
  try {
    for (const [number, bytes] of parts.entries()) {
      const sent = await put(`${path}/${id}/parts/${number}`, bytes);
      if (!sent.ok) return await sentenceOf(sent, sayings);
      bar.at(number + 1);
    }
    const checked = await post(`${path}/${id}/check`, [], form.dataset["key"]);
    if (!checked.ok) return await sentenceOf(checked, sayings);
    const { status } = await statusIn(checked);
    await go(pageAt(status) ?? status);
  } finally {
    bar.end();
  }
  return undefined;
}

function post(path: string, fields: readonly (readonly [string, string])[], key: string): Promise<Response> {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  return ask(path, { method: "POST", headers: { "idempotency-key": key }, body });
}

async function idIn(response: Response): Promise<{ id: string }> {
  return response.json();
}

async function statusIn(response: Response): Promise<{ status: string }> {
  return response.json();
}

/** A part that got lost is sent again: the same part under the same number changes nothing. */
async function put(path: string, bytes: Uint8Array<ArrayBuffer>): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    try {
      const headers = { "content-type": "text/csv; charset=utf-8" };
      const response = await ask(path, { method: "PUT", headers, body: bytes });
      if (response.status < 500 || attempt === attempts) return response;
    } catch (error) {
      if (!(error instanceof NoAnswer) || attempt === attempts) throw error;
    }
  }
}

/** Shows how much is sent, in the bar and the line that the form brings, or in ones of its own. */
function progress(form: HTMLFormElement, total: number) {
  const own = document.createElement("progress");
  const brought = form.querySelector("progress");
  const bar = brought ?? own;
  if (brought === null) form.append(own);
  const line = form.querySelector("[role=status]");
  const at = (done: number) => {
    bar.hidden = false;
    bar.max = total;
    bar.value = done;
    const saying = word("sent-part").replace("{done}", String(done)).replace("{total}", String(total));
    bar.setAttribute("aria-label", saying);
    if (line !== null) line.textContent = saying;
  };
  const end = () => {
    bar.hidden = true;
    if (brought === null) own.remove();
    if (line !== null) line.textContent = "";
  };
  at(0);
  return { at, end };
}
