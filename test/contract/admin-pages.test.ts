import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { RouteName } from "#shared/contracts/routes.ts";
import { ProgrammeSettings } from "#shared/domain/programme.ts";
import { putProgramme } from "#shared/usecases/coordinators/programmes.ts";
import type { Ports, Store } from "#shared/usecases/ports.ts";
import { apiOver } from "#test/support/api.ts";
import { aDesk, namedIn } from "#test/support/crowd-desk.ts";
import { aCrowd, pour } from "#test/support/desk-crowd.ts";
import { adminRoutes, routeOf } from "#test/support/desk-requests.ts";
import { recordCalls } from "#test/support/dynamo-calls.ts";
import { dynamoTables } from "#test/support/dynamo-table.ts";
import { parametersOf } from "#test/support/fuzz-scene.ts";
import { coordinator, request, world } from "#test/support/world.ts";

/** Participants, and items one page may look at: far fewer than there are of anything. */
const [people, most] = [2_000, 700];

const tables = dynamoTables();
let ports: Ports;
let calls: ReturnType<typeof recordCalls>;
beforeAll(async () => {
  const { client, TableName, store } = await tables.fresh();
  const here = await world();
  vi.useFakeTimers({ toFake: ["Date"], now: here.now().epochMilliseconds });
  ports = { ...here.ports, store: store satisfies Store };
  const playbook = { name: "ashp-student", version: 1 };
  const body = ProgrammeSettings.parse({ name: "Big", society: "Society", zone: "America/Chicago", playbook });
  await putProgramme(request({ programme: "big" }, undefined, body, { caller: coordinator }), ports, here.now());
  await pour(client, TableName, aCrowd("big", people));
  await pour(client, TableName, aDesk("big", people));
  const member = { pathParameters: { programme: "big", number: "M-1" }, body: JSON.stringify({ status: "active" }) };
  await apiOver(ports)("putMember", { ...member, groups: "big", headers: { "content-type": "application/json" } });
  calls = recordCalls(client);
}, 120_000);
afterAll(() => {
  vi.useRealTimers();
  tables.stop();
});

async function look(route: RouteName, accept: string) {
  const pathParameters = Object.fromEntries(
    parametersOf(route).map((name) => [name, namedIn("big", route, "M-1")[name] ?? "none"]),
  );
  calls();
  const parts = { groups: "all-programmes", pathParameters, queryStringParameters: {}, headers: { accept } };
  const { statusCode } = await apiOver(ports)(route, parts);
  return { statusCode, calls: calls() };
}

describe("a page of a programme of thousands", () => {
  const pages = adminRoutes.filter((route) => routeOf(route).method === "GET");
  it.each(pages.flatMap((route) => ["application/json", "text/html"].map((accept) => ({ route, accept }))))(
    "O2: $route as $accept scans no table, and looks at few items however many people there are",
    async ({ route, accept }) => {
      const { statusCode, calls: made } = await look(route, accept);
      expect(statusCode).toBeLessThan(500);
      expect(made.filter(({ action }) => action === "Scan")).toEqual([]);
      const looked = made.reduce((sum, one) => sum + one.looked, 0);
      expect(looked, JSON.stringify(made)).toBeLessThanOrEqual(most);
    },
  );

  it("O2: is looked at as a reader would: every one of them finds what it names", async () => {
    const found = await Promise.all(
      pages.map(async (route) => ({ route, ...(await look(route, "application/json")) })),
    );
    const notFound = found.filter(({ statusCode }) => statusCode !== 200).map(({ route }) => route);
    // Nobody has made a report yet, and none is kept until somebody has.
    expect(notFound.filter((route) => route !== "showReport")).toEqual([]);
  });
});
