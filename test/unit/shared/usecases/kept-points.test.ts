import { expect, it } from "vitest";
import type { Identity } from "#shared/domain/identity.ts";
import { toldQuality } from "#shared/domain/told-quality.ts";
import { choiceOf, choosers, days, roundNow, sayOf, start } from "#test/support/choosing.ts";
import { howWePair, sendPairing } from "#test/support/known.ts";
import { captureLogs } from "#test/support/logs.ts";
import { pairingDesk } from "#test/support/pairing-desk.ts";
import { aMentee, aMentor } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

captureLogs();

it("P7, O4: what people said is counted from five people on, and who would rather have each other where five can be placed", () => {
  const all = { way: "best", reachable: 5, reached: 90, worst: 12, blocking: 2, strong: 1 } as const;
  const wishes = { wished: 5, granted: 3, first: 1 };
  expect(toldQuality({ ...all, ...wishes })).toEqual({ ...all, ...wishes });
  expect(toldQuality({ ...all, ...wishes, wished: 4 })).toEqual(all);
  const few = { way: "best", reachable: 4, reached: 90, worst: 12 };
  expect(toldQuality({ ...all, ...wishes, reachable: 4 })).toEqual({ ...few, ...wishes });
});

const said = ["wished", "granted", "first", "blocking", "strong"];

it("P7, O4: whom somebody put first is in no quality of a round of few, nor in that of any change looked at or made", async () => {
  const w = await choosers("rank");
  const { here, ana } = w;
  await start(here, false);
  const [liked] = (await choiceOf(here, ana)).mentors;
  await sayOf(here, ana, { [liked?.id ?? ""]: "first" });
  await days(here, 8);
  const { id: round } = await roundNow(here);
  const desk = pairingDesk(here);
  const shown = async () => (await desk.json("showRound", { round })).body.quality;
  const quality = await shown();
  expect(quality).toMatchObject({ reachable: 2, reached: expect.any(Number) });
  for (const name of said) expect(quality).not.toHaveProperty(name);
  const looked: unknown[] = [];
  for (const mentor of [w.lee, w.kim, w.pat]) {
    const { body } = await desk.post("previewChange", { round }, { mentee: ana, mentor });
    const { summary, version } = (await desk.json("showChange", { round, work: body.id })).body;
    looked.push(Object.keys(JSON.parse(summary.quality)).sort());
    if (mentor !== w.pat) continue;
    expect(version).toBeGreaterThan(0);
    expect((await desk.post("applyChange", { round, work: body.id })).status).toBe(200);
  }
  expect(looked).toEqual([...Array(3)].map(() => ["reachable", "way", "worst"]));
  expect(Object.keys(await shown()).sort()).toEqual(["reachable", "way", "worst"]);
  expect(await desk.page("showRound", { round })).toContain("How good");
});

const shownNothing = Object.fromEntries(
  ["topics", "stage", "hours", "values", "ways", "region", "institution", "practice", "sector"].map((name) => [
    `weights.${name}`,
    "0",
  ]),
);

/** What a try says of Ana, who would like to share who she loves with a mentor, where it is Lee, Kim or nobody who does. */
async function tried(who: "Lee" | "Kim" | undefined, typed: Record<string, string>) {
  const here = await world({ rounds: { every: "never" } });
  await isOf(here, await aMentee(here, "Ana"), "gay", ["orientation"]);
  for (const name of ["Lee", "Kim"] as const) {
    // Kim fits a little less by what everybody sees.
    const id = await aMentor(here, name, { places: 1, ...(name === "Kim" && { topics: ["oncology"] }) });
    await isOf(here, id, who === name ? "gay" : "straight", []);
  }
  const asked = await sendPairing(here, { action: "try", "weights.shares": "200", ...typed });
  if (asked.statusCode !== 202) return asked.statusCode;
  const { id } = JSON.parse(asked.body);
  await here.work();
  const path = { pathParameters: { programme: "demo", work: String(id) } };
  const { body } = await howWePair(here, "showWork", { ...path, headers: { accept: "text/html" } });
  expect(body).toContain("What people said in private was left out here");
  return JSON.parse((await howWePair(here, "showWork", path)).body).lines;
}

async function isOf(here: World, id: string, says: string, shares: Identity["shares"]) {
  const consent = { at: "2026-08-01T00:00:00.000Z", text: "1" };
  await here.store.commit([
    { kind: "identity", put: { id, version: 0, consent, answers: { orientation: { says } }, shares } },
  ]);
}

it.each<[string, Record<string, string>]>([
  ["a least number of points", { minimum: "300" }],
  ["one point for what everybody sees", { ...shownNothing, "weights.topics": "1", "weights.wishes": "0" }],
  ["the standard", {}],
])("J4, P2: who somebody is cannot be found out by trying %s on few people", async (_, typed) => {
  const nobody = await tried(undefined, typed);
  expect(nobody).toHaveLength(5);
  expect(await tried("Lee", typed)).toEqual(nobody);
  expect(await tried("Kim", typed)).toEqual(nobody);
});

it("J4, P2: pairs by what nobody sees alone are neither tried nor saved, and the form says so", async () => {
  expect(await tried("Lee", { ...shownNothing, minimum: "1" })).toBe(400);
  const here = await world();
  const { statusCode, body } = await sendPairing(here, shownNothing, { accept: "text/html" });
  expect(statusCode).toBe(400);
  expect(body).toContain('href="#weights-topics"');
  expect(body).toContain("Please let at least one thing count that you can see of a pair.");
});
