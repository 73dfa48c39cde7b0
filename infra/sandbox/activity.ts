/** Counts what is running, so that "quiet" can be waited for. */
export interface Activity {
  readonly running: number;
  /** Runs some work as counted. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when something that was running has ended. At once if nothing runs. */
  change(): Promise<void>;
}

/** A counter of running work. */
export function createActivity(): Activity {
  let running = 0;
  let waiting: (() => void)[] = [];
  return {
    get running() {
      return running;
    },
    async during(work) {
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
        const woken = waiting;
        waiting = [];
        for (const wake of woken) wake();
      }
    },
    change: () => (running === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}
