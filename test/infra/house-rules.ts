import type { Template } from "aws-cdk-lib/assertions";
import { routes } from "#shared/contracts/routes.ts";
import { schedules } from "#shared/contracts/schedules.ts";
import { list, methodsOf, permissionsOf } from "./permissions-and-methods.ts";
import { refersTo, resourcesOf } from "./synthesized.ts";

/** What breaks a rule: logical ids, or routes. */
type HouseRule = (template: Template) => readonly string[];

/** Wildcards in resources, and why each is right. Anything else is a finding. */
export const allowedWildcards: Readonly<Record<string, string>> = {
  "ses:SendRawEmail arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*":
    "SES's own sandbox checks the recipient's identity too; the condition on ses:FromAddress narrows it",
  "ses:GetSendQuota *": "SES knows no resource for it: it tells the account's own rate",
  "ses:GetSendStatistics *": "SES knows no resource for it: it tells the account's own bounces and complaints",
};

function alarmsOn(template: Template, functionId: string, metric: string) {
  return resourcesOf(template, "AWS::CloudWatch::Alarm").filter(
    ({ properties }) =>
      properties.MetricName === metric && JSON.stringify(properties.Dimensions).includes(`"${functionId}"`),
  );
}

const withoutAlarm =
  (metric: string, silence: string | undefined): HouseRule =>
  (template) =>
    resourcesOf(template, "AWS::Scheduler::Schedule")
      .filter(({ properties }) => {
        const alarms = alarmsOn(template, refersTo(properties.Target.Arn), metric);
        const { job } = JSON.parse(properties.Target.Input);
        const impact = Object.entries(schedules).find(([name]) => name === job)?.[1].silence ?? "?";
        return !alarms.some(
          ({ properties: alarm }) =>
            alarm.AlarmDescription.includes(impact) && (silence === undefined || alarm.TreatMissingData === silence),
        );
      })
      .map(({ id }) => id);

/** What must hold of the template, whoever changes it. The names are what a failing test says. */
export const houseRules: Readonly<Record<string, HouseRule>> = {
  "the table can be restored to any moment of 35 days": (template) =>
    resourcesOf(template, "AWS::DynamoDB::Table")
      .filter(({ properties }) => properties.PointInTimeRecoverySpecification?.RecoveryPeriodInDays !== 35)
      .map(({ id }) => id),
  "what cannot be made again outlives the stack": (template) =>
    ["AWS::DynamoDB::Table", "AWS::SecretsManager::Secret", "AWS::Cognito::UserPool", "AWS::SES::EmailIdentity"]
      .flatMap((type) => resourcesOf(template, type))
      .filter(({ deletion }) => deletion !== "Retain")
      .map(({ id }) => id),
  "every queue and topic refuses connections that are not encrypted": (template) => {
    const policies = ["AWS::SQS::QueuePolicy", "AWS::SNS::TopicPolicy"].flatMap((type) => resourcesOf(template, type));
    const refusing = policies.filter(({ properties }) =>
      list(properties.PolicyDocument.Statement).some((statement) => {
        const { Effect, Principal, Condition } = Object(statement);
        return Effect === "Deny" && JSON.stringify({ Principal, Condition }).includes('"aws:SecureTransport":"false"');
      }),
    );
    const covered = JSON.stringify(refusing.map(({ properties }) => properties.Queues ?? properties.Topics));
    return ["AWS::SQS::Queue", "AWS::SNS::Topic"]
      .flatMap((type) => resourcesOf(template, type))
      .map(({ id }) => id)
      .filter((id) => !covered.includes(`"${id}"`));
  },
  "every queue gives up into another one, or is where others give up": (template) => {
    const everything = JSON.stringify(template.toJSON());
    const deadLetters = (id: string) =>
      everything.includes(`"deadLetterTargetArn":{"Fn::GetAtt":["${id}"`) ||
      everything.includes(`"DeadLetterConfig":{"Arn":{"Fn::GetAtt":["${id}"`);
    return resourcesOf(template, "AWS::SQS::Queue")
      .filter(({ id, properties }) => !properties.RedrivePolicy && !deadLetters(id))
      .map(({ id }) => id);
  },
  "every dead letter queue is watched": (template) =>
    resourcesOf(template, "AWS::SQS::Queue")
      .filter(({ properties }) => !properties.RedrivePolicy)
      .filter(
        ({ id }) =>
          !resourcesOf(template, "AWS::CloudWatch::Alarm").some(
            ({ properties }) =>
              properties.MetricName === "ApproximateNumberOfMessagesVisible" &&
              JSON.stringify(properties.Dimensions).includes(`"${id}"`),
          ),
      )
      .map(({ id }) => id),
  "every schedule and rule keeps what it cannot deliver": (template) => [
    ...resourcesOf(template, "AWS::Scheduler::Schedule")
      .filter(({ properties }) => !properties.Target.DeadLetterConfig)
      .map(({ id }) => id),
    ...resourcesOf(template, "AWS::Events::Rule")
      .filter(({ properties }) => list(properties.Targets).some((target) => !Object(target).DeadLetterConfig))
      .map(({ id }) => id),
  ],
  "every schedule has an alarm for failing, with what it means for people": withoutAlarm("Errors", undefined),
  "every schedule has an alarm for silence, with what it means for people": withoutAlarm("Invocations", "breaching"),
  "every alarm reaches somebody and says what to do": (template) =>
    resourcesOf(template, "AWS::CloudWatch::Alarm")
      .filter(({ properties }) => properties.AlarmDescription.length < 80 || !properties.AlarmActions?.length)
      .map(({ id }) => id),
  "the contract's routes are made, no others, and coordinators' alone ask for a coordinator's token": (template) => {
    const wanted = Object.values(routes).map(({ method, path, access }) => {
      const authorization = access === "coordinator" ? "COGNITO_USER_POOLS almanac/admin" : "NONE";
      return `${method} ${path} ${authorization}`;
    });
    const made = methodsOf(template).map(({ route, authorization }) => `${route} ${authorization}`);
    return [...wanted.filter((one) => !made.includes(one)), ...made.filter((one) => !wanted.includes(one))];
  },
  "every log is kept for a month and no longer": (template) =>
    resourcesOf(template, "AWS::Logs::LogGroup")
      .filter(({ properties }) => properties.RetentionInDays !== 30)
      .map(({ id }) => id),
  "no permission has a wildcard, but for the listed ones": (template) =>
    permissionsOf(template)
      .filter(
        ({ action, resource }) => `${action}${resource}`.includes("*") && !allowedWildcards[`${action} ${resource}`],
      )
      .map(({ role, action, resource }) => `${role}: ${action} ${resource}`),
  "no policy is attached to a role later": (template) =>
    ["AWS::IAM::Policy", "AWS::IAM::ManagedPolicy", "AWS::IAM::RolePolicy"]
      .flatMap((type) => resourcesOf(template, type))
      .map(({ id }) => id),
};

/** Every house rule the template breaks, with where. */
export function brokenRules(template: Template): string[] {
  return Object.entries(houseRules).flatMap(([name, rule]) => rule(template).map((where) => `${name}: ${where}`));
}
