import type { Temporal } from "temporal-polyfill";
import { localPace } from "#shared/adapters/pace.ts";
import type { Lane } from "#shared/domain/message.ts";
import { paceOf } from "#shared/usecases/mail/pace.ts";
import type { Agenda } from "./agenda.ts";
import { behindGates, type Gate } from "./gates.ts";
import type { Lot } from "./lot.ts";
import { ours, type SenderPorts } from "./senders.ts";

const second = 1000;
/** What a function has to send in, and what it keeps to finish (infra/functions.ts, functions/runtime/queue.ts). */
const [lifetime, toFinish] = [60 * second, 11 * second];
/** Hints a sender takes at a time (infra/constructs/send-queue.ts). */
const batchOf = { interactive: 10, bulk: 10 } as const satisfies Record<Lane, number>;

/** A queue of hints, and how many were taken and are not done. */
export interface Hints {
  readonly waiting: string[];
  taken: number;
}

export interface BurstCloud {
  readonly ports: SenderPorts;
  readonly gate: Gate;
  readonly senders: Readonly<Record<Lane, number>>;
  readonly hints: Readonly<Record<Lane, Hints>>;
  readonly agenda: Agenda;
  readonly lot: Lot;
  now(): Temporal.Instant;
  isOver(): boolean;
}

/** One machine of a lane: takes some hints at a time, a few of them side by side, each in its turn. */
export async function burstSender(lane: Lane, cloud: BurstCloud): Promise<void> {
  const { agenda, senders, lot } = cloud;
  const hints = cloud.hints[lane];
  let ends = 0;
  const pace = localPace({
    ...{ read: () => paceOf(cloud.ports), senders, clock: () => agenda.now, sleep: (wait) => agenda.sleep(wait) },
    patience: () => ends - agenda.now - toFinish,
  });
  const ports = behindGates({ ...cloud.ports, pace }, cloud.gate);

  async function inTurn(batch: string[]): Promise<void> {
    for (let id = batch.shift(); id !== undefined; id = batch.shift()) {
      try {
        await ours.hint(id, ports, cloud.now());
      } catch {
        // Too late for this machine: the hint goes back.
        hints.waiting.push(id);
      }
      hints.taken--;
    }
  }

  while (!cloud.isOver()) {
    const batch = hints.waiting.splice(0, batchOf[lane]);
    if (batch.length === 0) {
      await agenda.sleep(lot.between(50, 150));
      continue;
    }
    ends = agenda.now + lifetime;
    hints.taken += batch.length;
    const width = await pace.sideBySide(lane);
    await Promise.all(Array.from({ length: width }, () => inTurn(batch)));
  }
}
