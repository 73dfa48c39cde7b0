import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { closingOn, turnedBefore } from "#shared/calendar/closing.ts";
import { ashpStudent } from "#shared/playbooks/ashp-student.ts";
import { ownPage } from "#test/support/own-page.ts";
import { aMentee, aMentor, changeMe, pairAll } from "#test/support/people.ts";
import { ledgerOf, sendPrompts } from "#test/support/prompts.ts";
import { type World, world } from "#test/support/world.ts";

async function aYear(asked = true) {
  const here = await world();
  const ana = await aMentee(here, "Ana");
  const lee = await aMentor(here, "Lee", { places: 1 });
  const [pair] = await pairAll(here);
  if (!pair) throw new Error("They were not paired");
  if (asked) await sendPrompts(here, "close");
  here.goTo("2027-06-15");
  return { here, ana, lee, pair };
}

async function nightsUntil(here: World, day: string): Promise<void> {
  while (here.now().toString() < `${day}T00`) {
    here.pass(24);
    await here.job("match");
    await here.work();
  }
}

const mentorshipOf = async (here: World, id: string) => {
  const found = await here.store.get("mentorship", id);
  if (!found) throw new Error("It is gone");
  return found;
};
const partOf = async (here: World, person: string) => {
  const found = await here.store.get("participant", `demo.${person}`);
  if (!found) throw new Error("They are gone");
  return found;
};
const say = async (here: World, person: string, again: string) =>
  (await ownPage(here, person)).send("sayAgain", { again });
const day = (text: string) => Temporal.PlainDate.from(text);

describe("the end of a year, with care", () => {
  it("Y20: a wish is about the mentorship it was said of: one that began later is not ended by it, nor asked about", async () => {
    const { here, ana, lee, pair } = await aYear();
    await say(here, ana, "new");
    await changeMe(here, ana, { action: "end", mentorship: pair.id });
    await changeMe(here, lee, { action: "pause", until: "2027-12-01" });
    await aMentor(here, "Kim", { places: 1 });
    const [next] = await pairAll(here);
    if (!next) throw new Error("Nobody new");
    expect((await (await ownPage(here, ana)).open("again")).body).not.toContain("Go on with Kim");
    expect((await say(here, ana, "rest")).status).toBe(404);
    await nightsUntil(here, "2027-08-10");
    expect((await mentorshipOf(here, next.id)).state).toBe("active");
  });

  it("Y20: a pair's year ends as the playbook it began with has it, whatever the programme takes up", async () => {
    const { here, ana, pair } = await aYear();
    await here.store.commit([
      {
        kind: "mentorship",
        put: { ...(await mentorshipOf(here, pair.id)), playbook: { name: "ashp-student", version: 1 } },
      },
    ]);
    await here.programme("demo", { playbook: { name: "hl7-first-time", version: 1 } });
    expect((await (await ownPage(here, ana)).open("again")).body).toContain("Go on with Lee");
    await say(here, ana, "new");
    await nightsUntil(here, "2027-06-29");
    expect((await mentorshipOf(here, pair.id)).state).toBe("active");
    await nightsUntil(here, "2027-07-02");
    expect((await mentorshipOf(here, pair.id)).state).toBe("ended");
  });

  it("Y20: nobody rests who was not asked, and a mail about others asks nobody", async () => {
    const { here, ana, lee, pair } = await aYear();
    for (const message of await ledgerOf(here))
      if (message.subject === "close" && message.person === ana)
        await here.store.commit([{ kind: "message", put: { ...message, about: ["another"] } }]);
    await (await ownPage(here, lee)).send("sayAgain", { again: "no", mentorship: pair.id });
    await nightsUntil(here, "2027-07-29");
    expect((await mentorshipOf(here, pair.id)).state).toBe("active");
    await nightsUntil(here, "2027-08-02");
    expect((await mentorshipOf(here, pair.id)).state).toBe("ended");
    expect((await partOf(here, ana)).resting ?? []).toEqual([]);
  });

  it("Y20: silence counts a month after a pause of everybody that fell on the turn, and years are closed for a month more", () => {
    const pauses = [{ from: "2027-06-20", until: "2027-08-20" }];
    expect(turnedBefore(day("2027-08-01"), ashpStudent, pauses)?.grace.toString()).toBe("2027-09-19");
    expect(turnedBefore(day("2027-10-18"), ashpStudent, pauses)).toBeDefined();
    expect(turnedBefore(day("2027-10-19"), ashpStudent, pauses)).toBeUndefined();
    expect(closingOn(day("2027-09-18"), ashpStudent, pauses)?.cycle).toBe("2026");
    expect(turnedBefore(day("2027-07-05"), ashpStudent)?.grace.toString()).toBe("2027-07-31");
  });

  it("Y20: last year's mentors are asked in their working hours, and not who wants no prompts", async () => {
    const here = await world();
    const [kim, lou] = [await aMentor(here, "Kim"), await aMentor(here, "Lou")];
    const person = await here.store.get("person", lou);
    if (person) await here.store.commit([{ kind: "person", put: { ...person, prompts: false } }]);
    here.goTo("2027-06-05T05:20:00Z");
    await here.job("match");
    const asked = (await ledgerOf(here)).filter(({ kind }) => kind === "again-mentor");
    expect(asked.map((one) => one.person)).toEqual([kim]);
    expect(asked[0]).toMatchObject({ class: "prompt", wall: { date: "2027-06-07", zone: "America/New_York" } });
  });

  it("Y20: one year that cannot be closed keeps no other from it, and the job says so", async () => {
    const { here, ana, pair } = await aYear();
    await say(here, ana, "new");
    await here.store.commit([{ kind: "participant", put: { ...(await partOf(here, ana)) } }]);
    here.goTo("2027-07-01");
    const publish = here.ports.bus.publish;
    here.ports.bus.publish = () => Promise.reject(new Error("No bus"));
    await expect(here.job("match")).rejects.toThrow(/"failed":1/);
    here.ports.bus.publish = publish;
    await here.job("match");
    expect((await mentorshipOf(here, pair.id)).state).toBe("ended");
  });

  it("Y20: a place a swap lent is none of a new mentor's own", async () => {
    const { here, ana } = await aYear();
    await here.store.commit([
      { kind: "load", put: { id: ana, version: 0, places: 1, mentorships: ["shp_x"], lent: ["shp_x"] } },
    ]);
    await say(here, ana, "mentor");
    expect((await here.store.get("load", ana))?.places).toBe(3);
  });
});
