import { Temporal } from "temporal-polyfill";
import type { Message, MessageState } from "#shared/domain/message.ts";
import { isFinal, successors } from "#shared/ledger/message-states.ts";
import type { Letter } from "#shared/usecases/mail-ports.ts";
import type { Store } from "#shared/usecases/ports.ts";
import { agrees } from "./agrees.ts";
import { Digest } from "./digest.ts";
import { Readers } from "./readers.ts";

/** What is known of one message from outside: what SES did, and what was written, step by step. */
interface Known {
  message: Message;
  readonly accepted: { readonly at: number; readonly attempt: string; readonly silent: boolean }[];
}

const [second, minute] = [1000, 60_000];
/** A claim's lease, a hanging call, and what a wrong clock adds. */
const [lease, slack, wrongBy] = [3 * minute, 15 * second, 5 * minute];
/** Violations that are told; all are counted. */
const mostTold = 20;

/**
 * Watches what is written and what SES accepts, and knows what must be true. It reads nothing that the code under test
 * could have made up: acceptances come from SES itself, and states from the transactions as they go through.
 */
export class Oracle {
  readonly counts: Partial<Record<MessageState, number>> = {};
  readonly told: string[] = [];
  violations = 0;
  /** Messages that were to be planned and are not yet. */
  readonly intended = new Set<string>();
  planned = 0;
  lost = 0;
  duplicates = 0;
  explained = 0;
  accepted = 0;
  /** Messages a restored table knows nothing of, and that nothing calls for again. */
  undone = 0;
  /** Messages that an event proved sent while their answer was still awaited, or lost. */
  byEvent = 0;
  /** The most often any message was accepted. */
  most = 0;
  private readonly known = new Map<string, Known>();
  /** What SES took of messages that a restored table knows nothing of. */
  private readonly takenBefore = new Map<string, Known["accepted"]>();
  /** Those who are written to. */
  readonly readers = new Readers();
  private readonly lines = new Digest();

  private readonly clock: () => number;
  private readonly strict: boolean;
  private readonly log: ((line: object) => void) | undefined;

  /** `strict`: the protocol is ours, and every rule of it holds. `log`: is told what was planned, accepted and how it ended. */
  constructor(clock: () => number, strict: boolean, log?: (line: object) => void) {
    this.clock = clock;
    this.strict = strict;
    this.log = log;
  }

  /** A message was written. */
  wrote(next: Message, indexed: boolean): void {
    const before = this.known.get(next.id)?.message;
    if (next.reason === "accepted-by-event") this.byEvent++;
    this.note(`${next.id} ${before?.state ?? ""} ${next.state} ${next.reason}`);
    if (before === undefined) this.begin(next);
    else {
      const known = this.known.get(next.id);
      if (known) known.message = next;
      if (this.strict) this.checkStep(before, next);
    }
    if (isFinal(next.state) === indexed) this.violated(next.id, `I1: ${next.state}, in the due index: ${indexed}`);
  }

  private begin(message: Message): void {
    this.known.set(message.id, { message, accepted: this.takenBefore.get(message.id) ?? [] });
    this.takenBefore.delete(message.id);
    if (!this.intended.delete(message.id)) this.violated(message.id, "I6: planned by nobody, or twice");
    this.planned++;
    this.log?.({ planned: message.id, at: this.time(), due: message.dueAt });
  }

  private checkStep(before: Message, next: Message): void {
    const legal: readonly MessageState[] = successors[before.state];
    if (!legal.includes(next.state)) this.violated(next.id, `I10: from ${before.state} to ${next.state}`);
    const [step, steps] = [next.history.at(-1), next.history.length];
    if (steps !== before.history.length + 1 || step?.from !== before.state || step.to !== next.state)
      this.violated(next.id, "I7: a step without its line in the history");
  }

  /** SES took a letter. */
  took({ message: id, attempt, to }: Letter, silent: boolean): void {
    const at = this.clock();
    this.accepted++;
    this.note(`${id} accepted ${attempt}`);
    this.log?.({ accepted: id, attempt, at: this.time(), ...(silent ? { eventsLost: true } : {}) });
    const known = this.known.get(id);
    const before = known?.accepted ?? this.takenBefore.get(id);
    if (before === undefined) this.violated(id, "I6: accepted, and not in the ledger");
    before?.push({ at, attempt, silent });
    if (known === undefined) return;
    if (!this.strict) return;
    this.checkTiming(known.message, at);
    // It went where they were to be reached when it was claimed: a lease ago at the most.
    if (!this.readers.isTheirs(known.message.person, to, at, lease + slack))
      this.violated(id, "I9: accepted at an address that is not theirs");
  }

  private checkTiming({ id, person, class: of, wall, dueAt, state }: Message, at: number): void {
    if (of === "prompt" && this.readers.hadStopped(person, at, lease + slack))
      this.violated(id, "I4: accepted after its reader had stopped prompts");
    if (state === "CANCELLED") this.violated(id, "I4: accepted after it was taken back");
    if (wall === undefined) return;
    if (at >= Date.parse(wall.windowEnds) + wrongBy + lease + slack) this.violated(id, "I5: accepted after its window");
    if (at < Date.parse(dueAt) - wrongBy) this.violated(id, "I5: accepted before its window");
  }

  /**
   * The table was put back: everything there is as it is read now. Answers the messages it knows nothing of: those are to
   * be planned again, or are undone.
   */
  async putBack({ get }: Pick<Store, "get">): Promise<string[]> {
    const gone: string[] = [];
    for (const [id, { accepted }] of this.known) {
      const message = await get("message", id);
      if (message) this.known.set(id, { message, accepted });
      else {
        gone.push(id);
        this.known.delete(id);
        this.takenBefore.set(id, accepted);
        this.planned--;
      }
    }
    return gone;
  }

  /** Nothing calls for a message again that a restored table knows nothing of. */
  undo(): void {
    this.planned++;
    this.undone++;
  }

  knows = (id: string) => this.known.has(id);

  /** Whether a message is final by what was written last. */
  isOver(id: string): boolean {
    return isFinal(this.known.get(id)?.message.state ?? "PLANNED");
  }

  everyId = () => [...this.known.keys()];

  /** Nothing more comes of a message: it is judged, counted and forgotten. `stored`: the record as it is read now. */
  close(id: string, stored: Message | undefined): void {
    const known = this.known.get(id);
    if (known === undefined) return;
    this.known.delete(id);
    const { message, accepted } = known;
    this.counts[message.state] = (this.counts[message.state] ?? 0) + 1;
    this.most = Math.max(this.most, accepted.length);
    this.note(`${id} ends ${message.state} ${accepted.length}`);
    this.log?.({
      ended: id,
      state: message.state,
      reason: message.reason,
      possibleDuplicate: message.possibleDuplicate,
    });
    if (stored?.version !== message.version) this.violated(id, "I6: the record is not the one that was written");
    if (!isFinal(message.state)) this.lose(id, `it is still ${message.state}`);
    if (message.reason === "") this.lose(id, "there is no reason");
    if (message.state === "SENT" && accepted.length === 0) this.lose(id, "it says SENT, and SES never took it");
    if (accepted.length > 1) this.judgeDouble(message, accepted);
    const instants = accepted.map(({ at }) => Temporal.Instant.fromEpochMilliseconds(at));
    if (this.strict && !agrees(message, instants, (2 * wrongBy) / second))
      this.violated(id, "I7: its timeline does not tell what was");
  }

  private judgeDouble({ id, possibleDuplicate }: Message, accepted: Known["accepted"]): void {
    this.duplicates++;
    // Whoever knew of the first, by SES's answer or an event, would not have sent the second.
    const unheard = accepted.slice(0, -1).every(({ silent }) => silent);
    if (possibleDuplicate && unheard) this.explained++;
    else if (this.strict) this.violated(id, `I3: accepted ${accepted.length} times, told of it: ${!unheard}`);
    if (this.strict && accepted.length > 2) this.violated(id, "I3: accepted more than twice");
  }

  private lose(id: string, why: string): void {
    this.lost++;
    if (this.strict) this.violated(id, `lost: ${why}`);
  }

  violated(id: string, what: string): void {
    this.violations++;
    if (this.told.length < mostTold) this.told.push(`${this.time()} ${id} ${what}`);
  }

  /** Whatever happens goes into the digest, so that two runs of one seed can be compared. */
  note(line: string): void {
    this.lines.add(`${this.clock()} ${line}`);
  }

  digest = () => this.lines.end();

  private time(): string {
    return new Date(this.clock()).toISOString();
  }
}
