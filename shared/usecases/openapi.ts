import * as z from "zod";
import { ProblemBody } from "../contracts/answers.ts";
import type { RawAnswer, Route } from "../contracts/route.ts";
import { routes } from "../contracts/routes.ts";
import { Condition } from "../domain/playbook.ts";
import type { Reply } from "./http.ts";

/** The API as an OpenAPI 3.1 document, made from the same schemas that parse every request. */
export function openapi(): Promise<Reply> {
  return Promise.resolve({ status: 200, json: document() });
}

function document() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [operationId, route] of Object.entries<Route>(routes)) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(operationId, route) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Almanac", version: "1", description: "Mentoring programmes: sign-up, pairing, a year of prompts." },
    paths,
    components: {
      securitySchemes: {
        coordinator: {
          type: "http",
          scheme: "bearer",
          bearerFormat: "JWT",
          description: "An access token with the scope almanac/admin: a coordinator's, or a machine client's",
        },
      },
      schemas: { Problem: json(ProblemBody, "output"), Condition: { anyOf: conditions() } },
      responses: {
        Problem: {
          description: "A problem (RFC 9457)",
          content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
        },
      },
      parameters: headers,
      headers: {
        ETag: {
          description: "The version of the record that is answered, to be sent back as If-Match",
          schema: { type: "string", pattern: '^"[0-9]+"$' },
        },
      },
    },
  };
}

const headers = {
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    required: false,
    description: "Any text; the same request with the same key is done once, and answered the same",
    schema: { type: "string", maxLength: 255 },
  },
  IfMatch: {
    name: "If-Match",
    in: "header",
    required: false,
    description: "The ETag of the record as you saw it; where somebody changed it since, the answer is 412",
    schema: { type: "string", pattern: '^(W/)?"[0-9]{1,9}"$|^\\*$' },
  },
};

function operation(operationId: string, route: Route) {
  return {
    operationId,
    summary: route.summary,
    security: route.access === "coordinator" ? [{ coordinator: ["almanac/admin"] }] : [],
    parameters: [
      ...parameters("path", route.parameters),
      ...parameters("query", route.query),
      ...headersOf(route).map((name) => ({ $ref: `#/components/parameters/${name}` })),
    ],
    ...(route.body && { requestBody: requestBody(route.body, route) }),
    responses: responses(route),
  };
}

/** A key where something is made; a version where a record that is named is changed. */
function headersOf({ access, method, parameters: path }: Route): (keyof typeof headers)[] {
  if (access !== "coordinator" || method === "GET") return [];
  const named = Object.keys(path === undefined ? {} : (json(path, "input").properties ?? {}));
  const isChange = named.some((name) => name !== "programme" && name !== "job") || method === "PUT";
  return [...(method === "POST" ? (["IdempotencyKey"] as const) : []), ...(isChange ? (["IfMatch"] as const) : [])];
}

function parameters(place: "path" | "query", schema: z.ZodType | undefined) {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = json(schema, "input");
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: property,
  }));
}

function requestBody(body: z.ZodType, route: Route) {
  const schema = json(body, "input");
  const forms = route.page || route.access !== "coordinator" ? ["application/x-www-form-urlencoded"] : [];
  const types = ["application/json", ...forms];
  const file = route.mostBytes === undefined ? {} : { "text/csv": { schema: { type: "string" } } };
  return { required: false, content: { ...Object.fromEntries(types.map((type) => [type, { schema }])), ...file } };
}

function responses(route: Route) {
  const good = Object.entries(route.answers).map(([status, answer]) => [
    status,
    { description: route.summary, ...etagOf(answer), content: contentOf(answer, route) },
  ]);
  const problem = { $ref: "#/components/responses/Problem" };
  const problems = problemsOf(route).map((status) => [status, problem]);
  return { ...Object.fromEntries(good), ...Object.fromEntries(problems), default: problem };
}

/** What may go wrong by the caller's doing. */
function problemsOf(route: Route): number[] {
  return [
    ...(route.body || route.query || route.parameters ? [400] : []),
    ...(route.access === "coordinator" ? [401, 403] : []),
    ...(route.parameters ? [404] : []),
    ...(route.method === "GET" ? [] : [409]),
    ...(headersOf(route).includes("IfMatch") ? [412] : []),
    ...(route.body ? [413, 415] : []),
  ];
}

function etagOf(answer: Route["answers"][number]) {
  const isRecord = typeof answer !== "string" && json(answer, "output").properties?.["version"] !== undefined;
  return isRecord ? { headers: { ETag: { $ref: "#/components/headers/ETag" } } } : {};
}

/** What is no JSON of a schema. */
const raw = {
  calendar: { "text/calendar": { schema: { type: "string" } } },
  document: { "application/json": { schema: { type: "object" } } },
  page: { "text/html": { schema: { type: "string" } } },
  script: { "text/javascript": { schema: { type: "string" } } },
} as const satisfies Record<RawAnswer, object>;

function contentOf(answer: z.ZodType | RawAnswer, route: Route) {
  if (typeof answer === "string") return raw[answer];
  return { "application/json": { schema: json(answer, "output") }, ...(route.page && raw.page), ...fileOf(route) };
}

/** A list that `format=csv` gives as a file. */
function fileOf({ query }: Route) {
  const format = query && JSON.stringify(json(query, "input").properties?.["format"] ?? "");
  return format?.includes('"csv"') ? { "text/csv": { schema: { type: "string" } } } : {};
}

/** The kinds of condition of a playbook, which hold conditions again. */
function conditions() {
  const { $defs } = z.toJSONSchema(z.object({ condition: Condition }), { io: "input" });
  const { anyOf = [] } = JSON.parse(
    JSON.stringify($defs?.["Condition"] ?? {}).replaceAll('"#/$defs/', '"#/components/schemas/'),
  );
  return anyOf;
}

/** A schema as JSON Schema. What it names by itself (what can hold itself) lies with the document's other schemas. */
function json(schema: z.ZodType, io: "input" | "output") {
  const { $schema: _, $defs: __, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  const told: typeof rest = JSON.parse(JSON.stringify(rest).replaceAll('"#/$defs/', '"#/components/schemas/'));
  return told;
}
