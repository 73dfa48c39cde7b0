import * as z from "zod";
import type { Method } from "./api-routes.ts";
import type { Claims, Issuer } from "./issuer.ts";
import type { Stack } from "./stack.ts";

const AuthorizerProperties = z.object({
  Type: z.literal("COGNITO_USER_POOLS", "only COGNITO_USER_POOLS authorizers are supported"),
  ProviderARNs: z.array(z.string()),
  IdentitySource: z.literal("method.request.header.Authorization").default("method.request.header.Authorization"),
});

/** What an authorizer decides. */
export type Decision =
  | { allowed: true; claims: Record<string, string> }
  | { allowed: false; response: "UNAUTHORIZED" | "ACCESS_DENIED" };

/** The template's Cognito authorizers. */
export function createAuthorizer(stack: Stack, issuer: Issuer) {
  const authorizers = new Map(
    stack.all("AWS::ApiGateway::Authorizer", AuthorizerProperties).map(({ ref, properties }) => [ref, properties]),
  );

  return async function authorize(method: Method, authorization: string | undefined): Promise<Decision> {
    const properties = authorizers.get(method.authorizerId ?? "");
    if (!properties) throw new Error(`${method.resourcePath} names an authorizer the template does not have.`);
    // The header may hold the token alone, or after "Bearer".
    const token = (authorization ?? "").replace(/^Bearer /i, "");
    for (const arn of properties.ProviderARNs) {
      const claims = await issuer.verify(token, arn.split("/").at(-1) ?? "");
      if (claims) return decide(method, claims);
    }
    return { allowed: false, response: "UNAUTHORIZED" };
  };
}

/** With scopes on the method an access token is asked for that has one of them; without, an ID token. */
function decide(method: Method, claims: Claims): Decision {
  const { token_use, scope } = z
    .object({ token_use: z.string().optional(), scope: z.string().default("") })
    .parse(claims);
  if (token_use !== (method.scopes.length > 0 ? "access" : "id")) return { allowed: false, response: "UNAUTHORIZED" };
  const granted = scope.split(" ");
  if (method.scopes.length > 0 && !method.scopes.some((wanted) => granted.includes(wanted))) {
    return { allowed: false, response: "ACCESS_DENIED" };
  }
  return {
    allowed: true,
    claims: Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, claimText(name, value)])),
  };
}

/** API Gateway hands every claim over as text: lists joined with commas, instants as Java prints a date. */
function claimText(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.join(",");
  if (typeof value === "number" && (name === "exp" || name === "iat")) {
    // "Mon Mar 01 07:00:00 UTC 2027", from "Mon, 01 Mar 2027 07:00:00 GMT"
    const [day = "", date, month, year, time] = new Date(value * 1000).toUTCString().split(" ");
    return `${day.replace(",", "")} ${month} ${date} ${time} UTC ${year}`;
  }
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}
