import type { Temporal } from "temporal-polyfill";
import { partBytes } from "../../../contracts/desk/imports-requests.ts";
import { Problem } from "../../../domain/errors.ts";
import { type Work, workPieceId } from "../../../domain/work.ts";
import { audit } from "../../audit.ts";
import type { Reply, RequestOf } from "../../http.ts";
import type { Ports } from "../../ports.ts";
import { retried } from "../../retried.ts";
import { mustRun } from "../allowed.ts";
import { newWork } from "../work.ts";
import { isImported } from "./import-file.ts";
import { kindsOfImport } from "./kinds.ts";

/** Begins an import: an upload that waits for its parts. */
export async function createImport(
  request: RequestOf<"createImport">,
  { store }: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme } = request.parameters;
  const caller = mustRun(request, programme);
  const { kind, parts, name = "" } = request.body;
  const known = kindsOfImport[kind];
  if (!known)
    throw new Problem("invalid-request", "This kind of file cannot be imported.", [
      { field: "kind", message: "is not a kind of file that can be imported" },
    ]);
  if (!(await store.get("programme", programme))) throw new Problem("not-found", "There is no such programme.");
  const order = { programme, kind: known.work, dryRun: true, order: { parts, name } };
  const upload = newWork(request, order, "collecting", now);
  if (!(await store.get("work", upload.id)))
    await store.commit([
      { kind: "work", put: upload },
      audit(programme, caller.id, `${known.work}-begun`, upload.id, now),
    ]);
  const status = `/admin/programmes/${programme}/runs/${upload.id}`;
  return { status: 201, json: { id: upload.id, status }, headers: { location: status } };
}

/**
 * Keeps one part of a file. Sending it again replaces it. The upload is written with it, unchanged: a part that meets
 * the removal of its file is not kept, for nothing would remove it.
 */
export async function putImportPart(
  request: RequestOf<"putImportPart">,
  { store }: Pick<Ports, "store">,
): Promise<Reply> {
  const { programme, import: id, part } = request.parameters;
  mustRun(request, programme);
  const upload = await openUpload(programme, id, { store });
  if (part >= Number(upload.order["parts"]))
    throw new Problem("invalid-request", "The import was begun with fewer parts.", [
      { field: "part", message: `is below ${upload.order["parts"]}` },
    ]);
  const { text } = request.body;
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > partBytes)
    throw new Problem("too-large", `A part may have at most ${partBytes} bytes.`, [], "problem.import-part");
  await retried(async () => {
    const pieceId = workPieceId(id, part);
    const open = await openUpload(programme, id, { store });
    const before = await store.get("workPart", pieceId);
    await store.commit([
      { kind: "workPart", put: { id: pieceId, version: before?.version ?? 0, text } },
      { kind: "work", put: open },
    ]);
  });
  return { status: 200, json: { part, bytes } };
}

/** An upload of this programme. @throws Problem `not-found`, also for work of another kind. */
export async function uploadOf(programme: string, id: string, { store }: Pick<Ports, "store">): Promise<Work> {
  const work = await store.get("work", id);
  const isUpload = work?.programme === programme && work.order["parts"] !== undefined;
  if (!isUpload) throw new Problem("not-found", "There is no such import.");
  return work;
}

/** The same, while its file is still here. @throws Problem `not-found`, `conflict` once it was imported or its day is over. */
export async function openUpload(programme: string, id: string, ports: Pick<Ports, "store">): Promise<Work> {
  const upload = await uploadOf(programme, id, ports);
  if (upload.state !== "collecting" || isImported(upload))
    throw new Problem("conflict", "This file is not kept any more. Send it again.", [], "problem.import-gone");
  return upload;
}
