import * as z from "zod";
import { seededNumbers } from "./random.ts";

/**
 * What may go wrong, and how. Every service: `throttle` and `error` refuse without doing anything, `hang` never answers,
 * `lost-response` does the work and drops the answer, `kill` ends the calling function's process. SES alone can `reject`
 * a message.
 * `duplicate`: DynamoDB gets the request twice, SQS and Lambda deliver twice, SES publishes every event twice.
 */
export const FaultRequest = z
  .strictObject({
    service: z.enum(["ses", "dynamodb", "sqs", "lambda"]),
    kind: z.enum(["throttle", "error", "hang", "lost-response", "duplicate", "kill", "reject"]),
    /** The share of calls it hits. */
    rate: z.number().min(0).max(1).default(1),
    /** Virtual time at which it ends by itself. */
    until: z.iso.datetime({ offset: true }).optional(),
    seed: z.number().int().default(1),
    /** Only calls of functions whose logical id begins so, and only calls so named (`PutItem`). Absent: of all, all. */
    by: z.string().optional(),
    action: z.string().optional(),
    /** Of the calls that are left, so many pass before the first is hit; and at most so many are. */
    after: z.number().int().min(0).default(0),
    times: z.number().int().min(1).optional(),
  })
  .refine(({ service, kind }) => kind !== "reject" || service === "ses", "Only SES rejects messages.");
export type FaultRequest = z.infer<typeof FaultRequest>;
export type FaultService = FaultRequest["service"];
export type FaultKind = FaultRequest["kind"];

/** A fault that hits this very call; its random numbers follow from the fault's seed. */
export interface Fault {
  kind: FaultKind;
  random: () => number;
}

/** The faults that are armed. */
export interface Faults {
  add(request: z.input<typeof FaultRequest>): void;
  clear(): void;
  list(): FaultRequest[];
  /** How often each hit, since the start: `{"ses throttle": 3}`. */
  hits(): Record<string, number>;
  /** Asked once for every call to a service: is this one hit? */
  draw(service: FaultService, call?: { by: string | undefined; action: string }): Fault | undefined;
}

/** No faults, until some are added. Several may be armed at once; the same service and kind replaces. */
export function createFaults(now: () => number): Faults {
  const armed = new Map<string, { request: FaultRequest; random: () => number; passed: number; done: number }>();
  const hits = new Map<string, number>();
  return {
    add(given) {
      const request = FaultRequest.parse(given);
      const random = seededNumbers(request.seed);
      armed.set(`${request.service} ${request.kind}`, { request, random, passed: 0, done: 0 });
    },
    clear: () => armed.clear(),
    list: () => [...armed.values()].map(({ request }) => request),
    hits: () => Object.fromEntries(hits),
    draw(service, call) {
      let hit: Fault | undefined;
      // Every armed fault draws its number at every call, so that one fault's hits do not depend on another's.
      for (const fault of armed.values()) {
        const { request, random } = fault;
        if (request.service !== service) continue;
        if (request.until !== undefined && now() >= Date.parse(request.until)) continue;
        if (!call?.by?.startsWith(request.by ?? "") && request.by !== undefined) continue;
        if (request.action !== undefined && request.action !== call?.action) continue;
        if (fault.passed++ < request.after || fault.done >= (request.times ?? Number.POSITIVE_INFINITY)) continue;
        if (random() >= request.rate || hit !== undefined) continue;
        fault.done++;
        hit = { kind: request.kind, random };
      }
      const name = hit && `${service} ${hit.kind}`;
      if (name) hits.set(name, (hits.get(name) ?? 0) + 1);
      return hit;
    },
  };
}
