import { describe, expect, it } from "vitest";
import { ProblemBody } from "#shared/contracts/answers.ts";
import { routes } from "#shared/contracts/routes.ts";
import { methodsOf } from "./permissions-and-methods.ts";
import { only, resourcesOf, synthesized } from "./synthesized.ts";

const { template } = synthesized();
const stage = only(template, "AWS::ApiGateway::Stage").properties;
const answers = resourcesOf(template, "AWS::ApiGateway::GatewayResponse").map(({ properties }) => properties);

describe("the API", () => {
  it("has the contract's routes and no others", () => {
    const wanted = Object.values(routes).map(({ method, path }) => `${method} ${path}`);
    const made = methodsOf(template).map(({ route }) => route);
    expect(made.sort()).toEqual(wanted.sort());
  });

  it("brings each route to its function", () => {
    const descriptions = new Map(
      resourcesOf(template, "AWS::Lambda::Function").map(({ id, properties }) => [id, properties.Description]),
    );
    const targets = Object.groupBy(methodsOf(template), ({ target }) => descriptions.get(target) ?? "no function");
    const served = Object.groupBy(
      Object.values(routes),
      ({ access, function: name }) => `${access === "coordinator"}/${name}`,
    );
    const paths = (groups: Partial<Record<string, { route: string }[]>>) =>
      Object.values(groups)
        .map((group = []) =>
          group
            .map(({ route }) => route)
            .sort()
            .join(", "),
        )
        .sort();
    const wanted = Object.fromEntries(
      Object.entries(served).map(([key, list = []]) => [
        key,
        list.map(({ method, path }) => ({ route: `${method} ${path}` })),
      ]),
    );
    expect(paths(targets)).toEqual(paths(wanted));
  });

  it("asks for a coordinator's token on coordinators' routes and on no other", () => {
    for (const { route, authorization } of methodsOf(template)) {
      expect(`${route} ${authorization}`).toMatch(
        /^\w+ \/admin\/.* COGNITO_USER_POOLS almanac\/admin$|^\w+ \/(?!admin).* NONE$/,
      );
    }
    expect(only(template, "AWS::ApiGateway::Authorizer").properties).toMatchObject({
      Type: "COGNITO_USER_POOLS",
      IdentitySource: "method.request.header.Authorization",
    });
  });

  it("keeps links out of its logs", () => {
    const fields = JSON.parse(stage.AccessLogSetting.Format);
    expect(Object.values(fields)).toContain("$context.resourcePath");
    for (const field of Object.values(fields)) {
      expect(field).not.toMatch(/\$context\.(path|identity|authorizer|requestOverride)|\$input/);
    }
    for (const settings of stage.MethodSettings) expect(settings.DataTraceEnabled).toBe(false);
    expect(stage.MethodSettings).toContainEqual(expect.objectContaining({ ResourcePath: "/*", LoggingLevel: "ERROR" }));
    const rules = only(template, "AWS::WAFv2::WebACL").properties.Rules;
    for (const { VisibilityConfig } of rules) expect(VisibilityConfig.SampledRequestsEnabled).toBe(false);
  });

  it("takes public forms slowly", () => {
    expect(stage.MethodSettings).toContainEqual(
      expect.objectContaining({
        HttpMethod: "POST",
        ResourcePath: "/~1join~1{programme}",
        ThrottlingRateLimit: 5,
        ThrottlingBurstLimit: 20,
      }),
    );
  });

  it("never counts or turns away mail providers that unsubscribe", () => {
    const { Rules } = only(template, "AWS::WAFv2::WebACL").properties;
    const rates = Rules.filter((rule: { Statement: object }) => "RateBasedStatement" in rule.Statement);
    expect(rates).toHaveLength(2);
    for (const { Statement } of rates) {
      const scope = JSON.stringify(Statement.RateBasedStatement.ScopeDownStatement);
      expect(scope).toMatch(/^\{"ByteMatch.*\/join\/|^\{"NotStatement".*\/unsubscribe\//);
    }
  });

  it("is deployed anew when a route changes", () => {
    const deployment = only(template, "AWS::ApiGateway::Deployment");
    const methods = resourcesOf(template, "AWS::ApiGateway::Method").map(({ id }) => id);
    const { Resources } = template.toJSON();
    expect(Resources[deployment.id].DependsOn).toEqual(expect.arrayContaining(methods));
  });
});

describe("what API Gateway answers by itself", () => {
  it.each(answers)("is a problem document: $ResponseType", (answer) => {
    expect(Object.keys(answer.ResponseTemplates)).toEqual(["application/problem+json"]);
    const problem = ProblemBody.parse(JSON.parse(answer.ResponseTemplates["application/problem+json"]));
    expect(String(problem.status)).toBe(answer.StatusCode);
    expect(answer.ResponseParameters["gatewayresponse.header.Cache-Control"]).toBe("'no-store'");
  });

  it.each([
    ["MISSING_AUTHENTICATION_TOKEN", 404],
    ["UNAUTHORIZED", 401],
    ["ACCESS_DENIED", 403],
    ["THROTTLED", 429],
    ["REQUEST_TOO_LARGE", 413],
    ["BAD_REQUEST_BODY", 400],
    ["DEFAULT_4XX", 400],
    ["DEFAULT_5XX", 500],
  ])("answers %s with %i", (type, status) => {
    expect(answers.find((answer) => answer.ResponseType === type)?.StatusCode).toBe(String(status));
  });
});
