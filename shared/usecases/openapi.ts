import * as z from "zod";
import { ProblemBody } from "../contracts/answers.ts";
import type { Route } from "../contracts/route.ts";
import { routes } from "../contracts/routes.ts";
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
          description: "An access token with the scope almanac/admin",
        },
      },
      schemas: { Problem: json(ProblemBody, "output") },
    },
  };
}

function operation(operationId: string, route: Route) {
  return {
    operationId,
    summary: route.summary,
    security: route.access === "coordinator" ? [{ coordinator: [] }] : [],
    parameters: [...parameters("path", route.parameters), ...parameters("query", route.query)],
    ...(route.body && { requestBody: requestBody(route.body, route) }),
    responses: responses(route),
  };
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
  const types = route.page ? ["application/json", "application/x-www-form-urlencoded"] : ["application/json"];
  return { required: false, content: Object.fromEntries(types.map((type) => [type, { schema }])) };
}

function responses(route: Route) {
  const good = Object.entries(route.answers).map(([status, answer]) => [
    status,
    { description: route.summary, content: contentOf(answer, route) },
  ]);
  const problem = {
    description: "A problem (RFC 9457)",
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
  return { ...Object.fromEntries(good), default: problem };
}

function contentOf(answer: z.ZodType | "calendar" | "document", route: Route) {
  if (answer === "calendar") return { "text/calendar": { schema: { type: "string" } } };
  if (answer === "document") return { "application/json": { schema: { type: "object" } } };
  const page = route.page ? { "text/html": { schema: { type: "string" } } } : {};
  return { "application/json": { schema: json(answer, "output") }, ...page };
}

function json(schema: z.ZodType, io: "input" | "output") {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
