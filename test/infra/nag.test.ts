import { Validations } from "aws-cdk-lib";
import { CfnTable } from "aws-cdk-lib/aws-dynamodb";
import { CfnFunction } from "aws-cdk-lib/aws-lambda";
import { describe, expect, it } from "vitest";
import { buildApp } from "#infra/app.ts";
import { functions } from "#infra/functions.ts";
import { routes } from "#shared/contracts/routes.ts";
import { nagFindings } from "./nag-findings.ts";
import { sharedBundles, synthesized } from "./synthesized.ts";
import { inTemporaryFolder } from "./temporary.ts";

const { app, template } = synthesized();

/** What is acknowledged where: `path rule`, with the reason. */
const acknowledged = app.node.findAll().flatMap(({ node }) =>
  node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries<string>(data))
    .map(([rule, reason]) => ({ what: `${node.path} ${rule.replace(/^annotation::/i, "")}`, reason })),
);

const openMethods = Object.values(routes)
  .filter(({ access }) => access !== "coordinator")
  .map(({ method, path }) => `Almanac/Api/Rest/Default${path}/${method}`);

/** Every finding that stays, on purpose. A new one is written here and has its reason beside its construct. */
const expected = [
  "Almanac/KeyRing/Secret AwsSolutions-SMG4",
  "Almanac/Coordinators/Pool AwsSolutions-COG8",
  "Almanac/Functions/jobs-dispatch/Role AwsSolutions-IAM5[Resource::*]",
  "Almanac/Functions/queues-send/Role AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]",
  "Almanac/Functions/queues-send-bulk/Role AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]",
  "Almanac/Api/Rest/CloudWatchRole AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]",
  ...openMethods.flatMap((path) => [`${path} AwsSolutions-APIG4`, `${path} AwsSolutions-COG4`]),
];

describe("the checks", () => {
  it("find nothing that is not acknowledged", () => {
    inTemporaryFolder((outdir) => expect(() => buildApp({ outdir, bundles: sharedBundles() }).synth()).not.toThrow());
  });

  it("stop a template that lost a safeguard, and one that CloudFormation would refuse", () => {
    const report = inTemporaryFolder((outdir) => {
      const careless = buildApp({ outdir, bundles: sharedBundles() });
      for (const one of careless.node.findAll()) {
        if (one instanceof CfnTable) one.pointInTimeRecoverySpecification = undefined;
        if (one instanceof CfnFunction && one.description === functions["queues/send"].does) one.memorySize = 7;
      }
      return messageOf(() => careless.synth());
    });
    expect(report).toMatch(/ERROR .*\(AwsSolutions\)\n.*Almanac\/Data\/Table/);
    expect(report).toMatch(/ERROR MemorySize: 7 is less/);
  });
});

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "nothing was thrown";
}

describe("acknowledgements", () => {
  it("are the expected ones", () => {
    expect(acknowledged.map(({ what }) => what).sort()).toEqual(expected.sort());
  });

  it("have reasons a reviewer can weigh", () => {
    for (const { what, reason } of acknowledged) expect(reason.length, what).toBeGreaterThanOrEqual(60);
    expect(new Set(acknowledged.map(({ reason }) => reason)).size).toBe(7);
  });

  it("are each for something that is there", () => {
    const found = [...nagFindings(template)].map((finding) => finding.split(" ").slice(0, -1).join(" "));
    const rules = acknowledged.map(({ what }) => what.slice(what.indexOf(" ") + 1));
    expect(found.sort()).toEqual(rules.sort());
  });
});
