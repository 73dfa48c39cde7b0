import type { Temporal } from "temporal-polyfill";
import type { Message } from "../../domain/message.ts";
import { instantText } from "../../domain/time.ts";
import { isFinal } from "../../ledger/message-states.ts";
import type { Ports, Unread } from "../ports.ts";

type AuditPorts = Pick<Ports, "store">;

/** Hours of sending that are compared with the journal: more than a day, so that no hour falls between two audits. */
const comparedHours = 36;

/**
 * Reads every message by a strong scan and proves two things: what is not finished stands in the due index, or it would be
 * lost; and what was sent lately stands in the journal, and the other way round, or a restore would send it again.
 * Answers how many were read; one that cannot be is a gap of its own, and hides no other. @throws LedgerGap, with counts alone.
 */
export async function auditLedger(ports: AuditPorts, now: Temporal.Instant): Promise<number> {
  const since = await comparedSince(ports, now);
  const indexed = await all(ports.store.everyDue());
  const suspects: string[] = [];
  const sent = new Set<string>();
  const unread = new Set<string>();
  const cannotRead = (id: string) => void unread.add(id);
  let audited = 0;
  for await (const { id, state, sentAt = "" } of ports.store.everyMessage(cannotRead)) {
    audited++;
    if (!isFinal(state) && !indexed.has(id)) suspects.push(id);
    if (state === "SENT" && sentAt >= since) sent.add(id);
  }
  const gap = {
    notDue: (await stillNotDue(suspects, cannotRead, ports)).length,
    ...(await compared(sent, since, unread, ports)),
    unreadable: unread.size,
  };
  if (Object.values(gap).some((count) => count > 0)) throw new LedgerGap(gap);
  return audited;
}

/** Messages that nothing would ever happen to, and messages of which the ledger and the journal say different things. */
export class LedgerGap extends Error {
  override readonly name = "LedgerGap";
  constructor(gap: Readonly<Record<"notDue" | "notInJournal" | "notInLedger" | "unreadable", number>>) {
    super(
      `${gap.notDue} unfinished messages are not in the due index, ${gap.notInJournal} sent ones not in the journal, ` +
        `${gap.notInLedger} the journal knows as sent not in the ledger, ${gap.unreadable} cannot be read`,
    );
  }
}

/**
 * From when on the two are compared: since mail may leave from this table; before that, the table may have been put back.
 * Where mail leaves from another one, this one waits for its replay, and nothing is compared yet.
 */
async function comparedSince({ store }: AuditPorts, now: Temporal.Instant): Promise<string> {
  const armed = await store.journaled("table", "table");
  const usual = instantText(now.subtract({ hours: comparedHours }));
  if (armed?.table !== (await store.identity())) return instantText(now);
  return armed.at > usual ? armed.at : usual;
}

/** The index lags behind the table: what was written between the two readings is looked at once more. */
async function stillNotDue(suspects: readonly string[], cannotRead: Unread, { store }: AuditPorts): Promise<Message[]> {
  if (suspects.length === 0) return [];
  const again = await all(store.everyDue());
  const current = await store.getMany("message", suspects, cannotRead);
  return current.filter(({ id, state }) => !isFinal(state) && !again.has(id));
}

async function compared(sent: Set<string>, since: string, unread: Set<string>, { store }: AuditPorts) {
  const unheard: string[] = [];
  for await (const line of store.everyJournaled()) {
    if (line.of !== "message" || line.state !== "sent" || line.at < since) continue;
    // What nobody can read is counted as that, and only as that.
    if (!sent.delete(line.id) && !unread.has(line.id)) unheard.push(line.id);
  }
  // Both are written in one transaction, but read one after the other: what differs is read again.
  let [notInJournal, notInLedger] = [0, unheard.length];
  for (const id of sent) if ((await store.journaled("message", id))?.state !== "sent") notInJournal++;
  for (const { state } of await store.getMany("message", unheard, (id) => unread.add(id)))
    if (state === "SENT") notInLedger--;
  return { notInJournal, notInLedger };
}

async function all(ids: AsyncIterable<string>): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const id of ids) found.add(id);
  return found;
}
