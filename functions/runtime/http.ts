import middy from "@middy/core";
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from "aws-lambda";
import type { Temporal } from "temporal-polyfill";
import type { Route } from "#shared/contracts/route.ts";
import { type RouteName, routes } from "#shared/contracts/routes.ts";
import { Problem } from "#shared/domain/errors.ts";
import type { RefusedRequest, Reply, RequestContext, RequestOf } from "#shared/usecases/http.ts";
import { problemReply } from "#shared/usecases/problem-reply.ts";
import { contentSecurityPolicy, scriptedPolicy } from "#shared/view/style.ts";
import { readBody } from "./body.ts";
import { readClock } from "./clock.ts";
import { logger } from "./logger.ts";
import { problemBody, problemOf, retryAfter } from "./problem.ts";
import { contextOf, decoded, headersOf, parsed, routeOf } from "./request.ts";

/** What a function does for one of its routes. */
export interface RouteHandler<Name extends RouteName, Needs> {
  readonly handle: (request: RequestOf<Name>, ports: Needs, now: Temporal.Instant) => Promise<Reply>;
  /** Answers a browser's form with what was wrong, instead of a bare problem. */
  readonly refused?: (request: RefusedRequest<Name>, ports: Needs, now: Temporal.Instant) => Promise<Reply>;
}

/** The routes of one function, by their names in the contract. */
export type RouteHandlers<Needs> = { readonly [Name in RouteName]?: RouteHandler<Name, Needs> };

/** A Lambda handler for API Gateway: finds the route, parses, runs the use case, answers page or JSON. */
export function http<Needs>(ports: () => Needs, handlers: RouteHandlers<Needs>) {
  return middy<APIGatewayProxyEvent, APIGatewayProxyResult>(async (event: APIGatewayProxyEvent) => {
    const name = routeOf(event);
    if (name === undefined) return problemResult(new Problem("not-found", "There is nothing at this address."), event);
    try {
      return resultOf(await answer(name, event, ports, handlers), routes[name], event);
    } catch (error) {
      return problemResult(error, event);
    }
  }).after(({ event, response }) => {
    // The matched pattern, never the path: links carry tokens.
    logger.info("request", { route: `${event.httpMethod} ${event.resource}`, status: response?.statusCode });
  });
}

async function answer<Name extends RouteName, Needs>(
  name: Name,
  event: APIGatewayProxyEvent,
  ports: () => Needs,
  handlers: RouteHandlers<Needs>,
): Promise<Reply> {
  const handler: RouteHandler<Name, Needs> | undefined = handlers[name];
  if (handler === undefined) throw new Error(`This function does not serve ${name}`);
  const route: Route = routes[name];
  const now = readClock();
  const context = contextOf(event, route);
  const parameters = parsed(route.parameters, decoded(event.pathParameters));
  const query = parsed(route.query, event.queryStringParameters ?? {});
  const raw =
    route.body === undefined
      ? undefined
      : readBody({ ...event, headers: headersOf(event), mostBytes: route.mostBytes });
  try {
    const request = { ...context, parameters, query, body: parsed(route.body, raw) };
    if (!isRequestOf<Name>(request, route)) throw new Error(`A part of ${name} was not parsed`);
    return await handler.handle(request, ports(), now);
  } catch (error) {
    const isForm =
      error instanceof Problem &&
      error.code === "invalid-request" &&
      error.fields.length > 0 &&
      wantsPage(event, route);
    if (!isForm || handler.refused === undefined) throw error;
    const typed = typeof raw === "object" && raw !== null ? { ...raw } : {};
    const refused = { ...context, parameters, query, typed, errors: error.fields };
    if (!isRefused<Name>(refused, route)) throw error;
    return handler.refused(refused, ports(), now);
  }
}

/**
 * TypeScript cannot follow a route's own schemas through an index. What all three of them have parsed is a request of
 * that route, which is what these two say; a part that has a schema and no value was not parsed.
 */
function isRequestOf<Name extends RouteName>(
  request: RequestContext & { parameters: unknown; query: unknown },
  route: Route,
): request is RequestOf<Name> & typeof request {
  return (
    (route.parameters === undefined || request.parameters !== undefined) &&
    (route.query === undefined || request.query !== undefined)
  );
}

function isRefused<Name extends RouteName>(
  request: RequestContext & Pick<RefusedRequest<Name>, "typed" | "errors"> & { parameters: unknown; query: unknown },
  route: Route,
): request is RefusedRequest<Name> & typeof request {
  return (
    (route.parameters === undefined || request.parameters !== undefined) &&
    (route.query === undefined || request.query !== undefined)
  );
}

function wantsPage(event: APIGatewayProxyEvent, route: Route | undefined): boolean {
  return route?.page === true && (headersOf(event)["accept"] ?? "").includes("text/html");
}

/** The console asks every route of coordinators for pages: what refuses a request must be readable, page or not. */
function wantsSentence(event: APIGatewayProxyEvent, route: Route): boolean {
  return route.access === "coordinator" && (headersOf(event)["accept"] ?? "").includes("text/html");
}

const always = {
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex",
  "x-content-type-options": "nosniff",
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "cross-origin-opener-policy": "same-origin",
} as const;

function resultOf(reply: Reply, route: Route | undefined, event: APIGatewayProxyEvent): APIGatewayProxyResult {
  const tag = reply.version === undefined ? {} : { etag: `"${reply.version}"` };
  const headers = { ...always, vary: "accept, accept-language", ...tag, ...reply.headers };
  if (reply.calendar !== undefined) {
    return {
      statusCode: reply.status,
      headers: { ...headers, "content-type": "text/calendar; charset=utf-8" },
      body: reply.calendar,
    };
  }
  if (reply.script !== undefined) {
    const type = { "content-type": "text/javascript; charset=utf-8" };
    return { statusCode: reply.status, headers: { ...headers, ...type }, body: reply.script };
  }
  if (reply.file !== undefined) {
    const { name, type, text } = reply.file;
    const saved = { "content-type": type, "content-disposition": `attachment; filename="${name}"` };
    return { statusCode: reply.status, headers: { ...headers, ...saved }, body: text };
  }
  if (reply.html !== undefined && (wantsPage(event, route) || reply.json === undefined)) {
    const policy = reply.scripted === true ? scriptedPolicy : contentSecurityPolicy;
    const page = { "content-type": "text/html; charset=utf-8", "content-security-policy": policy };
    // A page that names its own policy keeps it.
    return { statusCode: reply.status, headers: { ...page, ...headers }, body: reply.html };
  }
  return {
    statusCode: reply.status,
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify(reply.json),
  };
}

function problemResult(error: unknown, event: APIGatewayProxyEvent): APIGatewayProxyResult {
  const problem = problemOf(error);
  const name = routeOf(event);
  const route: Route | undefined = name && routes[name];
  if (route && (wantsPage(event, route) || wantsSentence(event, route))) {
    const reply = problemReply(problem, problem.status, contextOf(event, route), route.access === "coordinator");
    return resultOf({ ...reply, headers: { ...reply.headers, ...retryAfter(problem) } }, route, event);
  }
  const headers = { ...always, ...retryAfter(problem), "content-type": "application/problem+json" };
  return { statusCode: problem.status, headers, body: JSON.stringify(problemBody(problem)) };
}
