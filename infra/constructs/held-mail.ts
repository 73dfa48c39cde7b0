import { Aws, Duration } from "aws-cdk-lib";
import { FilterPattern, type LogGroup, MetricFilter } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { Alarms } from "./alarms.ts";

interface HeldMailProps {
  readonly alarms: Alarms;
  /** Of the job that puts mail aside of which nobody knows whether it arrived: it says how many. */
  readonly log: LogGroup;
  /** Of the senders, which put aside what cannot be written. */
  readonly senders: LogGroup;
  /** Of what hears SES's news: it says which mail SES refused to deliver when it had taken it. */
  readonly news: LogGroup;
}

/** Rings when mail is put aside and a person has to look at it. */
export class HeldMail extends Construct {
  constructor(scope: Construct, id: string, { alarms, log, senders, news }: HeldMailProps) {
    super(scope, id);
    // A second deployment in the same account counts its own.
    const metric = { metricNamespace: `Almanac/${Aws.STACK_NAME}`, metricName: "Parked" };
    const filter = new MetricFilter(this, "Parked", {
      ...metric,
      logGroup: log,
      filterPattern: FilterPattern.numberValue("$.parked", ">", 0),
      metricValue: "$.parked",
    });
    new MetricFilter(this, "Unwritten", {
      ...metric,
      logGroup: senders,
      filterPattern: FilterPattern.stringValue("$.error", "=", "Unwritable"),
      metricValue: "1",
    });
    new MetricFilter(this, "Refused", {
      ...metric,
      logGroup: news,
      filterPattern: FilterPattern.stringValue("$.outcome", "=", "rejected"),
      metricValue: "1",
    });
    alarms.watch(this, "Waits", {
      metric: filter.metric({ period: Duration.minutes(5), statistic: "Sum" }),
      threshold: 1,
      means:
        "Mail was put aside: it cannot be written, nobody knows whether it arrived, or SES took it and refused to " +
        "deliver it. It is not sent again by itself.",
      doFirst:
        "Open Held mail in the console and decide about each one; Today lists what could not be sent, and why. What SES " +
        "refused stands in the ses-feedback function's log (outcome rejected) and on the mail's own page.",
    });
  }
}
