import { Template } from "aws-cdk-lib/assertions";

type Resources = Record<string, { Type: string; Properties: Record<string, unknown> }>;

export interface Mutant {
  readonly change: (resources: Resources) => void;
  readonly noticedBy: RegExp;
}

const idOf = (resources: Resources, type: string, matching = "") => {
  const id = Object.entries(resources).find(([name, one]) => one.Type === type && new RegExp(matching).test(name))?.[0];
  if (!id) throw new Error(`no ${type} ${matching}`);
  return id;
};
const without =
  (type: string, matching = "") =>
  (resources: Resources) => {
    delete resources[idOf(resources, type, matching)];
  };
const lacking =
  (type: string, property: string, matching = "") =>
  (resources: Resources) => {
    delete resources[idOf(resources, type, matching)]?.Properties[property];
  };
const having =
  (type: string, properties: Record<string, unknown>, matching = "") =>
  (resources: Resources) => {
    Object.assign(resources[idOf(resources, type, matching)]?.Properties ?? {}, properties);
  };

/** A careless change, and who notices: our own rules, the AWS Solutions checks, or both. */
export const mutants: Readonly<Record<string, Mutant>> = {
  "the table without point-in-time recovery": {
    change: lacking("AWS::DynamoDB::Table", "PointInTimeRecoverySpecification"),
    noticedBy: /AwsSolutions-DDB3/,
  },
  "a shorter point-in-time recovery": {
    change: having("AWS::DynamoDB::Table", { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }),
    noticedBy: /35 days/,
  },
  "a table that goes with the stack": {
    change: (resources) =>
      Object.assign(resources[idOf(resources, "AWS::DynamoDB::Table")] ?? {}, { DeletionPolicy: "Delete" }),
    noticedBy: /outlives the stack/,
  },
  "the send queue without encryption in transit": {
    change: without("AWS::SQS::QueuePolicy", "SendQueue"),
    noticedBy: /not encrypted: SendQueue.*AwsSolutions-SQS4/s,
  },
  "the alarm topic without encryption in transit": {
    change: without("AWS::SNS::TopicPolicy"),
    noticedBy: /not encrypted: AlarmsTopic/,
  },
  "the alarms' key without rotation": {
    change: having("AWS::KMS::Key", { EnableKeyRotation: false }),
    noticedBy: /AwsSolutions-KMS5/,
  },
  "the send queue without dead letters": {
    change: lacking("AWS::SQS::Queue", "RedrivePolicy", "^SendQueue(?!Dead)"),
    noticedBy: /gives up/,
  },
  "a rule that drops what it cannot deliver": {
    change: (resources) => {
      const rule = resources[idOf(resources, "AWS::Events::Rule", "MentorshipActivated")];
      Object.assign(rule?.Properties ?? {}, { Targets: [{ Arn: "arn:aws:lambda:x", Id: "Target0" }] });
    },
    noticedBy: /keeps what it cannot deliver/,
  },
  "a coordinators' route without its authorizer": {
    change: having("AWS::ApiGateway::Method", { AuthorizationType: "NONE", AuthorizationScopes: [] }, "adminbrakePOST"),
    noticedBy: /coordinator's token.*POST \/admin\/brake|AwsSolutions-APIG4/s,
  },
  "a coordinators' route without the scope": {
    change: lacking("AWS::ApiGateway::Method", "AuthorizationScopes", "adminbrakePOST"),
    noticedBy: /coordinator's token/,
  },
  "a route that the contract does not know": {
    change: having("AWS::ApiGateway::Method", { HttpMethod: "DELETE" }, "joinprogrammePOST"),
    noticedBy: /DELETE \/join/,
  },
  "the API without its firewall": { change: without("AWS::WAFv2::WebACLAssociation"), noticedBy: /AwsSolutions-APIG3/ },
  "the API without an access log": {
    change: lacking("AWS::ApiGateway::Stage", "AccessLogSetting"),
    noticedBy: /AwsSolutions-APIG1/,
  },
  "dispatch without its failure alarm": {
    change: without("AWS::CloudWatch::Alarm", "JobdispatchFailing"),
    noticedBy: /for failing/,
  },
  "dispatch without its silence alarm": {
    change: without("AWS::CloudWatch::Alarm", "JobdispatchSilent"),
    noticedBy: /for silence/,
  },
  "a silence alarm that takes silence for health": {
    change: having("AWS::CloudWatch::Alarm", { TreatMissingData: "notBreaching" }, "JobplanSilent"),
    noticedBy: /for silence/,
  },
  "an alarm that nobody hears": {
    change: lacking("AWS::CloudWatch::Alarm", "AlarmActions", "HealthPages"),
    noticedBy: /reaches somebody/,
  },
  "dead letters that nobody watches": {
    change: without("AWS::CloudWatch::Alarm", "DeadLettersNotEmpty"),
    noticedBy: /is watched/,
  },
  "a function that may do anything to the table": {
    change: having("AWS::IAM::Role", { Policies: [grantOf("dynamodb:*", "arn:aws:dynamodb:x:1:table/t")] }, "httpme"),
    noticedBy: /wildcard.*AwsSolutions-IAM5/s,
  },
  "a function that may query every index": {
    change: having(
      "AWS::IAM::Role",
      { Policies: [grantOf("dynamodb:Query", "arn:aws:dynamodb:x:1:table/t/index/*")] },
      "httpme",
    ),
    noticedBy: /wildcard.*AwsSolutions-IAM5/s,
  },
  "a function with a policy of AWS's": {
    change: having("AWS::IAM::Role", { ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] }, "httpme"),
    noticedBy: /AwsSolutions-IAM4/,
  },
  "a log that is kept for ever": {
    change: lacking("AWS::Logs::LogGroup", "RetentionInDays", "httplog"),
    noticedBy: /kept for a month/,
  },
  "coordinators without a second factor": {
    change: having("AWS::Cognito::UserPool", { MfaConfiguration: "OPTIONAL" }),
    noticedBy: /AwsSolutions-COG2/,
  },
  "coordinators with short passwords": {
    change: having("AWS::Cognito::UserPool", { Policies: { PasswordPolicy: { MinimumLength: 6 } } }),
    noticedBy: /AwsSolutions-COG1/,
  },
  "a function on an old runtime": {
    change: having("AWS::Lambda::Function", { Runtime: "nodejs20.x" }),
    noticedBy: /AwsSolutions-L1/,
  },
};

function grantOf(Action: string, Resource: string) {
  return { PolicyName: "Row", PolicyDocument: { Statement: [{ Effect: "Allow", Action, Resource }] } };
}

/** The template after a careless change. */
export function changed(template: Template, change: Mutant["change"]): Template {
  const { Resources, ...rest } = structuredClone(template.toJSON());
  change(Resources);
  return Template.fromJSON({ ...rest, Resources });
}
