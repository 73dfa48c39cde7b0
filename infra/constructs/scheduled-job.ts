import { Aws, Duration, Stack } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { CfnSchedule, type CfnScheduleGroup } from "aws-cdk-lib/aws-scheduler";
import { Construct } from "constructs";
import { type JobName, schedules } from "#shared/contracts/schedules.ts";
import type { Alarms } from "./alarms.ts";
import { rhythmOf } from "./rhythm.ts";
import type { Undelivered } from "./undelivered.ts";

export interface ScheduledJobProps {
  readonly job: JobName;
  readonly target: IFunction;
  readonly group: CfnScheduleGroup;
  readonly undelivered: Undelivered;
  readonly alarms: Alarms;
}

/** A job that runs by itself. It cannot be made without the alarms for its failure and for its silence. */
export class ScheduledJob extends Construct {
  constructor(scope: Construct, id: string, props: ScheduledJobProps) {
    super(scope, id);
    const { expression, does } = schedules[props.job];
    const { often } = rhythmOf(expression);
    const groupName = props.group.ref;

    // `CfnSchedule` and a role of its own: the ready-made target would also allow every version and alias of the function.
    const role = new Role(this, "Role", {
      assumedBy: new ServicePrincipal("scheduler.amazonaws.com", {
        conditions: {
          StringEquals: {
            "aws:SourceAccount": Aws.ACCOUNT_ID,
            "aws:SourceArn": Stack.of(this).formatArn({
              service: "scheduler",
              resource: "schedule-group",
              resourceName: groupName,
            }),
          },
        },
      }),
      inlinePolicies: {
        Invoke: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ["lambda:InvokeFunction"], resources: [props.target.functionArn] }),
            props.undelivered.grantKeep(),
          ],
        }),
      },
    });
    new CfnSchedule(this, "Schedule", {
      description: does,
      groupName,
      scheduleExpression: expression,
      scheduleExpressionTimezone: "UTC",
      flexibleTimeWindow: { mode: "OFF" },
      target: {
        arn: props.target.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ job: props.job, scheduledTime: "<aws.scheduler.scheduled-time>" }),
        retryPolicy: often
          ? { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 }
          : { maximumRetryAttempts: 5, maximumEventAgeInSeconds: Duration.hours(1).toSeconds() },
        deadLetterConfig: { arn: props.undelivered.queue.queueArn },
      },
    });
    this.watch(props);
  }

  private watch({ job, target, alarms }: ScheduledJobProps): void {
    const { expression, silence: impact } = schedules[job];
    const { often, silence } = rhythmOf(expression);
    alarms.watch(this, "Failing", {
      metric: target.metricErrors({ period: Duration.minutes(1), statistic: "Sum" }),
      threshold: 1,
      // One failed minute mends itself with the next; a failed night does not.
      ...(often ? { periods: 5, breaching: 3 } : {}),
      means: `The job ${job} fails. ${impact}`,
      doFirst: `Read the log of the function of ${job}, then run it again (POST /admin/jobs/${job}).`,
    });
    alarms.watch(this, "Silent", {
      metric: target.metricInvocations({ period: silence.period, statistic: "Sum" }),
      threshold: 1,
      periods: silence.periods,
      silence: true,
      means: `The job ${job} does not run at all. ${impact}`,
      doFirst: `Look whether the schedule of ${job} is enabled and its function is not throttled, then run it by hand (POST /admin/jobs/${job}).`,
    });
  }
}
