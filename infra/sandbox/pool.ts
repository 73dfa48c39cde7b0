import type { FunctionSpec } from "./functions.ts";
import type { RuntimeApi } from "./runtime-api.ts";
import { getOrMake } from "./values.ts";
import { startWorker, type Worker } from "./worker.ts";

/** The processes of all functions. */
export interface Pool {
  /** A free process of a function: an idle one, a new one, or the next that gets free. */
  acquire(spec: FunctionSpec): Promise<Worker>;
  release(worker: Worker): void;
  byKey(key: string): Worker | undefined;
  /** Those that live, as far as is known. */
  all(): Worker[];
  /** Ends them all. */
  stop(): Promise<void>;
}

interface PoolParts {
  runtimeApi: RuntimeApi;
  environmentOf(spec: FunctionSpec, key: string): Record<string, string>;
  say(spec: FunctionSpec, line: string): void;
}

interface Lane {
  idle: Worker[];
  count: number;
  waiting: ((worker: Worker) => void)[];
}

/** Processes start with the first invocation that needs them, and stay. */
export function createPool({ runtimeApi, environmentOf, say }: PoolParts): Pool {
  const lanes = new Map<string, Lane>();
  const workers = new Map<string, Worker>();
  let started = 0;
  let stopped = false;
  const laneOf = (spec: FunctionSpec) => getOrMake(lanes, spec.id, (): Lane => ({ idle: [], count: 0, waiting: [] }));

  function start(spec: FunctionSpec): Worker {
    started += 1;
    const key = `${spec.id}P${started}`;
    const lane = laneOf(spec);
    const environment = environmentOf(spec, key);
    const worker = startWorker({ key, spec, environment, runtimeApi, log: (line) => say(spec, line) });
    workers.set(key, worker);
    lane.count += 1;
    void worker.exited.then(() => {
      workers.delete(key);
      lane.count -= 1;
      lane.idle = lane.idle.filter((other) => other !== worker);
      const next = stopped ? undefined : lane.waiting.shift();
      if (next) next(start(spec));
    });
    return worker;
  }

  return {
    acquire(spec) {
      const lane = laneOf(spec);
      const idle = lane.idle.pop();
      if (idle) return Promise.resolve(idle);
      if (lane.count < spec.concurrency) return Promise.resolve(start(spec));
      return new Promise((resolve) => lane.waiting.push(resolve));
    },
    release(worker) {
      // A dead one makes room when its exit is seen.
      if (!worker.alive) return;
      const lane = laneOf(worker.spec);
      const next = lane.waiting.shift();
      if (next) next(worker);
      else lane.idle.push(worker);
    },
    byKey: (key) => workers.get(key),
    all: () => [...workers.values()].filter(({ alive }) => alive),
    async stop() {
      stopped = true;
      const all = [...workers.values()];
      for (const worker of all) worker.kill("The sandbox stopped.");
      await Promise.all(all.map((worker) => worker.exited));
    },
  };
}
