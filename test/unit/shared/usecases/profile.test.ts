import { expect, it } from "vitest";
import { type RouteName, routes } from "#shared/contracts/routes.ts";
import { aspects } from "#shared/domain/identity.ts";
import { apiOver } from "#test/support/api.ts";
import { lettersTo } from "#test/support/letters.ts";
import { captureLogs } from "#test/support/logs.ts";
import { behind, ownPage } from "#test/support/own-page.ts";
import { aMentee, aMentor, respond, runRound, tokenFor } from "#test/support/people.ts";
import { sendPrompts } from "#test/support/prompts.ts";
import { world } from "#test/support/world.ts";

const logs = captureLogs();

async function ana() {
  const here = await world();
  const id = await aMentee(here, "Ana");
  return { here, id, page: await ownPage(here, id) };
}

/** The part that stands open, by its id. */
const openPart = (html: string) => html.match(/<details class="card" id="part-([a-z]+)" open/)?.[1];

it("J2: asks one part at a time, each with what it is for, and marks those that are answered", async () => {
  const { page } = await ana();
  const first = await page.open("profile");
  expect(openPart(first.body)).toBe("work");
  expect(first.body.match(/<details/g)).toHaveLength(8);
  expect(first.body).not.toContain("part-credentials");
  const saved = await page.send("updateProfile", {
    ...{ part: "work", work: "I keep the drug library\r\nof three hospitals", profession: "midwife" },
    ...{ discipline: "", sector: "public", region: " Wales ", institution: "" },
  });
  expect(saved).toMatchObject({ status: 200 });
  expect(openPart(saved.body)).toBe("talking");
  expect(saved.body.match(/✓/g)).toHaveLength(1);
  expect(saved.body).toContain("I keep the drug library of three hospitals");
});

it("J2: keeps every part, changes only the one that was sent, and empties what is left empty", async () => {
  const { here, id, page } = await ana();
  await page.send("updateProfile", { part: "work", work: "Ward rounds", institution: "St Elsewhere" });
  await page.send("updateProfile", { part: "talking", languages: ["fr", "sw"], availability: "evenings" });
  await page.send("updateProfile", { part: "offers", wants: ["advice", "listening"], topics: "data", lived: "rural" });
  await page.send("updateProfile", { part: "values", planning: "1", purpose: "5", thinking: "" });
  await page.send("updateProfile", { part: "conferences", conferences: "mie", link: "https://orcid.org/0000-0001" });
  here.pass(1);
  await page.send("updateProfile", { part: "work", institution: "St Elsewhere" });
  expect(await here.store.get("profile", id)).toEqual({
    ...{ id, version: 6, institution: "St Elsewhere", languages: ["fr", "sw"], availability: ["evenings"] },
    ...{ offers: [], wants: ["advice", "listening"], topics: ["data"], supports: [], lived: ["rural"] },
    ...{ values: { planning: 1, purpose: 5 }, conferences: ["mie"], link: "https://orcid.org/0000-0001" },
  });
  const { json } = await page.ask("profile");
  expect(json).toMatchObject({ outcome: "profile", said: { institution: ["St Elsewhere"], planning: ["1"] } });
});

it("J2: shows a refused part again with what was typed and what is wrong, and keeps nothing of it", async () => {
  const { here, id, page } = await ana();
  for (const link of ["http://a.example", "javascript:alert(1)", "https://x y", "https://u:p@a.example", "//a"]) {
    const shown = await page.send("updateProfile", { part: "conferences", link, otherConference: "Ours" });
    expect([link, shown.status]).toEqual([link, 400]);
    expect(openPart(shown.body)).toBe("conferences");
    expect(shown.body).toContain('value="Ours"');
    expect(shown.body).toContain('href="#link"');
  }
  const long = await page.send("updateProfile", { part: "work", work: "x".repeat(201), profession: "dentist" });
  expect(long.body).toContain('<option value="dentist" selected');
  expect(long.body).toMatch(/<textarea id="work"[^>]*aria-invalid="true"/);
  expect((await page.send("updateProfile", { part: "nothing" })).status).toBe(400);
  expect(await here.store.get("profile", id)).toBeUndefined();
});

it("O10: warns against patient data where free text is asked for", async () => {
  const { page } = await ana();
  for (const [lang, words] of Object.entries({ "en-US": "nothing about patients", fr: "patients" })) {
    const { body } = await page.open("profile", lang);
    const hint = body.match(/<span class="soft" id="work-hint">([^<]*)/)?.[1];
    expect(hint).toContain(words);
  }
});

it("J6: asks a mentor what a coordinator looks at, and says where the application stands and by when they hear", async () => {
  const here = await world();
  const lee = await aMentee(here, "Lee", { role: "mentor" });
  const page = await ownPage(here, lee);
  const sent = await page.send("updateProfile", { part: "credentials", licence: "GPhC 2051234", years: "12" });
  expect(sent.body).toContain("Your application is with a coordinator. You hear by Monday, September 7, 2026.");
  expect(await here.store.get("profile", lee)).toMatchObject({ credentials: { licence: "GPhC 2051234", years: 12 } });
  const { page: anas } = await ana();
  expect((await anas.send("updateProfile", { part: "credentials", licence: "x" })).status).toBe(400);
});

it("J4: keeps who somebody is only under its own tick, with the day and the words agreed to", async () => {
  const { here, id, page } = await ana();
  const without = await page.send("updateProfile", { part: "identity", gender: "a woman" });
  expect(without.status).toBe(400);
  expect(without.body).toContain('value="a woman"');
  expect(without.body).toContain('href="#identityConsent"');
  expect(await here.store.get("identity", id)).toBeUndefined();

  const ticked = { part: "identity", identityConsent: "yes", shares: ["gender", "faith"] };
  await page.send("updateProfile", { ...ticked, gender: "a woman", faith: "mine", ratherNot: "faith" });
  expect(await here.store.get("identity", id)).toEqual({
    ...{ id, version: 1, consent: { text: "identity-1", at: here.now().toString({ fractionalSecondDigits: 3 }) } },
    ...{ answers: { gender: { says: "a woman" }, faith: { ratherNot: true } }, shares: ["gender", "faith"] },
  });
});

it("J4: is taken back in one tap, which deletes the answers; twice is once", async () => {
  const { here, id, page } = await ana();
  await page.send("updateProfile", { part: "identity", identityConsent: "yes", gender: "a woman" });
  expect((await page.open("profile")).body).toContain('value="identity-withdrawal"');
  for (const _ of [1, 2]) {
    const gone = await page.send("updateProfile", { part: "identity-withdrawal" });
    expect(gone.status).toBe(200);
    expect(gone.body).not.toContain("a woman");
  }
  expect(await here.store.get("identity", id)).toBeUndefined();
  const emptied = await page.send("updateProfile", { part: "identity", identityConsent: "yes" });
  expect(emptied.status).toBe(200);
  expect(await here.store.get("identity", id)).toBeUndefined();
});

it("J4: shows nobody else who somebody is: no page, no list, no mail, no log", async () => {
  const here = await world();
  const [mentee, mentor] = [await aMentee(here, "Ana"), await aMentor(here, "Lee", { places: 1 })];
  const words = (who: string) => Object.fromEntries(aspects.map((aspect) => [aspect, `canary ${who} ${aspect}`]));
  for (const [who, id] of Object.entries({ ana: mentee, lee: mentor })) {
    const page = await ownPage(here, id);
    const all = { part: "identity", identityConsent: "yes", shares: [...aspects], ...words(who) };
    expect((await page.send("updateProfile", all)).status).toBe(200);
  }
  const [proposal] = await runRound(here);
  if (!proposal) throw new Error("Nobody was suggested");
  const seen: string[] = [];
  for (const [side, person] of [["mentor", mentor] as const, ["mentee", mentee] as const]) {
    seen.push((await behind(here, "respondPage", await tokenFor(here, "respond", person, proposal.id))).body);
    await respond(here, proposal[side], proposal, "yes");
  }
  await here.work();
  await sendPrompts(here, "mock-interview");

  const api = apiOver(here.ports);
  const names = Object.keys(routes).filter((name): name is RouteName => name in routes);
  for (const name of names.filter((one) => routes[one].method === "GET")) {
    for (const [who, person] of [["lee", mentor] as const, ["ana", mentee] as const]) {
      const pathParameters = { token: await tokenFor(here, "me", person), programme: "demo" };
      for (const accept of ["text/html", "application/json"]) {
        const { body } = await api(name, { pathParameters, headers: { accept }, groups: "all-programmes" });
        // Their own words are on their own profile page and in what they are handed out; nobody else's are.
        seen.push(body.replaceAll(`canary ${who}`, name === "profile" || name === "exportMe" ? "" : `canary ${who}`));
      }
    }
  }
  seen.push(...(await lettersTo(here)).flatMap(({ subject, text, raw }) => [subject, text, raw]), logs());
  const elsewhere = here.store.everyItem().filter(({ noun }) => noun !== "identity");
  expect(JSON.stringify(elsewhere)).not.toContain("canary");
  expect(seen.length).toBeGreaterThan(60);
  expect(seen.filter((text) => text.includes("canary"))).toEqual([]);
});
