import { Aws, RemovalPolicy } from "aws-cdk-lib";
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Key } from "aws-cdk-lib/aws-kms";
import { Subscription, SubscriptionProtocol, Topic } from "aws-cdk-lib/aws-sns";
import { Construct } from "constructs";

export interface Watch {
  readonly metric: IMetric;
  /** Rings when the metric is at least this, or with `silence`, when it stays below it or says nothing. */
  readonly threshold: number;
  /** Over how many periods of the metric. */
  readonly periods?: number;
  /** In how many of them. Left out: in all. */
  readonly breaching?: number;
  readonly silence?: boolean;
  /** What it means for people, as the mail that rings says it. */
  readonly means: string;
  /** What to do first. */
  readonly doFirst: string;
}

/** Where alarms go: one topic, one address. An alarm cannot be made without saying what it means and what to do. */
export class Alarms extends Construct {
  /** Encrypts topics: whoever publishes to one has to be let in. */
  readonly key: Key;
  private readonly topic: Topic;

  constructor(scope: Construct, id: string, email: string) {
    super(scope, id);
    const cloudWatch = new ServicePrincipal("cloudwatch.amazonaws.com");
    const ours = { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } };

    // AWS's own key for SNS does not let CloudWatch in, and alarms would fail without a sound.
    this.key = new Key(this, "Key", {
      description: "Encrypts Almanac's alarms and the news of its mail",
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.key.addToResourcePolicy(
      new PolicyStatement({
        principals: [cloudWatch],
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resources: ["*"],
        conditions: ours,
      }),
    );

    this.topic = new Topic(this, "Topic", { displayName: "Almanac alarms", masterKey: this.key, enforceSSL: true });
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: "AlarmsMayPublish",
        principals: [cloudWatch],
        actions: ["sns:Publish"],
        resources: [this.topic.topicArn],
        conditions: ours,
      }),
    );
    new Subscription(this, "Email", { topic: this.topic, protocol: SubscriptionProtocol.EMAIL, endpoint: email });
  }

  /** An alarm beside what it watches. */
  watch(scope: Construct, id: string, watch: Watch): Alarm {
    const periods = watch.periods ?? 1;
    const alarm = new Alarm(scope, id, {
      metric: watch.metric,
      threshold: watch.threshold,
      evaluationPeriods: periods,
      datapointsToAlarm: watch.breaching ?? periods,
      comparisonOperator: watch.silence
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: watch.silence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      alarmDescription: `${watch.means} ${watch.doFirst}`,
    });
    const action = new SnsAction(this.topic);
    alarm.addAlarmAction(action);
    alarm.addOkAction(action);
    return alarm;
  }
}
