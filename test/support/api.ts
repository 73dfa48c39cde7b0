import type { APIGatewayProxyEvent, Context } from "aws-lambda";
import { http, type RouteHandlers } from "#functions/runtime/http.ts";
import { type RouteName, routes } from "#shared/contracts/routes.ts";
import { answer, answerPage } from "#shared/usecases/answer.ts";
import { armBrake, showBrake } from "#shared/usecases/brake.ts";
import { confirm, confirmPage } from "#shared/usecases/confirm.ts";
import { feed } from "#shared/usecases/feed.ts";
import { listHeldMail } from "#shared/usecases/held-mail.ts";
import { runJob, showJobRun } from "#shared/usecases/jobs.ts";
import { me } from "#shared/usecases/me.ts";
import { openapi } from "#shared/usecases/openapi.ts";
import { listMentorships, listParticipants, vet } from "#shared/usecases/participants.ts";
import type { Ports } from "#shared/usecases/ports.ts";
import { listKeyDates, listProgrammes, putProgramme, setKeyDate } from "#shared/usecases/programmes.ts";
import { respond, respondPage } from "#shared/usecases/respond.ts";
import { publishRound, showRound, startRound } from "#shared/usecases/rounds.ts";
import { signUp, signUpForm, signUpRefused } from "#shared/usecases/sign-up.ts";
import { unsubscribe, unsubscribePage } from "#shared/usecases/unsubscribe.ts";
import { updateMe } from "#shared/usecases/update-me.ts";

/** Every route with its use case, as the entries wire them. */
const handlers: RouteHandlers<Ports> = {
  signUpForm: { handle: signUpForm },
  signUp: { handle: signUp, refused: signUpRefused },
  ...{ confirmPage: { handle: confirmPage }, confirm: { handle: confirm } },
  ...{ respondPage: { handle: respondPage }, respond: { handle: respond } },
  ...{ answerPage: { handle: answerPage }, answer: { handle: answer } },
  ...{ me: { handle: me }, updateMe: { handle: updateMe }, feed: { handle: feed }, openapi: { handle: openapi } },
  ...{ unsubscribePage: { handle: unsubscribePage }, unsubscribe: { handle: unsubscribe } },
  ...{ listProgrammes: { handle: listProgrammes }, putProgramme: { handle: putProgramme } },
  ...{ listKeyDates: { handle: listKeyDates }, setKeyDate: { handle: setKeyDate } },
  ...{ listParticipants: { handle: listParticipants }, vet: { handle: vet } },
  ...{ listMentorships: { handle: listMentorships }, listHeldMail: { handle: listHeldMail } },
  ...{ startRound: { handle: startRound }, showRound: { handle: showRound } },
  ...{ publishRound: { handle: publishRound }, runJob: { handle: runJob }, showJobRun: { handle: showJobRun } },
  ...{ armBrake: { handle: armBrake }, showBrake: { handle: showBrake } },
};

export type Parts = Partial<Omit<APIGatewayProxyEvent, "requestContext">> & { readonly groups?: string };

/** What API Gateway hands a function for one of the routes. */
export function anEvent(route: RouteName, { groups, ...parts }: Parts = {}): APIGatewayProxyEvent {
  const { method, path } = routes[route];
  const nobody = { accessKey: null, accountId: null, apiKey: null, apiKeyId: null, caller: null, clientCert: null };
  const noCognito = { cognitoIdentityId: null, cognitoIdentityPoolId: null };
  const noProvider = { cognitoAuthenticationProvider: null, cognitoAuthenticationType: null, principalOrgId: null };
  const claims = groups === undefined ? {} : { sub: "cora", username: "cora", "cognito:groups": groups };
  return {
    ...{
      body: null,
      isBase64Encoded: false,
      headers: {},
      multiValueHeaders: {},
      httpMethod: method,
      path,
      resource: path,
    },
    ...{
      pathParameters: null,
      queryStringParameters: null,
      multiValueQueryStringParameters: null,
      stageVariables: null,
    },
    ...parts,
    requestContext: {
      ...{ accountId: "1", apiId: "api", authorizer: groups === undefined ? null : { claims }, protocol: "HTTP/1.1" },
      ...{ httpMethod: method, path, stage: "prod", requestId: "req", requestTimeEpoch: 0, resourceId: "res" },
      ...{ resourcePath: path, domainName: "api.example" },
      identity: {
        ...nobody,
        ...noCognito,
        ...noProvider,
        sourceIp: "192.0.2.1",
        user: null,
        userAgent: null,
        userArn: null,
      },
    },
  };
}

export const aContext: Context = {
  ...{ callbackWaitsForEmptyEventLoop: false, functionName: "test", functionVersion: "1", memoryLimitInMB: "512" },
  ...{ invokedFunctionArn: "arn", awsRequestId: "req", logGroupName: "log", logStreamName: "log" },
  ...{ getRemainingTimeInMillis: () => 10_000, done: () => undefined, fail: () => undefined, succeed: () => undefined },
};

/** The whole API over these ports, as one function. */
export function apiOver(ports: Ports, only: RouteHandlers<Ports> = handlers) {
  const handler = http(() => ports, only);
  return (route: RouteName, parts: Parts = {}) => handler(anEvent(route, parts), aContext);
}
