import type { Temporal } from "temporal-polyfill";
import { Problem } from "../../../domain/errors.ts";
import { derivedId } from "../../../domain/ids.ts";
import { instantText } from "../../../domain/time.ts";
import { type Work, workPieceId } from "../../../domain/work.ts";
import type { Reply, RequestContext, RequestOf } from "../../http.ts";
import type { Ports } from "../../ports.ts";
import { retried } from "../../retried.ts";
import { mustRun } from "../allowed.ts";
import { accepted, newWork, workAudit } from "../work.ts";
import { openUpload, uploadOf } from "./uploads.ts";

type StartPorts = Pick<Ports, "store" | "bus">;

/** Checks a file line by line: what would come of it, and nothing is written. */
export async function checkImport(
  request: RequestOf<"checkImport">,
  ports: StartPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme, import: id } = request.parameters;
  mustRun(request, programme);
  const upload = await openUpload(programme, id, ports);
  // A part may have been sent anew since the last check, so each press is a check of its own.
  return begin(request, upload, { dryRun: true, key: request.idempotencyKey ?? instantText(now) }, ports, now);
}

/** Imports a file. Pressed twice, it is imported once; after it stopped, it goes on. */
export async function applyImport(
  request: RequestOf<"applyImport">,
  ports: StartPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme, import: id } = request.parameters;
  mustRun(request, programme);
  const { skipWrong } = request.body;
  const upload = await uploadOf(programme, id, ports);
  const key = skipWrong ? "right lines" : "all lines";
  const earlier = await ports.store.get("work", runId(upload.id, key));
  // Its own run is the answer, however it ended and whoever asks again.
  if (!earlier) await openUpload(programme, id, ports);
  return begin(request, upload, { dryRun: false, key, skipWrong }, ports, now);
}

interface Run {
  readonly dryRun: boolean;
  readonly key: string;
  readonly skipWrong?: boolean;
}

const runId = (upload: string, key: string) => derivedId("wrk", upload, key);

/** Asks for the work, once for one key. Work that failed, or found lines that were wrong, is begun again. */
async function begin(
  request: RequestContext,
  upload: Work,
  { dryRun, key, skipWrong = false }: Run,
  { store, bus }: StartPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme, kind } = upload;
  const order = { import: upload.id, name: String(upload.order["name"] ?? ""), skipWrong };
  const id = runId(upload.id, dryRun ? `check ${key}` : key);
  const work = { ...newWork(request, { programme, kind, dryRun, order }, "requested", now), id };
  await retried(async () => {
    const known = await store.get("work", id);
    const outcome = known?.summary["outcome"];
    const isOver = known?.state === "done" && (outcome === "imported" || outcome === "looked");
    if (isOver || known?.state === "requested" || known?.state === "running") return;
    await mustBeWhole(upload, { store });
    await store.commit([{ kind: "work", put: { ...work, version: known?.version ?? 0 } }, workAudit(work, now)]);
  });
  await bus.publish("WorkRequested", { programme, work: id });
  return accepted(work);
}

/** @throws Problem `conflict` that names the first part that is missing. */
async function mustBeWhole(upload: Work, { store }: Pick<Ports, "store">): Promise<void> {
  const ids = Array.from({ length: Number(upload.order["parts"]) }, (_, index) => workPieceId(upload.id, index));
  const here = new Set((await store.getMany("workPart", ids)).map(({ id }) => id));
  const missing = ids.findIndex((id) => !here.has(id));
  if (missing >= 0)
    throw new Problem("conflict", `Part ${missing} of the file was not sent yet.`, [], "problem.import-parts");
}
