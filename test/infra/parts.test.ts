import { describe, expect, it } from "vitest";
import { functions } from "#infra/functions.ts";
import { journal, table } from "#shared/contracts/table.ts";
import { only, readable, refersTo, resourcesOf, synthesized } from "./synthesized.ts";

const { template } = synthesized();

function tableOf(name: RegExp) {
  const found = resourcesOf(template, "AWS::DynamoDB::Table").find(({ id }) => name.test(id));
  if (!found) throw new Error(`no table ${name}`);
  return found;
}
/** What keeps a table: paid by use, encrypted, restorable, and not deleted by accident. */
const kept = {
  BillingMode: "PAY_PER_REQUEST",
  SSESpecification: { SSEEnabled: true },
  DeletionProtectionEnabled: true,
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
};

describe("the table", () => {
  const { properties } = tableOf(/^DataTable/);

  it("has the contract's keys and indexes", () => {
    const keys = (schema: { AttributeName: string }[]) => schema.map(({ AttributeName }) => AttributeName);
    expect(keys(properties.KeySchema)).toEqual([table.partitionKey, table.sortKey]);
    expect(properties.TimeToLiveSpecification).toEqual({ AttributeName: table.timeToLive, Enabled: true });
    for (const index of Object.values(table.indexes)) {
      const made = properties.GlobalSecondaryIndexes.find(
        ({ IndexName }: { IndexName: string }) => IndexName === index.name,
      );
      expect(keys(made.KeySchema)).toEqual([index.partitionKey, index.sortKey]);
      expect(made.Projection.ProjectionType).toBe(index.keysOnly ? "KEYS_ONLY" : "ALL");
    }
    expect(properties.GlobalSecondaryIndexes).toHaveLength(Object.keys(table.indexes).length);
  });

  it("is paid by use, encrypted, and cannot be deleted by accident", () => {
    expect(properties).toMatchObject(kept);
  });
});

describe("the journal", () => {
  const { properties, deletion } = tableOf(/^DataJournal/);

  it("M1 F44: lies in a table of its own, which is kept as well as the other, and forgets by itself", () => {
    expect(properties).toMatchObject(kept);
    expect(deletion).toBe("Retain");
    expect(properties.KeySchema).toEqual([{ AttributeName: journal.partitionKey, KeyType: "HASH" }]);
    expect(properties.TimeToLiveSpecification).toEqual({ AttributeName: journal.timeToLive, Enabled: true });
    expect(properties.GlobalSecondaryIndexes).toBeUndefined();
  });
});

describe("the send queue", () => {
  const queue = resourcesOf(template, "AWS::SQS::Queue").find(({ id }) => /^SendQueue(?!Dead)/.test(id));

  it("hides a hint six times as long as sending may take", () => {
    expect(queue?.properties.VisibilityTimeout).toBe(6 * functions["queues/send"].seconds);
  });

  it("gives up after five deliveries", () => {
    expect(queue?.properties.RedrivePolicy.maxReceiveCount).toBe(5);
    expect(refersTo(queue?.properties.RedrivePolicy.deadLetterTargetArn)).toMatch(/^SendQueueDeadLetters/);
  });

  it("feeds few senders, ten hints at a time, and takes back those that failed", () => {
    const feeds = resourcesOf(template, "AWS::Lambda::EventSourceMapping").filter(({ id }) => /^SendQueue/.test(id));
    const most = feeds.map(({ properties }) => properties.ScalingConfig.MaximumConcurrency);
    // The deployment says how many serve mass mail: two, unless SES takes more than 70 a second.
    expect(most).toEqual([2, { Ref: "BulkSenders" }]);
    for (const { properties } of feeds)
      expect(properties).toMatchObject({ BatchSize: 10, FunctionResponseTypes: ["ReportBatchItemFailures"] });
  });

  it("has encryption at rest, as every queue", () => {
    for (const { properties } of resourcesOf(template, "AWS::SQS::Queue"))
      expect(properties.SqsManagedSseEnabled).toBe(true);
  });
});

describe("mail", () => {
  it("leaves in two lanes, encrypted on its way, and stops at addresses that bounced or complained", () => {
    const lanes = resourcesOf(template, "AWS::SES::ConfigurationSet");
    expect(lanes).toHaveLength(2);
    for (const { properties } of lanes) {
      expect(properties).toMatchObject({
        DeliveryOptions: { TlsPolicy: "REQUIRE" },
        SuppressionOptions: { SuppressedReasons: ["BOUNCE", "COMPLAINT"] },
        ReputationOptions: { ReputationMetricsEnabled: true },
      });
      expect(properties.TrackingOptions).toBeUndefined();
    }
  });

  it("tells what became of it, and follows nobody's opens and clicks", () => {
    const destinations = resourcesOf(template, "AWS::SES::ConfigurationSetEventDestination");
    for (const { properties } of destinations) {
      expect(properties.EventDestination.MatchingEventTypes).toEqual([
        "send",
        "bounce",
        "complaint",
        "reject",
        "renderingFailure",
      ]);
    }
  });

  it("M1: is told of by two channels, the bus and a topic, which end in one queue that lets in nobody else", () => {
    const channels = resourcesOf(template, "AWS::SES::ConfigurationSetEventDestination").map(({ properties }) => {
      const { EventBridgeDestination, SnsDestination } = properties.EventDestination;
      const to = EventBridgeDestination?.EventBusArn ?? SnsDestination?.TopicARN;
      return `${refersTo(properties.ConfigurationSetName)} ${readable(to).replace(/^.*:event-bus/, "bus")}`;
    });
    const lanes = resourcesOf(template, "AWS::SES::ConfigurationSet").map(({ id }) => id);
    const topic = resourcesOf(template, "AWS::SNS::Topic").find(({ id }) => id.startsWith("MailNews"))?.id;
    expect(channels.sort()).toEqual(lanes.flatMap((lane) => [`${lane} <${topic}>`, `${lane} bus/default`]).sort());

    const queue = resourcesOf(template, "AWS::SQS::Queue").find(({ id }) => id.startsWith("MailNews"));
    expect(queue?.properties.VisibilityTimeout).toBe(6 * functions["events/ses-feedback"].seconds);
    const policy = resourcesOf(template, "AWS::SQS::QueuePolicy").find(({ id }) => id.startsWith("MailNews"));
    const allowed: { Principal: { Service: string }; Condition: unknown }[] =
      policy?.properties.PolicyDocument.Statement.filter(({ Effect }: { Effect: string }) => Effect === "Allow");
    expect(allowed.map(({ Principal }) => Principal.Service).sort()).toEqual([
      "events.amazonaws.com",
      "sns.amazonaws.com",
    ]);
    for (const { Condition } of allowed) expect(JSON.stringify(Condition)).toContain("aws:SourceArn");
  });

  it("leaves a domain alone that SES knows already", () => {
    const { Resources, Outputs } = template.toJSON();
    expect(Resources[only(template, "AWS::SES::EmailIdentity").id].Condition).toBe("MailDomainIsNew");
    expect(Outputs.DkimName1.Condition).toBe("MailDomainIsNew");
  });
});

describe("alarms by what a log says", () => {
  const filters = resourcesOf(template, "AWS::Logs::MetricFilter").map(({ properties }) => ({
    log: /(jobs|queues|events)log/.exec(refersTo(properties.LogGroupName))?.[1],
    pattern: properties.FilterPattern,
    ...properties.MetricTransformations[0],
  }));
  const alarms = resourcesOf(template, "AWS::CloudWatch::Alarm").map(({ properties }) => properties);
  /** The alarm of the metric that so many logs feed. */
  function alarmOf(metric: string) {
    const found = alarms.filter((alarm) => JSON.stringify(alarm).includes(`"MetricName":"${metric}"`));
    expect(found).toHaveLength(1);
    return found[0];
  }

  it.each([
    ["queues", ["queues-send", "queues-send-bulk"]],
    ["events", ["events-ses-feedback"]],
  ])("M1: a record that fails in %s rings, though Lambda sees a success, and so does a run that fails", (log, runs) => {
    const filter = filters.find(({ MetricName }) => MetricName === `Failed-${log}`);
    expect(filter).toMatchObject({ log, pattern: '{ $.message = "record failed" }', MetricValue: "1" });
    const alarm = alarmOf(`Failed-${log}`);
    const expressions = alarm?.Metrics.flatMap(({ Expression }: { Expression?: string }) => Expression ?? []);
    expect(expressions[0].match(/FILL/g)).toHaveLength(1 + runs.length);
    for (const run of runs) expect(JSON.stringify(alarm?.Metrics)).toContain(`Functions${run.replaceAll("-", "")}`);
    expect(alarm).toMatchObject({ Threshold: 1 });
  });

  it.each([
    ["Halted", "jobs", '{ $.halted = "*" }', "1", { Threshold: 1, Period: 300 }],
    ["Unread", "jobs", '{ $.quota = "*" }', "1", { Threshold: 3, Period: 3600 }],
    ["Behind", "jobs", "{ $.behind >= 0 }", "$.behind", { Threshold: 60, EvaluationPeriods: 3, Statistic: "Maximum" }],
  ])("M1: %s of dispatch rings", (metric, log, pattern, value, alarm) => {
    const filter = filters.find(({ MetricName }) => MetricName === metric);
    expect(filter).toMatchObject({ log, pattern, MetricValue: value });
    expect(alarmOf(metric)).toMatchObject(alarm);
  });

  it("M1: mail that was put aside, cannot be written, or was refused after all rings once each", () => {
    const parked = filters.filter(({ MetricName }) => MetricName === "Parked");
    expect(parked.map(({ log, pattern }) => `${log} ${pattern}`).sort()).toEqual([
      'events { $.outcome = "rejected" }',
      "jobs { $.parked > 0 }",
      'queues { $.error = "Unwritable" }',
    ]);
    expect(alarmOf("Parked")).toMatchObject({ Threshold: 1, Statistic: "Sum" });
  });
});

describe("coordinators", () => {
  it("are invited, have long passwords and a second factor from an app", () => {
    expect(only(template, "AWS::Cognito::UserPool").properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: "ON",
      EnabledMfas: ["SOFTWARE_TOKEN_MFA"],
      DeletionProtection: "ACTIVE",
    });
  });

  it("sign in with a code in the console, and with a secret from the society's systems", () => {
    const clients = resourcesOf(template, "AWS::Cognito::UserPoolClient").map(({ properties }) => properties);
    const flows = clients.map(({ AllowedOAuthFlows, GenerateSecret }) => `${AllowedOAuthFlows} ${GenerateSecret}`);
    expect(flows.sort()).toEqual(["client_credentials true", "code false"]);
    for (const { AllowedOAuthScopes } of clients) expect(readable(AllowedOAuthScopes.at(-1))).toMatch(/\/admin$/);
    expect(only(template, "AWS::Cognito::UserPoolResourceServer").properties.Identifier).toBe("almanac");
  });
});
