import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { topics } from "#shared/domain/participant.ts";
import { holidayCalendars, ProgrammeSettings } from "#shared/domain/programme.ts";
import { formOf, settingsIn } from "#shared/domain/settings-form.ts";
import { apiOver, type Parts } from "#test/support/api.ts";
import { forAll } from "#test/support/for-all.ts";
import { aMentee, aMentor, pairAll } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

type SettingsRoute = "showSettings" | "previewSettings" | "putProgramme" | "copyForm" | "copyProgramme" | "showWork";
const urlencoded = { "content-type": "application/x-www-form-urlencoded" };

function ask(here: World, route: SettingsRoute, parts: Parts = {}) {
  return apiOver(here.ports)(route, { groups: "demo", pathParameters: { programme: "demo" }, ...parts });
}

/** The settings form as the page has it, some of it typed anew. */
async function form(here: World, typed: Record<string, string> = {}): Promise<string> {
  const programme = await here.store.get("programme", "demo");
  if (!programme) throw new Error("There is no programme");
  const { id: _, version: __, ...settings } = programme;
  return new URLSearchParams({ ...formOf(settings), ...typed }).toString();
}

async function look(here: World, typed: Record<string, string>, parts: Parts = {}) {
  const body = await form(here, typed);
  return ask(here, "previewSettings", { body, ...parts, headers: { ...urlencoded, ...parts.headers } });
}

/** What a look at other settings says, once it is done: its lines, its page. */
async function lookedAt(here: World, typed: Record<string, string>) {
  const { id } = JSON.parse((await look(here, typed)).body);
  await here.work();
  const parts = { pathParameters: { programme: "demo", work: String(id) } };
  const html = await ask(here, "showWork", { ...parts, headers: { accept: "text/html" } });
  const { lines, state } = JSON.parse((await ask(here, "showWork", parts)).body);
  expect(state).toBe("done");
  return { id: String(id), lines, page: html.body };
}

const days = fc
  .date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("settings", () => {
  it("O9: go into the form and come out of it as they were", () => {
    const settings = fc.record({
      holidays: fc.array(days, { maxLength: 5 }),
      holidayCalendars: fc.subarray([...holidayCalendars]),
      topics: fc.subarray([...topics]).filter(({ length }) => length === 0 || length > 2),
      places: fc.integer({ min: 1, max: 10 }),
      rounds: fc.record({ every: fc.constantFrom("weekly", "never"), answerDays: fc.integer({ min: 2, max: 30 }) }),
      safeContact: fc.constantFrom(undefined, "safe@society.example"),
      vettingMonths: fc.option(fc.integer({ min: 1, max: 120 }), { nil: undefined }),
    });
    const usual = { name: "A programme", society: "S", zone: "UTC", playbook: { name: "ashp-student", version: 2 } };
    forAll(
      fc.property(settings, (some) => {
        const is = ProgrammeSettings.parse({ ...usual, ...some });
        expect(ProgrammeSettings.parse(settingsIn(formOf(is)))).toEqual(is);
      }),
    );
  });

  it("O9: are shown in a form, and what a change would do is said before anything is saved", async () => {
    const here = await world();
    await aMentee(here, "Ana");
    await aMentor(here, "Lee");
    const before = await here.store.get("programme", "demo");
    const page = await ask(here, "showSettings", { headers: { accept: "text/html" } });
    expect(page.body).toContain("America/Chicago");
    expect(page.headers).toMatchObject({ etag: '"1"' });
    const { page: said, lines } = await lookedAt(here, { places: "3", hearWithinDays: "14", "rounds.answerDays": "7" });
    expect(lines).toMatchObject([
      { says: "rounds-answerDays", values: { was: "5", is: "7", people: 0 } },
      { says: "places", values: { was: "2", is: "3", unvetted: 0, approved: 1 } },
      { says: "hearWithinDays", values: { was: "21", is: "14", people: 1, late: 0 } },
    ]);
    expect(said).toContain("takes 3 mentees instead of 2");
    expect(said).toContain("One mentee waits now");
    expect(await here.store.get("programme", "demo")).toEqual(before);
  });

  it("O9: say whose mail a new holiday would move, and move it only when they are saved", async () => {
    const here = await world();
    await aMentee(here, "Ana");
    await aMentor(here, "Lee");
    await pairAll(here);
    const planned = async () => (await here.store.list("message", "demo", { state: "PLANNED" })).items;
    const [first] = (await planned()).filter(({ wall }) => wall !== undefined);
    const day = first?.wall?.date ?? "";
    const { lines, page } = await lookedAt(here, { holidays: day });
    expect(lines).toContainEqual(expect.objectContaining({ says: "holidays", values: { added: 1, removed: 0 } }));
    expect(lines).toContainEqual(
      expect.objectContaining({
        says: "mail-moved",
        person: first?.person,
        values: expect.objectContaining({ from: day }),
      }),
    );
    expect(page).toContain("Ana");
    expect((await planned()).find(({ id }) => id === first?.id)?.wall?.date).toBe(day);
    const saved = await ask(here, "putProgramme", {
      ...{ httpMethod: "PUT", body: await form(here, { holidays: day }) },
      headers: { ...urlencoded, "if-match": '"1"' },
    });
    expect(saved.statusCode).toBe(200);
    await here.work();
    const moved = await here.store.get("message", first?.id ?? "");
    expect(moved?.wall?.date).not.toBe(day);
  });

  it("Y14: take the holidays of countries, say how many days that adds, and move mail off them when they are saved", async () => {
    const here = await world();
    await aMentee(here, "Ana");
    await aMentor(here, "Lee");
    await pairAll(here);
    const page = await ask(here, "showSettings", { headers: { accept: "text/html" } });
    expect(page.body).toMatch(/name="holidayCalendars" value="us-federal"/);
    expect(page.body).toContain("India’s central government, known until Thursday, December 31, 2026; later ones only");
    const both = { holidayCalendars: "us-federal uk-bank", holidays: "2026-10-15" };
    const { lines, page: said } = await lookedAt(here, both);
    // In a year from 17 August 2026: eleven, and eight less the three that both have.
    expect(lines).toContainEqual(
      expect.objectContaining({
        says: "holidayCalendars",
        values: { was: "", is: "us-federal uk-bank", added: 16, removed: 0 },
      }),
    );
    expect(said).toContain("US federal holidays and Bank holidays in England and Wales instead of");
    expect(lines).toContainEqual(expect.objectContaining({ says: "mail-moved" }));
    const headers = { ...urlencoded, "if-match": '"1"' };
    const body = await form(here, both);
    expect((await ask(here, "putProgramme", { body, headers })).statusCode).toBe(200);
    const saved = await here.store.get("programme", "demo");
    expect(saved).toMatchObject({ holidayCalendars: ["us-federal", "uk-bank"], holidays: ["2026-10-15"] });
    const none = new URLSearchParams(await form(here));
    none.delete("holidayCalendars");
    const { statusCode } = await ask(here, "putProgramme", {
      ...{ body: none.toString(), headers: { ...urlencoded, "if-match": '"2"' } },
    });
    expect(statusCode).toBe(200);
    expect((await here.store.get("programme", "demo"))?.holidayCalendars).toEqual([]);
  });

  it("O9: that are wrong come back as typed, each with what is wrong, in the reader's language", async () => {
    const here = await world();
    const typed = { name: "", holidays: "25 December", "rounds.answerDays": "often", society: "Société <b>" };
    const { statusCode, body } = await look(here, typed, { headers: { accept: "text/html", "accept-language": "fr" } });
    expect(statusCode).toBe(400);
    expect(body).toContain('href="#rounds-answerDays"');
    expect(body).toContain("Veuillez indiquer un nombre entier de jours, de 2 à 30.");
    expect(body).toContain("25 December");
    expect(body).toContain("Société &lt;b>");
    const unknown = await look(here, { playbook: "none@7" }, { headers: { accept: "text/html" } });
    expect(unknown.body).toContain("Please choose a year plan from the list.");
  });

  it("O9: are not written over what somebody else saved meanwhile, and typing is not lost on the way back", async () => {
    const here = await world();
    const put = async (typed: Record<string, string>) =>
      ask(here, "putProgramme", { body: await form(here, typed), headers: { ...urlencoded, "if-match": '"1"' } });
    const { id, page } = await lookedAt(here, { places: "4" });
    expect(page).toContain('data-version="1"');
    expect((await put({ places: "5" })).statusCode).toBe(200);
    expect((await put({ places: "4" })).statusCode).toBe(412);
    expect((await here.store.get("programme", "demo"))?.places).toBe(5);
    const again = await ask(here, "showSettings", {
      queryStringParameters: { work: id },
      headers: { accept: "text/html" },
    });
    expect(again.body).toMatch(/name="places"[^>]*value="4"/);
  });

  it("T4: of a programme are shown, tried and copied by its own coordinators alone", async () => {
    const here = await world();
    await here.programme("other");
    const body = JSON.stringify({ id: "mine", name: "Mine" });
    const json = { body, headers: { "content-type": "application/json" } };
    for (const route of ["showSettings", "copyForm"] as const)
      expect((await ask(here, route, { groups: "other" })).statusCode).toBe(404);
    expect((await ask(here, "copyProgramme", { groups: "other mine", ...json })).statusCode).toBe(404);
    expect((await look(here, {}, { groups: "other" })).statusCode).toBe(404);
    const { id } = JSON.parse((await look(here, { name: "Secret plans" })).body);
    const theirs = { pathParameters: { programme: "other" }, queryStringParameters: { work: String(id) } };
    const page = await ask(here, "showSettings", { groups: "other", ...theirs, headers: { accept: "text/html" } });
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toContain("Secret plans");
  });
});
