import { expect, it } from "vitest";
import { mayMentor } from "#shared/domain/participant.ts";
import { captureLogs } from "#test/support/logs.ts";
import { ownPage } from "#test/support/own-page.ts";
import { aMentee, aMentor, pairAll, respond, runRound } from "#test/support/people.ts";
import { ledgerOf, sendPrompts } from "#test/support/prompts.ts";
import { type World, world } from "#test/support/world.ts";

captureLogs();

async function aPair() {
  const here = await world();
  const [ana, lee] = [await aMentee(here, "Ana"), await aMentor(here, "Lee", { places: 1 })];
  await pairAll(here);
  return { here, ana, lee };
}

const prompts = async (here: World, person: string) =>
  (await ledgerOf(here))
    .filter((message) => message.person === person && message.kind === "prompt")
    .sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1))
    .map(({ dueAt, state, reason }) => ({ day: dueAt.slice(0, 10), state, reason }));

const change = async (here: World, person: string, fields: Record<string, string>) => {
  here.pass(0.1);
  const shown = await (await ownPage(here, person)).send("updateMe", fields);
  await here.work();
  return shown;
};
const stateOf = async (here: World, person: string) => {
  const found = await here.store.get("participant", `demo.${person}`);
  if (!found) throw new Error("Nobody of that name");
  return found;
};

it("M3: who pauses gets no prompts for days in the pause; nor does their mentor about them, and others go on", async () => {
  const { here, ana, lee } = await aPair();
  const bob = await aMentee(here, "Bob");
  await aMentor(here, "Kim", { places: 1 });
  // A round of its own.
  here.pass(1);
  await pairAll(here);
  const others = await prompts(here, bob);
  const [before, theirs] = [await prompts(here, ana), await prompts(here, lee)];
  const shown = await change(here, ana, { action: "pause", until: "2026-10-12" });
  expect(shown.body).toContain("You are taking a pause until Monday, October 12, 2026");
  const after = await prompts(here, ana);
  expect(after.map(({ day }) => day)).toEqual(before.map(({ day }) => day));
  const inPause = after.filter(({ day }) => day < "2026-10-12");
  expect(inPause.length).toBeGreaterThan(0);
  for (const one of inPause) expect(one).toMatchObject({ state: "CANCELLED", reason: "paused" });
  const later = after.filter(({ day }) => day >= "2026-10-12");
  expect(later).toEqual(before.filter(({ day }) => day >= "2026-10-12"));
  const afterwards = await prompts(here, lee);
  expect(afterwards.map(({ day }) => day)).toEqual(theirs.map(({ day }) => day));
  const silent = afterwards.filter(({ day }) => day < "2026-10-12");
  expect(silent.length).toBeGreaterThan(0);
  // That the mentee pauses is theirs to tell.
  for (const one of silent) expect(one).toMatchObject({ state: "CANCELLED", reason: "no-longer-applies" });
  expect(afterwards.filter(({ day }) => day >= "2026-10-12")).toEqual(theirs.filter(({ day }) => day >= "2026-10-12"));
  expect(others.length).toBeGreaterThan(0);
  expect(await prompts(here, bob)).toEqual(others);
  expect((await stateOf(here, ana)).mentorships).toHaveLength(1);
});

it("Y16: the nightly plan takes them in again on their day, and nothing is caught up on", async () => {
  const { here, lee } = await aPair();
  await change(here, lee, { action: "pause", until: "2026-10-12" });
  const silent = (await prompts(here, lee)).filter(({ reason }) => reason === "paused");
  expect(silent.length).toBeGreaterThan(0);
  here.goTo("2026-10-11");
  expect(await here.job("plan")).toMatchObject({ summary: { resumed: 0 } });
  expect((await stateOf(here, lee)).state).toBe("paused");
  here.goTo("2026-10-12");
  expect(await here.job("plan", { dryRun: true })).toMatchObject({ summary: { resumed: 1 } });
  expect((await stateOf(here, lee)).state).toBe("paused");
  expect(await here.job("plan")).toMatchObject({ summary: { resumed: 1 } });
  expect(await stateOf(here, lee)).toMatchObject({ state: "active" });
  expect((await prompts(here, lee)).filter(({ reason }) => reason === "paused")).toEqual(silent);
  const taken = here.mailer.taken.length;
  here.pass(1);
  await here.deliver();
  expect(here.mailer.taken.length - taken).toBeLessThanOrEqual(1);
});

it("Y16: who comes back early is on again from that day", async () => {
  const { here, ana } = await aPair();
  const before = await prompts(here, ana);
  await change(here, ana, { action: "pause" });
  expect((await stateOf(here, ana)).pause).toEqual({ from: "2026-08-17", until: "2026-11-17" });
  here.pass(24);
  const shown = await change(here, ana, { action: "resume" });
  expect(shown.body).toContain('name="until"');
  expect(await prompts(here, ana)).toEqual(before);
  await sendPrompts(here, "cv-review");
  expect((await prompts(here, ana))[0]).toMatchObject({ state: "SENT" });
});

it("M3: nobody who pauses is suggested, and what they were asked is no longer open", async () => {
  const here = await world();
  const [ana, lee] = [await aMentee(here, "Ana"), await aMentor(here, "Lee", { places: 1 })];
  const [proposal] = await runRound(here);
  if (!proposal) throw new Error("Nobody was suggested");
  await change(here, lee, { action: "pause", until: "2027-01-10" });
  expect(mayMentor(await stateOf(here, lee))).toBe(false);
  const reply = await respond(here, lee, proposal, "yes");
  expect(reply.json).toEqual({ outcome: "closed" });
  await here.job("match");
  expect((await stateOf(here, ana)).mentorships).toEqual([]);
  expect((await runRound(here)).filter(({ state }) => state.startsWith("asked"))).toEqual([]);
});

it.each(["2026-08-17", "2026-01-01", "2027-08-18"])(
  "M3: refuses a pause until %s, and changes nothing",
  async (until) => {
    const { here, ana } = await aPair();
    expect((await change(here, ana, { action: "pause", until })).status).toBe(400);
    expect(await stateOf(here, ana)).toMatchObject({ state: "active" });
  },
);
