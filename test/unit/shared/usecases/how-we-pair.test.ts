import * as fc from "fast-check";
import { expect, it } from "vitest";
import { PairingReport, SetPairing } from "#shared/contracts/desk/how-pair-requests.ts";
import { pairingFields, pairingFormOf } from "#shared/domain/pairing-form.ts";
import { Feature, Handling, PairingPolicy, relations, standardPolicy } from "#shared/domain/pairing-policy.ts";
import { formOf } from "#shared/domain/settings-form.ts";
import { apiOver } from "#test/support/api.ts";
import { forAll } from "#test/support/for-all.ts";
import { howWePair, sayOf, sendPairing } from "#test/support/known.ts";
import { captureLogs } from "#test/support/logs.ts";
import { aMentee, aMentor } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

captureLogs();

const html = { accept: "text/html" };
const policyOf = async (here: World) => (await here.store.get("programme", "demo"))?.pairing;

it("P2: how a programme pairs goes into the form and comes out of it as it was", () => {
  const some = fc.record({
    relations: fc.record(Object.fromEntries(relations.map((one) => [one, fc.constantFrom(...Handling.options)]))),
    weights: fc.record(Object.fromEntries(Feature.options.map((one) => [one, fc.integer({ min: 0, max: 200 })]))),
    way: fc.constantFrom("best", "fewer-complaints", "stable"),
    choice: fc.constantFrom("suggest", "rank", "calls"),
    ...{ floor: fc.boolean(), shareTopic: fc.boolean() },
    ...{ minimum: fc.integer({ min: 0, max: 1000 }), hoursApart: fc.integer({ min: 1, max: 12 }) },
  });
  forAll(
    fc.property(some, (one) => {
      const pairing = PairingPolicy.parse(one);
      const form = pairingFormOf(pairing);
      expect(Object.keys(form).sort()).toEqual([...pairingFields].sort());
      expect(SetPairing.parse({ action: "save", ...form })).toEqual({ action: "save", pairing });
      expect(SetPairing.parse({ action: "save", pairing })).toEqual({ action: "save", pairing });
    }),
  );
});

it("P2: the page says what each tie means, why each thing counts, and where that is known from, in every language", async () => {
  const here = await world();
  const shown = await howWePair(here, "showPairing");
  expect(PairingReport.parse(JSON.parse(shown.body))).toEqual({ pairing: standardPolicy, standard: standardPolicy });
  for (const [lang, tie, why] of [
    ["en-US", "Line manager", "Straus et al. 2013"],
    ["fr", "Responsable direct", "Straus et al. 2013"],
  ] as const) {
    const { body } = await howWePair(here, "showPairing", { headers: html, queryStringParameters: { lang } });
    expect(body).toContain(tie);
    expect(body).toContain(why);
    expect(body.match(/<select[^>]*name="relations\./g)).toHaveLength(relations.length);
    expect(body.match(/<input[^>]*name="weights\./g)).toHaveLength(Feature.options.length);
  }
});

it("P2, O12: a change is saved with what changed, and what is left empty is the standard again", async () => {
  const here = await world();
  const typed = { "relations.preceptor": "warn", "weights.topics": "150", shareTopic: "yes", minimum: "80" };
  const saved = await sendPairing(here, typed, { "if-match": '"1"' });
  expect(saved.statusCode).toBe(200);
  expect(await policyOf(here)).toMatchObject({
    ...{ shareTopic: true, minimum: 80, way: "best", floor: true },
    relations: { preceptor: "warn", faculty: "block" },
    weights: { topics: 150, stage: standardPolicy.weights.stage },
  });
  const [trail] = (await here.store.partsOf("audit", "demo")).filter(({ did }) => did === "pairing-changed");
  expect(trail).toMatchObject({ by: "cora", reason: "minimum, shareTopic, relations.preceptor, weights.topics" });
  here.pass(1);
  await sendPairing(here, { "weights.topics": "", minimum: "" });
  expect(await policyOf(here)).toMatchObject({
    minimum: 0,
    weights: { topics: 100 },
    relations: { preceptor: "warn" },
  });
  const { body } = await howWePair(here, "showPairing", { headers: html, queryStringParameters: { standard: "yes" } });
  expect(body).toContain("This is the standard. Nothing is saved yet.");
  expect(await policyOf(here)).toMatchObject({ relations: { preceptor: "warn" } });
});

it("P2: is not written over what somebody else saved meanwhile", async () => {
  const here = await world();
  await sendPairing(here, { minimum: "10" }, { "if-match": '"1"' });
  here.pass(1);
  expect((await sendPairing(here, { minimum: "20" }, { "if-match": '"1"' })).statusCode).toBe(412);
  expect((await sendPairing(here, { action: "try", minimum: "20" }, { "if-match": '"1"' })).statusCode).toBe(412);
  expect((await policyOf(here))?.minimum).toBe(10);
});

it("P2: what is wrong comes back as typed, each with its sentence, and nothing is saved", async () => {
  const here = await world();
  const wrong = {
    "weights.values": "201",
    minimum: "many",
    hoursApart: "13",
    way: "worst",
    "relations.faculty": "maybe",
  };
  const { statusCode, body } = await sendPairing(here, wrong, html);
  expect(statusCode).toBe(400);
  for (const control of ["weights-values", "minimum", "hoursApart", "way-best", "relations-faculty"])
    expect(body).toContain(`href="#${control}"`);
  expect(body).toContain('value="201"');
  expect(body).toContain("Please write a whole number of hours from 1 to 12.");
  expect(await policyOf(here)).toEqual(standardPolicy);
});

it("P2: a try shows all ways side by side on those who wait now, and changes nothing", async () => {
  const { here, id, page, lines } = await tried({ "weights.topics": "120" });
  expect(lines.map(({ values }) => [values["way"], values["floor"]])).toEqual([
    ...[
      ["best", false],
      ["best", true],
      ["fewer-complaints", false],
      ["fewer-complaints", true],
      ["stable", false],
    ],
  ]);
  for (const { values } of lines) expect(values).toMatchObject({ placed: 2, reachable: 2 });
  expect(page).toContain("People who get a mentor");
  expect(page).toContain("as you typed it");
  expect(page).toContain('name="weights.topics" value="120"');
  expect(await policyOf(here)).toEqual(standardPolicy);
  expect(here.store.everyItem().filter(({ noun }) => noun === "proposal" || noun === "round")).toEqual([]);
  const query = { queryStringParameters: { work: id }, headers: html };
  expect((await howWePair(here, "showPairing", query)).body).toMatch(/id="weights-topics"[^>]*value="120"/);
});

it("P2: a try heeds the ties as typed, which a round does only once they are saved", async () => {
  const with2 = async (handling: string) => {
    const { lines } = await tried({ "relations.conflict": handling }, async (here, ana) => {
      for (const mentor of ["Lee", "Kim"]) await sayOf(here, ana, "conflict", mentor);
    });
    return lines.map(({ values }) => values["placed"]);
  };
  expect(await with2("block")).toEqual([1, 1, 1, 1, 1]);
  expect(await with2("allow")).toEqual([2, 2, 2, 2, 2]);
});

it("P2: the way without any complaint is saved only once somebody has seen what it would mean", async () => {
  const untried = await sendPairing(await world(), { way: "stable" }, html);
  expect(untried.statusCode).toBe(400);
  expect(untried.body).toContain("Please try this way on those who wait now before you save it");
  const { here, id } = await tried({ way: "stable" });
  const other = await sendPairing(here, { way: "stable", minimum: "5", tried: id });
  expect(other.statusCode).toBe(400);
  expect((await sendPairing(here, { way: "stable", tried: "wrk_none" })).statusCode).toBe(400);
  expect((await policyOf(here))?.way).toBe("best");
  expect((await sendPairing(here, { way: "stable", tried: id })).statusCode).toBe(200);
  expect((await policyOf(here))?.way).toBe("stable");
});

it("P2: saving the ordinary settings loses none of it, and a copy of the programme has it too", async () => {
  const here = await world();
  await sendPairing(here, { "relations.employer": "allow", "weights.region": "0", choice: "rank" });
  const programme = await here.store.get("programme", "demo");
  if (!programme) throw new Error("There is no programme");
  const { id: _, version: __, ...settings } = programme;
  const form = `${new URLSearchParams({ ...formOf(settings), places: "3" })}`;
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const api = apiOver(here.ports);
  const pathParameters = { programme: "demo" };
  here.pass(1);
  const saved = await api("putProgramme", { groups: "all-programmes", pathParameters, body: form, headers });
  expect(saved.statusCode).toBe(200);
  expect(await here.store.get("programme", "demo")).toMatchObject({ places: 3, pairing: programme.pairing });
  const body = "id=copied&name=Copied";
  await api("copyProgramme", { groups: "all-programmes", pathParameters, body, headers });
  expect((await here.store.get("programme", "copied"))?.pairing).toEqual(programme.pairing);
});

it("T4: how a programme pairs is shown, tried and changed by its own coordinators alone", async () => {
  const { here, id } = await tried({ minimum: "77" });
  await here.programme("other");
  const theirs = { groups: "other" };
  expect((await howWePair(here, "showPairing", theirs)).statusCode).toBe(404);
  const headers = { "content-type": "application/json" };
  for (const action of ["try", "save"]) {
    const body = JSON.stringify({ action, pairing: { minimum: 1 } });
    expect((await howWePair(here, "setPairing", { ...theirs, body, headers })).statusCode).toBe(404);
  }
  const asTheirs = { groups: "other", pathParameters: { programme: "other" }, queryStringParameters: { work: id } };
  const { body } = await howWePair(here, "showPairing", { ...asTheirs, headers: html });
  expect(body).not.toContain('value="77"');
});

/** Two mentees and two mentors with a place each wait; somebody tries a way to pair on them. */
async function tried(typed: Record<string, string>, before?: (here: World, ana: string) => Promise<void>) {
  const here = await world({ rounds: { every: "never" } });
  const ana = await aMentee(here, "Ana");
  await aMentee(here, "Bea");
  for (const name of ["Lee", "Kim"]) await aMentor(here, name, { places: 1 });
  await before?.(here, ana);
  const asked = await sendPairing(here, { action: "try", ...typed });
  expect(asked.statusCode).toBe(202);
  const { id } = JSON.parse(asked.body);
  await here.work();
  const parts = { pathParameters: { programme: "demo", work: String(id) } };
  const page = await howWePair(here, "showWork", { ...parts, headers: html });
  const { lines, state } = JSON.parse((await howWePair(here, "showWork", parts)).body);
  expect(state).toBe("done");
  const values: { values: Record<string, unknown> }[] = lines;
  return { here, id: String(id), page: page.body, lines: values };
}
