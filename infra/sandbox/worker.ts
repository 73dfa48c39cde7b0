import { spawn } from "node:child_process";
import type { ServerResponse } from "node:http";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { FunctionSpec } from "./functions.ts";
import { failed, type Outcome } from "./outcome.ts";
import type { RuntimeApi } from "./runtime-api.ts";

/** One invocation on its way through a process. */
export interface Invocation {
  id: string;
  event: string;
  now: number;
  /** The grain of the process's clock in milliseconds: 1 flows, 1000 keeps an advance reproducible. */
  step: number;
  /** A fault: the process dies at its n-th call to a service. Undefined: it lives. */
  killAfterCalls: number | undefined;
}

/** One process of a function. It handles one invocation at a time, like a Lambda execution environment. */
export interface Worker {
  key: string;
  spec: FunctionSpec;
  /** What it is working on, if anything. */
  readonly current: Invocation | undefined;
  run(invocation: Invocation): Promise<Outcome>;
  kill(reason: string): void;
  readonly alive: boolean;
  /** The process's own number; undefined where it never started. */
  readonly pid: number | undefined;
  exited: Promise<void>;
}

interface WorkerParts {
  key: string;
  spec: FunctionSpec;
  environment: Record<string, string>;
  runtimeApi: RuntimeApi;
  log(line: string): void;
}

const bootstrap = fileURLToPath(new URL("./bootstrap.cjs", import.meta.url));
/** Twice what Lambda allows for loading a function: this machine may have other things to do. */
const initTimeoutMs = 20_000;

/** Starts a process for a function. */
export function startWorker({ key, spec, environment, runtimeApi, log }: WorkerParts): Worker {
  let alive = true;
  let current: { invocation: Invocation; settle: (outcome: Outcome) => void } | undefined;
  let idle: ServerResponse | undefined;
  let timer: NodeJS.Timeout | undefined;
  let deathReason: string | undefined;

  const address = runtimeApi.register(key, {
    onNext(response) {
      idle = response;
      handOver();
    },
    onResult(id, ok, payload) {
      // A result after the timeout, or of an invocation already given up, is nobody's.
      if (current?.invocation.id !== id) return;
      settle(ok ? { ok: true, payload } : { ok: false, kind: "function-error", payload });
    },
    onInitError: (payload) => settle({ ok: false, kind: "function-error", payload }),
  });

  const child = spawn(process.execPath, [bootstrap], {
    env: { ...environment, AWS_LAMBDA_RUNTIME_API: address },
    stdio: ["pipe", "pipe", "pipe"],
    // Its own process group: Ctrl-C in the terminal is for the sandbox, which then ends its functions in order.
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on("line", log);
  child.stdin.on("error", () => undefined);
  const exited = new Promise<void>((resolve) => {
    child.once("error", (error) => log(error.message));
    child.once("close", (code, signal) => {
      alive = false;
      runtimeApi.unregister(key);
      settle(failed("Runtime.ExitError", deathReason ?? `Runtime exited with ${signal ?? `status ${code}`}`));
      resolve();
    });
  });

  function settle(outcome: Outcome): void {
    clearTimeout(timer);
    const settled = current;
    current = undefined;
    settled?.settle(outcome);
  }

  function kill(reason: string): void {
    deathReason ??= reason;
    alive = false;
    child.kill("SIGKILL");
  }

  function handOver(): void {
    if (!idle || !current) return;
    const { invocation } = current;
    const response = idle;
    idle = undefined;
    clearTimeout(timer);
    timer = setTimeout(
      () => kill(`Task timed out after ${(spec.timeoutMs / 1000).toFixed(2)} seconds`),
      spec.timeoutMs,
    );
    response.writeHead(200, {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(invocation.event),
      "lambda-runtime-aws-request-id": invocation.id,
      "lambda-runtime-deadline-ms": invocation.now + spec.timeoutMs,
      "lambda-runtime-invoked-function-arn": spec.arn,
      "sandbox-now": invocation.now,
      "sandbox-step": invocation.step,
      "sandbox-timeout-ms": spec.timeoutMs,
    });
    response.end(invocation.event);
  }

  return {
    key,
    spec,
    exited,
    kill,
    pid: child.pid,
    get current() {
      return current?.invocation;
    },
    get alive() {
      return alive;
    },
    run(invocation) {
      return new Promise((resolve) => {
        current = { invocation, settle: resolve };
        if (idle) handOver();
        else timer = setTimeout(() => kill("Runtime.InitTimeout"), initTimeoutMs);
      });
    },
  };
}
