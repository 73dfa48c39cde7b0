import { importJWK, SignJWT } from "jose";
import { expect, it } from "vitest";
import type * as z from "zod";
import type { Method } from "#infra/sandbox/api-routes.ts";
import { createAuthorizer } from "#infra/sandbox/authorizer.ts";
import { createIssuer } from "#infra/sandbox/issuer.ts";

const [pool, scope] = ["pool-1", "almanac/admin"];
const issuer = await createIssuer((id) => `https://issuer.example/${id}`);
const properties = { Type: "COGNITO_USER_POOLS", ProviderARNs: [`arn:aws:cognito-idp:r:1:userpool/${pool}`] };
const stack = {
  ...{ name: "s", region: "r", account: "1", outputs: () => ({}) },
  all: <T>(_type: string, shape: z.ZodType<T>) => [
    { id: "A", ref: "auth", arn: "", attributes: {}, properties: shape.parse(properties) },
  ],
};
const authorize = createAuthorizer(stack, issuer);
const method: Method = {
  ...{ httpMethod: "GET", resourceId: "r", resourcePath: "/admin", authorizerId: "auth", scopes: [scope] },
  ...{ requiredParameters: [], models: {}, validatorId: undefined, target: { kind: "mock", status: 200, headers: {} } },
};

/** A token of the pool's own key, with these claims, valid until then. */
async function signed(claims: object, { until = "1h", of = pool }: { until?: string | number; of?: string } = {}) {
  const key = await importJWK(await issuer.privateKey(), "RS256");
  const token = new SignJWT({ sub: "cora", token_use: "access", scope, ...claims }).setProtectedHeader({
    alg: "RS256",
  });
  return token.setIssuer(issuer.of(of)).setIssuedAt().setExpirationTime(until).sign(key);
}

it.each([
  ["an ID token in place of an access token", { token_use: "id" }, {}, "UNAUTHORIZED"],
  ["a token of another use", { token_use: "refresh" }, {}, "UNAUTHORIZED"],
  ["a token that has expired", {}, { until: Math.floor(Date.now() / 1000) - 60 }, "UNAUTHORIZED"],
  ["a token of another pool", {}, { of: "pool-2" }, "UNAUTHORIZED"],
  ["a token with another scope", { scope: "almanac/read openid" }, {}, "ACCESS_DENIED"],
  ["a token with a scope that only begins like ours", { scope: "almanac/administrator" }, {}, "ACCESS_DENIED"],
  ["a token without any scope", { scope: "" }, {}, "ACCESS_DENIED"],
])("T4: refuses %s", async (_, claims, made, response) => {
  expect(await authorize(method, `Bearer ${await signed(claims, made)}`)).toEqual({ allowed: false, response });
});

it("T4: lets in an access token of the pool with the scope, and hands its claims over", async () => {
  const decision = await authorize(method, `Bearer ${await signed({ "cognito:groups": ["demo", "other"] })}`);
  expect(decision).toMatchObject({ allowed: true, claims: { sub: "cora", "cognito:groups": "demo,other" } });
});
