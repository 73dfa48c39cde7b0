import { expect, it } from "vitest";
import { apiOver } from "#test/support/api.ts";
import { captureLogs } from "#test/support/logs.ts";
import { atTime } from "#test/support/own-page.ts";
import { aMentee, aMentor } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

captureLogs();

const set = (here: World, person: string, cohort: string, headers: Record<string, string> = {}, groups = "demo") =>
  atTime(here, () =>
    apiOver(here.ports)("setParticipant", {
      ...{ groups, pathParameters: { programme: groups, person }, body: `cohort=${encodeURIComponent(cohort)}` },
      headers: { accept: "text/html", "content-type": "application/x-www-form-urlencoded", ...headers },
    }),
  );
const cohortOf = async (here: World, person: string) => (await here.store.get("participant", `demo.${person}`))?.cohort;

it("Y16: who joins belongs to the cohort the programme has then, and stays in it", async () => {
  const here = await world({ cohort: "2026" });
  const ana = await aMentee(here, "Ana");
  here.pass(1);
  await here.programme("demo", { cohort: "2027" });
  const lee = await aMentor(here, "Lee");
  expect([await cohortOf(here, ana), await cohortOf(here, lee)]).toEqual(["2026", "2027"]);
  here.pass(1);
  await here.programme("demo");
  expect(await cohortOf(here, await aMentee(here, "Bob"))).toBeUndefined();
});

it("Y16: a coordinator puts somebody into another cohort, from what they saw", async () => {
  const here = await world({ cohort: "2026" });
  const ana = await aMentee(here, "Ana");
  expect((await set(here, ana, "2027", { "if-match": '"99"' })).statusCode).toBe(412);
  expect((await set(here, ana, "2027")).statusCode).toBe(200);
  expect(await cohortOf(here, ana)).toBe("2027");
  here.pass(1);
  await set(here, ana, "");
  expect(await cohortOf(here, ana)).toBeUndefined();
  const acts = (await here.store.partsOf("audit", `demo/${ana}`)).filter(({ did }) => did === "cohort-set");
  expect(acts.map(({ by, reason }) => [by, reason])).toEqual([
    ["cora", "2027"],
    ["cora", ""],
  ]);
});

it("Y16: a name no cohort can have is refused at its field, and nobody else's people are put anywhere", async () => {
  const here = await world();
  const ana = await aMentee(here, "Ana");
  const refused = await set(here, ana, "Autumn 2026");
  expect(refused.statusCode).toBe(400);
  expect(refused.body).toContain('href="#cohort"');
  expect(refused.body).toContain('value="Autumn 2026"');
  await here.programme("other");
  expect((await set(here, ana, "2027", {}, "other")).statusCode).toBe(404);
  expect(await cohortOf(here, ana)).toBeUndefined();
});
