import * as fc from "fast-check";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Route } from "#shared/contracts/route.ts";
import { type RouteName, routes } from "#shared/contracts/routes.ts";
import { locales } from "#shared/domain/locale.ts";
import { proofScript } from "#shared/view/proof-script.ts";
import { apiOver } from "#test/support/api.ts";
import { bodyOf } from "#test/support/fuzz-payloads.ts";
import { aScene, parametersOf } from "#test/support/fuzz-scene.ts";
import { anyText, canary } from "#test/support/fuzz-values.ts";
import { isProving, progress, proofSize, proved } from "#test/support/proving.ts";

/** Canaries found in the log. Nothing else of it is kept: a million requests say a lot. */
let leaks: string[] = [];
/** What the log says of the latest defect. */
let unexpected = "";
beforeEach(() => {
  leaks = [];
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    vi.spyOn(stream, "write").mockImplementation((chunk) => {
      const line = String(chunk);
      if (/^\r|^\{"proof"/.test(line)) return write(line);
      if (line.includes('"unexpected"')) unexpected = line;
      if (line.toLowerCase().includes(canary.toLowerCase()) || line.includes("@")) leaks.push(line);
      return true;
    });
  }
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const names = Object.keys(routes).filter((name): name is RouteName => name in routes);
const requests = new Map(
  names.map((route) => [
    route,
    fc.record({
      payload: bodyOf(routes[route]),
      turn: fc.nat(1000),
      knows: fc.nat(9),
      head: fc.nat(9),
      path: fc.record(Object.fromEntries(parametersOf(route).map((name) => [name, anyText]))),
      query: fc.dictionary(
        fc.constantFrom("lang", "do", "state", "cursor", "limit", "invite", "topic", "x"),
        fc.oneof(anyText, fc.constantFrom(...locales, "10", "active", "held")),
      ),
      headers: fc.record({
        "content-type": fc.oneof(
          fc.constantFrom("application/json", "multipart/form-data", "application/ld+json"),
          anyText,
        ),
        ...{ accept: fc.constantFrom("text/html", "*/*", ""), "accept-language": anyText, "idempotency-key": anyText },
      }),
      groups: fc.option(fc.constantFrom("all-programmes", "demo", "other", ""), { nil: undefined, freq: 8 }),
    }),
  ]),
);
const aRequest = fc.constantFrom(...names).chain((route) => {
  const parts = requests.get(route);
  return parts ? parts.map((one) => ({ route, ...one })) : fc.constant(undefined);
});

it(
  "T2 F41: whatever is sent, the answer is ours, reading changes nothing, no mail is bent and no log tells of anybody",
  async () => {
    const total = proofSize(1_500, 1_000_000);
    const tell = progress("fuzzed requests", total);
    const statuses: Record<string, number> = {};
    let scene = await aScene();
    let [sent, done] = [0, 0];
    const property = fc.asyncProperty(aRequest, async (asked) => {
      if (!asked) return;
      // A fresh programme now and then: people leave, and are erased.
      if (++done % 400 === 0) {
        sent += await scene.sendAndLook();
        scene = await aScene();
      }
      if (done % 40 === 0) sent += await scene.sendAndLook();
      scene.here.pass(0.02);
      vi.setSystemTime(scene.here.now().epochMilliseconds);
      const { route, payload, turn, knows, head, path, query, headers, groups } = asked;
      const { type = headers["content-type"], ...body } = payload;
      const { method } = routes[route] satisfies Route;
      const reading = method === "GET";
      const before = scene.writes();
      const reply = await apiOver(scene.here.ports)(route, {
        pathParameters: knows < 9 ? scene.parameters(route, turn) : path,
        queryStringParameters: query,
        headers: { ...headers, "content-type": type },
        ...(reading && head === 0 && { httpMethod: "HEAD" }),
        ...(groups !== undefined && { groups }),
        ...body,
      });
      const what = `${method} ${route} ${JSON.stringify(asked)}`;
      statuses[reply.statusCode] = (statuses[reply.statusCode] ?? 0) + 1;
      expect(reply.statusCode, `${what} ${unexpected}`).toBeLessThan(500);
      expect(reply.headers).toMatchObject({ "cache-control": expect.any(String), "x-content-type-options": "nosniff" });
      for (const header of Object.values(reply.headers ?? {})) expect(String(header)).not.toMatch(/[\r\n]/);
      if (reading) expect(scene.writes(), what).toBe(before);
      // A problem as JSON names the field that was sent; no browser takes that for a page.
      if (String(reply.headers?.["content-type"]).startsWith("text/html"))
        expect(reply.body.replace(`<script>${proofScript}</script>`, ""), what).not.toContain("<script>");
      expect(leaks, what).toEqual([]);
      tell(done);
    });
    await fc.assert(property, { numRuns: total, endOnFailure: isProving });
    sent += await scene.sendAndLook();
    proved("fuzzed requests", { requests: done, mails: sent, statuses });
    expect(sent).toBeGreaterThan(5);
    // Most requests get somewhere: fuzzing that is refused at the door proves little.
    expect((statuses["200"] ?? 0) + (statuses["202"] ?? 0)).toBeGreaterThan(total / 5);
  },
  proofSize(120_000, 36_000_000),
);
