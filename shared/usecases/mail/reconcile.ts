import type { Temporal } from "temporal-polyfill";
import { Conflict } from "../../domain/errors.ts";
import { instantText } from "../../domain/time.ts";
import { isFinal } from "../../ledger/message-states.ts";
import { settled } from "../../ledger/protocol.ts";
import { farAhead, type JobOrder, type JobSummary } from "../job.ts";
import type { Ports } from "../ports.ts";
import { written } from "./ledger.ts";

type ReconcilePorts = Pick<Ports, "store">;

/** Messages one run settles. */
const atOnce = 1000;
/** The hour (UTC) of the daily audit. */
const auditHour = 4;

/**
 * Settles messages of which nobody knows whether SES took them, once its events have had their time. Once a day, or by
 * hand, also audits the ledger: every message that is not finished must stand in the due index, or it would be lost.
 * @throws when the audit finds one that does not; the alarm on this job's errors is the alarm on lost mail.
 */
export async function reconcile(order: JobOrder, ports: ReconcilePorts, now: Temporal.Instant): Promise<JobSummary> {
  const { ids, next = farAhead } = await ports.store.due("open", now, atOnce);
  const unknown = (await ports.store.getMany("message", ids)).filter(
    ({ state, nextActionAt = "" }) => state === "UNKNOWN" && nextActionAt <= instantText(now),
  );
  let retried = 0;
  let parked = 0;
  for (const message of order.dryRun ? [] : unknown) {
    const next = settled(message, now);
    try {
      await ports.store.commit([written(next, message, now)]);
    } catch (error) {
      // Evidence came in between; it knows better.
      if (error instanceof Conflict) continue;
      throw error;
    }
    if (next.state === "PARKED") parked++;
    else retried++;
  }
  const summary = { unknown: unknown.length, retried, parked };
  const today = now.toZonedDateTimeISO("UTC");
  const nextAudit = instantText(
    today
      .withPlainTime({ hour: auditHour })
      .add({ days: today.hour < auditHour ? 0 : 1 })
      .toInstant(),
  );
  // An unclear message stands in the due index too: before its time, and before the next audit, there is nothing to do.
  const nothingBefore = next < nextAudit ? next : nextAudit;
  if (today.hour !== auditHour && !order.byHand) return { summary, nothingBefore };
  const { audited, missing } = await auditLedger(ports);
  if (missing.length > 0) throw new LedgerGap(missing);
  // What was audited stays proved until somebody writes.
  return { summary: { ...summary, audited }, nothingBefore: next };
}

/** Messages that are not finished and not in the due index: nothing would ever happen to them. */
export class LedgerGap extends Error {
  override readonly name = "LedgerGap";
  constructor(missing: readonly string[]) {
    super(`${missing.length} unfinished messages are not in the due index: ${missing.slice(0, 5).join(", ")}`);
  }
}

async function auditLedger({ store }: ReconcilePorts): Promise<{ audited: number; missing: string[] }> {
  const indexed = new Set<string>();
  for await (const id of store.everyDue()) indexed.add(id);
  let audited = 0;
  const suspects: string[] = [];
  for await (const message of store.everyMessage()) {
    audited++;
    if (!isFinal(message.state) && !indexed.has(message.id)) suspects.push(message.id);
  }
  // The index lags behind the table: what was written between the two readings is looked at once more.
  const again = new Set<string>();
  if (suspects.length > 0) for await (const id of store.everyDue()) again.add(id);
  const current = suspects.length > 0 ? await store.getMany("message", suspects) : [];
  return { audited, missing: current.filter(({ id, state }) => !isFinal(state) && !again.has(id)).map(({ id }) => id) };
}
