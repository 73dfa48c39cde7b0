import { Aws, Duration } from "aws-cdk-lib";
import { Rule } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { EventSourceMapping, type IFunction } from "aws-cdk-lib/aws-lambda";
import { EventDestination } from "aws-cdk-lib/aws-ses";
import { Subscription, SubscriptionProtocol, Topic } from "aws-cdk-lib/aws-sns";
import { Queue, QueueEncryption } from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type * as z from "zod";
import type { NewsQueueEnv } from "#shared/contracts/env.ts";
import { functions } from "../functions.ts";
import type { Alarms } from "./alarms.ts";
import type { Grant } from "./grant.ts";
import { type MailSender, told } from "./mail-sender.ts";
import type { Undelivered } from "./undelivered.ts";

/** What SES calls its events on the default bus. */
const onTheBus = [
  "Email Sent",
  "Email Bounced",
  "Email Complaint Received",
  "Email Rejected",
  "Email Rendering Failed",
];

export interface MailNewsProps {
  readonly mail: MailSender;
  readonly alarms: Alarms;
  readonly undelivered: Undelivered;
}

/**
 * What SES tells of our mail, by two channels that fail apart: its events on the default bus, which AWS delivers as best
 * it can, and a topic. Both end in one queue, which gives a piece of news again until it was recorded. So there is no
 * proof that a mail was accepted only where both channels lost it.
 */
export class MailNews extends Construct {
  private readonly queue: Queue;

  constructor(scope: Construct, id: string, props: MailNewsProps) {
    super(scope, id);
    this.queue = new Queue(this, "Queue", {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      visibilityTimeout: Duration.seconds(6 * functions["events/ses-feedback"].seconds),
      // Five hours: longer than the table has ever been away.
      deadLetterQueue: { queue: props.undelivered.queue, maxReceiveCount: 100 },
    });
    this.byBus(props);
    this.byTopic(props);
  }

  /** Taking news out, as Lambda does in the function's name. */
  grantTake(): Grant {
    const actions = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];
    return { environment: {}, statements: [new PolicyStatement({ actions, resources: [this.queue.queueArn] })] };
  }

  /** Seeing how much news there is. */
  grantCount(): Grant {
    const environment: z.infer<typeof NewsQueueEnv> = { NEWS_QUEUE_URL: this.queue.queueUrl };
    const statement = new PolicyStatement({ actions: ["sqs:GetQueueAttributes"], resources: [this.queue.queueArn] });
    return { environment, statements: [statement] };
  }

  /** Gives news to the function that records it: at most ten at once, so that a burst of mail leaves room for the pages. */
  feed(target: IFunction): void {
    new EventSourceMapping(this, "Feed", {
      target,
      eventSourceArn: this.queue.queueArn,
      batchSize: 10,
      maxConcurrency: 10,
      reportBatchItemFailures: true,
    });
  }

  /** News of our mail, and nobody else's in this account. */
  private byBus({ mail, undelivered }: MailNewsProps): void {
    const sets = [mail.bulk.configurationSetName, mail.interactive.configurationSetName];
    const detail = { mail: { tags: { "ses:configuration-set": sets } } };
    const rule = new Rule(this, "Bus", { eventPattern: { source: ["aws.ses"], detailType: onTheBus, detail } });
    rule.addTarget(new SqsQueue(this.queue, { deadLetterQueue: undelivered.queue }));
  }

  private byTopic({ mail, alarms, undelivered }: MailNewsProps): void {
    const ses = new ServicePrincipal("ses.amazonaws.com");
    const ours = { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } };
    const topic = new Topic(this, "Topic", { masterKey: alarms.key, enforceSSL: true });
    // AWS's own key for SNS does not let SES in.
    alarms.key.addToResourcePolicy(
      new PolicyStatement({
        principals: [ses],
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resources: ["*"],
        conditions: ours,
      }),
    );
    topic.addToResourcePolicy(
      new PolicyStatement({
        sid: "SesMayPublish",
        principals: [ses],
        actions: ["sns:Publish"],
        resources: [topic.topicArn],
        conditions: ours,
      }),
    );
    this.queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal("sns.amazonaws.com")],
        actions: ["sqs:SendMessage"],
        resources: [this.queue.queueArn],
        conditions: { ArnEquals: { "aws:SourceArn": topic.topicArn } },
      }),
    );
    new Subscription(this, "ToQueue", {
      topic,
      protocol: SubscriptionProtocol.SQS,
      endpoint: this.queue.queueArn,
      deadLetterQueue: undelivered.queue,
    });
    for (const set of [mail.bulk, mail.interactive]) {
      const destination = set.addEventDestination("ToldTwice", {
        destination: EventDestination.snsTopic(topic),
        events: [...told],
      });
      // SES tries the topic when it is told of it, so the topic has to let it in by then.
      destination.node.addDependency(topic);
    }
  }
}
