import type { IncomingMessage, ServerResponse } from "node:http";
import * as z from "zod";
import type { Activity } from "./activity.ts";
import { httpAnswer } from "./api-answer.ts";
import { type GatewayRequest, proxyEvent, readRequest, requestHeader, requestTime } from "./api-event.ts";
import { buildRoutes, type Route } from "./api-routes.ts";
import { createAuthorizer } from "./authorizer.ts";
import type { Clock } from "./clock.ts";
import { compressed } from "./compression.ts";
import { createGatewayResponses, type ResponseType } from "./gateway-responses.ts";
import { type Answer, readBody, send } from "./http.ts";
import type { Issuer } from "./issuer.ts";
import type { Lambda } from "./lambda.ts";
import type { Log } from "./log.ts";
import type { Policies } from "./policies.ts";
import type { Randomness } from "./random.ts";
import type { Stack } from "./stack.ts";
import { createValidator } from "./validator.ts";

const ApiProperties = z.object({
  BinaryMediaTypes: z.array(z.string()).default([]),
  MinimumCompressionSize: z.number().optional(),
});
const StageProperties = z.object({
  RestApiId: z.string(),
  StageName: z.string(),
  Variables: z.record(z.string(), z.string()).optional(),
});

interface ApiParts {
  stack: Stack;
  lambda: Lambda;
  issuer: Issuer;
  policies: Policies;
  activity: Activity;
  clock: Clock;
  randomness: Randomness;
  log: Log;
  /** `127.0.0.1:3000` */
  host: string;
}

/** API Gateway's own limit. */
const mostBytes = 10 * 1024 * 1024;

/** The template's REST API, served at the root of the sandbox. Undefined when the template has none. */
export function createApi(parts: ApiParts) {
  const { stack, lambda, policies, activity, clock, randomness, log, host } = parts;
  const [api, ...others] = stack.all("AWS::ApiGateway::RestApi", ApiProperties);
  if (others.length > 0) throw new Error("The sandbox serves one REST API; the template has several.");
  if (!api) return undefined;
  const stage = stack
    .all("AWS::ApiGateway::Stage", StageProperties)
    .find(({ properties }) => properties.RestApiId === api.ref);
  if (!stage) throw new Error("The template's REST API has no stage.");
  const smallest = api.properties.MinimumCompressionSize;
  const { RootResourceId: rootId = "" } = api.attributes;
  const findRoute = buildRoutes(stack, { ref: api.ref, rootId }, lambda);
  const gatewayResponse = createGatewayResponses(stack, api.ref);
  const authorize = createAuthorizer(stack, parts.issuer);
  const validate = createValidator(stack);
  const identity = {
    apiId: api.ref,
    accountId: stack.account,
    stage: stage.properties.StageName,
    stageVariables: stage.properties.Variables ?? null,
    binaryMediaTypes: api.properties.BinaryMediaTypes,
  };

  function refuse(type: ResponseType, request: GatewayRequest, route?: Route, detail?: string): Answer {
    const quoted = {
      ...request,
      requestTime: requestTime(request.epoch),
      resourcePath: route?.method.resourcePath ?? request.path,
      stage: identity.stage,
      header: (name: string) => requestHeader(request, name),
    };
    return gatewayResponse(type, quoted, detail);
  }

  async function respond(request: GatewayRequest, tooLarge: boolean): Promise<Answer> {
    const route = findRoute(request.httpMethod, request.path);
    if (!route) return refuse("MISSING_AUTHENTICATION_TOKEN", request);
    if (tooLarge) return refuse("REQUEST_TOO_LARGE", request, route);
    const { method } = route;
    let claims: Record<string, string> | undefined;
    if (method.authorizerId !== undefined) {
      const decision = await authorize(method, requestHeader(request, "authorization"));
      if (!decision.allowed) return refuse(decision.response, request, route);
      claims = decision.claims;
    }
    const violation = validate(method, {
      headers: Object.fromEntries(request.headers.map(([name, value]) => [name.toLowerCase(), value])),
      query: Object.fromEntries(request.query),
      path: route.pathParameters,
      body: request.body.toString("utf8"),
    });
    if (violation) return refuse(violation.type, request, route, violation.detail);
    if (method.target.kind === "mock")
      return { status: method.target.status, headers: method.target.headers, body: "" };
    return integrate(request, route, method.target, claims);
  }

  async function integrate(
    request: GatewayRequest,
    route: Route,
    target: Extract<Route["method"]["target"], { kind: "function" }>,
    claims: Record<string, string> | undefined,
  ): Promise<Answer> {
    const { spec, timeoutMs } = target;
    const source = `arn:aws:execute-api:${stack.region}:${stack.account}:${api?.ref}/${identity.stage}/${request.httpMethod}${request.path}`;
    if (!policies.serviceMayInvoke(spec, "apigateway.amazonaws.com", source)) {
      log.write("iam", `DENIED API Gateway may not invoke ${spec.id} for ${request.httpMethod} ${request.path}`);
      return refuse("LAMBDA_THROTTLED", request, route);
    }
    const event = JSON.stringify(proxyEvent(request, route, identity, claims));
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<"timeout">((resolve) => {
      timer = setTimeout(() => resolve("timeout"), timeoutMs);
    });
    // The function goes on after API Gateway has given up; it still counts as running.
    const running = activity.during(() => lambda.invoke(spec, event, { synchronous: true }));
    const outcome = await Promise.race([running, timeout]);
    clearTimeout(timer);
    if (
      outcome === "timeout" ||
      (!outcome.ok && outcome.payload.includes("Sandbox.Timedout") && spec.timeoutMs >= timeoutMs)
    ) {
      return refuse("INTEGRATION_TIMEOUT", request, route);
    }
    if (!outcome.ok)
      return refuse(outcome.kind === "throttled" ? "LAMBDA_THROTTLED" : "INTEGRATION_FAILURE", request, route);
    const answer = httpAnswer(outcome.payload, requestHeader(request, "accept"), identity.binaryMediaTypes);
    if (answer)
      return {
        ...answer,
        headers: {
          ...answer.headers,
          "x-amzn-requestid": request.requestId,
          "x-amz-apigw-id": request.extendedRequestId,
        },
      };
    log.write(spec.id, `answered what API Gateway cannot use: ${outcome.payload.slice(0, 200)}`);
    return refuse("INTEGRATION_FAILURE", request, route);
  }

  return async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(incoming, mostBytes);
    const ids = { requestId: randomness.uuid("api request"), epoch: clock.now() };
    const request = readRequest(incoming, body ?? Buffer.alloc(0), host, ids);
    const answer = await respond(request, body === undefined);
    send(response, compressed(answer, smallest, requestHeader(request, "accept-encoding") ?? ""));
  };
}
