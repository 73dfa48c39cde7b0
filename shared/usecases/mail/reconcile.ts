import type { Temporal } from "temporal-polyfill";
import { Conflict } from "../../domain/errors.ts";
import type { Message } from "../../domain/message.ts";
import { instantText, plusHours } from "../../domain/time.ts";
import { onDue } from "../../ledger/due.ts";
import { settled } from "../../ledger/protocol.ts";
import { farAhead, having, type JobOrder, type JobSummary } from "../job.ts";
import type { Ports } from "../ports.ts";
import { auditLedger } from "./audit-ledger.ts";
import { written } from "./ledger.ts";
import { mustReplay } from "./restoring.ts";
import { Unreadable } from "./unreadable.ts";

type ReconcilePorts = Pick<Ports, "store" | "news">;

/** Messages looked at together, and how many of such pages one run takes: about ten minutes' work. The next hour goes on. */
const [atOnce, mostPages] = [1000, 40];
/** Hours for which news that waits to be recorded holds up what is unclear. After that mail is rather sent late than never. */
const patientHours = 24;
/** The hour (UTC) of the daily audit. */
const auditHour = 4;

/**
 * Settles messages of which nobody knows whether SES took them, once its events have had their time, and none of them
 * waits in our own queue. Once a day, or by hand, also audits the ledger. How many were put aside stands in the summary: the alarm on held mail counts them there.
 * @throws LedgerGap when the audit finds one, Unreadable where a message cannot be read: both when all else is done. The
 * alarm on this job's errors is the alarm on lost mail.
 */
export async function reconcile(order: JobOrder, ports: ReconcilePorts, now: Temporal.Instant): Promise<JobSummary> {
  const counts = { unknown: 0, ended: 0, retried: 0, parked: 0, awaitsNews: 0, despiteNews: 0, newsUncounted: 0 };
  try {
    return await settleAndAudit(order, counts, ports, now);
  } catch (error) {
    // Those put aside by then ring their own alarm.
    throw having(error, counts);
  }
}

/**
 * `awaitsNews`: left as they are, for the proof may be in our queue. `despiteNews`: settled though it may be there still.
 * `newsUncounted`: times the queue did not say what it holds.
 */
type Counts = Record<
  "unknown" | "ended" | "retried" | "parked" | "awaitsNews" | "despiteNews" | "newsUncounted",
  number
>;

async function settleAndAudit(order: JobOrder, counts: Counts, ports: ReconcilePorts, now: Temporal.Instant) {
  // In a table that was put back the journal knows better: its replay comes first.
  const waits = await mustReplay(await ports.store.get("brake", "brake"), ports);
  const { next = farAhead, unread } = waits ? nothingSettled(now) : await settleAll(order.dryRun, counts, ports, now);
  const today = now.toZonedDateTimeISO("UTC");
  const nextAudit = instantText(
    today
      .withPlainTime({ hour: auditHour })
      .add({ days: today.hour < auditHour ? 0 : 1 })
      .toInstant(),
  );
  // An unclear message stands in the due index too: before its time, and before the next audit, there is nothing to do.
  const soonest = next < nextAudit ? next : nextAudit;
  const nothingBefore = counts.awaitsNews > 0 ? undefined : soonest;
  const audits = today.hour === auditHour || order.byHand;
  // The audit counts those that nobody can read itself.
  if (!audits && unread.size > 0) throw new Unreadable(unread);
  if (!audits) return { summary: counts, nothingBefore };
  const audited = await auditLedger(ports, now);
  // What was audited stays proved until somebody writes.
  return { summary: { ...counts, audited }, nothingBefore: counts.awaitsNews > 0 ? undefined : next };
}

/** There is something to do as soon as mail may leave. */
const nothingSettled = (now: Temporal.Instant) => ({ next: instantText(now), unread: new Set<string>() });

/** Goes on until nothing is left that is due, or until its time is up. */
async function settleAll(dryRun: boolean, counts: Counts, { store, news }: ReconcilePorts, now: Temporal.Instant) {
  const unread = new Set<string>();
  const awaiting = new Set<string>();
  const stay = () => unread.size + awaiting.size;
  for (let page = 1; ; page++) {
    // Before the messages are read: what was recorded by then is seen in them.
    const newsWaits = await someWaits(news, counts);
    const { ids, next } = await store.due("open", now, atOnce + stay());
    const before = stay();
    let moved = 0;
    for (const message of await store.getMany("message", ids, (id) => unread.add(id))) {
      const step = stepOf(message, now);
      if (step === undefined || awaiting.has(message.id)) continue;
      if (message.state === "UNKNOWN") counts.unknown++;
      const despite = newsWaits && message.state === "UNKNOWN";
      if (despite && isPatient(message, now)) {
        awaiting.add(message.id);
        counts.awaitsNews++;
        continue;
      }
      if (dryRun || !(await wrote(step, message, store, now))) continue;
      moved++;
      if (step.state === "UNKNOWN") counts.ended++;
      if (step.state === "RETRY") counts.retried++;
      if (step.state === "PARKED") counts.parked++;
      if (despite) counts.despiteNews++;
    }
    // The index lags behind: what was settled a moment ago may stand there still.
    if ((moved === 0 && stay() === before) || page === mostPages) return { next, unread };
  }
}

/** Dispatch ends leases as well, but not while mail is paused; and they must not stand before what is unclear. */
function stepOf(message: Message, now: Temporal.Instant): Message | undefined {
  if (message.state === "SENDING") return onDue(message, now)?.next;
  const isDue = (message.nextActionAt ?? farAhead) <= instantText(now);
  return message.state === "UNKNOWN" && isDue ? settled(message, now) : undefined;
}

/** Whether news may wait in our queue that would prove an attempt. Where the queue cannot say, it may; the summary tells. */
async function someWaits(news: Ports["news"], counts: Counts): Promise<boolean> {
  try {
    return (await news.waiting()) > 0;
  } catch {
    counts.newsUncounted++;
    return true;
  }
}

/** Whether a message is not yet unclear for so long that it goes on without the news. */
function isPatient({ nextActionAt = "" }: Message, now: Temporal.Instant): boolean {
  return nextActionAt > instantText(plusHours(now, -patientHours));
}

async function wrote(
  next: Message,
  before: Message,
  store: ReconcilePorts["store"],
  now: Temporal.Instant,
): Promise<boolean> {
  try {
    await store.commit([written(next, before, now)]);
    return true;
  } catch (error) {
    // Evidence came in between; it knows better.
    if (error instanceof Conflict) return false;
    throw error;
  }
}
