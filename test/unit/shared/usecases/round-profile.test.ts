import { expect, it } from "vitest";
import { type RouteName, routes } from "#shared/contracts/routes.ts";
import { apiOver } from "#test/support/api.ts";
import { lettersTo } from "#test/support/letters.ts";
import { captureLogs } from "#test/support/logs.ts";
import { behind, ownPage } from "#test/support/own-page.ts";
import { aMentee, aMentor, respond, runRound, tokenFor } from "#test/support/people.ts";
import { world } from "#test/support/world.ts";

const logs = captureLogs();
type Told = Readonly<Record<string, string | readonly string[]>>;
type Here = Awaited<ReturnType<typeof world>>;

async function tells(here: Here, person: string, ...parts: Told[]): Promise<void> {
  const page = await ownPage(here, person);
  for (const part of parts) expect((await page.send("updateProfile", part)).status).toBe(200);
}

/** A mentee and two mentors who are alike in the eight fields; whom the round suggests is decided by what they tell. */
async function threeAlike() {
  const here = await world();
  const ana = await aMentee(here, "Ana");
  const mentors = [await aMentor(here, "Lee", { places: 1 }), await aMentor(here, "Kim", { places: 1 })];
  const chosen = (await plainChoice(mentors)) ?? "";
  const other = mentors.find((mentor) => mentor !== chosen) ?? "";
  return { here, ana, chosen, other };
}

/** Who is suggested while nobody told anything: ids are the same in every world, so it is tried in another one. */
async function plainChoice(mentors: readonly string[]): Promise<string | undefined> {
  const there = await world();
  await aMentee(there, "Ana");
  expect([await aMentor(there, "Lee", { places: 1 }), await aMentor(there, "Kim", { places: 1 })]).toEqual(mentors);
  return (await runRound(there))[0]?.mentor;
}

const identity = (more: Told): Told => ({ part: "identity", identityConsent: "yes", ...more });

it("J1 P3: suggests somebody on the eight fields alone, and somebody else once others told more", async () => {
  const { here, ana, other } = await threeAlike();
  await tells(here, ana, { part: "values", planning: "1", directness: "5", thinking: "2" });
  await tells(here, other, { part: "values", planning: "1", directness: "5", thinking: "2" });
  const [proposal] = await runRound(here);
  expect(proposal).toMatchObject({ mentor: other });
  expect(proposal?.reasons).toContainEqual({ reason: "values", detail: "" });
});

it.each<[string, Told, Told]>([
  ["no language in common", { part: "talking", languages: ["sw"] }, { part: "talking", languages: ["ja"] }],
  ["no hour in common", { part: "talking", availability: "mornings" }, { part: "talking", availability: "weekends" }],
  ["one employer", { part: "work", institution: "St. Luke’s" }, { part: "work", institution: "ST LUKE'S" }],
])("P2: never suggests two with %s", async (_, mine, theirs) => {
  const { here, ana, chosen, other } = await threeAlike();
  await tells(here, ana, mine);
  await tells(here, chosen, theirs);
  if (mine["languages"]) await tells(here, other, mine);
  expect((await runRound(here)).map(({ mentor }) => mentor)).toEqual([other]);
});

it("P3: suggests the mentor from another sector where everything else is the same", async () => {
  const { here, ana, chosen, other } = await threeAlike();
  await tells(here, ana, { part: "work", sector: "public" });
  await tells(here, chosen, { part: "work", sector: "public" });
  await tells(here, other, { part: "work", sector: "industry" });
  expect(await runRound(here)).toMatchObject([
    { mentor: other, reasons: expect.arrayContaining([{ reason: "sector", detail: "" }]) },
  ]);
});

it("J4: a wish for a mentor who shares something changes who is suggested, and is told to nobody", async () => {
  const { here, ana, chosen, other } = await threeAlike();
  await tells(here, ana, identity({ gender: "Kestrél", shares: "gender" }));
  await tells(here, other, identity({ gender: " kestrel" }), { part: "offers", supports: "rural" });
  const [proposal] = await runRound(here);
  expect(proposal).toMatchObject({ mentor: other });
  if (!proposal) throw new Error("Nobody was suggested");
  // What is kept of the pair is what would be kept had they told nothing.
  const { score, reasons } = proposal;
  const silent = await world();
  await aMentee(silent, "Ana");
  await aMentor(silent, "Lee", { places: 1 });
  const [plain] = await runRound(silent);
  expect({ score, reasons }).toEqual({ score: plain?.score, reasons: plain?.reasons });

  const seen: string[] = [];
  for (const [side, person] of [["mentor", other] as const, ["mentee", ana] as const]) {
    seen.push((await behind(here, "respondPage", await tokenFor(here, "respond", person, proposal.id))).body);
    await respond(here, proposal[side], proposal, "yes");
  }
  await here.work();
  const api = apiOver(here.ports);
  const names = Object.keys(routes).filter((name): name is RouteName => name in routes);
  // Their own words are on their own pages, and nobody else's are.
  const own: readonly RouteName[] = ["profile", "exportMe"];
  for (const name of names.filter((one) => routes[one].method === "GET"))
    for (const person of [ana, other, chosen])
      for (const accept of ["text/html", "application/json"]) {
        const at = { programme: "demo", round: proposal.round, proposal: proposal.id, person: ana };
        const all = { ...at, token: await tokenFor(here, "me", person) };
        const named = Object.entries(all).filter(([part]) => routes[name].path.includes(`{${part}}`));
        const pathParameters = Object.fromEntries(named);
        const { body } = await api(name, { pathParameters, headers: { accept }, groups: "all-programmes" });
        if (!own.includes(name) || person === chosen) seen.push(body);
      }
  seen.push(...(await lettersTo(here)).flatMap(({ subject, text, raw }) => [subject, text, raw]), logs());
  const kept = here.store.everyItem().filter(({ noun }) => noun !== "identity" && noun !== "profile");
  seen.push(JSON.stringify(kept));
  const told = /kestr[eé]l/i;
  expect(seen.filter((text) => told.test(text))).toEqual([]);
  expect(seen.length).toBeGreaterThan(100);
});

it("J4: what somebody would rather not say is never compared", async () => {
  const { here, ana, chosen, other } = await threeAlike();
  await tells(here, ana, identity({ faith: "x", ratherNot: "faith", shares: "faith" }));
  await tells(here, other, identity({ faith: "x", ratherNot: "faith" }));
  expect((await runRound(here)).map(({ mentor }) => mentor)).toEqual([chosen]);
});
