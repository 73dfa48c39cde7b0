import { audit } from "../../audit.ts";
import type { Change } from "../../ports.ts";
import { retried } from "../../retried.ts";
import type { Progress } from "../work.ts";
import type { Counts, KindOfImport, Numbered, Settled, Settling } from "./kind-of-import.ts";
import type { Remarks } from "./remarks.ts";

/** Batches under way at once: one is written while others are read. */
const atOnce = 4;
/** Changes of one transaction, beside its audit item; DynamoDB takes at most 100. */
const most = 99;
/** Rows after which progress is noted. */
const often = 1000;

type Settlements = Pick<Counts, "new" | "changed" | "unchanged" | "leftOut">;

/** Settles every row and, unless it only looks, writes it. Answers how many came to what. */
export async function settleRows<Row>(
  kind: Pick<KindOfImport<Row>, "settle" | "batch">,
  rows: readonly Numbered<Row>[],
  settling: Settling,
  said: Remarks,
  progress: Progress,
): Promise<Settlements> {
  const counts = { new: 0, changed: 0, unchanged: 0, leftOut: 0 };
  let [from, done, noted] = [0, 0, 0];
  await progress.at(0, rows.length);

  async function takeTurns(reports: boolean): Promise<void> {
    while (from < rows.length) {
      const batch = rows.slice(from, from + kind.batch);
      from += batch.length;
      const settled = await retried(() => settleBatch(kind, batch, settling));
      for (const [index, { outcome, note }] of settled.entries()) {
        counts[outcome]++;
        if (note) said.row("info", batch[index]?.line ?? 0, note);
      }
      done += batch.length;
      // One of them tells how far all are: two would only meet at the same record.
      if (!reports || done - noted < often) continue;
      noted = done;
      await progress.at(done, rows.length);
    }
  }

  await Promise.all(Array.from({ length: atOnce }, (_, index) => takeTurns(index === 0)));
  await progress.at(rows.length, rows.length);
  return counts;
}

async function settleBatch<Row>(
  { settle }: Pick<KindOfImport<Row>, "settle">,
  batch: readonly Numbered<Row>[],
  settling: Settling,
): Promise<readonly Settled[]> {
  const settled = await settle(batch, settling);
  if (settling.work.dryRun) return settled;
  const { ports, work, source, now } = settling;
  for (const { changes, line } of transactions(settled, batch)) {
    // About the upload, by its first line: what was imported is on the roll itself, which names people.
    await ports.store.commit([...changes, audit(source, work.requestedBy, work.kind, `from line ${line}`, now)]);
  }
  return settled;
}

/** Packs what rows write into as few transactions as hold it; what one row writes stays together. */
function transactions(settled: readonly Settled[], batch: readonly Numbered<unknown>[]) {
  const packed: { line: number; changes: Change[] }[] = [];
  for (const [index, { changes }] of settled.entries()) {
    if (changes.length === 0) continue;
    const last = packed.at(-1);
    if (last && last.changes.length + changes.length <= most) last.changes.push(...changes);
    else packed.push({ line: batch[index]?.line ?? 0, changes: [...changes] });
  }
  return packed;
}
