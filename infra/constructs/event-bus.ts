import { Aws, Duration } from "aws-cdk-lib";
import { EventBus, type EventPattern, type IEventBus, Rule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type * as z from "zod";
import type { BusEnv } from "#shared/contracts/env.ts";
import { type EventName, eventSource } from "#shared/contracts/events.ts";
import type { JobName } from "#shared/contracts/schedules.ts";
import type { Grant } from "./grant.ts";
import type { Undelivered } from "./undelivered.ts";

/** The bus of domain events, and the rules that bring events to functions. A society's own systems may add rules. */
export class DomainBus extends Construct {
  readonly bus: EventBus;
  /** The same bus as rules take it: the types of the two do not fit under `exactOptionalPropertyTypes`. */
  private readonly reference: IEventBus;
  private readonly undelivered: Undelivered;

  constructor(scope: Construct, id: string, undelivered: Undelivered) {
    super(scope, id);
    this.undelivered = undelivered;
    // Named after the stack, so that a second deployment in the same account does not collide with the first.
    this.bus = new EventBus(this, "Bus", { eventBusName: Aws.STACK_NAME, description: "Almanac's domain events" });
    this.reference = EventBus.fromEventBusName(this, "Reference", this.bus.eventBusName);
  }

  /** Announcing domain events. */
  grantPut(): Grant {
    const environment: z.infer<typeof BusEnv> = { EVENT_BUS_NAME: this.bus.eventBusName };
    const statement = new PolicyStatement({ actions: ["events:PutEvents"], resources: [this.bus.eventBusArn] });
    return { environment, statements: [statement] };
  }

  /** A domain event brought to the function that acts on it. */
  on(event: EventName, target: IFunction): void {
    this.rule(event, { source: [eventSource], detailType: [event] }, target);
  }

  /** A job a coordinator asked for, brought to the function that a schedule runs otherwise. */
  onRequestOf(job: JobName, target: IFunction): void {
    const requested: EventName = "JobRequested";
    const pattern = { source: [eventSource], detailType: [requested], detail: { job: [job] } };
    this.rule(`${requested}-${job}`, pattern, target);
  }

  private rule(id: string, eventPattern: EventPattern, target: IFunction): void {
    const rule = new Rule(this, id, { eventPattern, eventBus: this.reference });
    rule.addTarget(
      new LambdaFunction(target, {
        deadLetterQueue: this.undelivered.queue,
        retryAttempts: 5,
        maxEventAge: Duration.hours(6),
      }),
    );
  }
}
