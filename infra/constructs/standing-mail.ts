import { Aws, Duration } from "aws-cdk-lib";
import { FilterPattern, type IFilterPattern, type LogGroup, MetricFilter } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { Alarms } from "./alarms.ts";

interface StandingMailProps {
  readonly alarms: Alarms;
  readonly log: LogGroup;
}

/** Rings when mail stands still or falls behind, by what dispatch's log says: SES takes none, its rate is unknown, too much is due. */
export class StandingMail extends Construct {
  constructor(scope: Construct, id: string, { alarms, log }: StandingMailProps) {
    super(scope, id);
    const told = (name: string, filterPattern: IFilterPattern, metricValue: string) =>
      new MetricFilter(this, name, {
        ...{ logGroup: log, filterPattern, metricValue },
        // A second deployment in the same account counts its own.
        metricNamespace: `Almanac/${Aws.STACK_NAME}`,
        metricName: name,
      });
    alarms.watch(this, "Stands", {
      metric: told("Halted", FilterPattern.exists("$.halted"), "1").metric({
        period: Duration.minutes(5),
        statistic: "Sum",
      }),
      threshold: 1,
      means: "Mail stands still: SES takes none for now, or so much came back that mass mail was stopped.",
      doFirst: "Open Pause all mail in the console: it says why, and lets mass mail go on once the cause is gone.",
    });
    alarms.watch(this, "RateUnknown", {
      metric: told("Unread", FilterPattern.exists("$.quota"), "1").metric({
        period: Duration.hours(1),
        statistic: "Sum",
      }),
      // One that comes alone is SES's moment.
      threshold: 3,
      means:
        "SES does not say how much it takes, or how much came back: mail leaves at the rate known last, or at one a second, and nothing judges it.",
      doFirst: "Read the dispatch function's log: `quota` names the error. It may lack the right to ses:GetSendQuota.",
    });
    alarms.watch(this, "Late", {
      metric: told("Behind", FilterPattern.numberValue("$.behind", ">=", 0), "$.behind").metric({
        period: Duration.minutes(5),
        statistic: "Maximum",
      }),
      threshold: 60,
      // After a pause it takes a while until all has left.
      periods: 3,
      means: "Mail has been due for an hour and was not handed to the senders, though nothing is paused: it is late.",
      doFirst:
        "Look at the send functions' errors, and at the sending rate of SES: ask for a higher one if it is small.",
    });
  }
}
