import type { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { JournalEntry, MessageEntry } from "../../domain/journal.ts";
import type { MessageState } from "../../domain/message.ts";
import type { NewLine, Work } from "../../domain/work.ts";
import { inLine } from "../../ledger/journal.ts";
import type { Progress, WorkHandler } from "../coordinators/work.ts";
import type { Ports } from "../ports.ts";
import { type ErasePorts, erase } from "../privacy/erase.ts";
import { retried } from "../retried.ts";
import { armReplayed, isArmedBy } from "./brake.ts";
import { written } from "./ledger.ts";

/** Lines of the journal read together: mails are brought in line one by one, and few lines are of erasures. */
const atOnce = { mail: 100, erasures: 1000 } as const;
/** Mails nobody knows any more that are listed; all are counted. */
const mostListed = 500;
/** Milliseconds before the end of its time at which a run begins nothing more: a page takes seconds, and so does an erasure. */
const reserve = 60_000;

const count = z.number().int().default(0);
/** How far it is: all the journal is gone through for its mails, and then once more for its erasures. */
const Reached = z.object({
  part: z.enum(["mail", "erasures"]).default("mail"),
  /** The last page that is done of this part; empty before the first. */
  after: z.string().default(""),
  ...{ lines: count, sent: count, unclear: count, again: count, unknown: count, unreadable: count, erased: count },
});
type Reached = z.infer<typeof Reached>;

/**
 * Brings a table that was put back to an earlier state in line with the journal: what was sent since is SENT, what may have
 * been is UNKNOWN, and whoever was erased since is erased again. Then, and only then, mail may leave; and not even then
 * where somebody paused all mail meanwhile. Mail of which the table knows nothing is counted and listed; should the year
 * call for it again, its claim finds its line in the journal, and so does the claim of what cannot be read here.
 * However large the journal: how far it is is kept page by page, and a run that has no time left leaves the rest to the
 * next. Running it again, or a page of it, changes nothing more.
 */
export const replayJournal: WorkHandler<ErasePorts> = async (work, ports, progress, now) => {
  const reached = Reached.parse(work.resume ?? {});
  for (let pages = 0; ; pages++) {
    // Each run does one page at least, or it would never come to an end.
    if (pages > 0 && progress.timeLeft() < reserve) return undefined;
    // Another run may have come to the end meanwhile: mail leaves by now, and what these lines say may be over.
    if (await isArmedBy(work, ports)) return summaryOf(work, reached, ports);
    const { part, after } = reached;
    const page = await ports.store.journalPage({ cursor: after || undefined, limit: atOnce[part] });
    if (part === "mail") await mailsInLine(page.items, reached, progress, ports, now);
    else if (!(await eraseAgain(page.items, reached, progress, ports, now))) return undefined;
    const isLast = page.cursor === undefined && part === "erasures";
    // Where the last page begins stays noted: going through it again finds nothing more to do.
    if (!isLast) reached.after = page.cursor ?? "";
    if (page.cursor === undefined) reached.part = "erasures";
    await progress.at(reached.lines, 0, { ...reached });
    if (isLast) break;
  }
  await armReplayed(work, ports, now);
  return countsOf(reached);
};

const countsOf = ({ part: _part, after: _after, ...counts }: Reached) => counts;

/** What the run that let mail leave has noted; where it died before it could, what was noted page by page. */
async function summaryOf({ id }: Work, reached: Reached, { store }: Pick<Ports, "store">) {
  const work = await store.get("work", id);
  return work?.state === "done" ? work.summary : countsOf(Reached.parse(work?.resume ?? reached));
}

async function mailsInLine(
  lines: readonly JournalEntry[],
  reached: Reached,
  progress: Progress,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<void> {
  const mails = lines.filter((line) => line.of === "message");
  const ids = mails.map(({ id }) => id);
  const unread = new Set<string>();
  const known = await ports.store.getMany("message", ids, (id) => unread.add(id));
  const byId = new Map(known.map((message) => [message.id, message]));
  const unknown = mails.filter(({ id }) => !byId.has(id) && !unread.has(id));
  for (const line of mails) {
    const message = byId.get(line.id);
    if (message && inLine(message, line, now)) tally(reached, await bringInLine(line, ports, now));
  }
  const room = Math.max(0, mostListed - reached.unknown);
  await progress.say(unknown.slice(0, room).map(lineOf), reached.unknown);
  reached.lines += lines.length;
  reached.unknown += unknown.length;
  reached.unreadable += unread.size;
}

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

/** Erases again whoever was erased since. False: there is no time for all of them; the page is for the next run, too. */
async function eraseAgain(
  lines: readonly JournalEntry[],
  reached: Reached,
  progress: Progress,
  ports: ErasePorts,
  now: Temporal.Instant,
): Promise<boolean> {
  let done = 0;
  for (const { of, id, ...line } of lines) {
    const person = of === "erasure" ? await ports.store.get("person", id) : undefined;
    // Whoever came back after it is here by their own wish.
    if (person === undefined || person.createdAt > line.at) continue;
    if (done > 0 && progress.timeLeft() < reserve) {
      await progress.at(reached.lines, 0, { ...reached });
      return false;
    }
    await erase(id, "almanac", ports, now);
    reached.erased++;
    done++;
  }
  return true;
}
