import * as fc from "fast-check";
import * as z from "zod";
import { anyText, likely } from "../../support/fuzz-values.ts";
import type { Almanac } from "./almanac.ts";

const Schema = z.record(z.string(), z.unknown());
const Document = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        requestBody: z.object({ content: z.object({ "application/json": z.object({ schema: Schema }) }) }).optional(),
      }),
    ),
  ),
});

/** What a request brings, whatever it is for. */
interface Parts {
  readonly body: unknown;
  readonly form: boolean;
  readonly page: boolean;
  /** Below 8: parameters that lead somewhere. */
  readonly knows: number;
  readonly text: string;
  readonly query: readonly [string, string][];
}

/** Every operation of the API document, ready to be sent something. */
export async function operationsOf(almanac: Almanac) {
  const { url } = almanac.sandbox;
  const document = Document.parse(await (await fetch(`${url}/openapi.json`)).json());
  const bearer = `Bearer ${await almanac.sandbox.adminToken()}`;
  const [person] = await almanac.participants();
  const mails = (await almanac.sandbox.messages()).map(({ text }) => text).join("\n");
  const tokenFor = (path: string) => mails.match(new RegExp(`/${path.split("/")[1]}/([\\w.-]+)`))?.[1] ?? "none";
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([verb, { operationId, requestBody }]) => {
      const method = verb.toUpperCase();
      const known: Record<string, string> = {
        ...{ programme: "demo", token: tokenFor(path), person: String(person?.["person"]) },
        ...{ keyDate: "midyear", job: "plan", run: "none", round: "none", concern: "none" },
      };
      return {
        method,
        schema: requestBody?.content["application/json"].schema,
        async send({ body, form, page, knows, text, query }: Parts) {
          const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
            encodeURIComponent(knows < 8 ? (known[name] ?? "none") : text.toWellFormed()),
          );
          const headers: Record<string, string> = { accept: page ? "text/html" : "application/json" };
          if (path.startsWith("/admin")) headers["authorization"] = bearer;
          const some = method === "GET" || body === undefined ? {} : bodyOf(body, form);
          const target = `${url}${filled}?${new URLSearchParams(query.map(([name, value]) => [name, value]))}`;
          const { status } = await fetch(target, { method, ...some, headers: { ...headers, ...some.headers } });
          return { status, what: `${method} ${operationId} ${filled} ${JSON.stringify({ body, query })}` };
        },
      };
    }),
  );
}

type Operation = Awaited<ReturnType<typeof operationsOf>>[number];

function bodyOf(value: unknown, form: boolean): { body?: string; headers?: Record<string, string> } {
  if (!form) return { body: JSON.stringify(value), headers: { "content-type": "application/json" } };
  const pairs = Object.entries(Object(value)).flatMap(([name, one]) =>
    [one].flat().map((each) => [name, typeof each === "string" ? each : JSON.stringify(each ?? "")]),
  );
  return {
    body: `${new URLSearchParams(pairs)}`,
    headers: { "content-type": "application/x-www-form-urlencoded" },
  };
}

/** A request to one of these operations: mostly what it wants. */
export function requestOf(operations: readonly Operation[]): fc.Arbitrary<Parts & { operation: Operation }> {
  const names = fc.constantFrom("lang", "do", "state", "cursor", "limit", "invite", "x");
  return fc.constantFrom(...operations).chain((operation) =>
    fc.record({
      operation: fc.constant(operation),
      body: operation.schema ? likely(operation.schema) : fc.constant(undefined),
      ...{ form: fc.boolean(), page: fc.boolean(), knows: fc.nat(9), text: anyText },
      query: fc.array(fc.tuple(names, fc.oneof(anyText, fc.constantFrom("fr", "10", "active"))), { maxLength: 2 }),
    }),
  );
}
