import { expect, it } from "vitest";
import { apiOver } from "#test/support/api.ts";
import { captureLogs } from "#test/support/logs.ts";
import { atTime, ownPage } from "#test/support/own-page.ts";
import { aMentee, aMentor, pairAll } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

captureLogs();

async function aPair() {
  const here = await world();
  const [ana, lee] = [await aMentee(here, "Ana"), await aMentor(here, "Lee", { places: 1 })];
  const [mentorship] = await pairAll(here);
  return { here, ana, lee, ship: mentorship?.id ?? "" };
}

const press = async (here: World, person: string, fields: Record<string, string>) => {
  here.pass(0.1);
  const shown = await (await ownPage(here, person)).send("updateMe", fields);
  await here.work();
  return shown;
};

const atDesk = async (
  here: World,
  route: "pauseMentorship" | "showMentorship",
  ship: string,
  body = "",
  headers: Record<string, string> = {},
  groups = "demo",
) => {
  here.pass(0.1);
  const parts = {
    ...{ groups, body, pathParameters: { programme: groups, mentorship: ship } },
    headers: { accept: "text/html", "content-type": "application/x-www-form-urlencoded", ...headers },
  };
  const shown = await atTime(here, () => apiOver(here.ports)(route, parts));
  await here.work();
  return shown;
};
const pauseOf = async (here: World, ship: string) => (await here.store.get("mentorship", ship))?.pause;
const open = async (here: World, person: string) => (await (await ownPage(here, person)).open("me")).body;

it("Y16: either of the two lets their mentorship rest, both see it, nobody gets a mail, and either lets it go on", async () => {
  const { here, ana, lee, ship } = await aPair();
  const sent = here.mailer.taken.length;
  const shown = await press(here, lee, { action: "pause-mentorship", mentorship: ship, until: "2026-10-12" });
  expect(shown.body).toContain("This mentorship rests until Monday, October 12, 2026.");
  expect(await open(here, ana)).toContain("This mentorship rests until Monday, October 12, 2026.");
  expect(await pauseOf(here, ship)).toEqual({ from: "2026-08-17", until: "2026-10-12" });
  here.goTo("2026-09-01");
  await press(here, ana, { action: "resume-mentorship", mentorship: ship });
  expect(await pauseOf(here, ship)).toEqual({ from: "2026-08-17", until: "2026-09-01" });
  expect(await open(here, lee)).not.toContain("This mentorship rests");
  expect(here.mailer.taken.length).toBe(sent);
  const acts = (await here.store.partsOf("audit", ship)).map(({ did, by }) => [did, by]);
  expect(acts.slice(-2)).toEqual([
    ["rested", lee],
    ["went-on", ana],
  ]);
});

it("Y16: a rest lasts three months unless said otherwise, and a longer one keeps its first day", async () => {
  const { here, ana, ship } = await aPair();
  await press(here, ana, { action: "pause-mentorship", mentorship: ship, until: "" });
  expect(await pauseOf(here, ship)).toEqual({ from: "2026-08-17", until: "2026-11-17" });
  here.goTo("2026-09-01");
  await press(here, ana, { action: "pause-mentorship", mentorship: ship, until: "2026-12-01" });
  expect(await pauseOf(here, ship)).toEqual({ from: "2026-08-17", until: "2026-12-01" });
});

it.each(["2026-08-17", "2026-01-01", "2027-08-18", "soon"])(
  "Y16: a rest until %s is refused at its field",
  async (until) => {
    const { here, ana, ship } = await aPair();
    const shown = await press(here, ana, { action: "pause-mentorship", mentorship: ship, until });
    expect(shown.status).toBe(400);
    expect(shown.body).toContain(`href="#rest-${ship}"`);
    expect(shown.body).toContain(`value="${until}"`);
    const desk = await atDesk(here, "pauseMentorship", ship, `action=pause&until=${until}`);
    expect(desk.statusCode).toBe(400);
    expect(desk.body).toContain('href="#until"');
    expect(desk.body).toContain(`value="${until}"`);
    expect(await pauseOf(here, ship)).toBeUndefined();
  },
);

it("Y16: a coordinator lets a mentorship rest and go on, from what they saw", async () => {
  const { here, ana, ship } = await aPair();
  const version = (await here.store.get("mentorship", ship))?.version;
  const stale = await atDesk(here, "pauseMentorship", ship, "action=pause", { "if-match": '"99"' });
  expect(stale.statusCode).toBe(412);
  const asked = await atDesk(here, "pauseMentorship", ship, "action=pause", { "if-match": `"${version}"` });
  expect(asked.statusCode).toBe(200);
  expect((await atDesk(here, "showMentorship", ship)).body).toContain("It rests until Tuesday, November 17, 2026.");
  expect(await open(here, ana)).toContain("This mentorship rests until");
  await atDesk(here, "pauseMentorship", ship, "action=resume");
  const page = (await atDesk(here, "showMentorship", ship)).body;
  expect(page).not.toContain("It rests until");
  expect(page).toContain("Let it rest for a while.");
  expect(page).toContain("Let it go on.");
});

it("Y16: nobody lets a mentorship rest that is none of theirs, nor one that has ended", async () => {
  const { here, ana, ship } = await aPair();
  const bob = await aMentee(here, "Bob");
  expect((await press(here, bob, { action: "pause-mentorship", mentorship: ship, until: "" })).status).toBe(404);
  await here.programme("other");
  expect((await atDesk(here, "pauseMentorship", ship, "action=pause", {}, "other")).statusCode).toBe(404);
  await press(here, ana, { action: "end", mentorship: ship });
  expect((await press(here, ana, { action: "pause-mentorship", mentorship: ship, until: "" })).status).toBe(404);
  await atDesk(here, "pauseMentorship", ship, "action=pause");
  expect(await pauseOf(here, ship)).toBeUndefined();
});
