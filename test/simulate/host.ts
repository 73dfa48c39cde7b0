import { Temporal } from "temporal-polyfill";
import { Conflict } from "#shared/domain/errors.ts";
import type { Ports } from "#shared/usecases/ports.ts";
import type { Agenda } from "./agenda.ts";
import { type Faults, rates } from "./faults.ts";
import { behindGates, type Checkpoint } from "./gates.ts";
import type { Lot } from "./lot.ts";
import type { Spells } from "./spells.ts";

/** How a run ended for whoever started it: by itself, with an error, or not at all. */
export type Ending = "done" | "failed" | "died";

type Striking = "crash" | "zombie" | "reply" | "store" | "conflict" | "clock";

/** The table or the queue did not answer as it should. */
export class Unavailable extends Error {
  override readonly name = "ProvisionedThroughputExceededException";
}

/** Milliseconds a call takes where somebody else may come in between; most calls take no time at all. */
const latency = { chance: 0.1, least: 1, most: 400 };
const minute = 60_000;
/** The most a machine's clock is wrong. */
const wrongBy = 5 * minute;
/** What a call's promise is to whoever died during it: one for each, or none of the dead could ever be forgotten. */
const never = () => new Promise<never>(() => undefined);

/** Where functions run. Each run has a clock of its own and may stop, stand still or be lied to at every checkpoint. */
export class Host {
  /** Checkpoints passed, and runs that died at one. */
  checkpoints = 0;
  crashes = 0;
  /** How often the table was put back: whatever ran before that reaches it no more. */
  private table = 0;
  private readonly rates: Record<Striking, number>;
  private readonly lot: Lot;
  private readonly agenda: Agenda;
  private readonly spells: Spells;

  constructor(faults: Faults, lot: Lot, agenda: Agenda, spells: Spells) {
    this.lot = lot;
    this.agenda = agenda;
    this.spells = spells;
    const rate = (fault: Striking) => (faults.has(fault) ? rates[fault] : 0);
    const [crash, zombie, reply] = [rate("crash"), rate("zombie"), rate("reply")];
    this.rates = { crash, zombie, reply, store: rate("store"), conflict: rate("conflict"), clock: rate("clock") };
  }

  /** Runs a function on a fresh machine. `portsOn` is given that machine's clock, in milliseconds since 1970. */
  run<Some extends Partial<Ports>>(
    portsOn: (clock: () => number) => Some,
    work: (ports: Some, now: Temporal.Instant) => Promise<unknown>,
  ): Promise<Ending> {
    const { agenda, lot } = this;
    const skew = lot.chance(this.rates.clock) ? lot.between(-wrongBy, wrongBy) : 0;
    const clock = () => agenda.now + skew;
    return new Promise((end) => {
      let dead = false;
      const { table } = this;
      const gate = (at: Checkpoint): Promise<void> | undefined => {
        // Whoever hands a letter over at that moment still does.
        if (!dead && table !== this.table && at.port !== "mailer") {
          dead = true;
          end("died");
        }
        if (dead) return never();
        this.checkpoints++;
        if (lot.chance(this.rates.crash)) {
          dead = true;
          this.crashes++;
          end("died");
          return never();
        }
        if (lot.chance(this.rates.zombie)) {
          // Whoever waits for it has given it up by then; it does not know.
          end("died");
          return agenda.sleep(lot.between(minute, 60 * minute));
        }
        this.mislead(at);
        return lot.chance(latency.chance) ? agenda.sleep(lot.between(latency.least, latency.most)) : undefined;
      };
      const ports = behindGates(portsOn(clock), gate);
      work(ports, Temporal.Instant.fromEpochMilliseconds(clock())).then(
        () => end("done"),
        () => end("failed"),
      );
    });
  }

  /** The table is another one now. */
  cutOff(): void {
    this.table++;
  }

  /** An error in place of an answer: before anything was done, or after it. @throws it */
  private mislead({ port, call, when }: Checkpoint): void {
    const { lot, spells } = this;
    if (port !== "store" && port !== "queue") return;
    if (when === "after") {
      if (lot.chance(this.rates.reply)) throw new Unavailable("The answer was lost");
      return;
    }
    if (port === "queue") {
      if (spells.has("queueAway")) throw new Unavailable("The queue is away");
      return;
    }
    if (spells.has("storeAway")) throw new Unavailable("The table is away");
    if (lot.chance(spells.has("storeThrottled") ? 0.5 : this.rates.store)) throw new Unavailable("Throttled");
    if (call === "commit" && lot.chance(this.rates.conflict)) throw new Conflict("TransactionConflict");
  }
}
