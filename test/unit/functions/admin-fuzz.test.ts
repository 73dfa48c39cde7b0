import * as fc from "fast-check";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { ProblemBody } from "#shared/contracts/answers.ts";
import type { Route } from "#shared/contracts/route.ts";
import type { RouteName } from "#shared/contracts/routes.ts";
import { apiOver, type Parts } from "#test/support/api.ts";
import { adminRoutes, routeOf } from "#test/support/desk-requests.ts";
import { type DeskScene, deskScene, foreign, own } from "#test/support/desk-scene.ts";
import { bodyOf } from "#test/support/fuzz-payloads.ts";
import { parametersOf } from "#test/support/fuzz-scene.ts";
import { anyText, valuesOf } from "#test/support/fuzz-values.ts";
import { isProving, proofSize, proved } from "#test/support/proving.ts";

/** What the log says of the latest defect; all else it says of so many requests is not shown. */
let unexpected = "";
beforeEach(() => {
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    vi.spyOn(stream, "write").mockImplementation((chunk) => {
      const line = String(chunk);
      if (/^\r|^\{"proof"/.test(line)) return write(line);
      if (line.includes('"unexpected"')) unexpected = line;
      return true;
    });
  }
});
afterEach(() => void vi.restoreAllMocks());

const text = z.string();
/** Query values as an address has them: text, whatever the schema makes of it. */
const asText = (value: unknown) => text.safeParse(value).data ?? JSON.stringify(value) ?? "";

/** Query fields of a route as its schema wants them, now and then one it does not. */
function queryOf({ query }: Route): fc.Arbitrary<Record<string, string>> {
  const wanted = query === undefined ? fc.constant({}) : valuesOf(query);
  const some = wanted.map((value) => Object.fromEntries(Object.entries(Object(value)).map(([k, v]) => [k, asText(v)])));
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant({}) },
    { weight: 3, arbitrary: some },
    { weight: 1, arbitrary: fc.dictionary(fc.constantFrom("cursor", "limit", "state", "lang", "done", "x"), anyText) },
  );
}

const headers = fc.record(
  {
    accept: fc.constantFrom("application/json", "text/html", "*/*", ""),
    "accept-language": fc.oneof(fc.constantFrom("fr", "en-GB", "*"), anyText),
    "idempotency-key": fc.oneof(fc.uuid(), anyText),
    "if-match": fc.oneof(fc.constantFrom('"1"', '"2"', 'W/"1"', "*", '"999999999"', "1"), anyText),
    "content-type": fc.oneof(fc.constantFrom("application/json", "text/csv", "multipart/form-data"), anyText),
  },
  { requiredKeys: ["accept"] },
);

const requestOf = (name: RouteName) =>
  fc.record({
    payload: bodyOf(routeOf(name)),
    query: queryOf(routeOf(name)),
    headers,
    /** Which example of each parameter; now and then one of another programme, or anything. */
    path: fc.record(
      Object.fromEntries(
        parametersOf(name).map((one) => [
          one,
          fc.oneof({ weight: 12, arbitrary: fc.nat(1000) }, { weight: 1, arbitrary: anyText }),
        ]),
      ),
    ),
    of: fc.oneof({ weight: 9, arbitrary: fc.constant(own) }, { weight: 1, arbitrary: fc.constant(foreign) }),
    groups: fc.oneof({ weight: 9, arbitrary: fc.constantFrom("all-programmes", own) }, fc.constantFrom(foreign, "")),
  });

const statuses: Record<string, number> = {};
let total = 0;
afterAll(() => proved("fuzzed admin requests", { requests: total, statuses }));

/** Whether an answer is what its route says of that status; a problem, or the page or file it may be instead. */
function checkAnswer(route: Route, { statusCode, body, headers: head = {} }: Reply, what: string): void {
  expect(statusCode, `${what} ${unexpected}`).toBeLessThan(500);
  expect(head, what).toMatchObject({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
  for (const value of Object.values(head)) expect(String(value), what).not.toMatch(/[\r\n]/);
  const type = String(head["content-type"]);
  if (type.startsWith("text/html")) {
    // A problem is a page for whoever asks for one, on any route of the console.
    if (statusCode < 400) expect(route.page, what).toBe(true);
    expect(body, what).toMatch(/^<!doctype html>/i);
    return;
  }
  if (type === "application/problem+json") {
    expect(statusCode, what).toBeGreaterThanOrEqual(400);
    expect(ProblemBody.parse(JSON.parse(body)).status, what).toBe(statusCode);
    return;
  }
  if (type.startsWith("text/csv") && statusCode === 200) return;
  expect(type, what).toBe("application/json");
  const schema = route.answers[statusCode];
  if (schema === undefined || typeof schema === "string") throw new Error(`${what}: nothing is said of ${statusCode}`);
  const parsed = schema.safeParse(JSON.parse(body));
  expect(parsed.error?.issues, `${what} answers ${body.slice(0, 300)}`).toBeUndefined();
}

type Reply = Awaited<ReturnType<ReturnType<typeof apiOver>>>;

function pathOf(scene: DeskScene, asked: Record<string, unknown>, programme: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(asked).map(([name, one]) => {
      const known = scene.examples(name, programme);
      return [name, typeof one === "number" ? (known[one % known.length] ?? "") : String(one)];
    }),
  );
}

describe("whatever is sent to the admin API", () => {
  it.each(adminRoutes)(
    "T2: %s answers as it says, never with a fault of ours",
    async (name) => {
      const route = routeOf(name);
      const scene = await deskScene();
      const api = apiOver(scene.here.ports);
      const property = fc.asyncProperty(
        requestOf(name),
        async ({ payload, query, headers: head, path, of, groups }) => {
          const { type = head["content-type"], ...body } = payload;
          const parts: Parts = {
            ...{ groups, pathParameters: pathOf(scene, path, of), queryStringParameters: query },
            headers: { ...head, ...(type !== undefined && { "content-type": type }) },
            ...body,
          };
          const [before, what] = [scene.here.store.commits(), `${name} ${JSON.stringify(parts)}`];
          const reply = await api(name, parts);
          total++;
          statuses[reply.statusCode] = (statuses[reply.statusCode] ?? 0) + 1;
          checkAnswer(route, reply, what);
          if (route.method === "GET") expect(scene.here.store.commits(), what).toBe(before);
          // What it asked for in the background is done as well.
          if (total % 10 === 0) await scene.here.work();
        },
      );
      await fc.assert(property, { numRuns: proofSize(10, 4_000), endOnFailure: isProving });
    },
    proofSize(30_000, 3_600_000),
  );

  it("T2: gets somewhere often enough to prove something", () => {
    expect((statuses["200"] ?? 0) + (statuses["201"] ?? 0) + (statuses["202"] ?? 0)).toBeGreaterThan(total / 5);
  });
});
