import * as z from "zod";
import type { Answer } from "./http.ts";
import type { Stack } from "./stack.ts";

const GatewayResponseProperties = z.object({
  ResponseType: z.string(),
  StatusCode: z.coerce.number().optional(),
  ResponseParameters: z.record(z.string(), z.string()).default({}),
  ResponseTemplates: z.record(z.string(), z.string()).default({}),
});
type GatewayResponseProperties = z.infer<typeof GatewayResponseProperties>;

/** The answers API Gateway gives itself, with the status and message it uses by default. */
const defaults = {
  ACCESS_DENIED: [403, "User is not authorized to access this resource", "AccessDeniedException"],
  AUTHORIZER_CONFIGURATION_ERROR: [500, "Internal server error", "AuthorizerConfigurationException"],
  BAD_REQUEST_BODY: [400, "Invalid request body", "BadRequestException"],
  BAD_REQUEST_PARAMETERS: [400, "Missing required request parameters", "BadRequestException"],
  // Also a function that failed or answered what cannot be understood, for which API Gateway says 502.
  INTEGRATION_FAILURE: [502, "Internal server error", "InternalServerErrorException"],
  INTEGRATION_TIMEOUT: [504, "Endpoint request timed out", "InternalServerErrorException"],
  LAMBDA_THROTTLED: [500, "Internal server error", "InternalServerErrorException"],
  MISSING_AUTHENTICATION_TOKEN: [403, "Missing Authentication Token", "MissingAuthenticationTokenException"],
  REQUEST_TOO_LARGE: [413, "Request Too Long", "RequestTooLargeException"],
  UNAUTHORIZED: [401, "Unauthorized", "UnauthorizedException"],
  UNSUPPORTED_MEDIA_TYPE: [415, "Unsupported Media Type", "BadRequestException"],
} as const satisfies Record<string, readonly [number, string, string]>;

/** The kinds of answers API Gateway gives without asking the function. */
export type ResponseType = keyof typeof defaults;

/** The request a gateway response may quote from. */
export interface QuotedRequest {
  requestId: string;
  extendedRequestId: string;
  requestTime: string;
  httpMethod: string;
  path: string;
  resourcePath: string;
  stage: string;
  sourceIp: string;
  header(name: string): string | undefined;
}

/** Makes gateway responses as the template's AWS::ApiGateway::GatewayResponse resources shape them. */
export function createGatewayResponses(stack: Stack, apiRef: string) {
  const shape = GatewayResponseProperties.extend({ RestApiId: z.string() });
  const own = new Map<string, GatewayResponseProperties>();
  for (const { properties } of stack.all("AWS::ApiGateway::GatewayResponse", shape)) {
    if (properties.RestApiId === apiRef) own.set(properties.ResponseType, properties);
  }

  return function gatewayResponse(type: ResponseType, request: QuotedRequest, validation = ""): Answer {
    const [defaultStatus, message, errorType] = defaults[type];
    const family = defaultStatus < 500 ? "DEFAULT_4XX" : "DEFAULT_5XX";
    // LAMBDA_THROTTLED is our own name; API Gateway knows only the families there.
    const response = own.get(type) ?? own.get(family);
    const variables: Record<string, string> = {
      "context.error.message": message,
      "context.error.messageString": JSON.stringify(message),
      "context.error.responseType": type,
      "context.error.validationErrorString": validation,
      "context.requestId": request.requestId,
      "context.extendedRequestId": request.extendedRequestId,
      "context.requestTime": request.requestTime,
      "context.httpMethod": request.httpMethod,
      "context.path": request.path,
      "context.resourcePath": request.resourcePath,
      "context.stage": request.stage,
      "context.identity.sourceIp": request.sourceIp,
    };
    const headers: Record<string, string> = {
      "content-type": "application/json",
      "x-amzn-requestid": request.requestId,
      "x-amzn-errortype": errorType,
      "x-amz-apigw-id": request.extendedRequestId,
    };
    let body = `{"message":${JSON.stringify(message)}}`;
    const [template] = Object.entries(response?.ResponseTemplates ?? {});
    if (template) {
      headers["content-type"] = template[0];
      body = fill(template[1], variables);
    }
    for (const [name, value] of Object.entries(response?.ResponseParameters ?? {})) {
      const header = /^gatewayresponse\.header\.(.+)$/.exec(name)?.[1];
      if (header === undefined) throw new Error(`The sandbox does not know the gateway response parameter ${name}.`);
      const resolved = parameterValue(value, variables, request);
      if (resolved !== undefined) headers[header.toLowerCase()] = resolved;
    }
    return { status: response?.StatusCode ?? own.get(family)?.StatusCode ?? defaultStatus, headers, body };
  };
}

/** Gateway response templates substitute variables and do nothing else; an unknown one becomes empty. */
function fill(template: string, variables: Record<string, string>): string {
  return template.replace(/\$\{?(context\.[\w.]+|stageVariables\.\w+)\}?/g, (_, name: string) => variables[name] ?? "");
}

/** `'a literal'`, `context.requestId` or `method.request.header.Origin`. */
function parameterValue(value: string, variables: Record<string, string>, request: QuotedRequest): string | undefined {
  const literal = /^'(.*)'$/s.exec(value)?.[1];
  if (literal !== undefined) return literal;
  const header = /^method\.request\.header\.(.+)$/.exec(value)?.[1];
  return header === undefined ? variables[value] : request.header(header);
}
