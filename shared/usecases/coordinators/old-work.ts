import type { Temporal } from "temporal-polyfill";
import { instantOf, instantText, plusHours } from "../../domain/time.ts";
import { everything } from "../everything.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";

/**
 * Hours after which work that nobody began was forgotten, as its event got lost, and work of which no run began since was
 * cut off, or the event of its next run got lost: no run takes longer than a quarter of one.
 */
const lostHours = 1;
/** Days the page of finished work is kept. */
const keptDays = 90;
/** Lines of one transaction. */
const chunk = 100;

interface Looked {
  readonly removed: number;
  readonly next: readonly string[];
}

const after = (at: string, hours: number) => instantText(plusHours(instantOf(at), hours));

/** Asks once more for work that was asked for and never done. */
export async function askAgainForWork(
  programme: string,
  dryRun: boolean,
  ports: Pick<Ports, "store" | "bus">,
  now: Temporal.Instant,
): Promise<Looked> {
  const [requested, running] = await Promise.all([
    everything(ports, "work", programme, "requested"),
    everything(ports, "work", programme, "running"),
  ]);
  const waits = [...requested, ...running].map((work) => ({
    work,
    at: after(work.begunAt ?? work.requestedAt, lostHours),
  }));
  const late = waits.filter(({ at }) => at <= instantText(now));
  for (const { work } of dryRun ? [] : late) await ports.bus.publish("WorkRequested", { programme, work: work.id });
  return { removed: late.length, next: waits.map(({ at }) => at).filter((at) => at > instantText(now)) };
}

/** Removes work that ended three months ago, with its lines. */
export async function removeOldWork(
  programme: string,
  dryRun: boolean,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Looked> {
  const [done, failed] = await Promise.all([
    everything(ports, "work", programme, "done"),
    everything(ports, "work", programme, "failed"),
  ]);
  const ended = [...done, ...failed];
  const old = ended.filter(({ requestedAt }) => after(requestedAt, keptDays * 24) <= instantText(now));
  for (const { id } of dryRun ? [] : old) await remove(id, ports);
  return {
    removed: old.length,
    next: ended.filter((one) => !old.includes(one)).map(({ requestedAt }) => after(requestedAt, keptDays * 24)),
  };
}

async function remove(id: string, { store }: Pick<Ports, "store">): Promise<void> {
  await retried(async () => {
    const lines = await store.partsOf("workLine", id);
    for (let from = 0; from < lines.length; from += chunk)
      await store.commit(lines.slice(from, from + chunk).map((line) => ({ kind: "workLine", remove: line })));
    const work = await store.get("work", id);
    if (work) await store.commit([{ kind: "work", remove: work }]);
  });
}
