import type { Temporal } from "temporal-polyfill";
import { instantOf, instantText, plusHours } from "../../../domain/time.ts";
import { type Work, type WorkValues, workPieceId } from "../../../domain/work.ts";
import { audit } from "../../audit.ts";
import { everything } from "../../everything.ts";
import type { Ports } from "../../ports.ts";
import { retried } from "../../retried.ts";

/** Hours a file is kept at most, imported or not: it holds people's names and addresses. */
export const fileHours = 24;

/** Parts that are removed together. */
const chunk = 100;

/** A file as it was sent, part after part. One that is gone by now reads as nothing. */
export async function* partTexts(upload: Work, { store }: Pick<Ports, "store">): AsyncGenerator<string> {
  const parts = Number(upload.order["parts"]);
  for (let index = 0; index < parts; index++) {
    const part = await store.get("workPart", workPieceId(upload.id, index));
    yield part?.text ?? "";
  }
}

/** Notes what came of a file that was imported: from here on, running again changes nothing. */
export async function noteImported(
  upload: Work,
  summary: WorkValues,
  by: string,
  { store }: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<void> {
  await retried(async () => {
    const current = await store.get("work", upload.id);
    if (!current || isImported(current)) return;
    const counted = `new ${summary["new"]}, changed ${summary["changed"]}, left out ${summary["leftOut"]}`;
    await store.commit([
      { kind: "work", put: { ...current, summary } },
      audit(upload.programme, by, `${upload.kind}-finished`, `${upload.id}: ${counted}`, now),
    ]);
  });
}

/** Whether its rows are written; its parts may still have to go. */
export function isImported({ summary }: Pick<Work, "summary">): boolean {
  return summary["outcome"] !== undefined;
}

/**
 * Removes a file's parts, and then closes the upload: open ones are looked through by housekeeping. A part that came in
 * between has written the upload too, so all is done again.
 */
export async function removeFile(id: string, { store }: Pick<Ports, "store">, now: Temporal.Instant): Promise<void> {
  await retried(async () => {
    const current = await store.get("work", id);
    const parts = await store.partsOf("workPart", id);
    for (let from = 0; from < parts.length; from += chunk)
      await store.commit(parts.slice(from, from + chunk).map((remove) => ({ kind: "workPart", remove })));
    if (current?.state !== "collecting") return;
    await store.commit([{ kind: "work", put: { ...current, state: "done", finishedAt: instantText(now) } }]);
  });
}

/** Removes files a day after they were sent, whatever became of them, and says when the next is due. */
export async function removeOldFiles(
  programme: string,
  dryRun: boolean,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<{ readonly removed: number; readonly next: readonly string[] }> {
  const uploads = await everything(ports, "work", programme, "collecting");
  const until = ({ requestedAt }: Work) => instantText(plusHours(instantOf(requestedAt), fileHours));
  const old = uploads.filter((upload) => until(upload) <= instantText(now));
  for (const { id } of dryRun ? [] : old) await removeFile(id, ports, now);
  return { removed: old.length, next: uploads.filter((one) => !old.includes(one)).map(until) };
}
