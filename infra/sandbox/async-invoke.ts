import * as z from "zod";
import type { Agenda } from "./agenda.ts";
import type { Clock } from "./clock.ts";
import type { FunctionSpec } from "./functions.ts";
import type { InvokeOptions, Lambda } from "./lambda.ts";
import type { Log } from "./log.ts";
import type { Outcome } from "./outcome.ts";
import type { Stack } from "./stack.ts";

const ConfigProperties = z.object({
  FunctionName: z.string(),
  MaximumRetryAttempts: z.coerce.number().default(2),
  MaximumEventAgeInSeconds: z.coerce.number().default(21_600),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }).optional() }).optional(),
});

/** Lambda's asynchronous invocation, which schedules and rules use. */
export interface AsyncInvoke {
  /** The first attempt, now; its outcome is returned. Retries come by the agenda, as the function's configuration says. */
  deliver(spec: FunctionSpec, event: string, options?: InvokeOptions): Promise<Outcome>;
}

interface AsyncParts {
  stack: Stack;
  lambda: Lambda;
  agenda: Agenda;
  clock: Clock;
  log: Log;
  /** Puts a message into a queue, by the queue's ARN: dead letters and failure destinations. */
  sendTo(queueArn: string, body: string): void;
}

/** Lambda waits one minute before the first retry of an error, two before the second. */
const errorBackoffMs = [60_000, 120_000];
/** Throttled events are tried again for as long as they may live, at most every five minutes. */
const longestThrottleBackoffMs = 300_000;

/** Asynchronous invocation with the retries, ages and failure destinations of the template. */
export function createAsyncInvoke({ stack, lambda, agenda, clock, log, sendTo }: AsyncParts): AsyncInvoke {
  const configs = stack.all("AWS::Lambda::EventInvokeConfig", ConfigProperties);

  async function attempt(
    spec: FunctionSpec,
    event: string,
    born: number,
    errors: number,
    throttles: number,
    options?: InvokeOptions,
  ) {
    const outcome = await lambda.invoke(spec, event, options);
    if (outcome.ok) return outcome;
    const config = configs.find(
      ({ properties }) => properties.FunctionName === spec.name || properties.FunctionName === spec.arn,
    );
    const { MaximumRetryAttempts: retries = 2, MaximumEventAgeInSeconds: age = 21_600 } = config?.properties ?? {};
    const throttled = outcome.kind === "throttled";
    const wait = throttled
      ? Math.min(1000 * 2 ** throttles, longestThrottleBackoffMs)
      : (errorBackoffMs[errors] ?? Number.POSITIVE_INFINITY);
    const next = clock.now() + wait;
    if ((throttled || errors < retries) && next - born <= age * 1000) {
      const counts = throttled ? [errors, throttles + 1] : [errors + 1, throttles];
      agenda.add(next, `retry ${spec.id}`, async () => {
        await attempt(spec, event, born, counts[0] ?? 0, counts[1] ?? 0);
      });
      return outcome;
    }
    log.write("sandbox", `${spec.id}: gave an event up after ${errors + 1} failed attempts`);
    const destination = config?.properties.DestinationConfig?.OnFailure?.Destination;
    if (destination) sendTo(destination, failureRecord(spec, event, outcome, errors + 1));
    if (spec.deadLetterArn) sendTo(spec.deadLetterArn, event);
    return outcome;
  }

  function failureRecord(spec: FunctionSpec, event: string, outcome: Outcome, attempts: number): string {
    return JSON.stringify({
      version: "1.0",
      timestamp: new Date(clock.now()).toISOString(),
      requestContext: {
        functionArn: `${spec.arn}:$LATEST`,
        condition: "RetriesExhausted",
        approximateInvokeCount: attempts,
      },
      requestPayload: JSON.parse(event),
      responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
      responsePayload: JSON.parse(outcome.payload),
    });
  }

  return { deliver: (spec, event, options) => attempt(spec, event, clock.now(), 0, 0, options) };
}
