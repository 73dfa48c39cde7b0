import { describe, expect, it } from "vitest";
import { functions } from "#infra/functions.ts";
import { table } from "#shared/contracts/table.ts";
import { only, readable, refersTo, resourcesOf, synthesized } from "./synthesized.ts";

const { template } = synthesized();

describe("the table", () => {
  const { properties } = only(template, "AWS::DynamoDB::Table");

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
    expect(properties).toMatchObject({
      BillingMode: "PAY_PER_REQUEST",
      SSESpecification: { SSEEnabled: true },
      DeletionProtectionEnabled: true,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    });
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
    expect(only(template, "AWS::Lambda::EventSourceMapping").properties).toMatchObject({
      BatchSize: 10,
      FunctionResponseTypes: ["ReportBatchItemFailures"],
      ScalingConfig: { MaximumConcurrency: 2 },
    });
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
    expect(destinations).toHaveLength(2);
    for (const { properties } of destinations) {
      expect(properties.EventDestination.MatchingEventTypes).toEqual([
        "send",
        "bounce",
        "complaint",
        "reject",
        "renderingFailure",
      ]);
      expect(readable(properties.EventDestination.EventBridgeDestination.EventBusArn)).toMatch(/:event-bus\/default$/);
    }
  });

  it("leaves a domain alone that SES knows already", () => {
    const { Resources, Outputs } = template.toJSON();
    expect(Resources[only(template, "AWS::SES::EmailIdentity").id].Condition).toBe("MailDomainIsNew");
    expect(Outputs.DkimName1.Condition).toBe("MailDomainIsNew");
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
