import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import type { FunctionRow, Use } from "#infra/function-row.ts";
import { functions } from "#infra/functions.ts";
import {
  BusEnv,
  ConsoleEnv,
  JournalEnv,
  KeyRingEnv,
  MailEnv,
  NewsQueueEnv,
  PublicUrlEnv,
  SendersEnv,
  SendQueueEnv,
  TableEnv,
} from "#shared/contracts/env.ts";
import { permissionsOf } from "./permissions-and-methods.ts";
import { only, readable, refersTo, resourcesOf, synthesized } from "./synthesized.ts";

const { template } = synthesized();
const permissions = permissionsOf(template);
const lambdas = resourcesOf(template, "AWS::Lambda::Function");
const rows: [string, FunctionRow][] = Object.entries(functions);

const idOf = (type: string, pattern: RegExp) =>
  resourcesOf(template, type).find(({ id }) => pattern.test(id))?.id ?? `no ${type}`;

/** Logical ids by the names this test uses. */
const table = `<${idOf("AWS::DynamoDB::Table", /^DataTable/)}.Arn>`;
const journal = `<${idOf("AWS::DynamoDB::Table", /^DataJournal/)}.Arn>`;
const newsQueue = `<${idOf("AWS::SQS::Queue", /^MailNews/)}.Arn>`;
const lane = { interactive: /^SendQueue[0-9A-F]{8}$/, bulk: /^SendQueueBulk/ } as const;
const queueOf = (name: keyof typeof lane) => `<${idOf("AWS::SQS::Queue", lane[name])}.Arn>`;
const sendQueues = [queueOf("interactive"), queueOf("bulk")];
const taking = (queue: string) =>
  ["DeleteMessage", "GetQueueAttributes", "ReceiveMessage"].map((action) => `sqs:${action} ${queue}`);
const undelivered = `<${idOf("AWS::SQS::Queue", /^Undelivered/)}.Arn>`;
const ses = "arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>";
const lanes = resourcesOf(template, "AWS::SES::ConfigurationSet").map(({ id }) => `${ses}:configuration-set/<${id}>`);

const given: Record<Use, { permissions: string[]; environment: string[] }> = {
  keyRing: {
    permissions: [`secretsmanager:GetSecretValue <${only(template, "AWS::SecretsManager::Secret").id}>`],
    environment: Object.keys(KeyRingEnv.shape),
  },
  giveHints: {
    permissions: sendQueues.map((queue) => `sqs:SendMessage ${queue}`),
    environment: Object.keys(SendQueueEnv.shape),
  },
  countHints: { permissions: sendQueues.map((queue) => `sqs:GetQueueAttributes ${queue}`), environment: [] },
  quota: { permissions: ["ses:GetSendQuota *", "ses:GetSendStatistics *"], environment: [] },
  takeBulkHints: { permissions: taking(queueOf("bulk")), environment: Object.keys(SendersEnv.shape) },
  takeHints: { permissions: taking(queueOf("interactive")), environment: Object.keys(SendersEnv.shape) },
  takeNews: {
    permissions: ["DeleteMessage", "GetQueueAttributes", "ReceiveMessage"].map(
      (action) => `sqs:${action} ${newsQueue}`,
    ),
    environment: [],
  },
  countNews: {
    permissions: [`sqs:GetQueueAttributes ${newsQueue}`],
    environment: Object.keys(NewsQueueEnv.shape),
  },
  bus: {
    permissions: [`events:PutEvents <${only(template, "AWS::Events::EventBus").id}.Arn>`],
    environment: Object.keys(BusEnv.shape),
  },
  mail: {
    permissions: [`${ses}:identity/*`, ...lanes].map((resource) => `ses:SendRawEmail ${resource}`),
    environment: Object.keys(MailEnv.shape),
  },
  mailbox: { permissions: [], environment: ["FROM_ADDRESS"] },
  publicUrl: { permissions: [], environment: Object.keys(PublicUrlEnv.shape) },
  signIn: { permissions: [], environment: Object.keys(ConsoleEnv.shape) },
};

/** The function of an entry, found by its description. */
function lambdaOf({ does }: FunctionRow) {
  const found = lambdas.find(({ properties }) => properties.Description === does);
  if (!found) throw new Error(`no function: ${does}`);
  return found;
}

describe("least privilege", () => {
  it.each(rows)("gives %s what its row says and nothing else", (_, row) => {
    const { properties } = lambdaOf(row);
    const log = `<${refersTo(properties.LoggingConfig.LogGroup)}.Arn>`;
    const wanted = [
      `logs:CreateLogStream ${log}`,
      `logs:PutLogEvents ${log}`,
      ...(row.table ?? []).map((action) => `dynamodb:${action} ${table}`),
      ...(row.query ?? []).map((what) => `dynamodb:Query ${what === "table" ? table : `${table}/index/${what}`}`),
      ...(row.journal ?? []).map((action) => `dynamodb:${action} ${journal}`),
      ...(row.uses ?? []).flatMap((use) => given[use].permissions),
      ...(row.asynchronous?.afterwards === "keep" ? [`sqs:SendMessage ${undelivered}`] : []),
    ];
    const role = refersTo(properties.Role);
    const got = permissions.filter((one) => one.role === role).map(({ action, resource }) => `${action} ${resource}`);
    expect(got.sort()).toEqual(wanted.sort());
  });

  it.each(rows)("tells %s of what it may use and nothing else", (_, row) => {
    const wanted = [
      ...(row.table || row.query ? Object.keys(TableEnv.shape) : []),
      ...(row.journal ? Object.keys(JournalEnv.shape) : []),
      ...(row.uses ?? []).flatMap((use) => given[use].environment),
    ];
    const variables = lambdaOf(row).properties.Environment?.Variables ?? {};
    expect(Object.keys(variables).sort()).toEqual(wanted.sort());
  });

  it("gives every function a role and a code of its own", () => {
    for (const [key, value] of [
      ["roles", lambdas.map(({ properties }) => readable(properties.Role))],
      ["code", lambdas.map(({ properties }) => properties.Code.S3Key)],
    ] as const) {
      expect(new Set(value).size, key).toBe(rows.length);
    }
  });

  it("keeps one log for the functions of a folder, and none for two folders", () => {
    const logs = Map.groupBy(rows, ([entry]) => entry.split("/")[0] ?? "");
    const logsOf = [...logs.values()].map((some) => [
      ...new Set(some.map(([, row]) => refersTo(lambdaOf(row).properties.LoggingConfig.LogGroup))),
    ]);
    expect(logsOf.map((some) => some.length)).toEqual(logsOf.map(() => 1));
    expect(new Set(logsOf.flat()).size).toBe(logs.size);
  });

  it("lets each schedule invoke its own function and keep what failed, nothing else", () => {
    for (const { properties } of resourcesOf(template, "AWS::Scheduler::Schedule")) {
      const role = refersTo(properties.Target.RoleArn);
      const got = permissions.filter((one) => one.role === role).map(({ action, resource }) => `${action} ${resource}`);
      const invoke = `lambda:InvokeFunction ${readable(properties.Target.Arn)}`;
      expect(got).toEqual([invoke, `sqs:SendMessage ${undelivered}`]);
    }
  });

  it("lets nobody else use a role", () => {
    const principals = resourcesOf(template, "AWS::IAM::Role").map(({ properties }) =>
      JSON.stringify(properties.AssumeRolePolicyDocument.Statement.map((one: { Principal: unknown }) => one.Principal)),
    );
    expect([...new Set(principals)].sort()).toEqual([
      '[{"Service":"apigateway.amazonaws.com"}]',
      '[{"Service":"lambda.amazonaws.com"}]',
      '[{"Service":"scheduler.amazonaws.com"}]',
    ]);
  });

  it("lets mail leave as the programme's mailbox only, from the senders of the two lanes", () => {
    const senders = permissions.filter(({ action }) => action.startsWith("ses:Send")).map(({ role }) => role);
    const both = [functions["queues/send"], functions["queues/send-bulk"]];
    expect(new Set(senders)).toEqual(new Set(both.map((row) => refersTo(lambdaOf(row).properties.Role))));
    const asTheMailbox = {
      Action: "ses:SendRawEmail",
      Condition: { StringEquals: { "ses:FromAddress": { Ref: "FromAddress" } } },
    };
    template.hasResourceProperties("AWS::IAM::Role", {
      Policies: [{ PolicyDocument: { Statement: Match.arrayWith([Match.objectLike(asTheMailbox)]) } }],
    });
  });

  it("is invoked by nobody but this API and this bus", () => {
    const sources = resourcesOf(template, "AWS::Lambda::Permission").map(({ properties }) => {
      const source = JSON.stringify(properties.SourceArn);
      return `${properties.Principal} ${/"Ref":"ApiRest|Fn::GetAtt":\["Events/.test(source)}`;
    });
    expect([...new Set(sources)].sort()).toEqual(["apigateway.amazonaws.com true", "events.amazonaws.com true"]);
  });
});
