import type { Temporal } from "temporal-polyfill";
import { Conflict } from "../../domain/errors.ts";
import { Lane, laneOf } from "../../domain/message.ts";
import { onDue } from "../../ledger/due.ts";
import { dueLanes } from "../../ledger/due-lanes.ts";
import { farAhead, type JobOrder, type JobSummary } from "../job.ts";
import type { Ports } from "../ports.ts";
import { mailMayLeave } from "./brake.ts";
import { written } from "./ledger.ts";

/** Messages one run hands on: about three minutes of a modest SES rate, so that withdrawals and moved dates still bite. */
const atOnce = 400;

/** Hands every message that is due to the send queue, and gives up on claims whose lease ran out. */
export async function dispatch(
  order: JobOrder,
  ports: Pick<Ports, "store" | "queue">,
  now: Temporal.Instant,
): Promise<JobSummary> {
  // Nothing moves while the brake is on: neither hints nor expiry, so that releasing it finds everything as it was.
  if (!(await mailMayLeave(ports))) return { summary: { due: 0, brake: "on" } };
  const parts = await Promise.all(dueLanes.map((lane) => ports.store.due(lane, now, atOnce)));
  const ids = parts.flatMap((part) => part.ids);
  const next = parts.flatMap((part) => part.next ?? []).sort()[0];
  if (order.dryRun) return { summary: { due: ids.length } };
  const messages = await ports.store.getMany("message", ids);
  const hints: Record<Lane, string[]> = { interactive: [], bulk: [] };
  let skipped = 0;
  for (const message of messages.sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1))) {
    const step = onDue(message, now);
    if (step === undefined) continue;
    try {
      await ports.store.commit([written(step.next, message, now)]);
    } catch (error) {
      // Somebody else moved it on meanwhile: whatever they did is newer than what we saw.
      if (error instanceof Conflict) continue;
      throw error;
    }
    if (step.hint) hints[laneOf(message)].push(message.id);
    else skipped++;
  }
  for (const lane of Lane.options) await ports.queue.hint(hints[lane], lane);
  const hinted = hints.interactive.length + hints.bulk.length;
  return { summary: { due: ids.length, hinted, settled: skipped }, nothingBefore: next ?? farAhead };
}
