import { ResponseType, type RestApi } from "aws-cdk-lib/aws-apigateway";

interface GatewayProblem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

const notFound = { status: 404, title: "Not found", detail: "There is nothing at this address." };
const refused = { status: 403, title: "Forbidden", detail: "You may not do this." };
const broken = { status: 500, title: "Internal error", detail: "Something went wrong here. Please try again later." };
const late = { status: 504, title: "Too slow", detail: "This took too long. Please try again later." };

/** What API Gateway answers by itself, in the words and the shape of all other errors (RFC 9457). */
export const gatewayProblems: Readonly<Record<string, GatewayProblem>> = {
  // API Gateway's own word for "no such route".
  MISSING_AUTHENTICATION_TOKEN: notFound,
  // The same, when the request carries an Authorization header that AWS tries to read as a signature.
  INVALID_SIGNATURE: notFound,
  UNAUTHORIZED: { status: 401, title: "Not signed in", detail: "Send the bearer token of a coordinator." },
  EXPIRED_TOKEN: { status: 401, title: "Not signed in", detail: "The token has expired. Get a new one." },
  ACCESS_DENIED: refused,
  WAF_FILTERED: { ...refused, detail: "Too many requests came from your network. Please try again in a few minutes." },
  AUTHORIZER_FAILURE: broken,
  AUTHORIZER_CONFIGURATION_ERROR: broken,
  API_CONFIGURATION_ERROR: broken,
  INTEGRATION_FAILURE: { ...broken, status: 502 },
  INTEGRATION_TIMEOUT: late,
  THROTTLED: { status: 429, title: "Too many requests", detail: "Please try again in a minute." },
  QUOTA_EXCEEDED: { status: 429, title: "Too many requests", detail: "Please try again later." },
  REQUEST_TOO_LARGE: { status: 413, title: "Too large", detail: "Send less at once." },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, title: "Unsupported media type", detail: "Send a form or JSON." },
  BAD_REQUEST_BODY: { status: 400, title: "Bad request", detail: "The body cannot be read." },
  BAD_REQUEST_PARAMETERS: { status: 400, title: "Bad request", detail: "A parameter is missing or wrong." },
  DEFAULT_4XX: { status: 400, title: "Bad request", detail: "The request cannot be understood." },
  DEFAULT_5XX: broken,
};

/** Gives the API these answers. They are static: API Gateway fills in no templates here, and repeats nothing it was sent. */
export function addGatewayResponses(api: RestApi): void {
  for (const [type, problem] of Object.entries(gatewayProblems)) {
    api.addGatewayResponse(type, {
      type: ResponseType.of(type),
      statusCode: String(problem.status),
      responseHeaders: {
        "Cache-Control": "'no-store'",
        "X-Content-Type-Options": "'nosniff'",
        "Strict-Transport-Security": "'max-age=31536000'",
      },
      templates: { "application/problem+json": JSON.stringify({ type: "about:blank", ...problem }) },
    });
  }
}
