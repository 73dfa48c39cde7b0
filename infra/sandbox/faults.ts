import * as z from "zod";
import { seededNumbers } from "./random.ts";

/**
 * What may go wrong, and how. Every service: `throttle` and `error` refuse without doing anything, `hang` never answers,
 * `lost-response` does the work and drops the answer, `kill` ends the calling function's process.
 * `duplicate`: DynamoDB gets the request twice, SQS and Lambda deliver twice, SES publishes every event twice.
 */
export const FaultRequest = z.strictObject({
  service: z.enum(["ses", "dynamodb", "sqs", "lambda"]),
  kind: z.enum(["throttle", "error", "hang", "lost-response", "duplicate", "kill"]),
  /** The share of calls it hits. */
  rate: z.number().min(0).max(1).default(1),
  /** Virtual time at which it ends by itself. */
  until: z.iso.datetime({ offset: true }).optional(),
  seed: z.number().int().default(1),
});
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
  add(request: FaultRequest): void;
  clear(): void;
  list(): FaultRequest[];
  /** Asked once for every call to a service: is this one hit? */
  draw(service: FaultService): Fault | undefined;
}

/** No faults, until some are added. Several may be armed at once; the same service and kind replaces. */
export function createFaults(now: () => number): Faults {
  const armed = new Map<string, { request: FaultRequest; random: () => number }>();
  return {
    add: (request) =>
      void armed.set(`${request.service} ${request.kind}`, { request, random: seededNumbers(request.seed) }),
    clear: () => armed.clear(),
    list: () => [...armed.values()].map(({ request }) => request),
    draw(service) {
      let hit: Fault | undefined;
      // Every armed fault draws its number at every call, so that one fault's hits do not depend on another's.
      for (const { request, random } of armed.values()) {
        if (request.service !== service) continue;
        if (request.until !== undefined && now() >= Date.parse(request.until)) continue;
        if (random() < request.rate) hit ??= { kind: request.kind, random };
      }
      return hit;
    },
  };
}
