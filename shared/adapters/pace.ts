import { Temporal } from "temporal-polyfill";
import { OutOfTime } from "../domain/errors.ts";
import type { Lane } from "../domain/message.ts";
import type { Pace } from "../domain/pace.ts";
import { keptSeconds, shareOf } from "../ledger/pace.ts";
import type { PacePort } from "../usecases/mail-ports.ts";

export interface PaceSettings {
  /** The record all senders go by; it is read again after half a minute. */
  readonly read: () => Promise<Pace>;
  /** Senders of each lane that work at once: the queue's fixed maximum. */
  readonly senders: Readonly<Record<Lane, number>>;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
  /** Milliseconds that a turn may still take here. */
  readonly patience: () => number;
}

export interface LocalPace extends PacePort {
  /** Mails this sender has to have under way side by side to use its part of the lane's share. */
  sideBySide(lane: Lane): Promise<number>;
}

/** Seconds a mail takes from its claim to the record of what came of it, about. */
const underWay = 0.14;
/**
 * Seconds of its share that a bucket keeps beyond one mail: for timers that ring late; and among many senders for the end
 * of a batch, when no turn is taken until its last mail is recorded. Many such moments even out; those of a few add up.
 */
const kept = { few: 0.008, many: 0.07 } as const;
const many = 10;
/** Milliseconds after which a sender that waits looks again whether the pace has changed. */
const patientFor = 5000;
const mostSideBySide = 10;
/** Mails a second of one sender at the least: a turn that takes longer than a sender lives would never come. */
const slowest = 1 / 40;

/**
 * The part of one sender, without asking the others: a bucket for each lane, filled with its share of the rate divided by
 * the number of senders. It begins empty and holds one mail and a moment's share, so that neither a new sender nor one that rested sends many more.
 */
export function localPace({ read, senders, clock, sleep, patience }: PaceSettings): LocalPace {
  const empty = () => ({ mails: 0, at: clock(), line: Promise.resolve() });
  const buckets = { interactive: empty(), bulk: empty() };
  let known: { readonly pace: Pace; readonly at: number } | undefined;

  /** Mails a second that this sender may hand over. */
  async function mine(lane: Lane): Promise<number> {
    // A clock that was set back tells nothing of how old this is.
    const age = known === undefined ? Number.POSITIVE_INFINITY : Math.abs(clock() - known.at);
    if (known === undefined || age >= keptSeconds * 1000) known = { pace: await read(), at: clock() };
    const share = shareOf(known.pace, lane, Temporal.Instant.fromEpochMilliseconds(clock()));
    return Math.max(share / senders[lane], slowest);
  }

  /** What has flowed in since the bucket was looked at; at least what was slept, whatever the clock says. */
  function fill(lane: Lane, rate: number, slept: number): void {
    const bucket = buckets[lane];
    const seconds = Math.max(clock() - bucket.at, slept) / 1000;
    bucket.mails = Math.min(bucket.mails + seconds * rate, 1 + (senders[lane] < many ? kept.few : kept.many) * rate);
    bucket.at = clock();
  }

  /** Tells for how many milliseconds it slept. */
  async function take(lane: Lane): Promise<number> {
    let total = 0;
    for (let slept = 0; ; ) {
      const rate = await mine(lane);
      fill(lane, rate, slept);
      const missing = 1 - buckets[lane].mails;
      if (missing <= 0) break;
      const wait = (missing / rate) * 1000;
      if (wait > patience()) throw new OutOfTime();
      slept = Math.ceil(Math.min(wait, patientFor));
      await sleep(slept);
      total += slept;
    }
    buckets[lane].mails -= 1;
    return total;
  }

  return {
    async turn(lane) {
      const bucket = buckets[lane];
      const asked = clock();
      let slept = 0;
      const turn = bucket.line.then(async () => {
        slept = await take(lane);
      });
      bucket.line = turn.catch(() => undefined);
      await turn;
      // A clock that was set back meanwhile hides no sleep.
      return Math.max(clock() - asked, slept);
    },
    async sideBySide(lane) {
      return Math.min(mostSideBySide, Math.max(1, Math.ceil((await mine(lane)) * underWay)));
    },
  };
}
