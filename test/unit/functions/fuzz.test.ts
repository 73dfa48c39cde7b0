import * as fc from "fast-check";
import { expect, it } from "vitest";
import { type Route, type RouteName, routes } from "#shared/contracts/routes.ts";
import { locales } from "#shared/domain/locale.ts";
import { apiOver, type Parts } from "#test/support/api.ts";
import { captureLogs } from "#test/support/logs.ts";
import { aMentee, tokenFor } from "#test/support/people.ts";
import { world } from "#test/support/world.ts";

captureLogs();

const names = Object.keys(routes).filter((name): name is RouteName => name in routes);
const nasty = fc.constantFrom(
  "",
  "%",
  "%E0%A4%A",
  "../..",
  "__proto__",
  "constructor",
  "\u0000",
  "\r\nBcc: x",
  "<script>",
  "9".repeat(400),
);
const text = fc.oneof(nasty, fc.string(), fc.string({ unit: "grapheme" }));
const value = fc.oneof(text, fc.jsonValue({ maxDepth: 3 }));

/** Fields that exist, with values that may be anything; and fields that do not. */
const body = fc.dictionary(
  fc.oneof(fc.constantFrom("name", "email", "role", "topics", "zone", "consent", "answer", "action", "fact"), text),
  fc.oneof(value, fc.constantFrom("mentee", "informatics", "Europe/Paris", "yes", "places", "end")),
  { maxKeys: 8 },
);
const aBody: fc.Arbitrary<Pick<Parts, "body" | "isBase64Encoded">> = fc.oneof(
  body.map((fields) => ({ body: JSON.stringify(fields) })),
  fc
    .array(fc.tuple(text, text), { maxLength: 6 })
    .map((fields) => ({ body: `${new URLSearchParams(fields.map(([k, v]) => [k, v]))}` })),
  fc
    .uint8Array({ maxLength: 200 })
    .map((bytes) => ({ body: Buffer.from(bytes).toString("base64"), isBase64Encoded: true })),
  text.map((body) => ({ body })),
  fc.constant({ body: null }),
);
const contentType = fc.oneof(
  fc.constantFrom(
    "application/json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "application/ld+json",
  ),
  text,
);

const aRequest = fc.record({
  route: fc.constantFrom(...names),
  path: fc.dictionary(fc.constantFrom("programme", "token", "person", "round", "keyDate", "job", "run"), text),
  knows: fc.boolean(),
  query: fc.dictionary(
    fc.constantFrom("lang", "do", "state", "cursor", "limit", "x"),
    fc.oneof(text, fc.constantFrom(...locales)),
  ),
  headers: fc.record({
    "content-type": contentType,
    accept: fc.constantFrom("text/html", "*/*", ""),
    "accept-language": text,
    "idempotency-key": text,
  }),
  groups: fc.option(fc.constantFrom("all-programmes", "demo", "other", ""), { nil: undefined }),
  payload: aBody,
});

it("T2: whatever is sent, the answer is one of ours and never an error of the server", async () => {
  const here = await world();
  const ana = await aMentee(here, "Ana");
  const tokens = await Promise.all(
    (["me", "answer", "confirm", "respond"] as const).map((purpose) => tokenFor(here, purpose, ana, `demo.${ana}`)),
  );
  const ask = apiOver(here.ports);
  let turn = 0;
  const property = fc.asyncProperty(aRequest, async ({ route, path, knows, query, headers, groups, payload }) => {
    const { method } = routes[route] satisfies Route;
    const token = tokens[turn++ % tokens.length] ?? "";
    const pathParameters = knows ? { ...path, programme: "demo", token, person: ana, job: "match" } : path;
    const parts = {
      pathParameters,
      queryStringParameters: query,
      headers,
      ...(groups !== undefined && { groups }),
      ...payload,
    };
    const reply = await ask(route, parts);
    expect(reply.statusCode, `${method} ${route} ${reply.body}`).toBeLessThan(500);
    expect(reply.headers).toMatchObject({ "cache-control": expect.any(String), "x-content-type-options": "nosniff" });
    for (const header of Object.values(reply.headers ?? {})) expect(String(header)).not.toMatch(/[\r\n]/);
    // A problem as JSON names the field that was sent; no browser takes that for a page.
    if (String(reply.headers?.["content-type"]).startsWith("text/html")) expect(reply.body).not.toContain("<script>");
  });
  await fc.assert(property, { numRuns: 1500 });
}, 60_000);
