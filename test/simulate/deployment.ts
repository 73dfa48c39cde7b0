import { signedLinks } from "#shared/adapters/links.ts";
import type { SesEvent } from "#shared/contracts/events.ts";
import { Lane } from "#shared/domain/message.ts";
import type { WorkPorts } from "#shared/usecases/coordinators/work-handlers.ts";
import { countingNonces, memoryKeyRing } from "#test/support/fakes.ts";
import type { Agenda } from "./agenda.ts";
import { type Faults, rates } from "./faults.ts";
import { SimulatedQueue } from "./hint-queue.ts";
import type { Ending, Host } from "./host.ts";
import type { Lot } from "./lot.ts";
import { simulatedSes } from "./mail-service.ts";
import type { Oracle } from "./oracle.ts";
import type { Sender, SenderPorts } from "./senders.ts";
import type { Spells } from "./spells.ts";
import type { Table } from "./table.ts";

const [second, minute, hour] = [1000, 60_000, 3_600_000];

export type CloudPorts = SenderPorts & WorkPorts;

/** What a simulated cloud is made of. */
export interface Parts {
  readonly faults: Faults;
  readonly lot: Lot;
  readonly agenda: Agenda;
  readonly spells: Spells;
  readonly host: Host;
  readonly oracle: Oracle;
  readonly table: Table;
  readonly sender: Sender;
  readonly eventLoss: number;
  readonly tickMinutes: number;
}

/** The functions, schedules and queues of the template, as far as mail goes through them. */
export class Deployment {
  /** Ports for a run on a machine with this clock. */
  readonly portsOn: (clock: () => number) => CloudPorts;
  /** Hears of long work that is asked for. */
  asked: (detail: unknown) => void = () => undefined;
  /** Dead letters that were given once more. */
  redriven = 0;
  private readonly hints: Record<Lane, SimulatedQueue<string>>;
  private readonly news: SimulatedQueue<SesEvent>;
  private readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
    const { faults, lot, agenda, oracle, table, sender } = parts;
    const hints = () =>
      // As infra/constructs/send-queue.ts has it.
      new SimulatedQueue<string>(
        { visibility: 6 * minute, receives: 5, batch: 10, take: (ids) => this.batch(ids, sender.hint) },
        faults,
        lot,
        agenda,
      );
    this.hints = { interactive: hints(), bulk: hints() };
    // As infra/constructs/mail-news.ts has it: both channels end there, and what was not written is given again.
    const visibility = 3 * minute;
    this.news = new SimulatedQueue<SesEvent>(
      { visibility, receives: 100, batch: 10, take: (events) => this.batch(events, sender.event) },
      faults,
      lot,
      agenda,
    );
    const mailerOn = simulatedSes({
      ...parts,
      accepted: (letter, silent) => oracle.took(letter, silent),
      tell: (event) => this.news.put(event, true),
    });
    const shared = {
      ...{ store: table.store, links: signedLinks(memoryKeyRing()), nonces: countingNonces() },
      addresses: { hash: async (address: string) => address },
      queue: {
        hint: async (ids: readonly string[], lane: Lane = "interactive") => {
          for (const id of ids) this.hints[lane].put(id);
        },
        waiting: async (lane: Lane) => this.hints[lane].waiting,
      },
      bus: {
        publish: async (_name: string, detail: unknown) =>
          agenda.after(lot.between(second, 10 * second), () => this.asked(detail)),
      },
      quota: { read: async () => ({ perSecond: 100, perDay: -1, used: 0 }) },
      pace: { turn: async () => 0 },
      news: { waiting: async () => this.news.waiting },
      ...{ site: { publicUrl: "" }, zones: { version: "2026a" }, mailbox: { from: "mentoring@society.example" } },
    };
    this.portsOn = (clock) => ({ ...shared, mailer: mailerOn(clock) });
  }

  /** Begins the minute's and the hour's schedules, and redrives the dead letters now and then. */
  begin(): void {
    const { agenda, lot } = this.parts;
    const every = (period: number, act: () => void) => {
      agenda.after(period, () => {
        act();
        every(period, act);
      });
    };
    agenda.after(lot.below(minute), () => every(this.parts.tickMinutes * minute, () => this.tick()));
    agenda.after(lot.below(hour), () => every(hour, () => void this.reconcile(3)));
    every(7 * 24 * hour, () => this.redrive());
  }

  private tick(): void {
    const { faults, lot, spells, agenda, sender } = this.parts;
    if (spells.has("ticksAway")) return;
    const disturbed = faults.has("tick");
    if (disturbed && lot.chance(rates.tickLost)) return;
    const runs = disturbed && lot.chance(rates.tickTwice) ? lot.between(2, 3) : 1;
    // Several at once, or one a little after another.
    for (let run = 0; run < runs; run++)
      agenda.after(run === 0 ? 0 : lot.between(0, 30 * second), () => void this.run(sender.minute));
  }

  /** The hour's run; one that fails is tried again twice. */
  private async reconcile(tries: number): Promise<void> {
    const { agenda, sender } = this.parts;
    const ending = await this.run(sender.hour);
    if (ending !== "done" && tries > 1) agenda.after((4 - tries) * minute, () => void this.reconcile(tries - 1));
  }

  /** What was given up on a week ago comes once more. */
  private redrive(): void {
    for (const lane of Lane.options)
      for (const id of this.hints[lane].dead.splice(0)) {
        this.redriven++;
        this.hints[lane].put(id, true);
      }
  }

  /** A run of a function on a machine of its own. */
  run(work: (ports: CloudPorts, now: Parameters<Sender["minute"]>[1]) => Promise<unknown>): Promise<Ending> {
    return this.parts.host.run(this.portsOn, work);
  }

  /** One after the other, each on its own, as functions/runtime/queue.ts does. */
  private async batch<Body>(
    bodies: readonly Body[],
    handle: (body: Body, ...given: Parameters<Sender["minute"]>) => Promise<unknown>,
  ): Promise<ReadonlySet<Body> | "died"> {
    const failed = new Set<Body>();
    const ending = await this.run(async (ports, now) => {
      for (const body of bodies) {
        try {
          await handle(body, ports, now);
        } catch {
          failed.add(body);
        }
      }
    });
    return ending === "died" ? "died" : failed;
  }
}
