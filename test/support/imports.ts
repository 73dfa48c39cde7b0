import { events } from "#shared/contracts/events.ts";
import type { Work, WorkLine } from "#shared/domain/work.ts";
import { applyImport, checkImport } from "#shared/usecases/coordinators/import/start-import.ts";
import { createImport, putImportPart } from "#shared/usecases/coordinators/import/uploads.ts";
import { runWork } from "#shared/usecases/coordinators/work.ts";
import { workHandlers } from "#shared/usecases/coordinators/work-handlers.ts";
import type { Reply } from "#shared/usecases/http.ts";
import type { Ports } from "#shared/usecases/ports.ts";
import { coordinator, request, type World } from "./world.ts";

const as = (idempotencyKey?: string) => ({ caller: coordinator, idempotencyKey });
let uploads = 0;

const idOf = ({ json }: Reply): string =>
  typeof json === "object" && json !== null && "id" in json ? String(json.id) : "";

/** Sends a file in pieces of so many characters. Answers its import. */
export async function upload(
  here: World,
  text: string,
  kind: "members" | "pairs" = "members",
  size = 400,
): Promise<string> {
  const pieces = text.match(new RegExp(`[^]{1,${size}}`, "gu")) ?? [""];
  const body = { kind, parts: pieces.length, name: `${kind}.csv` };
  const begun = await createImport(
    request({ programme: "demo" }, undefined, body, as(`upload ${uploads++}`)),
    here.ports,
    here.now(),
  );
  for (const [part, piece] of pieces.entries())
    await putImportPart(
      request({ programme: "demo", import: idOf(begun), part }, undefined, { text: piece }, as()),
      here.ports,
    );
  return idOf(begun);
}

/** What came of a check or an import. */
export interface Came {
  readonly work: Work;
  readonly lines: readonly WorkLine[];
  /** What its lines say: `error bad-email 3`. */
  readonly said: readonly string[];
}

/** Does the work the bus was told of, as the worker would; or what it was told earlier, once more. */
export async function runRequestedWork(
  here: World,
  ports: Ports = here.ports,
  told: ReturnType<World["bus"]["take"]> = here.bus.take(),
): Promise<void> {
  for (const { name, detail } of told) {
    if (name === "WorkRequested") await runWork(events.WorkRequested.parse(detail), workHandlers, ports, here.now());
  }
}

async function cameOf(here: World, reply: Reply): Promise<Came> {
  const work = await here.store.get("work", idOf(reply));
  if (!work) throw new Error("There is no such work");
  const lines = await here.store.partsOf("workLine", work.id);
  return {
    work,
    lines,
    said: lines.map(({ level, says, values }) => `${level} ${says} ${values["line"] ?? ""}`.trim()),
  };
}

/** Presses the button that checks. */
export function pressCheck(here: World, id: string): Promise<Reply> {
  return checkImport(request({ programme: "demo", import: id }, undefined, {}, as()), here.ports, here.now());
}

/** Presses the button that imports. */
export function pressImport(here: World, id: string, skipWrong = false): Promise<Reply> {
  return applyImport(
    request({ programme: "demo", import: id }, undefined, { skipWrong }, as()),
    here.ports,
    here.now(),
  );
}

/** Checks a file, and waits for what comes of it. */
export async function check(here: World, id: string): Promise<Came> {
  const reply = await pressCheck(here, id);
  await runRequestedWork(here);
  return cameOf(here, reply);
}

/** Imports a file, and waits for what comes of it. */
export async function apply(here: World, id: string, skipWrong = false): Promise<Came> {
  const reply = await pressImport(here, id, skipWrong);
  await runRequestedWork(here);
  return cameOf(here, reply);
}

/** A roll of so many members, all of them right. */
export function roll(count: number): string {
  const lines = Array.from(
    { length: count },
    (_, index) => `A-${index},Member ${index},member.${index}@example.net,student,active,2027-06-30`,
  );
  return ["Member number,Name,E-mail,Career stage,Membership status,Expires", ...lines].join("\n");
}
