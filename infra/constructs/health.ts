import { Aws, Duration } from "aws-cdk-lib";
import type { RestApi } from "aws-cdk-lib/aws-apigateway";
import { type IMetric, MathExpression, Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { FilterPattern, type LogGroup, MetricFilter } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { Alarms } from "./alarms.ts";

export interface HealthProps {
  readonly alarms: Alarms;
  readonly api: RestApi;
  readonly functionOf: (entry: string) => IFunction;
  readonly logOf: (entry: string) => LogGroup;
}

const fiveMinutes = { period: Duration.minutes(5), statistic: "Sum" } as const;

/** What it means when functions behind queues fail, as a whole or at one record: by the log they share. */
const queued = {
  queues: {
    entries: ["queues/send", "queues/send-bulk"],
    means: "Some mail cannot be sent: it is late, and after more attempts it waits for a coordinator.",
  },
  events: {
    entries: ["events/ses-feedback"],
    means: "Bounces, complaints and proofs of sending are recorded late, so unclear mail stays unclear.",
  },
} as const;

/** What it means when a function behind an event fails. Schedules and the API have alarms of their own. */
const failures = {
  "events/mentorship-activated":
    "The year of a new mentorship is not planned at once; the nightly plan makes up for it.",
} as const;

/**
 * SES reviews an account at 5 % bounces and 0.1 % complaints, and may stop it at 10 % and 0.5 %. Told well before.
 * The rates are the account's: whoever else sends from it is stopped with us.
 */
const reputations = {
  Bounces: {
    metric: "Reputation.BounceRate",
    threshold: 0.02,
    means: "Too much mail comes back: addresses are wrong, and SES may stop all mail of this account.",
  },
  Complaints: {
    metric: "Reputation.ComplaintRate",
    threshold: 0.0005,
    means: "People mark our mail as spam, and SES may stop all mail of this account.",
  },
} as const;

/** Alarms on what no schedule or queue watches: the pages, the functions behind events, our name with mail providers. */
export class Health extends Construct {
  constructor(scope: Construct, id: string, { alarms, api, functionOf, logOf }: HealthProps) {
    super(scope, id);
    alarms.watch(this, "Pages", {
      metric: api.metricServerError(fiveMinutes),
      threshold: 1,
      means: "Somebody who followed a link, filled in a form or used the console got an error page.",
      doFirst: "Find the request in the access log by its status, then the function's log of that minute.",
    });
    const failing = (name: string, means: string, metric: IMetric) =>
      alarms.watch(this, name, {
        ...{ metric, means, threshold: 1 },
        doFirst: "Read the function's log. What failed is tried again; what was given up lies in a dead letter queue.",
      });
    for (const [entry, means] of Object.entries(failures))
      failing(entry.replace("/", "-"), means, functionOf(entry).metricErrors(fiveMinutes));
    for (const [folder, { entries, means }] of Object.entries(queued))
      failing(folder, means, this.failures(folder, logOf(folder), entries.map(functionOf)));
    for (const [name, { metric, threshold, means }] of Object.entries(reputations)) {
      alarms.watch(this, name, {
        metric: new Metric({
          namespace: "AWS/SES",
          metricName: metric,
          period: Duration.hours(1),
          statistic: "Maximum",
        }),
        threshold,
        means,
        doFirst:
          'Pause all mail (POST /admin/brake with {"state":"on"}), then look which mail and which addresses it was.',
      });
    }
  }
  /** A record that fails is given back, and its function succeeds: the log alone tells. A whole run that fails is an error. */
  private failures(folder: string, logGroup: LogGroup, runs: readonly IFunction[]): IMetric {
    const filter = new MetricFilter(this, `${folder}-records`, {
      logGroup,
      filterPattern: FilterPattern.stringValue("$.message", "=", "record failed"),
      // A second deployment in the same account counts its own.
      metricNamespace: `Almanac/${Aws.STACK_NAME}`,
      metricName: `Failed-${folder}`,
      metricValue: "1",
    });
    const metrics = [filter.metric(fiveMinutes), ...runs.map((one) => one.metricErrors(fiveMinutes))];
    const named = metrics.map((metric, index) => [`m${index}`, metric] as const);
    return new MathExpression({
      expression: named.map(([name]) => `FILL(${name}, 0)`).join(" + "),
      usingMetrics: Object.fromEntries(named),
      period: fiveMinutes.period,
      label: "Failed records and runs",
    });
  }
}
