import * as z from "zod";
import { type AdvanceRequest, targetOf } from "./advance.ts";
import type { FaultRequest } from "./faults.ts";
import type { Parts } from "./parts.ts";

/** What an advance did. */
export interface Advanced {
  now: string;
  invocations: number;
  messages: number;
}

interface HandleParts {
  url: string;
  endpoint: string;
  tables: string[];
  everyRun: boolean;
  close(): Promise<void>;
}

/** What `startSandbox` hands out: the operations of a running sandbox. */
export function createHandle(parts: Parts, { url, endpoint, tables, everyRun, close }: HandleParts) {
  const { clock, driver, lambda, inbox, scheduler, issuer, faults, stack, queues, meter } = parts;

  async function move(request: unknown, thisEveryRun: boolean): Promise<Advanced> {
    const target = targetOf(request, clock.now());
    const [invocations, messages] = [lambda.invocations, inbox.count];
    scheduler.setEveryRun(everyRun || thisEveryRun);
    await driver.advanceTo(target);
    scheduler.setEveryRun(everyRun);
    const now = new Date(clock.now()).toISOString();
    return { now, invocations: lambda.invocations - invocations, messages: inbox.count - messages };
  }

  return {
    url,
    endpoint,
    tables,
    outputs: stack.outputs(),
    now: () => new Date(clock.now()),
    move,
    advance: (by: string | AdvanceRequest, options: { everyRun?: boolean } = {}) =>
      move(typeof by === "string" ? { advance: by } : by, options.everyRun ?? false),
    messages: (to?: string) => inbox.list(to),
    async adminToken(programme = "*") {
      const [pool] = stack.all("AWS::Cognito::UserPool", z.object({}));
      const [client] = stack.all("AWS::Cognito::UserPoolClient", z.object({}));
      if (!pool) throw new Error("The template has no user pool.");
      return issuer.accessToken(pool.ref, client?.ref ?? "sandbox", {
        sub: "5a4db0c5-0000-4000-a000-000000000001",
        username: "coordinator",
        scope: "almanac/admin",
        "cognito:groups": [programme === "*" ? "all-programmes" : programme],
      });
    },
    addFault: (fault: z.input<typeof FaultRequest>) => faults.add(fault),
    clearFaults: () => faults.clear(),
    faultHits: () => faults.hits(),
    accepted: () => inbox.envelopes(),
    processes: () =>
      lambda.workers().map(({ pid, spec, current }) => ({ pid, function: spec.id, busy: current !== undefined })),
    queued: () => Object.fromEntries(queues.all.map((queue) => [queue.id, queue.messages().length])),
    meter,
    logs: () => parts.log.lines(),
    stop: close,
  };
}
