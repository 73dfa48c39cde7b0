import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { RouteName } from "#shared/contracts/routes.ts";
import { openapi } from "#shared/usecases/openapi.ts";
import { apiOver, type Parts } from "#test/support/api.ts";
import { deskHandlers } from "#test/support/desk-handlers.ts";
import { adminRoutes, bodiesOf, routeOf } from "#test/support/desk-requests.ts";
import { callers, type DeskScene, deskScene, foreign, own, recordsOf } from "#test/support/desk-scene.ts";
import { parametersOf } from "#test/support/fuzz-scene.ts";

const Document = z.object({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ operationId: z.string(), security: z.array(z.unknown()) })),
  ),
});
const document = Document.parse((await openapi()).json);
/** The routes a coordinator may call, as the API describes itself. */
const described = Object.values(document.paths)
  .flatMap((methods) => Object.values(methods))
  .filter(({ security }) => security.length > 0)
  .map(({ operationId }) => operationId);

const types = ["application/json", "text/html"] as const;
const bodies = new Map(adminRoutes.map((name) => [name, bodiesOf(name)]));

/** Every combination of path parameters worth trying: each example once, beside examples of the others. */
function paths(route: RouteName, scene: DeskScene, of: (parameter: string) => string): Record<string, string>[] {
  const lists = parametersOf(route).map((name) => ({ name, values: scene.examples(name, of(name)) }));
  const whole = lists.reduce<Record<string, string>[]>(
    (made, { name, values }) => made.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
  // Many of each: each example once, beside those of the others.
  const most = Math.max(1, ...lists.map(({ values }) => values.length));
  if (whole.length <= 30) return whole;
  return Array.from({ length: most }, (_, turn) =>
    Object.fromEntries(lists.map(({ name, values }) => [name, values[turn % values.length] ?? ""])),
  );
}

interface Asked {
  readonly route: RouteName;
  readonly path: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly accept?: string;
}

let count = 0;
function ask(scene: DeskScene, caller: Parts, { route, path, query = {}, body, accept = types[0] }: Asked) {
  return apiOver(scene.here.ports)(route, {
    ...caller,
    pathParameters: path,
    queryStringParameters: query,
    headers: { accept, "content-type": "application/json", "idempotency-key": `matrix ${count++}` },
    body: body === undefined ? null : JSON.stringify(body),
  });
}

/** What of another programme stands in an answer, beyond what was asked with. */
function leaksIn(reply: object, asked: Asked, canaries: readonly string[]): string[] {
  const [said, told] = [JSON.stringify(asked), JSON.stringify(reply)];
  return canaries.filter((canary) => told.includes(canary) && !said.includes(canary));
}

/** Whoever may not see a programme: refused, told nothing of it, and nothing happens. */
async function refuses(scene: DeskScene, caller: Parts, asked: Asked, what: string, mayRead: boolean) {
  const { here } = scene;
  const [before, canaries] = [here.store.commits(), scene.canaries(foreign)];
  const reply = await ask(scene, caller, asked);
  const { method } = routeOf(asked.route);
  if (!(mayRead && method === "GET" && reply.statusCode === 200))
    expect([401, 403, 404], what).toContain(reply.statusCode);
  expect(leaksIn(reply, asked, canaries), what).toEqual([]);
  expect([here.store.commits() - before, here.bus.take(), here.queue.take()], what).toEqual([0, [], []]);
}

const scene = await deskScene();

describe("T4: coordinators see and change only their programmes", () => {
  it("is checked for every route the API describes", () => {
    expect(described.sort()).toEqual([...adminRoutes].sort());
    expect(scene.canaries(foreign).length).toBeGreaterThan(40);
    for (const route of adminRoutes) expect(bodies.get(route), `${route}: no body its schema takes`).not.toEqual([]);
  });

  const strangers = ["nobody", "a coordinator of nothing", "a coordinator of another programme"] as const;
  it.each(adminRoutes.flatMap((route) => strangers.map((who) => ({ route, who }))))(
    "T4: $route tells $who nothing of another programme and does nothing in it",
    async ({ route, who }) => {
      const mayRead = who !== "nobody" && !parametersOf(route).includes("programme");
      for (const path of paths(route, scene, () => foreign))
        for (const accept of types)
          for (const body of bodies.get(route) ?? [])
            await refuses(
              scene,
              callers[who],
              { route, path, accept, body: inForeign(route, body) },
              `${who} ${route} ${JSON.stringify(path)}`,
              mayRead,
            );
    },
  );

  const forms = adminRoutes.filter((route) => deskHandlers[route]?.refused !== undefined || route === "putProgramme");
  it.each(forms)(
    "T4: %s shows its form with what is wrong to its own programme's coordinators alone",
    async (route) => {
      for (const path of paths(route, scene, () => foreign).slice(0, 3)) {
        const asked = { route, path, accept: "text/html", body: { nonsense: "?" } };
        const theirs = await ask(scene, callers["a coordinator of this programme"], asked);
        expect([theirs.statusCode, theirs.body.includes("<form")], route).toEqual([400, true]);
        for (const who of strangers) await refuses(scene, callers[who], asked, `${who} ${route}`, false);
      }
    },
  );

  const naming = adminRoutes.filter(
    (route) => recordsOf(route).length > 0 && parametersOf(route).includes("programme"),
  );
  it.each(naming)("T4: %s finds no record of another programme under one's own", async (route) => {
    for (const strange of recordsOf(route))
      for (const path of paths(route, scene, (name) => (name === strange ? foreign : own)))
        for (const accept of types)
          for (const body of bodies.get(route) ?? []) {
            const what = `${route} ${JSON.stringify(path)}`;
            await refuses(
              scene,
              callers["a coordinator of another programme"],
              { route, path, accept, body },
              what,
              false,
            );
          }
  });

  const lists = adminRoutes.filter((route) => JSON.stringify(jsonOf(routeOf(route).query)).includes('"cursor"'));
  it.each(lists)("T4: %s takes no cursor of another programme's list", async (route) => {
    for (const path of paths(route, scene, () => foreign)) {
      const there = await ask(scene, callers["a coordinator of all"], { route, path, query: { limit: "1" } });
      const { cursor } = z.object({ cursor: z.string().nullish() }).parse(JSON.parse(there.body));
      if (!cursor) continue;
      const asked = { route, path: { ...path, programme: own }, query: { cursor } };
      const reply = await ask(scene, callers["a coordinator of another programme"], asked);
      expect([400, 404], route).toContain(reply.statusCode);
      expect(leaksIn(reply, asked, scene.canaries(foreign))).toEqual([]);
    }
  });
});

describe("T4: ids of another programme in a request's own fields", async () => {
  const apart = await deskScene();
  const changing = adminRoutes.filter(
    (route) => routeOf(route).body !== undefined && parametersOf(route).includes("programme"),
  );
  it.each(changing)("T4: %s neither shows nor touches what they name", async (route) => {
    const strange = [
      "person",
      "mentorship",
      "proposal",
      "round",
      "message",
      "member",
      "announcement",
      "concern",
      "work",
    ];
    const ids = strange.flatMap((noun) => apart.examples(noun, foreign).slice(0, 1));
    const before = JSON.stringify(apart.itemsOf(foreign));
    const canaries = apart.canaries(foreign);
    for (const path of paths(route, apart, () => own).slice(0, 2))
      for (const body of (bodies.get(route) ?? []).flatMap((one) => ids.map((id) => withId(one, id))))
        for (const accept of types) {
          const asked = { route, path, body, accept };
          const reply = await ask(apart, { groups: own }, asked);
          expect(leaksIn(reply, asked, canaries), `${route} ${JSON.stringify(asked)}`).toEqual([]);
          await apart.here.work().catch(() => undefined);
          if (reply.statusCode === 202) await lookAgain(apart, reply.headers?.["location"], asked, canaries);
        }
    expect(JSON.stringify(apart.itemsOf(foreign))).toBe(before);
  });
});

/** What came of it in the background, as JSON and as a page. */
async function lookAgain(apart: DeskScene, location: unknown, asked: Asked, canaries: readonly string[]) {
  const [, id = "", noun] = /\/((wrk|rnd|run)_[^/]+)$/.exec(String(location)) ?? [];
  expect(noun, `${asked.route} leads to ${location}`).toBeDefined();
  if (noun !== "wrk") return;
  for (const accept of types) {
    const reply = await ask(apart, { groups: own }, { route: "showWork", path: { programme: own, work: id }, accept });
    expect(leaksIn(reply, asked, canaries), asked.route).toEqual([]);
  }
}

describe("T4: whoever may, can", () => {
  const entitled = ["a coordinator of this programme", "a coordinator of all", "a machine"] as const;
  it.each(adminRoutes.flatMap((route) => entitled.map((who) => ({ route, who }))))(
    "T4: $route serves $who",
    async ({ route, who }) => {
      const statuses: number[] = [];
      for (const path of paths(route, scene, () => foreign))
        for (const body of bodies.get(route) ?? [])
          statuses.push((await ask(scene, callers[who], { route, path, body: inForeign(route, body) })).statusCode);
      const isForAll = who === "a coordinator of this programme" && isDeploymentWide(route);
      const refused = [400, 401, 403, 404];
      const served = statuses.filter((status) => !refused.includes(status));
      if (isForAll)
        expect(
          statuses.filter((status) => ![200, 400, 403].includes(status)),
          route,
        ).toEqual([]);
      expect(isForAll || served.length > 0, `${route} ${who}: ${statuses}`).toBe(true);
      await scene.here.work().catch(() => undefined);
    },
  );
});

/** Routes that concern the whole deployment: one programme's coordinator is refused, or told what concerns nobody. */
function isDeploymentWide(route: RouteName): boolean {
  return parametersOf(route).length === 0 || route === "copyProgramme";
}

/** A job by hand names its programme in its body; a copy is made once. */
function inForeign(route: RouteName, body: unknown): unknown {
  if (route === "copyProgramme") return { id: `copied-${count}`, name: "Copied" };
  return route === "runJob" ? { dryRun: true, programme: foreign } : body;
}

/** The same body with an id in every field that is free text. */
function withId(body: unknown, id: string): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  const told = Object.entries(body).map(([name, value]) => [name, isFree(name, value) ? id : value]);
  return Object.fromEntries(told);
}

/** Whether a field may hold an id: choices, dates, zones and addresses may not. */
function isFree(name: string, value: unknown): boolean {
  return typeof value === "string" && !/date|zone|locale|language|email|state|decision|action|kind/i.test(name);
}

function jsonOf(schema: z.ZodType | undefined): unknown {
  return schema === undefined ? {} : z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
}
