import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App, Aws, CfnParameter, Duration, Stack } from "aws-cdk-lib";
import {
  AuthorizationType,
  CfnGatewayResponse,
  CognitoUserPoolsAuthorizer,
  JsonSchemaType,
  LambdaIntegration,
  RestApi,
} from "aws-cdk-lib/aws-apigateway";
import { OAuthScope, ResourceServerScope, UserPool } from "aws-cdk-lib/aws-cognito";
import { AttributeType, BillingMode, ProjectionType, Table } from "aws-cdk-lib/aws-dynamodb";
import { EventBus, EventField, Match, Rule, RuleTargetInput } from "aws-cdk-lib/aws-events";
import { LambdaFunction, SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { Effect, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Code, Function as LambdaResource, Runtime } from "aws-cdk-lib/aws-lambda";
import { SqsDestination } from "aws-cdk-lib/aws-lambda-destinations";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import { CfnSchedule } from "aws-cdk-lib/aws-scheduler";
import { Secret } from "aws-cdk-lib/aws-secretsmanager";
import { CfnConfigurationSet, CfnConfigurationSetEventDestination, EmailIdentity, Identity } from "aws-cdk-lib/aws-ses";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { buildSync } from "esbuild";

const here = import.meta.dirname;
const sources = ["app.ts", "handler.ts"].map((name) => readFileSync(join(here, name)));

/** Synthesizes the fixture, once for all test files: the folder's name follows from what is in it. */
export function synthesizeFixture(): string {
  const hash = createHash("sha256").update(Buffer.concat(sources)).update(process.version).digest("hex").slice(0, 12);
  const output = join(tmpdir(), `almanac-sandbox-fixture-${hash}`);
  if (existsSync(output)) return output;
  const work = mkdtempSync(join(tmpdir(), "almanac-sandbox-fixture-"));
  const code = join(work, "code");
  mkdirSync(code);
  buildSync({
    entryPoints: [join(here, "handler.ts")],
    outfile: join(code, "index.mjs"),
    bundle: true,
    minify: true,
    platform: "node",
    format: "esm",
    target: "node24",
    banner: { js: 'import{createRequire as r}from"node:module";const require=r(import.meta.url);' },
  });
  const app = new App({ outdir: join(work, "out"), analyticsReporting: false });
  buildStack(app, code);
  app.synth();
  try {
    renameSync(join(work, "out"), output);
  } catch {
    // Another test file was quicker with the same thing.
  }
  rmSync(work, { recursive: true, force: true });
  return output;
}

/** One of everything the sandbox runs. */
function buildStack(app: App, code: string): void {
  const stack = new Stack(app, "Fixture");
  const from = new CfnParameter(stack, "FromAddress");
  const publicUrl = new CfnParameter(stack, "PublicUrl", { default: "" });
  const key = (name: string) => ({ name, type: AttributeType.STRING });
  const table = new Table(stack, "Table", {
    partitionKey: key("pk"),
    sortKey: key("sk"),
    billingMode: BillingMode.PAY_PER_REQUEST,
    timeToLiveAttribute: "ttl",
  });
  table.addGlobalSecondaryIndex({
    indexName: "due",
    partitionKey: key("duePk"),
    sortKey: key("dueSk"),
    projectionType: ProjectionType.ALL,
  });
  const secret = new Secret(stack, "Secret", {
    generateSecretString: { passwordLength: 40, excludePunctuation: true },
  });
  const templated = new Secret(stack, "Templated", {
    generateSecretString: { secretStringTemplate: '{"user":"x"}', generateStringKey: "password" },
  });
  const bus = new EventBus(stack, "Bus");
  const dead = new Queue(stack, "Dead");
  const queue = new Queue(stack, "Queue", {
    visibilityTimeout: Duration.minutes(5),
    deadLetterQueue: { queue: dead, maxReceiveCount: 3 },
  });

  const make = (id: string, role: string, timeout = 10) => {
    const made = new LambdaResource(stack, id, {
      runtime: Runtime.NODEJS_24_X,
      code: Code.fromAsset(code),
      handler: "index.handler",
      timeout: Duration.seconds(timeout),
      environment: {
        ROLE: role,
        TABLE: table.tableName,
        BUS: bus.eventBusName,
        SECRET: secret.secretArn,
        TEMPLATED: templated.secretName,
        QUEUE_URL: queue.queueUrl,
        PUBLIC_URL: publicUrl.valueAsString,
      },
    });
    table.grantReadWriteData(made);
    return made;
  };

  const api = make("Api", "api");
  secret.grantRead(api);
  bus.grantPutEventsTo(api);
  queue.grantSendMessages(api);
  api.addToRolePolicy(
    new PolicyStatement({ effect: Effect.DENY, actions: ["dynamodb:DeleteItem"], resources: [table.tableArn] }),
  );
  const arn = (rest: string) => `arn:aws:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:${rest}`;
  api.addToRolePolicy(
    new PolicyStatement({
      actions: ["ses:SendRawEmail"],
      resources: [arn("identity/*"), arn("configuration-set/*")],
      conditions: { StringEquals: { "ses:FromAddress": from.valueAsString } },
    }),
  );
  addApi(stack, api);

  const worker = make("Worker", "worker");
  worker.addEventSource(new SqsEventSource(queue, { batchSize: 5, reportBatchItemFailures: true, maxConcurrency: 2 }));

  const listener = make("Listener", "listener");
  const undelivered = new Queue(stack, "Undelivered");
  listener.configureAsyncInvoke({
    retryAttempts: 2,
    maxEventAge: Duration.hours(1),
    onFailure: new SqsDestination(undelivered),
  });
  new Rule(stack, "Noted", {
    eventBus: bus,
    eventPattern: { source: ["fixture"], detailType: Match.prefix("Not") },
    targets: [new LambdaFunction(listener)],
  });
  new Rule(stack, "Shaped", {
    eventBus: bus,
    eventPattern: { detailType: ["Shaped"] },
    targets: [
      new LambdaFunction(listener, {
        event: RuleTargetInput.fromObject({
          detail: { id: EventField.fromPath("$.detail.id"), text: `it is ${EventField.fromPath("$.detail.id")}` },
          rule: "Shaped",
        }),
      }),
    ],
  });
  const audit = new Queue(stack, "Audit");
  new Rule(stack, "Audited", {
    eventBus: bus,
    eventPattern: { detail: { audit: [{ exists: true }] } },
    targets: [new SqsQueue(audit)],
  });

  new EmailIdentity(stack, "Domain", { identity: Identity.domain("example.org") });
  const set = new CfnConfigurationSet(stack, "Set", { name: "fixture-mail" });
  new CfnConfigurationSetEventDestination(stack, "SetEvents", {
    configurationSetName: set.ref,
    eventDestination: {
      enabled: true,
      matchingEventTypes: ["send", "bounce", "complaint", "reject"],
      eventBridgeDestination: { eventBusArn: `arn:aws:events:${Aws.REGION}:${Aws.ACCOUNT_ID}:event-bus/default` },
    },
  });
  new CfnConfigurationSet(stack, "Silent", { name: "fixture-silent" });
  new Rule(stack, "Mail", {
    eventPattern: { source: ["aws.ses"] },
    targets: [new LambdaFunction(make("Feedback", "feedback"))],
  });

  const ticker = make("Ticker", "ticker");
  queue.grantSendMessages(ticker);
  schedule(stack, "Tick", ticker, "rate(1 minute)", '{"scheduledTime":"<aws.scheduler.scheduled-time>"}');
  schedule(stack, "Plan", make("Planner", "planner"), "cron(30 2,3,5 * * ? *)", "{}", "America/New_York");
}

function schedule(
  stack: Stack,
  id: string,
  target: LambdaResource,
  expression: string,
  input: string,
  timezone = "UTC",
): void {
  const role = new Role(stack, `${id}Role`, { assumedBy: new ServicePrincipal("scheduler.amazonaws.com") });
  target.grantInvoke(role);
  new CfnSchedule(stack, id, {
    scheduleExpression: expression,
    scheduleExpressionTimezone: timezone,
    flexibleTimeWindow: { mode: "OFF" },
    target: { arn: target.functionArn, roleArn: role.roleArn, input },
  });
}

function addApi(stack: Stack, handler: LambdaResource): void {
  const pool = new UserPool(stack, "Pool");
  const scope = new ResourceServerScope({ scopeName: "admin", scopeDescription: "admin" });
  const server = pool.addResourceServer("Server", { identifier: "almanac", scopes: [scope] });
  pool.addClient("Client", { oAuth: { scopes: [OAuthScope.resourceServer(server, scope)] } });
  const authorizer = new CognitoUserPoolsAuthorizer(stack, "Authorizer", { cognitoUserPools: [pool] });
  const rest = new RestApi(stack, "Rest", { deployOptions: { stageName: "live" }, binaryMediaTypes: ["image/png"] });
  const integration = new LambdaIntegration(handler);
  for (const path of ["broken", "throw", "binary", "cookies", "time", "aws", "exit"])
    rest.root.addResource(path).addMethod("ANY", integration);
  rest.root.addResource("slow").addMethod("GET", new LambdaIntegration(handler, { timeout: Duration.millis(500) }));
  const echo = rest.root.addResource("echo");
  echo.addMethod("GET", integration);
  echo.addMethod("POST", integration);
  echo.addResource("{id}").addMethod("GET", integration);
  echo.addResource("all").addResource("{rest+}").addMethod("GET", integration);
  const admin = rest.root.addResource("admin");
  admin.addMethod("GET", integration, {
    authorizer,
    authorizationType: AuthorizationType.COGNITO,
    authorizationScopes: ["almanac/admin"],
  });
  admin.addResource("other").addMethod("GET", integration, {
    authorizer,
    authorizationType: AuthorizationType.COGNITO,
    authorizationScopes: ["almanac/other"],
  });
  admin
    .addResource("people")
    .addMethod("GET", integration, { authorizer, authorizationType: AuthorizationType.COGNITO });
  const model = rest.addModel("Model", {
    contentType: "application/json",
    schema: { type: JsonSchemaType.OBJECT, required: ["name"], properties: { name: { type: JsonSchemaType.STRING } } },
  });
  rest.root.addResource("checked").addMethod("POST", integration, {
    requestModels: { "application/json": model },
    requestParameters: { "method.request.querystring.page": true },
    requestValidatorOptions: { validateRequestBody: true, validateRequestParameters: true },
  });
  rest.root.addResource("mock").addCorsPreflight({ allowOrigins: ["https://example.org"] });
  new CfnGatewayResponse(stack, "NotFound", {
    restApiId: rest.restApiId,
    responseType: "MISSING_AUTHENTICATION_TOKEN",
    statusCode: "404",
    responseParameters: {
      "gatewayresponse.header.X-Origin": "method.request.header.Origin",
      "gatewayresponse.header.Cache-Control": "'no-store'",
    },
    responseTemplates: {
      "application/problem+json": '{"detail":$context.error.messageString,"instance":"$context.requestId"}',
    },
  });
}
