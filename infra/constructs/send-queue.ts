import { Duration } from "aws-cdk-lib";
import { PolicyStatement } from "aws-cdk-lib/aws-iam";
import { EventSourceMapping, type IFunction } from "aws-cdk-lib/aws-lambda";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type * as z from "zod";
import type { SendQueueEnv } from "#shared/contracts/env.ts";
import { functions } from "../functions.ts";
import type { Alarms } from "./alarms.ts";
import type { Grant } from "./grant.ts";

/** Hints that messages are ready to be sent. The ledger is the truth: a hint lost or doubled changes nothing. */
export class SendQueue extends Construct {
  private readonly queue: Queue;

  constructor(scope: Construct, id: string, alarms: Alarms) {
    super(scope, id);
    const common = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true } as const;
    const dead = new Queue(this, "DeadLetters", { ...common, retentionPeriod: Duration.days(14) });
    this.queue = new Queue(this, "Queue", {
      ...common,
      // Six times the sender's timeout, as AWS advises, so that no hint is handed out while its message is being sent.
      visibilityTimeout: Duration.seconds(6 * functions["queues/send"].seconds),
      deadLetterQueue: { queue: dead, maxReceiveCount: 5 },
    });
    const every = { period: Duration.minutes(5), statistic: "Maximum" } as const;
    alarms.watch(this, "DeadLettersNotEmpty", {
      metric: dead.metricApproximateNumberOfMessagesVisible(every),
      threshold: 1,
      means: "A message could not be handed to the sender five times. Its mail is late; the ledger offers it again.",
      doFirst: "Read the send function's log for the message's id; when the cause is gone, delete the dead letters.",
    });
    alarms.watch(this, "Stuck", {
      metric: this.queue.metricApproximateAgeOfOldestMessage(every),
      threshold: Duration.minutes(30).toSeconds(),
      means: "Mail has been waiting for half an hour: nobody gets confirmations, suggestions or prompts meanwhile.",
      doFirst: "Look at the send function's errors and at the sending quota of SES.",
    });
  }

  /** Putting hints in. */
  grantGive(): Grant {
    const environment: z.infer<typeof SendQueueEnv> = { SEND_QUEUE_URL: this.queue.queueUrl };
    const statement = new PolicyStatement({ actions: ["sqs:SendMessage"], resources: [this.queue.queueArn] });
    return { environment, statements: [statement] };
  }

  /** Taking hints out, as Lambda does in the function's name. */
  grantTake(): Grant {
    const actions = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];
    return { environment: {}, statements: [new PolicyStatement({ actions, resources: [this.queue.queueArn] })] };
  }

  /**
   * Gives hints to the sender. At most two senders at once: SES begins at one mail a second, and each sends in turn.
   * No reserved concurrency: young accounts have too little of it, and the deployment would fail.
   */
  feed(sender: IFunction): void {
    new EventSourceMapping(this, "Feed", {
      target: sender,
      eventSourceArn: this.queue.queueArn,
      batchSize: 10,
      maxConcurrency: 2,
      reportBatchItemFailures: true,
    });
  }
}
