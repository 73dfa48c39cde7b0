import { type CfnParameter, Duration } from "aws-cdk-lib";
import { MathExpression } from "aws-cdk-lib/aws-cloudwatch";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { EventSourceMapping, type IFunction } from "aws-cdk-lib/aws-lambda";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type * as z from "zod";
import type { SendersEnv, SendQueueEnv } from "#shared/contracts/env.ts";
import { functions } from "../functions.ts";
import type { Alarms } from "./alarms.ts";
import type { Grant } from "./grant.ts";

/** The two ways to SES, each with a queue and a sender of its own. */
const lanes = ["interactive", "bulk"] as const;
type Lane = (typeof lanes)[number];

/** Senders of what somebody waits for that work at once: the fewest that Lambda allows. */
const interactiveSenders = 2;

/**
 * Hints that messages are ready to be sent, a queue for each lane: what somebody waits for does not stand behind mass
 * mail. The ledger is the truth: a hint lost or doubled changes nothing.
 */
export class SendQueue extends Construct {
  private readonly lanes: Readonly<Record<Lane, Queue>>;
  private readonly bulkSenders: CfnParameter;

  constructor(scope: Construct, id: string, alarms: Alarms, bulkSenders: CfnParameter) {
    super(scope, id);
    this.bulkSenders = bulkSenders;
    const common = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true } as const;
    const dead = new Queue(this, "DeadLetters", { ...common, retentionPeriod: Duration.days(14) });
    const lane = (name: string, { seconds }: { readonly seconds: number }) =>
      new Queue(this, name, {
        ...common,
        // Six times the sender's timeout, as AWS advises, so that no hint is handed out while its message is being sent.
        visibilityTimeout: Duration.seconds(6 * seconds),
        deadLetterQueue: { queue: dead, maxReceiveCount: 5 },
      });
    this.lanes = {
      interactive: lane("Queue", functions["queues/send"]),
      bulk: lane("Bulk", functions["queues/send-bulk"]),
    };
    const every = { period: Duration.minutes(5), statistic: "Maximum" } as const;
    alarms.watch(this, "DeadLettersNotEmpty", {
      metric: dead.metricApproximateNumberOfMessagesVisible(every),
      threshold: 1,
      means: "A message could not be handed to the sender five times. Its mail is late; the ledger offers it again.",
      doFirst: "Read the send function's log for the message's id; when the cause is gone, delete the dead letters.",
    });
    const { interactive, bulk } = this.lanes;
    alarms.watch(this, "Stuck", {
      metric: new MathExpression({
        expression: "MAX([interactive, bulk])",
        usingMetrics: {
          interactive: interactive.metricApproximateAgeOfOldestMessage(every),
          bulk: bulk.metricApproximateAgeOfOldestMessage(every),
        },
        period: every.period,
        label: "Age of the oldest hint",
      }),
      threshold: Duration.minutes(30).toSeconds(),
      means: "Mail has been waiting for half an hour: nobody gets confirmations, suggestions or prompts meanwhile.",
      doFirst: "Look at the send function's errors and at the sending quota of SES.",
    });
  }

  /** Putting hints in. */
  grantGive(): Grant {
    const environment: z.infer<typeof SendQueueEnv> = {
      INTERACTIVE_QUEUE_URL: this.lanes.interactive.queueUrl,
      BULK_QUEUE_URL: this.lanes.bulk.queueUrl,
    };
    return { environment, statements: [this.statement(["sqs:SendMessage"], lanes)] };
  }

  /** Seeing how many hints there are. */
  grantCount(): Grant {
    return { environment: {}, statements: [this.statement(["sqs:GetQueueAttributes"], lanes)] };
  }

  /** Taking hints of one lane out, as Lambda does in the function's name, and knowing among how many senders. */
  grantTake(lane: Lane): Grant {
    const actions = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];
    const environment: Record<keyof z.infer<typeof SendersEnv>, string> = {
      INTERACTIVE_SENDERS: String(interactiveSenders),
      BULK_SENDERS: this.bulkSenders.valueAsString,
    };
    return { environment, statements: [this.statement(actions, [lane])] };
  }

  /**
   * Gives a lane's hints to its sender: never more at once than share the lane's part of SES's rate. No reserved
   * concurrency: young accounts have too little of it, and the deployment would fail.
   */
  feed(lane: Lane, sender: IFunction): void {
    new EventSourceMapping(this, lane === "bulk" ? "FeedBulk" : "Feed", {
      target: sender,
      eventSourceArn: this.lanes[lane].queueArn,
      batchSize: 10,
      maxConcurrency: lane === "bulk" ? this.bulkSenders.valueAsNumber : interactiveSenders,
      reportBatchItemFailures: true,
    });
  }

  private statement(actions: string[], of: readonly Lane[]): PolicyStatement {
    return new PolicyStatement({ actions, resources: of.map((lane) => this.lanes[lane].queueArn) });
  }
}
