import { describe, expect, it } from "vitest";
import { participantId } from "#shared/domain/participant.ts";
import { everything } from "#shared/usecases/everything.ts";
import { me } from "#shared/usecases/own-page/me.ts";
import { askFor, passDays } from "#test/support/asking.ts";
import { kindsTo, lettersTo, tokensIn } from "#test/support/letters.ts";
import {
  aMentee,
  aMentor,
  changeMe,
  mentorIn,
  pairAll,
  respond,
  runRound,
  tokenFor,
  vet,
} from "#test/support/people.ts";
import { noQuery, request, type World, world } from "#test/support/world.ts";

const told = async (here: World, name: string) =>
  (await kindsTo(here, name)).filter((kind) => kind === "in-line").length;
const lastTo = async (here: World, name: string) => (await lettersTo(here, name)).at(-1);
async function pageOf(here: World, person: string) {
  const token = await tokenFor(here, "me", person);
  return (await me(request({ token }, noQuery, undefined), here.ports, here.now())).html ?? "";
}

async function participantOf(here: World, person: string) {
  const found = await here.store.get("participant", participantId("demo", person));
  if (!found) throw new Error("There is no such participant");
  return found;
}

describe("the promised day", () => {
  it("J8: brings who still waits one mail with their place, what to do now and the next date, and not a second", async () => {
    const here = await world();
    for (const name of ["Ana", "Bea"]) {
      await aMentee(here, name);
      here.pass(1);
    }
    await passDays(here, 20);
    expect([await told(here, "Ana"), await told(here, "Bea")]).toEqual([0, 0]);
    await passDays(here, 1);
    expect([await told(here, "Ana"), await told(here, "Bea")]).toEqual([1, 1]);
    expect((await lastTo(here, "Ana"))?.text).toContain("You are the first in line.");
    const letter = await lastTo(here, "Bea");
    expect(letter?.text).toMatch(/You are number 2 in line/);
    expect(letter?.text).toContain("Monday, September 14, 2026");
    expect(letter && tokensIn(letter, "me").length).toBeGreaterThan(0);
    expect(letter?.text).toContain("/mentors");
    await passDays(here, 90);
    expect([await told(here, "Ana"), await told(here, "Bea")]).toEqual([1, 1]);
  });

  it("J8: says nothing to who was paired, is asked about a mentor, asks by name, or left", async () => {
    const here = await world({ rounds: { every: "never" } });
    const names = ["Ana", "Bea", "Cas", "Dee"] as const;
    const [ana, bea, cas, dee] = await Promise.all(names.map((name) => aMentee(here, name)));
    if (!ana || !bea || !cas || !dee) throw new Error("Nobody joined");
    const lee = await aMentor(here, "Lee", { places: 1 });
    await askFor(here, ana, lee);
    const [request1] = await everything(here.ports, "proposal", "demo");
    if (!request1) throw new Error("Nobody was asked");
    await respond(here, lee, request1, "yes");
    await passDays(here, 19);
    const kim = await aMentor(here, "Kim", { places: 1 });
    await askFor(here, cas, kim);
    await changeMe(here, dee, { action: "leave" });
    const pat = await aMentor(here, "Pat", { places: 1 });
    const [proposal] = (await runRound(here)).filter(({ mentor }) => mentor === pat);
    if (!proposal) throw new Error("Nobody was suggested");
    await respond(here, pat, proposal, "yes");
    await passDays(here, 3);
    expect(await Promise.all(names.map((name) => told(here, name)))).toEqual([0, 0, 0, 0]);
  });

  it("J8: brings a mentor theirs: not vetted yet, or approved and without a mentee", async () => {
    const here = await world();
    await aMentee(here, "Lee", { role: "mentor", stage: "leader" });
    await aMentor(here, "Kim");
    const pat = await aMentee(here, "Pat", { role: "mentor", stage: "leader" });
    await vet(here, pat, { decision: "reject" });
    await passDays(here, 22);
    expect((await lastTo(here, "Lee"))?.text).toContain("A coordinator has not yet been able to look");
    expect((await lastTo(here, "Kim"))?.text).toContain("You have a free place, and nobody has needed it yet.");
    expect(await told(here, "Pat")).toBe(0);
  });

  it("J8: comes by itself also where the job had nothing else to do until then", async () => {
    const here = await world({ rounds: { every: "never" } });
    await aMentor(here, "Kim");
    expect(await here.job("match")).toMatchObject({ nothingBefore: "2026-09-07T04:00:00.000Z" });
  });

  it("J8: a wait that begins anew brings a new promise, and never two mails within 60 days", async () => {
    const here = await world();
    const ana = await aMentee(here, "Ana");
    await passDays(here, 22);
    expect(await told(here, "Ana")).toBe(1);
    await aMentor(here, "Lee", { places: 1 });
    const [mentorship] = await pairAll(here);
    if (!mentorship) throw new Error("They were not paired");
    await changeMe(here, ana, { action: "end", mentorship: mentorship.id });
    await passDays(here, 58);
    expect(await told(here, "Ana")).toBe(1);
    await passDays(here, 5);
    expect(await told(here, "Ana")).toBe(2);
  });

  it("J8: shows the promised day and the place on one's own page, and no day that is over", async () => {
    const here = await world();
    await aMentee(here, "Ana");
    here.pass(1);
    const bea = await aMentee(here, "Bea");
    expect(await pageOf(here, bea)).toMatch(/You hear from us by Monday, September 7.*You are number 2 in line/);
    here.pass(24 * 30);
    const page = await pageOf(here, bea);
    expect(page).toContain("You are number 2 in line");
    expect(page).not.toContain("September 7");
  });
});

describe("first in line", () => {
  it("P8: who lost a mentor gets the only place of the next round, whoever else fits better", async () => {
    const here = await world({ rounds: { every: "never" } });
    const ana = await aMentee(here, "Ana", { topics: ["data"], stage: "practitioner" });
    const lee = await aMentor(here, "Lee", { places: 1 });
    const [mentorship] = await pairAll(here);
    if (!mentorship) throw new Error("They were not paired");
    await changeMe(here, lee, { action: "leave" });
    await aMentee(here, "Bea", { topics: ["oncology"] });
    const kim = await aMentor(here, "Kim", { places: 1, topics: ["oncology"] });
    here.pass(24);
    const asked = (await runRound(here)).filter(({ state }) => state === "asked-mentor");
    expect(asked.map(({ mentee, mentor }) => [mentee, mentor])).toEqual([[ana, kim]]);
    expect(mentorIn(mentorship)).toBe(lee);
    expect(await here.store.get("participant", `demo.${ana}`)).toMatchObject({
      waitingSince: "2026-08-17T13:00:00.000Z",
    });
  });

  it("P8: and reads so on their own page, whoever joined before them", async () => {
    const here = await world({ rounds: { every: "never" } });
    const lee = await aMentor(here, "Lee", { places: 1 });
    const ana = await aMentee(here, "Ana");
    await pairAll(here);
    await here.store.commit([
      {
        kind: "participant",
        put: { ...(await participantOf(here, await aMentee(here, "Early"))), waitingSince: "2026-08-01T08:00:00.000Z" },
      },
    ]);
    await changeMe(here, lee, { action: "leave" });
    expect(await pageOf(here, ana)).toContain("You are the first in line.");
  });
});

describe("a no", () => {
  /** Ana waits, Lee has a place and was asked. */
  async function asked() {
    const here = await world();
    const ana = await aMentee(here, "Ana");
    const lee = await aMentor(here, "Lee", { places: 1 });
    const [proposal] = await runRound(here);
    if (!proposal) throw new Error("Nobody was suggested");
    return { here, ana, lee, proposal };
  }

  it("P5: can be taken back by who said it until the job has moved on; the deadline stays", async () => {
    const { here, ana, lee, proposal } = await asked();
    expect(await respond(here, lee, proposal, "no")).toMatchObject({ html: expect.stringContaining('value="undo"') });
    expect(await respond(here, ana, proposal, "undo")).toMatchObject({ json: { outcome: "closed" } });
    expect(await respond(here, lee, proposal, "undo")).toMatchObject({ json: { outcome: "open" } });
    expect(await here.store.get("proposal", proposal.id)).toMatchObject({
      ...{ state: "asked-mentor", answerBy: proposal.answerBy },
    });
    here.pass(1);
    await respond(here, lee, proposal, "no");
    await passDays(here, 1);
    const late = await respond(here, lee, proposal, "undo");
    expect(late).toMatchObject({ json: { outcome: "no" } });
    expect(late.html).not.toContain('value="undo"');
  });

  it("P5: taken back after a yes was taken back, it is the yes again, and the mentee sees what they saw before", async () => {
    const { here, ana, lee, proposal } = await asked();
    await respond(here, lee, proposal, "yes");
    await here.work();
    await respond(here, lee, proposal, "no");
    await respond(here, lee, proposal, "undo");
    expect(await respond(here, ana, proposal, "no")).toMatchObject({ json: { outcome: "no" } });
    expect(await respond(here, ana, proposal, "undo")).toMatchObject({ json: { outcome: "open" } });
    expect(await respond(here, ana, proposal, "yes")).toMatchObject({ json: { outcome: "paired" } });
    expect((await kindsTo(here, "Ana")).filter((kind) => kind === "proposal-mentee")).toHaveLength(1);
  });

  it("P5: cannot be taken back once its time is over", async () => {
    const { here, lee, proposal } = await asked();
    await respond(here, lee, proposal, "no");
    here.pass(5 * 24);
    expect(await respond(here, lee, proposal, "undo")).toMatchObject({ json: { outcome: "no" } });
    expect(await here.store.get("proposal", proposal.id)).toMatchObject({ state: "declined" });
  });
});
