import { describe, expect, it } from "vitest";
import { kindsTo, lettersTo } from "#test/support/letters.ts";
import { aMentee, aMentor, changeMe, mentorIn, pairAll, runRound } from "#test/support/people.ts";
import { ledgerOf } from "#test/support/prompts.ts";
import { type World, world } from "#test/support/world.ts";

async function aPair() {
  const here = await world();
  const ana = await aMentee(here, "Ana");
  const lee = await aMentor(here, "Lee", { places: 1 });
  const [mentorship] = await pairAll(here);
  if (!mentorship) throw new Error("They were not paired");
  return { here, ana, lee, mentorship: mentorship.id };
}
const ahead = async (here: World, person: string) =>
  (await ledgerOf(here)).filter((one) => one.person === person && one.state === "PLANNED");
const endings = async (here: World, name: string) =>
  (await kindsTo(here, name)).filter((kind) => kind === "mentorship-ended").length;

describe("ending a mentorship", () => {
  it("P8: frees the place, takes back what is not sent, and tells the other once, never who", async () => {
    const { here, ana, lee, mentorship } = await aPair();
    expect((await ahead(here, lee)).length).toBeGreaterThan(0);
    await changeMe(here, ana, { action: "end", mentorship });
    expect(await here.store.get("load", lee)).toMatchObject({ mentorships: [] });
    expect([await ahead(here, ana), await ahead(here, lee)]).toEqual([[], []]);
    expect([await endings(here, "Ana"), await endings(here, "Lee")]).toEqual([0, 1]);
    expect((await lettersTo(here, "Lee")).at(-1)?.text).not.toMatch(/Ana (ended|decided|asked)/);
  });

  it("P8: pressing again ends nothing more", async () => {
    const { here, ana, mentorship } = await aPair();
    await changeMe(here, ana, { action: "end", mentorship });
    const commits = here.store.commits();
    await changeMe(here, ana, { action: "end", mentorship });
    expect(here.store.commits()).toBe(commits);
    expect(await endings(here, "Lee")).toBe(1);
  });

  it("P8: pairs again, first in line, with somebody else", async () => {
    const { here, ana, lee, mentorship } = await aPair();
    const kim = await aMentor(here, "Kim", { places: 1, stage: "student" });
    await changeMe(here, ana, { action: "end", mentorship });
    here.pass(24);
    await runRound(here);
    const [next] = await pairAll(here);
    expect(next && mentorIn(next)).toBe(kim);
    expect(next && mentorIn(next)).not.toBe(lee);
  });

  it("P11: keeps facts and finished topics with the mentee, and the next mentorship plans their year again", async () => {
    const { here, ana, mentorship } = await aPair();
    await changeMe(here, ana, { action: "fact", fact: "presentsPoster", value: "yes" });
    await aMentor(here, "Kim", { places: 1 });
    await changeMe(here, ana, { action: "end", mentorship });
    here.pass(24);
    await pairAll(here);
    expect(await here.store.get("participant", `demo.${ana}`)).toMatchObject({
      facts: { "2026": { presentsPoster: true } },
    });
    expect((await ahead(here, ana)).length).toBeGreaterThan(5);
  });

  it("T4: means nothing where it is somebody else's mentorship", async () => {
    const { here, mentorship } = await aPair();
    const eve = await aMentee(here, "Eve");
    await changeMe(here, eve, { action: "end", mentorship });
    expect(await here.store.get("mentorship", mentorship)).toMatchObject({ state: "active" });
  });
});

describe("leaving", () => {
  it("M3: ends everything, tells the other once, and nothing more is planned, suggested or sent", async () => {
    const { here, ana, lee } = await aPair();
    await changeMe(here, lee, { action: "leave" });
    expect(await here.store.get("participant", `demo.${lee}`)).toMatchObject({ state: "left", mentorships: [] });
    expect([await ahead(here, ana), await ahead(here, lee)]).toEqual([[], []]);
    expect([await endings(here, "Ana"), await endings(here, "Lee")]).toEqual([1, 0]);
    here.pass(24);
    expect((await runRound(here)).filter(({ state }) => state !== "accepted")).toEqual([]);
  });

  it("P5: withdraws a suggestion the other has not answered yet", async () => {
    const here = await world();
    const ana = await aMentee(here, "Ana");
    await aMentor(here, "Lee");
    await runRound(here);
    await changeMe(here, ana, { action: "leave" });
    const [proposal] = (await here.store.list("proposal", "demo")).items;
    expect(proposal?.state).toBe("withdrawn");
  });
});
