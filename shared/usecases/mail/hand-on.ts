import type { Temporal } from "temporal-polyfill";
import { Conflict } from "../../domain/errors.ts";
import { Lane, laneOf, type Message } from "../../domain/message.ts";
import { onDue } from "../../ledger/due.ts";
import { farAhead, type JobOrder } from "../job.ts";
import type { Ports } from "../ports.ts";
import { written } from "./ledger.ts";

type HandOnPorts = Pick<Ports, "store" | "queue">;

/** Messages that are read together, and those of them that are written and hinted together: SQS takes ten in one call. */
const [readTogether, hintedTogether] = [100, 10];
/** Milliseconds before the end of its time at which a run begins nothing more. */
const reserve = 5000;

/** What one run has done so far. */
export interface Handed {
  hinted: number;
  /** Skipped, or given up as unclear. */
  settled: number;
  /** It ended before everything was handed on, for its time was over. */
  cut: boolean;
  /** When the first hint has to be given again if nothing came of it. */
  again: string;
  /** Ids of those that this version cannot read. They stay where they are, and hold up no other. */
  readonly unread: Set<string>;
}

export const nothingHanded = (): Handed => ({
  hinted: 0,
  settled: 0,
  cut: false,
  again: farAhead,
  unread: new Set(),
});

/**
 * Takes the due step of each message and gives its hint. Ten at a time are written side by side and hinted while the next
 * ten are written: at SES's highest rates a minute brings thirty thousand, and a run that dies leaves few without a hint.
 */
export async function handOn(
  ids: readonly string[],
  { timeLeft }: JobOrder,
  handed: Handed,
  ports: HandOnPorts,
  now: Temporal.Instant,
): Promise<void> {
  let hinting: Promise<unknown> = Promise.resolve();
  for (let from = 0; from < ids.length; from += readTogether) {
    const found = await ports.store.getMany("message", ids.slice(from, from + readTogether), (id) =>
      handed.unread.add(id),
    );
    const messages = found.sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1));
    for (let first = 0; first < messages.length; first += hintedTogether) {
      handed.cut = timeLeft !== undefined && timeLeft() < reserve;
      if (handed.cut) return void (await hinting);
      const ten = messages.slice(first, first + hintedTogether);
      const hinted = await Promise.all(ten.map((message) => step(message, handed, ports, now)));
      await hinting;
      hinting = hint(
        ten.filter((_, index) => hinted[index]),
        ports,
      );
      // Whoever waits for it hears of its failure; until then nobody does.
      hinting.catch(() => undefined);
    }
  }
  await hinting;
}

/** Writes one message's step, and says whether it is to be hinted. */
async function step(message: Message, handed: Handed, ports: HandOnPorts, now: Temporal.Instant): Promise<boolean> {
  const due = onDue(message, now);
  if (due === undefined) return false;
  try {
    await ports.store.commit([written(due.next, message, now)]);
  } catch (error) {
    // Somebody else moved it on meanwhile: whatever they did is newer than what we saw.
    if (error instanceof Conflict) return false;
    throw error;
  }
  if (due.hint) handed.hinted++;
  else handed.settled++;
  const { nextActionAt = farAhead } = due.next;
  if (nextActionAt < handed.again) handed.again = nextActionAt;
  return due.hint;
}

async function hint(messages: readonly Message[], { queue }: HandOnPorts): Promise<void> {
  for (const lane of Lane.options) {
    const ids = messages.filter((message) => laneOf(message) === lane).map(({ id }) => id);
    if (ids.length > 0) await queue.hint(ids, lane);
  }
}
