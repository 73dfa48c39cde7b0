import { type WorkLineModel, type WorkModel, workPage } from "../../console/work.tsx";
import { Problem } from "../../domain/errors.ts";
import type { Work, WorkKind, WorkLine } from "../../domain/work.ts";
import type { ConsolePart } from "../../view/console.tsx";
import type { Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import { namesOf } from "../names-of.ts";
import type { Ports } from "../ports.ts";
import { mustRun } from "./allowed.ts";
import { workPages } from "./work-pages.ts";

/** The part of the console in which each kind of work was asked for. */
const partOf = {
  "import-members": "import",
  "import-pairs": "import",
  invitations: "people",
  "key-date-preview": "dates",
  "pause-preview": "dates",
  "mail-hold": "mail",
  "pair-preview": "pairing",
  "mentor-choices": "pairing",
  groups: "pairing",
  "settings-preview": "settings",
  "pairing-preview": "pairing",
  "carry-over": "settings",
  report: "report",
  announcement: "announcements",
  restore: "mail",
} as const satisfies Record<WorkKind, ConsolePart>;

/** Reads work of a programme. @throws Problem `not-found`. */
export async function workOf(programme: string, id: string, { store }: Pick<Ports, "store">): Promise<Work> {
  const work = await store.get("work", id);
  if (work?.programme !== programme) throw new Problem("not-found", "There is no such work.");
  return work;
}

/** How far work is, and a page of its lines. */
export async function showWork(request: RequestOf<"showWork">, ports: Pick<Ports, "store">): Promise<Reply> {
  const { programme: id, work: workId } = request.parameters;
  mustRun(request, id);
  const [work, programme, { items, cursor = null }] = await Promise.all([
    workOf(id, workId, ports),
    ports.store.get("programme", id),
    ports.store.partsPage("workLine", workId, request.query),
  ]);
  const lines = await named(items, ports);
  const model: WorkModel = {
    ...work,
    locale: pageLanguage(request, undefined, programme),
    programme: programme && { id, name: programme.name },
    part: partOf[work.kind],
    finished: work.done,
    done: request.query.done,
    path: `programmes/${id}/runs/${work.id}`,
    lines,
    cursor,
    later: request.query.cursor !== undefined,
  };
  const html = (workPages[work.kind] ?? ((_, usual) => workPage(usual)))(work, model);
  return { status: 200, version: work.version, json: { ...work, lines: items, cursor }, html };
}

/** Lines with the names of whom they are about. */
async function named(lines: readonly WorkLine[], ports: Pick<Ports, "store">): Promise<WorkLineModel[]> {
  const people = lines.flatMap(({ person }) => person ?? []);
  const names = await namesOf(people, ports);
  return lines.map(({ person, ...line }) => ({ ...line, name: person && names.get(person) }));
}
