import { Duration } from "aws-cdk-lib";
import type { RestApi } from "aws-cdk-lib/aws-apigateway";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { IFunction } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import type { Alarms } from "./alarms.ts";

export interface HealthProps {
  readonly alarms: Alarms;
  readonly api: RestApi;
  readonly functionOf: (entry: string) => IFunction;
}

const fiveMinutes = { period: Duration.minutes(5), statistic: "Sum" } as const;

/** What the failure of a function behind a queue or an event means. Schedules and the API have alarms of their own. */
const failures = {
  "queues/send": "Some mail cannot be sent: it is late, and after more attempts it waits for a coordinator.",
  "events/ses-feedback": "Bounces, complaints and proofs of sending are recorded late, so unclear mail stays unclear.",
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
  constructor(scope: Construct, id: string, { alarms, api, functionOf }: HealthProps) {
    super(scope, id);
    alarms.watch(this, "Pages", {
      metric: api.metricServerError(fiveMinutes),
      threshold: 1,
      means: "Somebody who followed a link, filled in a form or used the console got an error page.",
      doFirst: "Find the request in the access log by its status, then the function's log of that minute.",
    });
    for (const [entry, means] of Object.entries(failures)) {
      alarms.watch(this, entry.replace("/", "-"), {
        metric: functionOf(entry).metricErrors(fiveMinutes),
        threshold: 1,
        means,
        doFirst: "Read the function's log. What failed is tried again; what was given up lies in a dead letter queue.",
      });
    }
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
}
