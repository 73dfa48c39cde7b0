import { expect, it } from "vitest";
import { mayBeMentored, mayMentor } from "#shared/domain/participant.ts";
import { mentoredIn } from "#shared/domain/waiting.ts";
import { pairKey } from "#shared/matching/pool.ts";
import { roundPool } from "#shared/usecases/pairing/round-pool.ts";
import { forgetWords } from "#shared/usecases/privacy/erase-parts.ts";
import { exportMe } from "#shared/usecases/privacy/export.ts";
import { captureLogs } from "#test/support/logs.ts";
import { ownPage } from "#test/support/own-page.ts";
import { aMentee, aMentor, changeMe, pairAll, runRound, tokenFor } from "#test/support/people.ts";
import { ledgerOf } from "#test/support/prompts.ts";
import { request, type World, world } from "#test/support/world.ts";

captureLogs();

async function aPair(places = 1) {
  const here = await world();
  const [ana, lee] = [await aMentee(here, "Ana"), await aMentor(here, "Lee", { places })];
  const [mentorship] = await pairAll(here);
  return { here, ana, lee, ship: mentorship?.id ?? "" };
}

const press = async (here: World, person: string, fields: Record<string, string>) => {
  here.pass(0.1);
  const shown = await (await ownPage(here, person)).send("updateMe", fields);
  await here.work();
  return shown;
};
const swap = (here: World, person: string, mentorship: string, answers?: string) =>
  press(here, person, { action: "swap-roles", mentorship, ...(answers !== undefined && { answers }) });
const partOf = async (here: World, person: string) => {
  const found = await here.store.get("participant", `demo.${person}`);
  if (!found) throw new Error("Nobody of that name");
  return found;
};
const bothAgree = async (here: World, one: string, other: string, ship: string) => {
  await swap(here, one, ship);
  return swap(here, other, ship, (await here.store.get("mentorship", ship))?.swap?.at);
};
const ahead = async (here: World, person: string) =>
  (await ledgerOf(here)).filter((one) => one.person === person && one.kind === "prompt" && one.state === "PLANNED");

it("P12: roles are swapped once both agree, with what was before and since when", async () => {
  const { here, ana, lee, ship } = await aPair();
  here.goTo("2026-09-01");
  expect((await swap(here, ana, ship)).body).toContain("You asked to swap roles");
  expect((await here.store.get("mentorship", ship))?.members).toHaveLength(2);
  expect((await (await ownPage(here, lee)).open("me")).body).toContain("would like to swap roles");
  await swap(here, lee, ship, (await here.store.get("mentorship", ship))?.swap?.at);
  const swapped = await here.store.get("mentorship", ship);
  expect(swapped?.members).toEqual([
    { person: ana, role: "mentee", since: "2026-08-17", until: "2026-09-01" },
    { person: lee, role: "mentor", since: "2026-08-17", until: "2026-09-01" },
    { person: ana, role: "mentor", since: "2026-09-01" },
    { person: lee, role: "mentee", since: "2026-09-01" },
  ]);
  expect(swapped?.swap).toBeUndefined();
  expect((await (await ownPage(here, ana)).open("me")).body).toContain("Lee – your mentee since");
  const acts = (await here.store.partsOf("audit", ship)).map(({ did, by }) => [did, by]);
  expect(acts.slice(-2)).toEqual([
    ["swap-asked", ana],
    ["swapped", lee],
  ]);
});

it("P12: the next prompts follow the new roles, and the old mentee's unsent ones are taken back", async () => {
  const { here, ana, lee, ship } = await aPair();
  const before = (await ahead(here, ana)).length;
  expect(before).toBeGreaterThan(3);
  here.goTo("2026-09-01");
  await bothAgree(here, ana, lee, ship);
  const planned = async (person: string) =>
    (await here.store.partsOf("touchpoint", `demo.${person}`)).filter(({ state }) => state === "planned");
  expect(await planned(ana)).toEqual([]);
  const year = await planned(lee);
  expect(year.length).toBeGreaterThan(3);
  const ids = new Set(year.map(({ id }) => id));
  for (const message of [...(await ahead(here, ana)), ...(await ahead(here, lee))])
    expect(message.about.every((id) => ids.has(id))).toBe(true);
  const menteesOnly = year.filter(({ sides }) => !sides.includes("mentor")).map(({ key }) => key);
  expect((await ahead(here, lee)).map(({ subject }) => subject)).toEqual(expect.arrayContaining(menteesOnly));
  expect((await ahead(here, ana)).filter(({ subject }) => menteesOnly.includes(subject))).toEqual([]);
});

it("P12: the nightly plan finds nothing to do after a swap", async () => {
  const { here, ana, lee, ship } = await aPair();
  await bothAgree(here, lee, ana, ship);
  here.pass(12);
  expect(await here.job("plan")).toMatchObject({ summary: { stale: 0 } });
});

it("P12: a year with a swap sends each of the two every prompt once, and what was sent stays", async () => {
  const { here, ana, lee, ship } = await aPair();
  for (const day of ["2026-09-14", "2026-09-15", "2026-09-16"]) {
    here.goTo(`${day}T15:30:00Z`);
    await here.deliver();
  }
  await bothAgree(here, ana, lee, ship);
  for (let day = 0; day < 300; day++) {
    here.pass(24);
    await here.job("plan");
    await here.deliver();
  }
  const prompts = (await ledgerOf(here)).filter(({ kind, state }) => kind === "prompt" && state === "SENT");
  const ids = prompts.map(({ person, subject, occurrence }) => `${person} ${subject} ${occurrence}`);
  expect(new Set(ids).size).toBe(ids.length);
  expect(prompts.filter(({ person }) => person === lee).length).toBeGreaterThan(3);
});

it("P12: as often as they like, also on one day", async () => {
  const { here, ana, lee, ship } = await aPair();
  for (let times = 0; times < 6; times++) await bothAgree(here, times % 2 ? ana : lee, times % 2 ? lee : ana, ship);
  const now = await here.store.get("mentorship", ship);
  const present = now?.members.filter(({ until }) => until === undefined);
  expect(present?.map(({ person, role }) => [person, role])).toEqual([
    [ana, "mentee"],
    [lee, "mentor"],
  ]);
  expect(now?.members.length).toBeLessThanOrEqual(6);
  expect((await ahead(here, ana)).length).toBeGreaterThan(3);
});

it("P12: a second press of the button that agreed asks for nothing new", async () => {
  const { here, ana, lee, ship } = await aPair();
  await swap(here, ana, ship);
  const at = (await here.store.get("mentorship", ship))?.swap?.at;
  await swap(here, lee, ship, at);
  const swapped = await here.store.get("mentorship", ship);
  await swap(here, lee, ship, at);
  expect(await here.store.get("mentorship", ship)).toEqual(swapped);
});

it("P12: who asked takes it back, and asking twice is asking once", async () => {
  const { here, ana, lee, ship } = await aPair();
  await swap(here, ana, ship);
  await swap(here, ana, ship);
  expect((await here.store.get("mentorship", ship))?.members).toHaveLength(2);
  await press(here, ana, { action: "keep-roles", mentorship: ship });
  expect((await here.store.get("mentorship", ship))?.swap).toBeUndefined();
  expect((await (await ownPage(here, lee)).open("me")).body).not.toContain("would like to swap");
});

it("P12: left as it is by the other, it shows who asked nothing, and runs out after 60 days like one nobody answered", async () => {
  const [left, silent] = [await aPair(), await aPair()];
  for (const { here, ana, lee, ship } of [left, silent]) {
    await swap(here, ana, ship);
    if (here === left.here) await press(here, lee, { action: "keep-roles", mentorship: ship });
    else here.pass(0.1);
  }
  const seen = async ({ here, ana }: typeof left) => (await (await ownPage(here, ana)).open("me")).body;
  expect((await (await ownPage(left.here, left.lee)).open("me")).body).not.toContain("would like to swap roles");
  for (const days of [0, 59]) {
    for (const { here } of [left, silent]) here.pass(days * 24);
    for (const pair of [left, silent]) expect(await seen(pair)).toContain("You asked to swap roles");
  }
  for (const { here } of [left, silent]) here.pass(48);
  for (const pair of [left, silent]) expect(await seen(pair)).not.toContain("You asked to swap roles");
  const token = await tokenFor(left.here, "me", left.ana);
  const everything = request({ token }, { format: "json" as const }, undefined);
  const { json } = await exportMe(everything, left.here.ports, left.here.now());
  expect(JSON.stringify(json)).not.toMatch(/swap-left|"left":true/);
  await swap(silent.here, silent.lee, silent.ship);
  expect((await silent.here.store.get("mentorship", silent.ship))?.swap?.by).toBe(silent.lee);
});

it("P12: who left it as it is may still want the same, while it stands", async () => {
  const { here, ana, lee, ship } = await aPair();
  await swap(here, ana, ship);
  await press(here, lee, { action: "keep-roles", mentorship: ship });
  await swap(here, lee, ship);
  expect((await (await ownPage(here, ana)).open("me")).body).toContain("Lee – your mentee since");
});

it("P12: after a swap a round pairs the two again neither way", async () => {
  const { here, ana, lee, ship } = await aPair();
  await bothAgree(here, ana, lee, ship);
  const programme = await here.store.get("programme", "demo");
  if (!programme) throw new Error("no programme");
  await changeMe(here, lee, { action: "end", mentorship: ship });
  const { excluded } = await roundPool(programme, here.ports, here.now());
  expect([excluded.has(pairKey(ana, lee)), excluded.has(pairKey(lee, ana))]).toEqual([true, true]);
});

it("P12: nobody swaps roles in a mentorship that is not theirs", async () => {
  const { here, ana, ship } = await aPair();
  const bob = await aMentee(here, "Bob");
  await swap(here, ana, ship);
  expect((await swap(here, bob, ship)).status).toBe(404);
  expect((await here.store.get("mentorship", ship))?.members).toHaveLength(2);
});

it("P12: who mentors by a swap is suggested to nobody for it, and who is mentored by one waits for nobody", async () => {
  const { here, ana, lee, ship } = await aPair();
  await bothAgree(here, ana, lee, ship);
  const [anna, leeNow] = [await partOf(here, ana), await partOf(here, lee)];
  expect([anna.role, leeNow.role]).toEqual(["both", "both"]);
  expect([mayMentor(anna), mayBeMentored(leeNow)]).toEqual([false, false]);
  expect(mentoredIn(anna, await here.store.get("load", ana))).toEqual([ship]);
  await aMentee(here, "Bob");
  here.pass(1);
  const pairs = (await runRound(here)).filter(({ state }) => state === "asked-mentor");
  expect(pairs.map(({ mentor }) => mentor)).not.toContain(ana);
  expect(pairs.map(({ mentee }) => mentee)).not.toContain(ana);
  expect(pairs.map(({ mentee }) => mentee)).not.toContain(lee);
});

it("P12 P10: the place goes with the role, is lent where none is free, and goes again with the mentorship", async () => {
  const { here, ana, lee, ship } = await aPair(1);
  await bothAgree(here, ana, lee, ship);
  expect(await here.store.get("load", ana)).toMatchObject({ places: 1, mentorships: [ship], lent: [ship] });
  expect(await here.store.get("load", lee)).toMatchObject({ places: 1, mentorships: [] });
  const bob = await aMentee(here, "Bob");
  here.pass(1);
  await pairAll(here);
  expect((await here.store.get("load", lee))?.mentorships).toHaveLength(1);
  await bothAgree(here, ana, lee, ship);
  expect(await here.store.get("load", lee)).toMatchObject({ places: 2, lent: [ship] });
  expect(await here.store.get("load", ana)).toMatchObject({ places: 0, mentorships: [] });
  await changeMe(here, ana, { action: "end", mentorship: ship });
  const after = await here.store.get("load", lee);
  expect([after?.places, after?.mentorships.length]).toEqual([1, 1]);
  expect((await partOf(here, bob)).mentorships).toHaveLength(1);
});

it("P12: a swapped mentorship ends like any other: one mail to the other, in the role they had last", async () => {
  const { here, ana, lee, ship } = await aPair();
  await bothAgree(here, ana, lee, ship);
  const sent = here.mailer.taken.length;
  await changeMe(here, lee, { action: "end", mentorship: ship });
  expect(here.mailer.taken.length - sent).toBe(1);
  const ended = await here.store.get("mentorship", ship);
  expect(ended?.state).toBe("ended");
  expect(ended?.members.every(({ until }) => until !== undefined)).toBe(true);
  expect((await ahead(here, ana)).concat(await ahead(here, lee))).toEqual([]);
});

it("P12: what is handed out of a swapped mentorship names nobody else, and erasing leaves one's own goals alone", async () => {
  const { here, ana, lee, ship } = await aPair();
  await swap(here, lee, ship);
  const token = await tokenFor(here, "me", ana);
  const { json } = await exportMe(request({ token }, { format: "json" as const }, undefined), here.ports, here.now());
  expect(JSON.stringify(json)).not.toContain(lee);
  await swap(here, ana, ship, (await here.store.get("mentorship", ship))?.swap?.at);
  const goal = { words: "my own", horizon: "year", at: "2026-08-17T13:00:00.000Z", person: ana, by: "mentee" } as const;
  await here.store.commit([
    {
      kind: "goal",
      put: {
        ...{ id: `demo.${ana}.first`, version: 0, participant: `demo.${ana}`, state: "current", versions: [goal] },
        ...{ suggestions: [], createdAt: goal.at },
      },
    },
  ]);
  await forgetWords(ana, [ship], here.ports);
  expect((await here.store.partsOf("goal", `demo.${ana}`))[0]?.versions[0]?.person).toBe(ana);
});
