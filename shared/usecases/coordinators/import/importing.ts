import type { WorkValues } from "../../../domain/work.ts";
import type { WorkHandler } from "../work.ts";
import { isImported, noteImported, partTexts, removeFile } from "./import-file.ts";
import type { Counts, ImportPorts, KindOfImport, Settling } from "./kind-of-import.ts";
import { readRows } from "./read-rows.ts";
import { remarks } from "./remarks.ts";
import { settleRows } from "./settle-rows.ts";

/**
 * The work of one kind of import. It reads the whole file first: where a row is wrong nothing at all is written, unless
 * the coordinator said to leave such rows out. Then rows are settled in batches, each written wholly or not. After a
 * crash it runs again: what it wrote before it recognises, and counts once.
 */
export function importing<Row>(kind: KindOfImport<Row>): WorkHandler<ImportPorts> {
  return async (work, ports, progress, now) => {
    const source = String(work.order["import"]);
    const upload = await ports.store.get("work", source);
    if (!upload) throw new Error(`There is no upload for the work ${work.id}`);
    const settling: Settling = { work, source, ports, now };
    if (!work.dryRun && isImported(upload)) return finish(countsIn(upload.summary), upload.summary);

    const said = remarks();
    const file = await readRows(kind, partTexts(upload, ports), said);
    const none = {
      rows: file.rows.length + file.wrong,
      new: 0,
      changed: 0,
      unchanged: 0,
      leftOut: 0,
      wrong: file.wrong,
    };
    if (file.unreadable) return tell("unreadable", none);
    if (!work.dryRun && file.wrong > 0 && work.order["skipWrong"] !== true) return tell("refused", none);
    const settled = await settleRows(kind, file.rows, settling, said, progress);
    const counts: Counts = { ...none, ...settled };
    const summary = await tell(work.dryRun ? "looked" : "imported", counts);
    if (work.dryRun) return summary;
    await noteImported(upload, summary, work.requestedBy, ports, now);
    return finish(counts, summary);

    async function tell(outcome: string, counts: Counts): Promise<WorkValues> {
      await progress.say(said.lines(), 0);
      return { outcome, ...counts };
    }

    async function finish(counts: Counts, summary: WorkValues): Promise<WorkValues> {
      await kind.finished?.(counts, settling);
      await removeFile(source, ports, now);
      return summary;
    }
  };
}

function countsIn(summary: WorkValues): Counts {
  const count = (name: keyof Counts) => Number(summary[name] ?? 0);
  return {
    rows: count("rows"),
    new: count("new"),
    changed: count("changed"),
    unchanged: count("unchanged"),
    leftOut: count("leftOut"),
    wrong: count("wrong"),
  };
}
