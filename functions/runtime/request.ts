import type { APIGatewayProxyEvent } from "aws-lambda";
import type * as z from "zod";
import type { Route } from "#shared/contracts/route.ts";
import { type RouteName, routes } from "#shared/contracts/routes.ts";
import { type FieldProblem, Problem } from "#shared/domain/errors.ts";
import { type Locale, locales } from "#shared/domain/locale.ts";
import type { Caller, RequestContext } from "#shared/usecases/http.ts";
import { networkOf } from "./network.ts";

/** The route a request is for, by the method and path API Gateway matched. */
export function routeOf(event: APIGatewayProxyEvent): RouteName | undefined {
  return routeNames.find((name) => routes[name].method === event.httpMethod && routes[name].path === event.resource);
}

const routeNames = Object.keys(routes).filter((name): name is RouteName => name in routes);

/** What every request brings besides its own fields. */
export function contextOf(event: APIGatewayProxyEvent, route: Route): RequestContext {
  const header = headersOf(event);
  const { domainName = "", stage } = event.requestContext;
  return {
    asked: locales.find((locale) => locale === event.queryStringParameters?.["lang"]),
    accepted: acceptedLocale(header["accept-language"]),
    apiUrl: `https://${domainName}/${stage}`,
    network: networkOf(event.requestContext.identity.sourceIp),
    idempotencyKey: header["idempotency-key"],
    ifMatch: versionIn(header["if-match"]),
    ifNoneMatch: header["if-none-match"],
    caller: route.access === "coordinator" ? callerOf(event) : undefined,
  };
}

/** `"3"`, as our ETags are; a `*` asks for nothing. */
function versionIn(header: string | undefined): number | undefined {
  if (header === undefined || header.trim() === "*") return undefined;
  return Number(/^(?:W\/)?"(\d{1,9})"$/.exec(header.trim())?.[1] ?? Number.NaN);
}

/** Header names in small letters. */
export function headersOf(event: APIGatewayProxyEvent): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(event.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
}

/** Parses one part of a request. @throws Problem that names every field that is wrong. */
export function parsed<Schema extends z.ZodType>(
  schema: Schema | undefined,
  value: unknown,
): z.output<Schema> | undefined {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Problem("invalid-request", "Some fields are not right.", fieldProblems(result.error));
}

function fieldProblems(error: z.ZodError): FieldProblem[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({ field: key, message: "is not a field of this request" }));
    return [{ field: issue.path.map(String).join("."), message: issue.message }];
  });
}

/** A coordinator's groups are programmes; a machine signs in with its own client and runs them all. */
function callerOf(event: APIGatewayProxyEvent): Caller | undefined {
  const claims: unknown = event.requestContext.authorizer?.["claims"];
  if (typeof claims !== "object" || claims === null) return undefined;
  const claim = (name: string) => {
    const value: unknown = Reflect.get(claims, name);
    return typeof value === "string" ? value : "";
  };
  const id = claim("sub");
  if (id === "") return undefined;
  const groups = claim("cognito:groups")
    .split(/[,\s]+/)
    .filter((group) => group !== "");
  const isMachine = groups.length === 0 && claim("username") === "" && id === claim("client_id");
  return { id, programmes: isMachine || groups.includes("all-programmes") ? "*" : groups };
}

function acceptedLocale(header: string | undefined): Locale | undefined {
  const wanted = (header ?? "").split(",").map((part) => part.split(";")[0]?.trim().toLowerCase() ?? "");
  for (const want of wanted) {
    const exact = locales.find((locale) => locale.toLowerCase() === want);
    const close = locales.find((locale) => want !== "" && locale.toLowerCase().startsWith(want.slice(0, 2)));
    const found = exact ?? close;
    if (found) return found;
  }
  return undefined;
}

/** Path parameters as people wrote them; API Gateway hands them on still encoded in part. */
export function decoded(parameters: APIGatewayProxyEvent["pathParameters"]): Record<string, string> {
  const entries = Object.entries(parameters ?? {}).map(([name, value = ""]): [string, string] => {
    try {
      return [name, decodeURIComponent(value)];
    } catch {
      return [name, value];
    }
  });
  return Object.fromEntries(entries);
}
