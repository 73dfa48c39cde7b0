import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { Route } from "#shared/contracts/route.ts";
import { routes } from "#shared/contracts/routes.ts";
import { openapi } from "#shared/usecases/openapi.ts";

const Parameter = z.union([
  z.object({ $ref: z.string() }),
  z.object({
    name: z.string(),
    in: z.enum(["path", "query", "header"]),
    required: z.boolean(),
    schema: z.looseObject({}),
  }),
]);
const Content = z.record(z.string(), z.object({ schema: z.looseObject({}) }));
const Operation = z.object({
  operationId: z.string(),
  summary: z.string().min(5),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  parameters: z.array(Parameter),
  requestBody: z.object({ content: Content }).optional(),
  responses: z.record(
    z.string(),
    z.union([z.object({ $ref: z.string() }), z.object({ description: z.string(), content: Content })]),
  ),
});
const Document = z.looseObject({
  openapi: z.literal("3.1.0"),
  info: z.object({ title: z.string(), version: z.string() }).loose(),
  paths: z.record(z.string().startsWith("/"), z.record(z.enum(["get", "post", "put"]), Operation.optional())),
});

const { json } = await openapi();
const document = Document.parse(JSON.parse(JSON.stringify(json)));
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).flatMap(([method, operation]) => (operation ? [{ path, method, operation }] : [])),
);
const byId = new Map(operations.map((one) => [one.operation.operationId, one]));

/** What a reference of the document leads to. */
function resolved(reference: string): unknown {
  let at: unknown = document;
  for (const step of reference.replace(/^#\//, "").split("/"))
    at = typeof at === "object" && at !== null ? Reflect.get(at, step.replaceAll("~1", "/")) : undefined;
  return at;
}

function references(value: unknown, found: string[] = []): string[] {
  JSON.stringify(value, (key, part) => {
    if (key === "$ref" && typeof part === "string") found.push(part);
    return part;
  });
  return found;
}

describe("the API's own description", () => {
  it("T4: names every route once, by its own name, method and path, and no other", () => {
    expect(byId.size).toBe(operations.length);
    const named = operations.map(({ path, method, operation }) => `${operation.operationId} ${method} ${path}`);
    const wanted = Object.entries<Route>(routes).map(
      ([id, { method, path }]) => `${id} ${method.toLowerCase()} ${path}`,
    );
    expect(named.sort()).toEqual(wanted.sort());
  });

  it("has no reference that leads nowhere", () => {
    const all = references(document);
    expect(all.length).toBeGreaterThan(100);
    for (const reference of all) expect(resolved(reference), reference).toBeDefined();
  });

  it.each(Object.entries<Route>(routes))("describes %s whole", (id, { path, access, method, body, page }) => {
    const operation = byId.get(id)?.operation;
    const named = operation?.parameters.flatMap((one) => ("name" in one && one.in === "path" ? [one.name] : []));
    expect(named?.sort()).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());
    expect(operation?.security).toEqual(access === "coordinator" ? [{ coordinator: ["almanac/admin"] }] : []);
    expect(operation?.requestBody !== undefined).toBe(body !== undefined);
    const statuses = Object.keys(operation?.responses ?? {});
    expect(statuses).toEqual(expect.arrayContaining(["default", ...(access === "coordinator" ? ["401", "403"] : [])]));
    const good = Object.entries(operation?.responses ?? {}).filter(([status]) => /^2/.test(status));
    expect(good.length).toBeGreaterThan(0);
    for (const [, response] of good)
      expect("content" in response && Object.keys(response.content).includes("text/html")).toBe(page === true);
    const keyed = JSON.stringify(operation?.parameters).includes("IdempotencyKey");
    expect(keyed).toBe(access === "coordinator" && method === "POST");
  });
});
