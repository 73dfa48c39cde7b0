import * as z from "zod";
import type { Agenda } from "./agenda.ts";
import type { AsyncInvoke } from "./async-invoke.ts";
import type { Clock } from "./clock.ts";
import { compilePattern, type Matcher } from "./event-pattern.ts";
import { TargetInput, targetPayload } from "./event-target.ts";
import type { Lambda } from "./lambda.ts";
import type { Log } from "./log.ts";
import type { Policies } from "./policies.ts";
import type { Randomness } from "./random.ts";
import type { Queues } from "./sqs.ts";
import type { Stack } from "./stack.ts";
import { toSeconds } from "./values.ts";

const Target = TargetInput.extend({
  Id: z.string(),
  Arn: z.string().regex(/:(lambda|sqs):/, "rule targets may be functions and queues"),
  DeadLetterConfig: z.object({ Arn: z.string() }).optional(),
  RetryPolicy: z.object({ MaximumRetryAttempts: z.coerce.number().optional() }).optional(),
});
const RuleProperties = z.object({
  EventBusName: z.string().default("default"),
  EventPattern: z.unknown(),
  State: z.string().default("ENABLED"),
  ScheduleExpression: z.undefined("use AWS::Scheduler::Schedule for schedules").optional(),
  Targets: z.array(Target).default([]),
});

/** An event to be put on a bus. */
export interface NewEvent {
  bus: string;
  source: string;
  detailType: string;
  detail: unknown;
  resources?: string[];
  time?: number;
}

/** EventBridge: buses, rules and their targets. */
export interface Events {
  /** The ARN of every bus, by name. */
  buses: Map<string, string>;
  /** Puts an event on a bus and gives its id. A bus that does not exist swallows it. */
  publish(event: NewEvent): string;
}

interface EventsParts {
  stack: Stack;
  lambda: Lambda;
  queues: Queues;
  asyncInvoke: AsyncInvoke;
  policies: Policies;
  agenda: Agenda;
  clock: Clock;
  randomness: Randomness;
  log: Log;
}

interface Rule {
  bus: string;
  arn: string;
  name: string;
  matches: Matcher;
  targets: z.infer<typeof Target>[];
}

/** The name of a bus, given by name or ARN. */
export const busName = (nameOrArn: string): string => nameOrArn.split("/").at(-1) ?? nameOrArn;

/** EventBridge for the buses and rules of the template, and the default bus every account has. */
export function createEvents(parts: EventsParts): Events {
  const { stack, lambda, queues, asyncInvoke, policies, agenda, clock, randomness, log } = parts;
  const buses = new Map([["default", `arn:aws:events:${stack.region}:${stack.account}:event-bus/default`]]);
  for (const { ref, arn } of stack.all("AWS::Events::EventBus", z.object({}))) buses.set(ref, arn);
  const rules: Rule[] = stack
    .all("AWS::Events::Rule", RuleProperties)
    .filter(({ properties }) => properties.State !== "DISABLED")
    .map(({ ref, arn, properties }) => ({
      bus: busName(properties.EventBusName),
      arn,
      name: ref,
      matches: compilePattern(properties.EventPattern),
      targets: properties.Targets,
    }));

  async function deliver(rule: Rule, target: z.infer<typeof Target>, event: unknown): Promise<void> {
    const payload = targetPayload(target, event, rule, clock.now());
    const refused = () => {
      log.write("iam", `DENIED events.amazonaws.com (rule ${rule.name}) may not reach ${target.Arn}`);
      // A target that refuses for lack of permission is not tried again; the event goes to the rule's dead letters.
      if (target.DeadLetterConfig) queues.byArn(target.DeadLetterConfig.Arn).send(payload);
    };
    if (target.Arn.includes(":sqs:")) {
      const queue = queues.byArn(target.Arn);
      if (policies.serviceMaySend(queue, "events.amazonaws.com", rule.arn)) queue.send(payload);
      else refused();
      return;
    }
    const spec = lambda.byArn(target.Arn);
    if (!policies.serviceMayInvoke(spec, "events.amazonaws.com", rule.arn)) return refused();
    // From here on Lambda has taken the event over, with its own retries.
    await asyncInvoke.deliver(spec, payload);
  }

  function publish({ bus, source, detailType, detail, resources = [], time }: NewEvent): string {
    const id = randomness.uuid("event");
    const event = {
      version: "0",
      id,
      "detail-type": detailType,
      source,
      account: stack.account,
      time: toSeconds(time ?? clock.now()),
      region: stack.region,
      resources,
      detail,
    };
    for (const rule of rules) {
      if (rule.bus !== bus || !rule.matches(event)) continue;
      for (const target of rule.targets)
        agenda.add(clock.now(), `rule ${rule.name}`, () => deliver(rule, target, event));
    }
    return id;
  }

  return { buses, publish };
}
