import { createActivity } from "./activity.ts";
import { createAgenda } from "./agenda.ts";
import { createApi } from "./api.ts";
import type { Assembly } from "./assembly.ts";
import { createAsyncInvoke } from "./async-invoke.ts";
import type { Clock } from "./clock.ts";
import type { DataFolder } from "./data-folder.ts";
import { createDriver } from "./driver.ts";
import { createDynamo } from "./dynamo.ts";
import type { Database } from "./dynamo-local.ts";
import type { Endpoint } from "./endpoint.ts";
import { connectEventSources } from "./event-source.ts";
import { createEvents } from "./events.ts";
import { createEventsApi } from "./events-api.ts";
import { createFaults } from "./faults.ts";
import { readFunctions } from "./functions.ts";
import { createInbox } from "./inbox.ts";
import { createIssuer } from "./issuer.ts";
import { createLambda } from "./lambda.ts";
import type { Log } from "./log.ts";
import { createMeter } from "./meter.ts";
import { readPolicies } from "./policies.ts";
import { createRandomness } from "./random.ts";
import { startRuntimeApi } from "./runtime-api.ts";
import { createScheduler } from "./scheduler.ts";
import { createSecrets } from "./secrets.ts";
import { createSes } from "./ses.ts";
import { createSignIn } from "./sign-in.ts";
import { createTopics } from "./sns.ts";
import { createQueues } from "./sqs.ts";
import { createSqsApi } from "./sqs-api.ts";
import type { Stack } from "./stack.ts";

/** What the parts are built from. */
export interface Plan {
  stack: Stack;
  assembly: Assembly;
  clock: Clock;
  log: Log;
  endpoint: Endpoint;
  data: DataFolder | undefined;
  database: Database;
  /** `127.0.0.1:3000` */
  host: string;
  seed: number | undefined;
  parallel: number;
  still: boolean;
  relay: string | undefined;
  patience: number | undefined;
  metered: boolean;
  sendRate: number | undefined;
}

/** Everything a running sandbox consists of. */
export type Parts = Awaited<ReturnType<typeof assembleParts>>;

/** Builds every service and wires them together. The endpoint answers from here on. */
export async function assembleParts(plan: Plan) {
  const { stack, clock, log, endpoint } = plan;
  const randomness = createRandomness(plan.seed);
  const agenda = createAgenda();
  const activity = createActivity();
  const faults = createFaults(() => clock.now());
  const policies = readPolicies(stack);
  const runtimeApi = await startRuntimeApi();
  const meter = plan.metered ? createMeter() : undefined;
  const functions = readFunctions(stack, plan.assembly);
  const lambda = createLambda({
    functions,
    region: stack.region,
    endpoint: endpoint.url,
    clock,
    runtimeApi,
    randomness,
    faults,
    log,
    patience: plan.patience,
    meter,
  });
  const queues = createQueues({ stack, agenda, clock, randomness });
  const sendTo = (arn: string, body: string) => void queues.byArn(arn).send(body);
  const asyncInvoke = createAsyncInvoke({ stack, lambda, agenda, clock, log, sendTo });
  const wiring = { stack, lambda, queues, asyncInvoke, policies, agenda, clock, randomness, log };
  connectEventSources(wiring);
  const events = createEvents(wiring);
  const scheduler = createScheduler(wiring);
  const inbox = createInbox(plan.data?.mail);
  const ses = createSes({
    stack,
    events,
    topics: createTopics(wiring),
    inbox,
    clock,
    randomness,
    log,
    relay: plan.relay,
    sendRate: plan.sendRate ?? 14,
  });
  const issuer = await createIssuer((pool) => `https://cognito-idp.${stack.region}.amazonaws.com/${pool}`);
  const signIn = createSignIn(stack, issuer);
  const dynamo = createDynamo({
    database: plan.database,
    tableArn: (name) => `arn:aws:dynamodb:${stack.region}:${stack.account}:table/${name}`,
    onWrite: (invocation) => scheduler.tableWritten(invocation),
    metered: plan.metered,
  });
  const secrets = createSecrets(stack, randomness, plan.data?.secrets, clock.now());
  const byTarget = {
    DynamoDB_20120810: dynamo,
    AmazonSQS: createSqsApi(queues),
    AWSEvents: createEventsApi(events, (name) => `arn:aws:events:${stack.region}:${stack.account}:event-bus/${name}`),
    secretsmanager: secrets,
  };
  endpoint.open({
    ...{ byTarget, query: ses, lambda, policies, faults, randomness, log },
    ...{ patience: plan.patience, meter },
  });
  const api = createApi({ stack, lambda, issuer, policies, activity, clock, randomness, log, host: plan.host });
  const driver = createDriver({ clock, agenda, activity, log, parallel: plan.parallel, still: plan.still });
  return {
    stack,
    clock,
    log,
    agenda,
    activity,
    faults,
    lambda,
    queues,
    scheduler,
    inbox,
    issuer,
    signIn,
    dynamo,
    meter,
    runtimeApi,
    api,
    driver,
  };
}

/** How long a stopping sandbox waits for what is still running. */
const graceMs = 2_000;

/** Stops every part, giving what still runs a moment. */
export async function stopParts(parts: Parts): Promise<void> {
  parts.driver.stop();
  const grace = new Promise((resolve) => setTimeout(resolve, graceMs).unref());
  await Promise.race([parts.activity.change(), grace]);
  await parts.lambda.stop();
  parts.dynamo.close();
  await parts.runtimeApi.close();
}
