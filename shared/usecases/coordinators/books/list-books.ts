import { booksPage } from "../../../console/books.tsx";
import type { BookFinding, BookRow } from "../../../contracts/desk/books-answers.ts";
import { type FieldProblem, Problem } from "../../../domain/errors.ts";
import type { Playbook } from "../../../domain/playbook.ts";
import type { Programme } from "../../../domain/programme.ts";
import { playbookId, shippedPlaybook, shippedPlaybooks } from "../../../playbooks/shipped.ts";
import type { Reply, RequestContext, RequestOf } from "../../http.ts";
import { pageLanguage } from "../../language.ts";
import type { Ports } from "../../ports.ts";
import { programmeOf } from "../../programme-of.ts";
import { playbookId as copyId } from "../../year/programme-plan.ts";
import { mustRun } from "../allowed.ts";

type BookPorts = Pick<Ports, "store">;

/** The year plans a programme may choose from, each to be had as a file, and the form that takes one. */
export async function listBooks(request: RequestOf<"listBooks">, ports: BookPorts): Promise<Reply> {
  const { programme: id } = request.parameters;
  mustRun(request, id);
  const programme = await programmeOf(ports, id);
  const items = await booksOf(programme, ports);
  const html = booksPageOf(request, programme, items, { done: request.query.done });
  return { status: 200, version: programme.version, json: { items, cursor: null }, html };
}

/** A year plan as a file, as it is kept: a programme's own copy before the one that comes with Almanac. */
export async function showBook(request: RequestOf<"showBook">, { store }: BookPorts): Promise<Reply> {
  const { programme: id, book } = request.parameters;
  mustRun(request, id);
  const copy = await store.get("playbook", copyId({ id, playbook: book }));
  const playbook = copy?.playbook ?? shippedPlaybook(book);
  if (!playbook) throw new Problem("not-found", "There is no such year plan.");
  const text = `${JSON.stringify(playbook, undefined, 2)}\n`;
  const file = { name: `${book.name}-${book.version}.json`, type: "application/json", text };
  return { status: 200, json: playbook, file };
}

/** Those that come with Almanac, then the programme's own, by name and the latest first. */
export async function booksOf(programme: Programme, { store }: BookPorts): Promise<BookRow[]> {
  const copies = (await store.partsOf("playbook", programme.id)).map(({ playbook }) => playbook);
  const own = copies.filter((playbook) => !shippedPlaybook(playbook));
  const inOrder = [...own].sort((one, other) =>
    one.name === other.name ? other.version - one.version : one.name < other.name ? -1 : 1,
  );
  const row = (shipped: boolean) => (playbook: Playbook) => rowOf(playbook, shipped, programme);
  return [...[...shippedPlaybooks.values()].map(row(true)), ...inOrder.map(row(false))];
}

function rowOf(playbook: Playbook, shipped: boolean, programme: Programme): BookRow {
  const { name, version, touchpoints, madeFrom } = playbook;
  const current = playbookId(playbook) === playbookId(programme.playbook);
  return { name, version, shipped, current, prompts: touchpoints.length, ...(madeFrom && { madeFrom }) };
}

/** What the page says besides the list. */
export interface Told {
  readonly done?: string | undefined;
  readonly typed?: { readonly name: string; readonly text: string };
  readonly errors?: readonly FieldProblem[];
  readonly findings?: readonly BookFinding[];
}

/** The page of a programme's year plans. */
export function booksPageOf(
  request: RequestContext,
  programme: Programme,
  books: readonly BookRow[],
  { done, typed = { name: "", text: "" }, errors = [], findings = [] }: Told = {},
): string {
  const { id, name, version } = programme;
  const locale = pageLanguage(request, undefined, programme);
  return booksPage({ locale, programme: { id, name }, done, version, books, typed, errors, findings });
}
