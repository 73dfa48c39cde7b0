import type { Clock } from "./clock.ts";
import type { Faults } from "./faults.ts";
import { environmentOf, type FunctionSpec } from "./functions.ts";
import type { Log } from "./log.ts";
import type { Meter } from "./meter.ts";
import { failed, type Outcome } from "./outcome.ts";
import { createPool } from "./pool.ts";
import type { Randomness } from "./random.ts";
import type { RuntimeApi } from "./runtime-api.ts";
import type { Worker } from "./worker.ts";

/** Lambda: runs functions, each in its own processes. */
export interface Lambda {
  functions: FunctionSpec[];
  byArn(arn: string): FunctionSpec;
  /** Runs a function once. Never rejects: how it ended is the outcome. */
  invoke(spec: FunctionSpec, event: string, options?: InvokeOptions): Promise<Outcome>;
  /** The process that owns an access key. */
  workerOf(accessKey: string): Worker | undefined;
  /** Every process that lives. */
  workers(): Worker[];
  /** Invocations since the start. */
  readonly invocations: number;
  stop(): Promise<void>;
}

/** How a function is invoked. */
export interface InvokeOptions {
  /** Learns the id of the invocation when a process takes it. */
  onStart?: (invocationId: string) => void;
  /** Somebody waits for the answer. Only what is delivered asynchronously may be delivered twice. */
  synchronous?: boolean;
}

interface LambdaParts {
  functions: FunctionSpec[];
  region: string;
  endpoint: string;
  clock: Clock;
  runtimeApi: RuntimeApi;
  randomness: Randomness;
  faults: Faults;
  log: Log;
  /** See SandboxOptions. */
  patience: number | undefined;
  meter: Meter | undefined;
}

/** The grain of a function's clock while the sandbox's own is held: see bootstrap.cjs. */
const heldStep = 1000;
/** A killed invocation dies within this many calls to services, or just before it answers. */
const callsBeforeKill = 8;

/** Lambda for the template's functions. Processes start with the first invocation that needs them. */
export function createLambda(parts: LambdaParts): Lambda {
  const { functions, clock, faults, log } = parts;
  const byArn = new Map(functions.map((spec) => [spec.arn, spec]));
  let invocations = 0;
  let stopped = false;
  const pool = createPool({
    say: (spec, line) => log.write(spec.id, line),
    runtimeApi: parts.runtimeApi,
    // DynamoDB Local accepts letters and digits only in an access key, which a logical id consists of.
    environmentOf: (spec, key) => ({
      ...environmentOf(spec, parts.region, parts.endpoint, key),
      SANDBOX_NOW: String(clock.now()),
      ...(parts.patience === undefined ? {} : { SANDBOX_PATIENCE: String(parts.patience) }),
    }),
  });

  async function run(
    spec: FunctionSpec,
    event: string,
    kill?: number,
    onStart?: (id: string) => void,
  ): Promise<Outcome> {
    if (stopped) return failed("Sandbox.Stopped", `${spec.id} cannot run: the sandbox has stopped.`);
    const worker = await pool.acquire(spec);
    const id = parts.randomness.uuid("invocation");
    invocations += 1;
    parts.meter?.invoked(spec.id);
    onStart?.(id);
    const step = clock.flowing ? 1 : heldStep;
    const outcome = await worker.run({ id, event, now: clock.now(), step, killAfterCalls: kill });
    if (!outcome.ok) log.write(spec.id, `failed: ${outcome.payload}`);
    if (kill !== undefined && worker.alive) worker.kill("killed by a fault after its work was done");
    pool.release(worker);
    return kill === undefined ? outcome : failed("Runtime.ExitError", "The process was killed by a fault.");
  }

  return {
    functions,
    byArn(arn) {
      const found = byArn.get(arn);
      if (!found) throw new Error(`The template has no function ${arn}.`);
      return found;
    },
    async invoke(spec, event, { onStart, synchronous = false } = {}) {
      const fault = faults.draw("lambda", { by: spec.id, action: "Invoke" });
      switch (fault?.kind) {
        case "throttle":
          return {
            ok: false,
            kind: "throttled",
            payload: JSON.stringify({ errorType: "TooManyRequestsException", errorMessage: "Rate Exceeded." }),
          };
        case "error":
          return failed("ServiceException", "Lambda encountered an internal error (fault).");
        case "hang":
          // The function would have stood still until its timeout; nobody gains from waiting for that in real time.
          return failed(
            "Sandbox.Timedout",
            `Task timed out after ${(spec.timeoutMs / 1000).toFixed(2)} seconds (fault)`,
          );
        case "lost-response":
          await run(spec, event, undefined, onStart);
          return failed("Sandbox.LostResponse", "The function ran, its answer was lost (fault).");
        case "duplicate":
          if (synchronous) return run(spec, event, undefined, onStart);
          // Nobody is told of a start: what two runs write cannot be told apart from what others write.
          await run(spec, event);
          return run(spec, event);
        case "kill":
          return run(spec, event, Math.floor(fault.random() * callsBeforeKill), onStart);
        case "reject":
        case undefined:
          return run(spec, event, undefined, onStart);
      }
    },
    workerOf: (accessKey) => pool.byKey(accessKey),
    workers: () => pool.all(),
    get invocations() {
      return invocations;
    },
    async stop() {
      stopped = true;
      await pool.stop();
    },
  };
}
