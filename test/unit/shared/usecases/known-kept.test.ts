import { expect, it } from "vitest";
import { type RouteName, routes } from "#shared/contracts/routes.ts";
import { vet } from "#shared/usecases/coordinators/vetting.ts";
import { erase } from "#shared/usecases/privacy/erase.ts";
import { exportMe } from "#shared/usecases/privacy/export.ts";
import { apiOver } from "#test/support/api.ts";
import { lookFor, proposalOf } from "#test/support/asking.ts";
import { aPairToBe, note, pairsBy, sayOf, suggestedTo } from "#test/support/known.ts";
import { lettersTo } from "#test/support/letters.ts";
import { captureLogs } from "#test/support/logs.ts";
import { ownPage } from "#test/support/own-page.ts";
import { aMentee, emailOf, respond, runRound, tokenFor } from "#test/support/people.ts";
import { coordinator, request, type World, world } from "#test/support/world.ts";

const logs = captureLogs();
const isRoute = (name: string): name is RouteName => name in routes;

/** A page without its style, which has words of its own. */
const worded = (html: string) => html.replaceAll(/<style>.*?<\/style>/gs, "");

async function exported(here: World, person: string) {
  const token = await tokenFor(here, "me", person);
  return exportMe(request({ token }, { format: "json", lang: undefined }, undefined), here.ports, here.now());
}

it("P2: who asked not to be paired with whom is in no page, mail, answer, audit or log of anybody else", async () => {
  const { here, ana, lee } = await aPairToBe();
  const hash = await here.ports.addresses.hash(emailOf("Lee"));
  await (await ownPage(here, ana)).send("updateProfile", { part: "apart", apart: ["Zyxwv Health"] });
  await sayOf(here, ana, "avoid", "Lee");
  const [kim] = [await aMentee(here, "Kim", { role: "mentor" })];
  const rounds = [await runRound(here), await suggestedTo(here)].flat();
  const canary = new RegExp(`avoid|kno_|${hash}|not pair me|Zyxwv|profile-known|profile-apart`);
  const api = apiOver(here.ports);
  let answered = 0;
  for (const name of Object.keys(routes).filter(isRoute)) {
    if (routes[name].access !== "coordinator" || routes[name].method !== "GET") continue;
    for (const person of [ana, lee, kim])
      for (const accept of ["text/html", "application/json"]) {
        const known = { programme: "demo", person, round: rounds[0]?.round ?? "", mentorship: "", proposal: "" };
        const pathParameters = Object.fromEntries(
          Object.entries(known).filter(([one]) => routes[name].path.includes(`{${one}}`)),
        );
        const reply = await api(name, { groups: "demo", pathParameters, headers: { accept } });
        if (reply.statusCode === 200) answered++;
        // The page "How we pair" says to everybody that one may ask to be kept apart.
        if (name !== "openapi") expect(worded(reply.body), name).not.toMatch(canary);
      }
  }
  expect(answered).toBeGreaterThan(40);
  for (const other of [lee, kim]) {
    const page = await ownPage(here, other);
    for (const route of ["me", "profile", "mentors", "privacy"] as const) {
      const { body } = await page.open(route);
      expect(worded(body).replaceAll(/Please do not pair me with this person|value="avoid"/g, ""), route).not.toMatch(
        canary,
      );
    }
    expect(JSON.stringify((await exported(here, other)).json)).not.toMatch(canary);
  }
  for (const mail of await lettersTo(here)) expect(`${mail.subject} ${mail.text} ${mail.raw}`).not.toMatch(canary);
  const audits = here.store.everyItem().filter(({ noun }) => noun === "audit");
  for (const item of audits.filter(({ by }) => by !== ana)) expect(JSON.stringify(item)).not.toMatch(canary);
  expect(JSON.stringify(audits.filter(({ by }) => by === ana))).not.toMatch(new RegExp(`avoid|${hash}|${lee}`));
  expect(logs()).not.toMatch(canary);
});

it("P2, O5: one's own export says what one said and since when, and what coordinators noted, never of whom", async () => {
  const { here, ana, lee } = await aPairToBe();
  await sayOf(here, ana, "preceptor", "Lee");
  await note(here, ana, { about: "relation", as: "conflict", email: emailOf("Lee") });
  const text = JSON.stringify((await exported(here, ana)).json);
  expect(text).toContain('"as":"preceptor"');
  expect(text).toContain('"byACoordinator":true');
  expect(text).not.toContain(await here.ports.addresses.hash(emailOf("Lee")));
  expect(text).not.toContain(lee);
});

it("P2, O5: a day after somebody is erased others' words name them no more, but a wish to be kept apart holds when they come back", async () => {
  const { here, ana, lee } = await aPairToBe();
  for (const as of ["preceptor", "avoid"]) await sayOf(here, ana, as, "Lee");
  const hash = await here.ports.addresses.hash(emailOf("Lee"));
  const lines = async () => (await (await ownPage(here, ana)).ask("profile")).json;
  const before = await lines();
  await erase(lee, lee, here.ports, here.now());
  here.pass(30);
  await here.job("housekeeping");
  const kept = await here.store.get("profile", ana);
  expect(JSON.stringify(kept)).not.toContain(lee);
  expect(kept?.knows?.map(({ as, address }) => [as, address])).toEqual([
    ["preceptor", expect.stringMatching(/^gone_/)],
    ["avoid", hash],
  ]);
  expect(here.store.everyItem().filter((item) => item["noun"] === "erasure")).toEqual([]);
  // Nothing on the page tells that the address was known: each line stands as it stood, also once it is said again.
  expect(before).toMatchObject({ knows: [{ as: "preceptor" }, { as: "avoid" }] });
  expect(await lines()).toEqual(before);
  for (const as of ["preceptor", "avoid"]) await sayOf(here, ana, as, "Lee");
  expect(await lines()).toEqual(before);
  const again = await aMentee(here, "Lee", { role: "mentor", stage: "practitioner" });
  expect(again).not.toBe(lee);
  await decide(here, again);
  expect(await suggestedTo(here)).toEqual([]);
});

it("P2, O5: said again of one who is erased, a tie counts for whoever has the address by then", async () => {
  const { here, ana, lee } = await aPairToBe();
  await sayOf(here, ana, "preceptor", "Lee");
  await erase(lee, lee, here.ports, here.now());
  here.pass(30);
  await here.job("housekeeping");
  await sayOf(here, ana, "preceptor", "Lee");
  await decide(here, await aMentee(here, "Lee", { role: "mentor", stage: "practitioner" }));
  expect(await suggestedTo(here)).toEqual([]);
});

it("P2, O5: whoever shares no programme with the one who is erased keeps nothing of them either", async () => {
  const { here, lee } = await aPairToBe();
  await here.programme("other");
  const zoe = await aMentee(here, "Zoe", { programme: "other" });
  const entry = { as: "preceptor", address: await here.ports.addresses.hash(emailOf("Lee")), person: lee } as const;
  await here.store.commit([{ kind: "profile", put: { id: zoe, version: 0, knows: [entry] } }]);
  await erase(lee, lee, here.ports, here.now());
  here.pass(30);
  await here.job("housekeeping");
  const kept = JSON.stringify(await here.store.get("profile", zoe));
  expect(kept).not.toContain(lee);
  expect(kept).not.toContain(entry.address);
});

it("P2, O5: erasing whoever said it takes it along", async () => {
  const { here, ana } = await aPairToBe();
  await sayOf(here, ana, "avoid", "Lee");
  await erase(ana, ana, here.ports, here.now());
  expect(await here.store.get("profile", ana)).toBeUndefined();
});

function decide(here: World, person: string) {
  const parameters = { programme: "demo", person };
  const body = { decision: "approve", places: 1 } as const;
  return vet(request(parameters, undefined, body, { caller: coordinator }), here.ports, here.now());
}

const brought = ["line-manager", "preceptor", "faculty", "residency-director", "conflict"] as const;

it.each([...brought, "avoid"] as const)("P2, P6, J6: a mentor brought along with a tie of kind %s", async (as) => {
  const here = await world({ rounds: { every: "never" } });
  const ana = await aMentee(here, "Ana");
  const { html } = await lookFor(here, ana);
  expect(html).toContain("not your line manager, not your preceptor, nobody who teaches or grades you");
  const lee = await aMentee(here, "Lee", { role: "mentor", stage: "practitioner" });
  const part = await here.store.get("participant", `demo.${lee}`);
  if (part) await here.store.commit([{ kind: "participant", put: { ...part, broughtBy: ana } }]);
  await sayOf(here, ana, as, "Lee");
  // Nobody is asked before a coordinator approved them, whoever brought them.
  expect(here.store.everyItem().filter(({ noun }) => noun === "proposal")).toEqual([]);
  await decide(here, lee);
  await here.work();
  if (as === "avoid") return expect(here.store.everyItem().filter(({ noun }) => noun === "proposal")).toEqual([]);
  const proposal = await proposalOf(here, lee);
  expect(proposal).toMatchObject({ state: "asked-mentor", warnings: [as] });
  expect((await respond(here, lee, proposal, "yes")).json).toEqual({ outcome: "paired" });
});

it("P2, P6: a programme that allows every tie advises against none", async () => {
  const { here, ana } = await aPairToBe();
  const all = [...brought, "employer", "competitor", "earlier-pairing"];
  await pairsBy(here, { relations: Object.fromEntries(all.map((one) => [one, "allow"])) });
  expect((await lookFor(here, ana)).html).not.toContain("advises a mentor from outside");
});
