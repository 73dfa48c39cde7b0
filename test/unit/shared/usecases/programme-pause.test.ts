import { expect, it } from "vitest";
import * as z from "zod";
import { apiOver } from "#test/support/api.ts";
import { captureLogs } from "#test/support/logs.ts";
import { atTime } from "#test/support/own-page.ts";
import { aMentee, aMentor, pairAll } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

captureLogs();

const Listed = z.object({ items: z.array(z.object({ id: z.string(), version: z.number(), until: z.string() })) });
const Saved = z.object({ id: z.string(), version: z.number(), until: z.string() });

const json = { accept: "application/json", "content-type": "application/json" };
const form = { accept: "text/html", "content-type": "application/x-www-form-urlencoded" };

const setPause = (here: World, body: unknown, key = "one") =>
  atTime(here, () =>
    apiOver(here.ports)("setPause", {
      ...{ groups: "demo", pathParameters: { programme: "demo" }, body: JSON.stringify(body) },
      headers: { ...json, "idempotency-key": key },
    }),
  );
const listed = async (here: World) => {
  const { body } = await atTime(here, () =>
    apiOver(here.ports)("listPauses", { groups: "demo", pathParameters: { programme: "demo" }, headers: json }),
  );
  return Listed.parse(JSON.parse(body)).items;
};
const end = (here: World, pause: string, headers: Record<string, string> = {}) =>
  atTime(here, () =>
    apiOver(here.ports)("endPause", {
      ...{ groups: "demo", pathParameters: { programme: "demo", pause }, body: "{}" },
      headers: { ...json, ...headers },
    }),
  );
const lookAt = async (here: World, route: "listPauses" | "today" | "listKeyDates") => {
  const parts = { groups: "demo", pathParameters: { programme: "demo" }, headers: { accept: "text/html" } };
  return (await atTime(here, () => apiOver(here.ports)(route, parts))).body;
};

it("Y16: a coordinator pauses everybody, sees it today and among the dates, and ends it early", async () => {
  const here = await world();
  const set = await setPause(here, { from: "2026-08-17", until: "2026-10-01" });
  expect(set.statusCode).toBe(201);
  expect(await lookAt(here, "today")).toContain("Everybody pauses until Thursday, October 1, 2026");
  expect(await lookAt(here, "listKeyDates")).toContain("pauses");
  expect(await lookAt(here, "listPauses")).toContain("Lasts now");
  here.goTo("2026-09-01");
  const [pause] = await listed(here);
  const stale = await end(here, pause?.id ?? "", { "if-match": '"9"' });
  expect(stale.statusCode).toBe(412);
  const ended = await end(here, pause?.id ?? "", { "if-match": '"1"' });
  expect(Saved.parse(JSON.parse(ended.body))).toMatchObject({ until: "2026-09-01", version: 2 });
  expect((await end(here, pause?.id ?? "")).statusCode).toBe(200);
  expect((await listed(here))[0]?.version).toBe(2);
  expect(await lookAt(here, "today")).not.toContain("Everybody pauses");
  const acts = (await here.store.partsOf("audit", "demo")).map(({ did, by }) => `${did} ${by}`);
  expect(acts.filter((act) => act.startsWith("pause-"))).toEqual(["pause-set cora", "pause-ended cora"]);
});

it("Y16: a pause that has not begun is taken back as if it never was", async () => {
  const here = await world();
  await setPause(here, { from: "2026-12-20", until: "2027-01-04", cohort: "autumn-2026" });
  const [pause] = await listed(here);
  await end(here, pause?.id ?? "");
  expect((await listed(here))[0]).toMatchObject({ until: "2026-12-20" });
  expect(await lookAt(here, "listPauses")).toContain("Was taken back");
  here.pass(1);
  expect(
    (await setPause(here, { from: "2026-12-20", until: "2027-01-04", cohort: "autumn-2026" }, "two")).statusCode,
  ).toBe(201);
});

it("Y16: the same people are not paused twice for the same days; a cohort may pause beside everybody", async () => {
  const here = await world();
  const dates = { from: "2026-09-01", until: "2026-10-01" };
  expect((await setPause(here, dates, "one")).statusCode).toBe(201);
  expect((await setPause(here, dates, "one")).statusCode).toBe(201);
  expect(await listed(here)).toHaveLength(1);
  const again = await setPause(here, { from: "2026-09-30", until: "2026-11-01" }, "two");
  expect([again.statusCode, again.body.includes("paused already")]).toEqual([400, true]);
  expect((await setPause(here, { from: "2026-10-01", until: "2026-11-01" }, "three")).statusCode).toBe(201);
  expect((await setPause(here, { ...dates, cohort: "autumn-2026" }, "four")).statusCode).toBe(201);
  for (const wrong of [
    { from: "2026-08-16", until: "2026-09-01" },
    { from: "2026-12-01", until: "2026-12-01" },
    { from: "2026-12-01", until: "2027-12-02" },
    { ...dates, cohort: "Autumn 2026" },
  ])
    expect((await setPause(here, wrong, "five")).statusCode).toBe(400);
});

it("Y16: of two coordinators who pause the same days at one moment, one is told that somebody was first", async () => {
  const here = await world();
  const dates = { from: "2026-09-01", until: "2026-10-01" };
  const both = await Promise.all([setPause(here, dates, "one"), setPause(here, dates, "two")]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([201, 400]);
  expect(await listed(here)).toHaveLength(1);
});

it("Y16: a refused form shows again with what was typed, what is wrong, and where", async () => {
  const here = await world();
  const shown = await atTime(here, () =>
    apiOver(here.ports)("setPause", {
      ...{ groups: "demo", pathParameters: { programme: "demo" }, headers: form },
      body: "cohort=autumn-2026&from=2026-08-17&until=2028-01-01&does=look",
    }),
  );
  expect(shown.statusCode).toBe(400);
  expect(shown.body).toContain('href="#until"');
  expect(shown.body).toContain('value="autumn-2026"');
  expect(shown.body).toContain('value="2028-01-01"');
});

it("Y16: before a pause is set, a coordinator sees how many mentees it would concern", async () => {
  const here = await world({ cohort: "autumn-2026" });
  await aMentee(here, "Ana");
  await aMentor(here, "Lee", { places: 1 });
  await pairAll(here);
  const look = { from: "2026-09-01", until: "2026-10-01", does: "look" };
  for (const [cohort, mentees] of [
    ["autumn-2026", 1],
    ["spring-2026", 0],
  ] as const) {
    const { statusCode, headers } = await setPause(here, { ...look, cohort }, cohort);
    expect(statusCode).toBe(202);
    await here.work();
    const work = await here.store.get("work", String(headers?.["location"]).split("/").at(-1) ?? "");
    expect(work).toMatchObject({ state: "done", kind: "pause-preview", summary: { mentees } });
  }
  expect(await listed(here)).toEqual([]);
});

it("Y16: nobody sets or ends the pauses of a programme they do not run", async () => {
  const here = await world();
  await here.programme("other");
  await setPause(here, { from: "2026-09-01", until: "2026-10-01" });
  const [pause] = await listed(here);
  const theirs = await atTime(here, () =>
    apiOver(here.ports)("endPause", {
      ...{ groups: "other", pathParameters: { programme: "other", pause: pause?.id ?? "" }, body: "{}", headers: json },
    }),
  );
  expect(theirs.statusCode).toBe(404);
});
