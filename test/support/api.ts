import type { APIGatewayProxyEvent, Context } from "aws-lambda";
import { http, type RouteHandlers } from "#functions/runtime/http.ts";
import { type RouteName, routes } from "#shared/contracts/routes.ts";
import { runJob, showJobRun } from "#shared/usecases/coordinators/jobs.ts";
import { listParticipants } from "#shared/usecases/coordinators/participants.ts";
import { listProgrammes, putProgramme } from "#shared/usecases/coordinators/programmes.ts";
import { settingsRefused } from "#shared/usecases/coordinators/settings.ts";
import { vet } from "#shared/usecases/coordinators/vetting.ts";
import { confirm, confirmPage } from "#shared/usecases/joining/confirm.ts";
import { invite } from "#shared/usecases/joining/invite.ts";
import { myPageForm, myPageRefused, sendMyPage } from "#shared/usecases/joining/my-page.ts";
import { releaseSignUp } from "#shared/usecases/joining/release-sign-up.ts";
import { signUp } from "#shared/usecases/joining/sign-up.ts";
import { signUpForm, signUpRefused } from "#shared/usecases/joining/sign-up-form.ts";
import { arrangeTalk, arrangeTalkRefused, meet } from "#shared/usecases/meeting/meet.ts";
import { openapi } from "#shared/usecases/openapi.ts";
import { addresses, addressRefused, changeAddress } from "#shared/usecases/own-page/addresses.ts";
import { again, againRefused, sayAgain } from "#shared/usecases/own-page/again.ts";
import { addressPage, confirmAddress } from "#shared/usecases/own-page/confirm-address.ts";
import { goals, goalsRefused, updateGoals } from "#shared/usecases/own-page/goals.ts";
import { me } from "#shared/usecases/own-page/me.ts";
import { orientation, tickOrientation } from "#shared/usecases/own-page/orientation.ts";
import { profile, profileRefused, updateProfile } from "#shared/usecases/own-page/profile.ts";
import { questions, questionsRefused, sayQuestions } from "#shared/usecases/own-page/questions.ts";
import { unsubscribe, unsubscribePage } from "#shared/usecases/own-page/unsubscribe.ts";
import { updateMe, updateMeRefused } from "#shared/usecases/own-page/update-me.ts";
import { askMentors, askMentorsRefused } from "#shared/usecases/pairing/ask-mentors.ts";
import { sayChoice, sayChoiceRefused } from "#shared/usecases/pairing/choosing/say-choice.ts";
import { choose } from "#shared/usecases/pairing/choosing/show-choose.ts";
import { mentors } from "#shared/usecases/pairing/mentors.ts";
import { respond, respondPage } from "#shared/usecases/pairing/respond.ts";
import { publishRound, startRound } from "#shared/usecases/pairing/rounds.ts";
import type { Ports } from "#shared/usecases/ports.ts";
import { concernForm, concernRefused, raiseConcern } from "#shared/usecases/privacy/concern.ts";
import { closeConcern, listConcerns } from "#shared/usecases/privacy/concern-list.ts";
import { exportMe } from "#shared/usecases/privacy/export.ts";
import { privacy, privacyRefused, updatePrivacy } from "#shared/usecases/privacy/privacy.ts";
import { answer, answerPage } from "#shared/usecases/year/answer.ts";
import { feed } from "#shared/usecases/year/feed.ts";
import { deskHandlers } from "./desk-handlers.ts";

/** Every route with its use case, as the entries wire them. */
const handlers: RouteHandlers<Ports> = {
  signUpForm: { handle: signUpForm },
  signUp: { handle: signUp, refused: signUpRefused },
  ...{ myPageForm: { handle: myPageForm }, sendMyPage: { handle: sendMyPage, refused: myPageRefused } },
  ...{ releaseSignUp: { handle: releaseSignUp }, invite: { handle: invite } },
  ...{ confirmPage: { handle: confirmPage }, confirm: { handle: confirm } },
  ...{ respondPage: { handle: respondPage }, respond: { handle: respond } },
  ...{ meet: { handle: meet }, arrangeTalk: { handle: arrangeTalk, refused: arrangeTalkRefused } },
  ...{ answerPage: { handle: answerPage }, answer: { handle: answer } },
  ...{
    me: { handle: me },
    updateMe: { handle: updateMe, refused: updateMeRefused },
    feed: { handle: feed },
    openapi: { handle: openapi },
  },
  ...{ profile: { handle: profile }, updateProfile: { handle: updateProfile, refused: profileRefused } },
  ...{ goals: { handle: goals }, updateGoals: { handle: updateGoals, refused: goalsRefused } },
  ...{ again: { handle: again }, sayAgain: { handle: sayAgain, refused: againRefused } },
  ...{ questions: { handle: questions }, sayQuestions: { handle: sayQuestions, refused: questionsRefused } },
  ...{ choose: { handle: choose }, sayChoice: { handle: sayChoice, refused: sayChoiceRefused } },
  ...{ mentors: { handle: mentors }, askMentors: { handle: askMentors, refused: askMentorsRefused } },
  ...{ orientation: { handle: orientation }, tickOrientation: { handle: tickOrientation } },
  ...{ privacy: { handle: privacy }, updatePrivacy: { handle: updatePrivacy, refused: privacyRefused } },
  ...{ exportMe: { handle: exportMe }, listConcerns: { handle: listConcerns }, closeConcern: { handle: closeConcern } },
  ...{ concernForm: { handle: concernForm }, raiseConcern: { handle: raiseConcern, refused: concernRefused } },
  ...{ addresses: { handle: addresses }, changeAddress: { handle: changeAddress, refused: addressRefused } },
  ...{ addressPage: { handle: addressPage }, confirmAddress: { handle: confirmAddress } },
  ...{ unsubscribePage: { handle: unsubscribePage }, unsubscribe: { handle: unsubscribe } },
  ...{ listProgrammes: { handle: listProgrammes }, putProgramme: { handle: putProgramme, refused: settingsRefused } },
  ...{ listParticipants: { handle: listParticipants }, vet: { handle: vet } },
  startRound: { handle: startRound },
  ...{ publishRound: { handle: publishRound }, runJob: { handle: runJob }, showJobRun: { handle: showJobRun } },
  ...deskHandlers,
};

export type Parts = Partial<Omit<APIGatewayProxyEvent, "requestContext">> & {
  /** The programmes of a coordinator who signed in. */
  readonly groups?: string;
  /** A token's claims as they are, for callers of another kind. */
  readonly claims?: Readonly<Record<string, string>>;
};

/** What API Gateway hands a function for one of the routes. */
export function anEvent(route: RouteName, { groups, claims: given, ...parts }: Parts = {}): APIGatewayProxyEvent {
  const { method, path } = routes[route];
  const nobody = { accessKey: null, accountId: null, apiKey: null, apiKeyId: null, caller: null, clientCert: null };
  const noCognito = { cognitoIdentityId: null, cognitoIdentityPoolId: null };
  const noProvider = { cognitoAuthenticationProvider: null, cognitoAuthenticationType: null, principalOrgId: null };
  const ofGroups = groups === undefined ? undefined : { sub: "cora", username: "cora", "cognito:groups": groups };
  const claims = given ?? ofGroups;
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
      ...{ accountId: "1", apiId: "api", authorizer: claims === undefined ? null : { claims }, protocol: "HTTP/1.1" },
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
  ...{ getRemainingTimeInMillis: () => 60_000, done: () => undefined, fail: () => undefined, succeed: () => undefined },
};

/** The whole API over these ports, as one function. */
export function apiOver(ports: Ports, only: RouteHandlers<Ports> = handlers) {
  const handler = http(() => ports, only);
  return (route: RouteName, parts: Parts = {}) => handler(anEvent(route, parts), aContext);
}
