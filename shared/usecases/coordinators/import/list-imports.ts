import type { Temporal } from "temporal-polyfill";
import { exampleOf } from "../../../console/import-example.ts";
import { importsPage } from "../../../console/imports.tsx";
import { type ImportKind, importKinds } from "../../../contracts/desk/imports-requests.ts";
import { Problem } from "../../../domain/errors.ts";
import { instantText, plusHours } from "../../../domain/time.ts";
import type { Work } from "../../../domain/work.ts";
import { translator } from "../../../locales/translate.ts";
import type { Reply, RequestOf } from "../../http.ts";
import { pageLanguage } from "../../language.ts";
import type { Ports } from "../../ports.ts";
import { programmeOf } from "../../programme-of.ts";
import { mustRun } from "../allowed.ts";
import { type FileKind, kindsOfImport } from "./kinds.ts";

/** Days the list goes back, and imports it shows. */
const [daysBack, most] = [30, 20];
const states = ["done", "running", "requested", "failed"] as const;

/** The page that takes files: what they should look like, and what came of the latest. */
export async function listImports(
  request: RequestOf<"listImports">,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme: id } = request.parameters;
  mustRun(request, id);
  const [programme, latest] = await Promise.all([programmeOf(ports, id), latestOf(id, ports, now)]);
  const kinds = importKinds.flatMap((kind) => {
    const found: FileKind | undefined = kindsOfImport[kind];
    return found ? [{ kind, columns: found.columns }] : [];
  });
  const html = importsPage({
    locale: pageLanguage(request, undefined, programme),
    programme: { id, name: programme.name },
    zone: programme.zone,
    done: request.query.done,
    kinds: kinds.map(({ kind, columns }) => ({ kind, columns: columns.map(({ name }) => name) })),
    latest: latest.map(rowOf),
  });
  return { status: 200, json: { items: latest, kinds: kinds.map(listedKind) }, html };
}

/** A small file to begin from. */
export async function importExample(request: RequestOf<"importExample">, ports: Pick<Ports, "store">): Promise<Reply> {
  const { programme: id } = request.parameters;
  mustRun(request, id);
  const { kind, format } = request.query;
  const [programme, found] = [await ports.store.get("programme", id), kindsOfImport[kind]];
  if (!programme || !found) throw new Problem("not-found", "There is no such example.");
  const t = translator(pageLanguage(request, undefined, programme));
  const columns = found.columns.map(({ name }) => name);
  const example = { name: t.of(`import.example.${kind}.file`), text: exampleOf(t, kind, columns) };
  // The mark tells spreadsheets that it is UTF-8.
  const file = { name: example.name, type: "text/csv; charset=utf-8", text: `\uFEFF${example.text}` };
  return { status: 200, json: example, ...(format === "csv" ? { file } : {}) };
}

function listedKind({ kind, columns }: { kind: ImportKind; columns: FileKind["columns"] }) {
  return { kind, columns: columns.map(({ name, headings }) => ({ name, headings: [...headings] })) };
}

/** The runs of the last month, the newest first: uploads themselves are none. */
async function latestOf(programme: string, { store }: Pick<Ports, "store">, now: Temporal.Instant): Promise<Work[]> {
  const from = instantText(plusHours(now, -24 * daysBack));
  const lists = await Promise.all(states.map((state) => store.list("work", programme, { state, from, limit: 200 })));
  return lists
    .flatMap(({ items }) => items)
    .filter(({ order }) => order["import"] !== undefined)
    .sort((one, other) => (one.requestedAt > other.requestedAt ? -1 : 1))
    .slice(0, most);
}

function rowOf({ id, kind, state, dryRun, order, requestedAt, summary }: Work) {
  return { id, kind, state, dryRun, name: String(order["name"] ?? ""), at: requestedAt, summary };
}
