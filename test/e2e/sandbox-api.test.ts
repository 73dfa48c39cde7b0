import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { type Sandbox, startSandbox } from "#infra/sandbox/sandbox.ts";
import { freshDatabase } from "../support/database.ts";
import { synthesizeFixture } from "./sandbox-fixture/app.ts";
import { callAws, post } from "./sandbox-fixture/client.ts";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({
    assembly: synthesizeFixture(),
    database: freshDatabase(),
    start: "2027-03-01T07:00:00Z",
    seed: 1,
  });
}, 120_000);
afterAll(() => sandbox?.stop());

const Event = z.looseObject({
  resource: z.string(),
  path: z.string(),
  headers: z.record(z.string(), z.string()),
  multiValueHeaders: z.record(z.string(), z.array(z.string())),
  queryStringParameters: z.record(z.string(), z.string()).nullable(),
  multiValueQueryStringParameters: z.record(z.string(), z.array(z.string())).nullable(),
  pathParameters: z.record(z.string(), z.string()).nullable(),
  requestContext: z.looseObject({
    requestTimeEpoch: z.number(),
    authorizer: z.object({ claims: z.record(z.string(), z.string()) }).optional(),
  }),
  body: z.string().nullable(),
  isBase64Encoded: z.boolean(),
});

async function echo(path: string, init: RequestInit = {}) {
  const response = await fetch(sandbox.url + path, init);
  expect(response.status).toBe(200);
  return Event.parse(await response.json());
}

const get = (path: string, headers: Record<string, string> = {}) => fetch(sandbox.url + path, { headers });

describe("the event of a Lambda proxy integration", () => {
  it("carries method, path, query, headers and context as API Gateway writes them", async () => {
    const event = await echo("/echo?a=1&a=2&b=%C3%A9", { headers: { "X-Custom": "one", "user-agent": "test" } });
    expect(event).toMatchObject({
      resource: "/echo",
      path: "/echo",
      httpMethod: "GET",
      queryStringParameters: { a: "2", b: "é" },
      multiValueQueryStringParameters: { a: ["1", "2"], b: ["é"] },
      pathParameters: null,
      stageVariables: null,
      body: null,
      isBase64Encoded: false,
      requestContext: {
        stage: "live",
        domainName: new URL(sandbox.url).host,
        path: "/echo",
        resourcePath: "/echo",
        httpMethod: "GET",
        identity: { sourceIp: "127.0.0.1", userAgent: "test" },
      },
    });
    expect(Object.entries(event.headers).find(([name]) => name.toLowerCase() === "x-custom")?.[1]).toBe("one");
    expect(Object.values(event.multiValueHeaders).every(Array.isArray)).toBe(true);
  });

  it("tells the sandbox's time, not the machine's", async () => {
    const { requestContext } = await echo("/echo");
    expect(new Date(requestContext.requestTimeEpoch).toISOString()).toMatch(/^2027-03-01T07:/);
  });

  it("prefers fixed path segments, then parameters, then the greedy rest, and leaves them encoded", async () => {
    expect((await echo("/echo/all/x/y")).pathParameters).toEqual({ rest: "x/y" });
    const event = await echo("/echo/a%40b");
    expect(event).toMatchObject({ resource: "/echo/{id}", pathParameters: { id: "a%40b" } });
  });

  it("sends text as text and declared binary types as base64", async () => {
    expect(await echo("/echo", { method: "POST", body: "héllo" })).toMatchObject({
      body: "héllo",
      isBase64Encoded: false,
    });
    const png = await echo("/echo", {
      method: "POST",
      body: new Uint8Array([137, 80]),
      headers: { "content-type": "image/png" },
    });
    expect(png).toMatchObject({ body: "iVA=", isBase64Encoded: true });
  });
});

describe("answers", () => {
  it("decodes base64 only for a client that accepts the binary type first", async () => {
    const decoded = await get("/binary", { accept: "image/png" });
    expect(new Uint8Array(await decoded.arrayBuffer())).toEqual(new Uint8Array([137, 80, 78, 71]));
    expect(await (await get("/binary", { accept: "text/html" })).text()).toBe("iVBORw==");
  });

  it("keeps several cookies and redirects", async () => {
    const response = await fetch(`${sandbox.url}/cookies`, { redirect: "manual" });
    expect(response.status).toBe(303);
    expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(response.headers.get("location")).toBe("/echo");
  });

  it("are 502 when the function's answer is malformed, when it throws, and when its process ends", async () => {
    for (const path of ["/broken", "/throw", "/exit", "/echo?still=alive"]) {
      const response = await get(path);
      expect([path, response.status]).toEqual([path, path.startsWith("/echo") ? 200 : 502]);
    }
  });

  it("are 504 when the integration takes longer than it may", async () => {
    const response = await get("/slow");
    expect(response.status).toBe(504);
    expect(await response.json()).toEqual({ message: "Endpoint request timed out" });
  });

  it("are 413 beyond ten megabytes", async () => {
    const response = await fetch(`${sandbox.url}/echo`, { method: "POST", body: Buffer.alloc(10 * 1024 * 1024 + 1) });
    expect(response.status).toBe(413);
  });

  it("come from the template's gateway response where nothing is routed", async () => {
    const response = await get("/nowhere", { origin: "https://a.example" });
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("x-origin")).toBe("https://a.example");
    expect(await response.json()).toEqual({
      detail: "Missing Authentication Token",
      instance: response.headers.get("x-amzn-requestid"),
    });
    expect((await fetch(`${sandbox.url}/echo`, { method: "DELETE" })).status).toBe(404);
  });

  it("come from a mock integration without a function", async () => {
    const response = await fetch(`${sandbox.url}/mock`, { method: "OPTIONS" });
    expect(response.status).toBe(204);
    expect(response.headers.get("access-control-allow-origin")).toBe("https://example.org");
  });
});

describe("the authorizer", () => {
  it("refuses a missing and a foreign token with 401", async () => {
    expect((await get("/admin")).status).toBe(401);
    expect((await get("/admin", { authorization: "Bearer eyJhbGciOiJub25lIn0.e30." })).status).toBe(401);
  });

  it("lets a coordinator's token through and hands its claims over as text", async () => {
    const token = await sandbox.adminToken("demo");
    const event = await echo("/admin", { headers: { authorization: `Bearer ${token}` } });
    expect(event.requestContext.authorizer?.claims).toMatchObject({
      token_use: "access",
      scope: "almanac/admin",
      "cognito:groups": "demo",
      username: "coordinator",
      iss: expect.stringMatching(/^https:\/\/cognito-idp\.us-east-1\.amazonaws\.com\/us-east-1_/),
      exp: expect.stringMatching(/^\w{3} \w{3} \d\d \d\d:\d\d:\d\d UTC \d{4}$/),
    });
  });

  it("gives every programme to `*`, and runs on wall-clock time", async () => {
    const response = await post(sandbox, "/_sandbox/admin-token", { programme: "*" });
    const { token } = z.object({ token: z.string() }).parse(await response.json());
    const claims = z
      .looseObject({ iat: z.number(), exp: z.number() })
      .parse(JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()));
    expect(claims).toMatchObject({ "cognito:groups": ["all-programmes"] });
    expect(claims.exp - claims.iat).toBe(3600);
    expect(Math.abs(claims.iat * 1000 - Date.now())).toBeLessThan(60_000);
  });

  it("refuses a token without the method's scope with 403, and an access token where an ID token is due with 401", async () => {
    const headers = { authorization: `Bearer ${await sandbox.adminToken()}` };
    expect((await get("/admin/other", headers)).status).toBe(403);
    expect((await get("/admin/people", headers)).status).toBe(401);
  });
});

describe("request validation", () => {
  it("checks required parameters and the body's model", async () => {
    expect((await post(sandbox, "/checked", { name: "x" })).status).toBe(400);
    expect((await post(sandbox, "/checked?page=1", { name: 1 })).status).toBe(400);
    expect((await post(sandbox, "/checked?page=1", { name: "x" })).status).toBe(200);
  });
});

describe("a function's process", () => {
  it("lives at the sandbox's time, and in the environment of Lambda alone", async () => {
    const Time = z.looseObject({
      now: z.number(),
      new: z.string(),
      loadedAt: z.number(),
      environment: z.record(z.string(), z.string()),
    });
    const time = Time.parse(await (await get("/time")).json());
    expect(new Date(time.now).toISOString()).toMatch(/^2027-03-01T07:/);
    expect(time).toMatchObject({
      new: expect.stringMatching(/^2027-03-01T07:/),
      string: "string",
      instance: true,
      of: 0,
      utc: Date.UTC(2027, 0, 1),
    });
    expect(new Date(time.loadedAt).toISOString()).toMatch(/^2027-03-01T07:/);
    expect(time.environment).toMatchObject({
      TZ: "UTC",
      AWS_REGION: "us-east-1",
      ROLE: "api",
      PUBLIC_URL: sandbox.url,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "128",
    });
    expect(Object.keys(time.environment)).not.toContain("HOME");
    expect(Object.keys(time.environment).filter((name) => name.startsWith("SANDBOX"))).toEqual([]);
  });

  it("sees the time flow between two requests", async () => {
    const at = async () => z.looseObject({ now: z.number() }).parse(await (await get("/time")).json()).now;
    const first = await at();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await at()) - first).toBeGreaterThanOrEqual(40);
  });

  it("writes to the sandbox's log", () => {
    expect(sandbox.logs().some(({ source, text }) => source.startsWith("Api") && text === "api runs")).toBe(true);
  });
});

describe("the services behind a function", () => {
  it("do what the function's role allows", async () => {
    for (const call of ["put", "get", "scan", "query-index", "transact"])
      expect([call, (await callAws(sandbox, call)).name]).toEqual([call, undefined]);
    expect(await callAws(sandbox, "get")).toMatchObject({ Item: { pk: { S: "k" } } });
  });

  it("refuse what the role does not allow, action by action, and say so in the log", async () => {
    const denied = await callAws(sandbox, "transact-delete");
    expect(denied.name).toBe("AccessDeniedException");
    expect(denied.message).toContain("dynamodb:DeleteItem");
    expect((await callAws(sandbox, "quota")).name).toBe("AccessDenied");
    expect((await callAws(sandbox, "put", { table: "another" })).name).toBe("AccessDeniedException");
    expect(
      sandbox.logs().filter(({ source, text }) => source === "iam" && text.startsWith("DENIED")).length,
    ).toBeGreaterThanOrEqual(3);
  });

  it("make a secret as the template asks, the same for the same seed", async () => {
    const secret = await callAws(sandbox, "secret");
    expect(secret).toMatchObject({
      SecretString: "1Swc9AQJNHtGdUHRuHNTtOZ4wr7GlAOtY1SawuCC",
      VersionStages: ["AWSCURRENT"],
    });
  });

  it("return MD5 digests the SQS client accepts", async () => {
    expect(await callAws(sandbox, "send", { id: "one" })).toMatchObject({
      MD5OfMessageBody: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(await callAws(sandbox, "send-batch", { bodies: [{ id: "two" }, { id: "three" }] })).toMatchObject({
      Failed: [],
      Successful: [{ Id: "m0" }, { Id: "m1" }],
    });
  });
});
