import type { Agenda } from "./agenda.ts";
import { type Faults, rates } from "./faults.ts";
import type { Lot } from "./lot.ts";

interface Entry<Body> {
  readonly body: Body;
  readonly received: number;
}

/** How a queue of SQS is set up, and who takes from it. */
export interface QueueSettings<Body> {
  /** Milliseconds until what was not finished is handed out again. */
  readonly visibility: number;
  /** Times it is handed out, before it goes to the dead letters. */
  readonly receives: number;
  readonly batch: number;
  /** Handles a batch; tells which of it failed, or that nobody knows. */
  readonly take: (bodies: readonly Body[]) => Promise<ReadonlySet<Body> | "died">;
}

/** A queue as SQS is one: what was put in comes out at least once (or, where hints may be lost, not at all), in any order. */
export class SimulatedQueue<Body> {
  /** What was handed out too often. */
  readonly dead: Body[] = [];
  private readonly ready: Entry<Body>[] = [];
  private inFlight = 0;
  private pumping = false;
  private readonly settings: QueueSettings<Body>;
  private readonly faults: Faults;
  private readonly lot: Lot;
  private readonly agenda: Agenda;

  constructor(settings: QueueSettings<Body>, faults: Faults, lot: Lot, agenda: Agenda) {
    this.settings = settings;
    this.faults = faults;
    this.lot = lot;
    this.agenda = agenda;
  }

  get waiting(): number {
    return this.ready.length + this.inFlight;
  }

  /** `steady`: only crashes disturb it. */
  put(body: Body, steady = false): void {
    const { lot, agenda, faults } = this;
    if (faults.has("hint") && !steady && lot.chance(rates.hintLost)) return;
    const disturbed = faults.has("queue") && !steady;
    this.add({ body, received: 0 });
    if (!disturbed || !lot.chance(rates.hintTwice)) return;
    for (let copies = lot.between(1, 4); copies > 0; copies--)
      agenda.after(lot.below(lot.chance(0.2) ? 6 * 3_600_000 : 120_000), () => this.add({ body, received: 0 }));
  }

  private add(entry: Entry<Body>): void {
    this.ready.push(entry);
    if (this.pumping) return;
    this.pumping = true;
    this.agenda.after(this.lot.between(20, 1500), () => this.pump());
  }

  private pump(): void {
    this.pumping = false;
    const { ready, lot } = this;
    while (ready.length > 0) {
      // A queue that is not full hands out what each of its pollers came across: often one, rarely ten.
      const size = lot.between(1, lot.between(1, this.settings.batch));
      const taken: Entry<Body>[] = [];
      while (taken.length < size && ready.length > 0) taken.push(...this.anyOne());
      void this.hand(taken);
    }
  }

  /** Takes one out: whichever, or the first where nothing disturbs the queue. */
  private anyOne(): Entry<Body>[] {
    const { ready, lot } = this;
    if (!this.faults.has("queue")) return ready.splice(0, 1);
    const [at, last] = [lot.below(ready.length), ready.pop()];
    const one = ready[at];
    if (one === undefined || last === undefined) return last === undefined ? [] : [last];
    ready[at] = last;
    return [one];
  }

  private async hand(entries: readonly Entry<Body>[]): Promise<void> {
    const { settings, agenda } = this;
    this.inFlight += entries.length;
    const failed = await settings.take(entries.map(({ body }) => body));
    for (const { body, received } of entries) {
      if (failed !== "died" && !failed.has(body)) this.inFlight--;
      else
        agenda.after(settings.visibility, () => {
          this.inFlight--;
          if (received + 1 >= settings.receives) this.dead.push(body);
          else this.add({ body, received: received + 1 });
        });
    }
  }
}
