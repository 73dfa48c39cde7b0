import type { Activity } from "./activity.ts";
import type { Agenda, Entry } from "./agenda.ts";
import type { Clock } from "./clock.ts";
import type { Log } from "./log.ts";
import { messageOf } from "./values.ts";

/** What moves time: real time when it flows, `advanceTo` when someone is in a hurry. */
export interface Driver {
  /** Does everything that is due up to the instant, in order, and returns when all is quiet. */
  advanceTo(instant: number): Promise<void>;
  readonly advancing: boolean;
  stop(): void;
}

interface DriverParts {
  clock: Clock;
  agenda: Agenda;
  activity: Activity;
  log: Log;
  /** How many entries of one instant may run side by side during an advance. One makes years reproducible. */
  parallel: number;
  /** Time stands between advances: what people do then happens at an exact instant, and what follows from it in order. */
  still: boolean;
}

/** A timer may not be longer than this; the driver looks again after it. */
const longestTimer = 60_000;

/** Connects the agenda to the clock and lets time flow. */
export function createDriver({ clock, agenda, activity, log, parallel, still }: DriverParts): Driver {
  let timer: NodeJS.Timeout | undefined;
  let advancing = false;
  let stopped = false;

  async function perform(entry: Entry): Promise<void> {
    try {
      await entry.run();
    } catch (error) {
      log.write("sandbox", `${entry.label}: ${messageOf(error)}`);
    }
  }

  /** In flowing time everything due runs side by side, as it would in AWS. */
  function flow(): void {
    clearTimeout(timer);
    if (stopped || advancing || still) return;
    for (let next = agenda.peek(); next && next.at <= clock.now(); next = agenda.peek()) {
      agenda.take();
      const entry = next;
      void activity.during(() => perform(entry));
    }
    const next = agenda.peek();
    const wait = next ? Math.min(Math.max(next.at - clock.now(), 0), longestTimer) : longestTimer;
    timer = setTimeout(flow, wait);
  }

  async function drive(target: number): Promise<void> {
    while (!stopped) {
      const next = agenda.peek();
      if (next && next.at <= clock.now() && activity.running < parallel) {
        agenda.take();
        const done = activity.during(() => perform(next));
        if (parallel === 1) await done;
      } else if (activity.running > 0) {
        await activity.change();
      } else if (next && next.at <= target) {
        clock.jumpTo(next.at);
      } else {
        return;
      }
    }
  }

  agenda.onEarlier(() => {
    clearTimeout(timer);
    // Not at once: whoever adds an entry finishes what it is doing first.
    if (!stopped && !advancing && !still) timer = setTimeout(flow, 0);
  });
  flow();

  return {
    get advancing() {
      return advancing;
    },
    async advanceTo(instant) {
      if (advancing) throw new Error("The clock is being advanced already.");
      advancing = true;
      clearTimeout(timer);
      clock.hold();
      try {
        const target = Math.max(instant, clock.now());
        await drive(target);
        clock.jumpTo(target);
      } finally {
        if (!still) clock.release();
        advancing = false;
        flow();
      }
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
