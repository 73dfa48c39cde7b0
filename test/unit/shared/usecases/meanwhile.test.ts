import { describe, expect, it } from "vitest";
import { participantId } from "#shared/domain/participant.ts";
import { everything } from "#shared/usecases/everything.ts";
import { passDays } from "#test/support/asking.ts";
import { offerIn, running, says } from "#test/support/groups.ts";
import { kindsTo, lettersTo } from "#test/support/letters.ts";
import { ownPage } from "#test/support/own-page.ts";
import { pairingDesk } from "#test/support/pairing-desk.ts";
import { aMentee, aMentor, changeMe, pairAll, personOf } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

const quiet = { rounds: { every: "never" } } as const;

/** A mentor says on their own page what they would do for more people than their mentees. */
async function wouldDo(here: World, person: string, fields: { group?: string; once?: "yes" }) {
  const { status } = await (await ownPage(here, person)).send("updateProfile", { part: "offers", ...fields });
  expect(status).toBe(200);
}
const offers = (here: World) => everything(here.ports, "offer", "demo");
const bodyOf = async (here: World, person: string) => (await (await ownPage(here, person)).open("me")).body;

describe("while somebody waits", () => {
  it("J8: the promised answer names a group or one conversation only where mentors said they would, and one tap on the own page wishes for it", async () => {
    const here = await world(quiet);
    const ana = await aMentee(here, "Ana");
    const lee = await aMentor(here, "Lee", { places: 0 });
    await wouldDo(here, lee, { group: "4", once: "yes" });
    expect(await bodyOf(here, ana)).not.toContain("Until there is a mentor for you");
    await passDays(here, 22);
    const letter = (await lettersTo(here, "Ana")).at(-1);
    expect(letter?.text).toContain("You are the first in line.");
    expect(letter?.text).toContain("Would a small group or a single conversation help meanwhile?");
    expect((await kindsTo(here, "Ana")).filter((kind) => kind === "in-line")).toHaveLength(1);
    expect(await bodyOf(here, ana)).toContain("Until there is a mentor for you");
    const page = await ownPage(here, ana);
    await page.send("updateMe", { action: "meanwhile", kind: "group", says: "yes" });
    expect((await here.store.get("participant", participantId("demo", ana)))?.meanwhile).toHaveProperty("group");
    await page.send("updateMe", { action: "meanwhile", kind: "group", says: "no" });
    expect((await here.store.get("participant", participantId("demo", ana)))?.meanwhile).toEqual({});
    const other = await world(quiet);
    await aMentee(other, "Ana");
    await aMentor(other, "Lee", { places: 0 });
    await passDays(other, 22);
    expect((await lettersTo(other, "Ana")).at(-1)?.text).not.toContain("meanwhile");
  });

  it("J8: a wish for one conversation is offered by itself, the mentor asked first, and passes quietly to the next", async () => {
    const here = await world(quiet);
    const ana = await aMentee(here, "Ana");
    for (const name of ["Lee", "Kim"]) await wouldDo(here, await aMentor(here, name, { places: 0 }), { once: "yes" });
    await aMentor(here, "Pat", { places: 0 });
    await changeMe(here, ana, { action: "meanwhile", kind: "once", says: "yes" });
    await passDays(here, 1);
    const [first] = await offers(here);
    const asked = first?.mentors[0] === (await personOf(here, "Lee")) ? "Lee" : "Kim";
    const next = asked === "Lee" ? "Kim" : "Lee";
    expect((await lettersTo(here, asked)).at(-1)?.text).toContain("Ana waits for a mentor");
    await says(here, asked, "no");
    await passDays(here, 7);
    expect((await lettersTo(here, next)).at(-1)?.text).toContain("Ana waits for a mentor");
    await says(here, next, "yes");
    expect((await lettersTo(here, "Ana")).at(-1)?.text).not.toContain(asked);
    await says(here, "Ana", "yes");
    const part = await here.store.get("participant", participantId("demo", ana));
    expect(part).toMatchObject({ mentorships: [], meanwhile: {} });
    await passDays(here, 10);
    expect(await offers(here)).toHaveLength(2);
    expect(await running(here)).toEqual([]);
    expect((await kindsTo(here, "Pat")).includes("offer")).toBe(false);
    expect(await bodyOf(here, ana)).toContain("first in line");
  });

  it("J8: wishes for a group come first when a coordinator forms groups; drafts ask nobody until the coordinator does", async () => {
    const here = await world(quiet);
    const lee = await aMentor(here, "Lee", { places: 1 });
    await aMentor(here, "Kim", { places: 1 });
    await wouldDo(here, lee, { group: "2" });
    for (const name of ["Ana", "Bea", "Cas", "Dee"]) await aMentee(here, name);
    const wishing = [await personOf(here, "Cas"), await personOf(here, "Dee")];
    for (const person of wishing) await changeMe(here, person, { action: "meanwhile", kind: "group", says: "yes" });
    const { status } = await pairingDesk(here).post("makeGroup", {}, { does: "form" });
    expect(status).toBe(202);
    const [draft, ...others] = await offers(here);
    expect(others).toEqual([]);
    expect(draft).toMatchObject({ shape: "group", state: "draft", mentors: [lee] });
    expect(draft?.mentees.toSorted()).toEqual(wishing.sort());
    expect((await kindsTo(here, "Lee")).includes("offer")).toBe(false);
    await pairingDesk(here).post("makeGroup", {}, { does: "form" }, { "idempotency-key": "again" });
    expect(await offers(here)).toHaveLength(1);
  });

  it("P13: a panel is looked for by discipline, with one mentor of each who has room", async () => {
    const here = await world(quiet);
    const ana = await aMentee(here, "Ana");
    const has = { Lee: "clinical", Kim: "technical", Pat: "clinical", Max: "policy" } as const;
    for (const [name, discipline] of Object.entries(has)) {
      const person = await aMentor(here, name, { places: 1 });
      await (await ownPage(here, person)).send("updateProfile", { part: "work", discipline });
    }
    const disciplines = { disciplines: "clinical" };
    const desk = pairingDesk(here);
    expect(
      (await desk.post("makeGroup", {}, { does: "panel", mentee: "ana@post.example", ...disciplines })).status,
    ).toBe(400);
    const api = await desk.json(
      "makeGroup",
      {},
      {
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ does: "panel", mentee: ana, disciplines: ["clinical", "technical", "nursing"] }),
      },
    );
    expect(api.status).toBe(202);
    const [panel] = await offers(here);
    expect(panel).toMatchObject({ shape: "panel", mentees: [ana], state: "draft" });
    expect(panel?.mentors).toHaveLength(2);
    expect(panel?.mentors).toContain(await personOf(here, "Kim"));
    expect(panel?.mentors).not.toContain(await personOf(here, "Max"));
    expect(panel && (await offerIn(here, panel.id)).state).toBe("draft");
  });
});

describe("a second mentor", () => {
  it("J9: who says so gets a second mentor, after everybody without one has had a turn", async () => {
    const here = await world({ ...quiet, mentorsPerMentee: 2 });
    const ana = await aMentee(here, "Ana");
    await aMentor(here, "Lee", { places: 1 });
    await pairAll(here);
    expect(await running(here)).toHaveLength(1);
    await aMentor(here, "Kim", { places: 1, topics: ["data"] });
    here.pass(1);
    await pairAll(here);
    expect(await running(here)).toHaveLength(1);
    expect(await bodyOf(here, ana)).toContain("A second mentor");
    await changeMe(here, ana, { action: "second-mentor", says: "yes" });
    const bea = await aMentee(here, "Bea", { topics: ["oncology"] });
    here.pass(1);
    await pairAll(here);
    expect((await here.store.get("participant", participantId("demo", bea)))?.mentorships).toHaveLength(1);
    expect((await here.store.get("participant", participantId("demo", ana)))?.mentorships).toHaveLength(1);
    await aMentor(here, "Pat", { places: 1, topics: ["research"] });
    here.pass(1);
    await pairAll(here);
    const part = await here.store.get("participant", participantId("demo", ana));
    expect(part?.mentorships).toHaveLength(2);
    expect(part?.secondMentor).toBeUndefined();
    expect(await bodyOf(here, ana)).not.toContain("A second mentor");
  });
});
