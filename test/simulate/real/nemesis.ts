import { kill } from "node:process";
import type { FaultRequest } from "#infra/sandbox/faults.ts";
import { seededNumbers } from "#infra/sandbox/random.ts";
import type { Sandbox } from "#infra/sandbox/sandbox.ts";

/** Milliseconds of real time between two kills. */
const pause = { least: 500, most: 3_000 };

/** The share of calls each fault hits; all of them overlap. A hang costs the patience of who hangs, so it is rare. */
const rates: readonly Pick<FaultRequest, "service" | "kind" | "rate">[] = [
  { service: "ses", kind: "throttle", rate: 0.02 },
  { service: "ses", kind: "error", rate: 0.005 },
  { service: "ses", kind: "lost-response", rate: 0.01 },
  { service: "ses", kind: "hang", rate: 0.002 },
  { service: "ses", kind: "duplicate", rate: 0.02 },
  { service: "dynamodb", kind: "throttle", rate: 0.005 },
  { service: "dynamodb", kind: "error", rate: 0.002 },
  { service: "dynamodb", kind: "lost-response", rate: 0.005 },
  { service: "dynamodb", kind: "duplicate", rate: 0.005 },
  { service: "dynamodb", kind: "hang", rate: 0.0002 },
  { service: "sqs", kind: "throttle", rate: 0.02 },
  { service: "sqs", kind: "error", rate: 0.01 },
  { service: "sqs", kind: "lost-response", rate: 0.02 },
  { service: "sqs", kind: "duplicate", rate: 0.05 },
  { service: "sqs", kind: "hang", rate: 0.005 },
  { service: "lambda", kind: "throttle", rate: 0.005 },
  { service: "lambda", kind: "error", rate: 0.005 },
  { service: "lambda", kind: "duplicate", rate: 0.01 },
];

/** What goes wrong in a run, and how often it did. */
export interface Nemesis {
  readonly kills: { readonly all: number; readonly amidWork: number };
  stop(): void;
}

/**
 * Arms every fault, and from then on kills a process of a function by SIGKILL every half to three seconds: one amid its
 * work where there is one. The sandbox is not told: it learns of a death as Lambda does.
 */
export function unleash(sandbox: Sandbox, seed: number): Nemesis {
  const random = seededNumbers(seed);
  for (const [index, fault] of rates.entries()) sandbox.addFault({ ...fault, seed: seed * 100 + index });
  const kills = { all: 0, amidWork: 0 };
  let timer = next();

  function next(): NodeJS.Timeout {
    return setTimeout(strike, pause.least + random() * (pause.most - pause.least));
  }
  function strike(): void {
    const processes = sandbox.processes();
    const busy = processes.filter((one) => one.busy);
    const from = busy.length > 0 ? busy : processes;
    const victim = from[Math.floor(random() * from.length)];
    if (victim?.pid !== undefined) {
      kill(victim.pid, "SIGKILL");
      kills.all++;
      if (victim.busy) kills.amidWork++;
    }
    timer = next();
  }

  return {
    kills,
    stop() {
      clearTimeout(timer);
      sandbox.clearFaults();
    },
  };
}
