import type { IncomingMessage } from "node:http";
import type { Route } from "./api-routes.ts";

/** What API Gateway knows of a request before it asks anybody. */
export interface GatewayRequest {
  httpMethod: string;
  /** Without the query. */
  path: string;
  query: URLSearchParams;
  /** In the order and the case they came in. */
  headers: [string, string][];
  body: Buffer;
  requestId: string;
  extendedRequestId: string;
  /** Virtual time. */
  epoch: number;
  host: string;
  sourceIp: string;
}

/** What of the template a request's event tells. */
export interface ApiIdentity {
  apiId: string;
  accountId: string;
  stage: string;
  stageVariables: Record<string, string> | null;
  binaryMediaTypes: string[];
}

/** Reads an HTTP request as API Gateway would pass it on. */
export function readRequest(
  incoming: IncomingMessage,
  body: Buffer,
  host: string,
  ids: { requestId: string; epoch: number },
): GatewayRequest {
  const [path = "/", ...query] = (incoming.url ?? "/").split("?");
  const headers: [string, string][] = [];
  for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
    const [name, value] = [incoming.rawHeaders[index], incoming.rawHeaders[index + 1]];
    if (name !== undefined && value !== undefined && !/^(connection|transfer-encoding|keep-alive)$/i.test(name))
      headers.push([name, value]);
  }
  const sourceIp = incoming.socket.remoteAddress ?? "127.0.0.1";
  headers.push(
    ["X-Forwarded-For", sourceIp],
    ["X-Forwarded-Proto", "http"],
    ["X-Forwarded-Port", host.split(":")[1] ?? "80"],
  );
  return {
    httpMethod: incoming.method ?? "GET",
    path,
    query: new URLSearchParams(query.join("?")),
    headers,
    body,
    requestId: ids.requestId,
    extendedRequestId: Buffer.from(ids.requestId.slice(0, 11)).toString("base64"),
    epoch: ids.epoch,
    host,
    sourceIp,
  };
}

/** A header of the request, without regard to case. The last one counts, as in API Gateway's single-value headers. */
export function requestHeader(request: GatewayRequest, name: string): string | undefined {
  return request.headers.findLast(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
}

/** The time as API Gateway writes it: `01/Mar/2027:07:00:00 +0000`. */
export function requestTime(epoch: number): string {
  const [, day, month, year, time] = new Date(epoch).toUTCString().split(" ");
  return `${day}/${month}/${year}:${time} +0000`;
}

/** True when the API's binary media types cover a content type. */
export function isBinary(contentType: string, binaryMediaTypes: string[]): boolean {
  const wanted = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  return binaryMediaTypes.some((type) => {
    const known = type.toLowerCase();
    return known === "*/*" || known === wanted || (known.endsWith("/*") && wanted.startsWith(known.slice(0, -1)));
  });
}

/** The Lambda proxy event of a REST API. */
export function proxyEvent(
  request: GatewayRequest,
  route: Route,
  api: ApiIdentity,
  claims: Record<string, string> | undefined,
) {
  const binary = isBinary(requestHeader(request, "content-type") ?? "", api.binaryMediaTypes);
  const query = [...request.query];
  return {
    resource: route.method.resourcePath,
    path: request.path,
    httpMethod: request.httpMethod,
    headers: Object.fromEntries(request.headers),
    multiValueHeaders: grouped(request.headers),
    queryStringParameters: query.length === 0 ? null : Object.fromEntries(query),
    multiValueQueryStringParameters: query.length === 0 ? null : grouped(query),
    pathParameters: Object.keys(route.pathParameters).length === 0 ? null : route.pathParameters,
    stageVariables: api.stageVariables,
    requestContext: {
      resourceId: route.method.resourceId,
      resourcePath: route.method.resourcePath,
      httpMethod: request.httpMethod,
      extendedRequestId: request.extendedRequestId,
      requestTime: requestTime(request.epoch),
      requestTimeEpoch: request.epoch,
      // The custom domain of this API is the sandbox itself: paths have no stage in front.
      path: request.path,
      accountId: api.accountId,
      protocol: "HTTP/1.1",
      stage: api.stage,
      domainName: request.host,
      domainPrefix: request.host.split(".")[0],
      requestId: request.requestId,
      identity: {
        cognitoIdentityPoolId: null,
        accountId: null,
        cognitoIdentityId: null,
        caller: null,
        sourceIp: request.sourceIp,
        principalOrgId: null,
        accessKey: null,
        cognitoAuthenticationType: null,
        cognitoAuthenticationProvider: null,
        userArn: null,
        userAgent: requestHeader(request, "user-agent") ?? null,
        user: null,
      },
      apiId: api.apiId,
      ...(claims ? { authorizer: { claims } } : {}),
    },
    body: request.body.length === 0 ? null : request.body.toString(binary ? "base64" : "utf8"),
    isBase64Encoded: binary && request.body.length > 0,
  };
}

function grouped(pairs: [string, string][]): Record<string, string[]> {
  const groups: Record<string, string[]> = {};
  for (const [name, value] of pairs) groups[name] = [...(groups[name] ?? []), value];
  return groups;
}
