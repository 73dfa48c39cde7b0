import type { Temporal } from "temporal-polyfill";
import type { JournalEntry, MessageEntry } from "../../domain/journal.ts";
import type { MessageState } from "../../domain/message.ts";
import type { NewLine, WorkValues } from "../../domain/work.ts";
import { inLine } from "../../ledger/journal.ts";
import type { WorkHandler } from "../coordinators/work.ts";
import type { Ports } from "../ports.ts";
import { type ErasePorts, erase } from "../privacy/erase.ts";
import { retried } from "../retried.ts";
import { armReplayed } from "./brake.ts";
import { written } from "./ledger.ts";

/** Lines of the journal looked at together. */
const atOnce = 100;
/** Mails nobody knows any more that are listed; all are counted. */
const mostListed = 500;

/**
 * Brings a table that was put back to an earlier state in line with the journal: what was sent since is SENT, what may have
 * been is UNKNOWN, and whoever was erased since is erased again. Then, and only then, mail may leave; and not
 * even then where somebody paused all mail meanwhile. Mail of which the table knows nothing is counted and listed; should the year call for it again, its claim finds its line in the journal.
 * Running it again changes nothing more.
 */
export const replayJournal: WorkHandler<ErasePorts> = async (work, ports, progress, now) => {
  const counts = { lines: 0, sent: 0, unclear: 0, again: 0, unknown: 0, erased: 0 } satisfies WorkValues;
  const erased: JournalEntry[] = [];
  const unknown: MessageEntry[] = [];
  for await (const lines of inGroups(ports.store.everyJournaled())) {
    erased.push(...lines.filter(({ of }) => of === "erasure"));
    const mails = lines.filter((line) => line.of === "message");
    const known = await ports.store.getMany(
      "message",
      mails.map(({ id }) => id),
    );
    const byId = new Map(known.map((message) => [message.id, message]));
    for (const line of mails) {
      const message = byId.get(line.id);
      if (message === undefined) unknown.push(line);
      else if (inLine(message, line, now)) tally(counts, await bringInLine(line, ports, now));
    }
    counts.lines += lines.length;
    await progress.at(counts.lines, 0);
  }
  counts.unknown = unknown.length;
  await progress.say(unknown.slice(0, mostListed).map(lineOf), 0);
  for (const { id, at } of erased) {
    const person = await ports.store.get("person", id);
    // Whoever came back after it is here by their own wish.
    if (person === undefined || person.createdAt > at) continue;
    await erase(id, "almanac", ports, now);
    counts.erased++;
  }
  await armReplayed(work, ports, now);
  return counts;
};

/** Writes what the journal knows, whatever became of the message meanwhile. Undefined: it is in line by now. */
function bringInLine(line: MessageEntry, { store }: Pick<Ports, "store">, now: Temporal.Instant) {
  return retried(async (): Promise<MessageState | undefined> => {
    const message = await store.get("message", line.id);
    const next = message && inLine(message, line, now);
    if (next) await store.commit([written(next, message, now)]);
    return next?.state;
  });
}

function tally(counts: Record<"sent" | "unclear" | "again", number>, state: MessageState | undefined): void {
  if (state === "SENT") counts.sent++;
  if (state === "UNKNOWN") counts.unclear++;
  if (state === "RETRY") counts.again++;
}

function lineOf({ id, state, at }: MessageEntry): NewLine {
  return { level: "warning", says: "unknown", values: { mail: id, state, at } };
}

async function* inGroups(lines: AsyncIterable<JournalEntry>): AsyncIterable<JournalEntry[]> {
  let group: JournalEntry[] = [];
  for await (const line of lines) {
    group.push(line);
    if (group.length < atOnce) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
