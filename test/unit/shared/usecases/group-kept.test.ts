import { describe, expect, it } from "vitest";
import { inRole } from "#shared/domain/mentorship.ts";
import { participantId } from "#shared/domain/participant.ts";
import { everything } from "#shared/usecases/everything.ts";
import { goesOn } from "#shared/usecases/pairing/go-on.ts";
import { programmePlan } from "#shared/usecases/year/programme-plan.ts";
import { passDays } from "#test/support/asking.ts";
import { aGroup, changed, offered, offerIn, prepared, quiet, running, says, three } from "#test/support/groups.ts";
import { sayOf } from "#test/support/known.ts";
import { kindsTo, lettersTo } from "#test/support/letters.ts";
import { ownPage } from "#test/support/own-page.ts";
import { pairingDesk } from "#test/support/pairing-desk.ts";
import { aMentee, aMentor, changeMe, emailOf } from "#test/support/people.ts";
import { ledgerOf } from "#test/support/prompts.ts";
import { world } from "#test/support/world.ts";

describe("who is kept apart", () => {
  it("P2: two mentees, or two mentors, of whom one asked for it are put into no offer by hand", async () => {
    const { here, lee, ana } = await aGroup({ mentorsPerMentee: 2 });
    await aMentor(here, "Kim", { places: 1 });
    await sayOf(here, ana, "avoid", "Bea");
    await sayOf(here, lee, "avoid", "Kim");
    await expect(prepared(here, "group", ["Lee"], ["Ana", "Bea"])).rejects.toThrow("400");
    await expect(prepared(here, "panel", ["Kim", "Lee"], ["Cas"])).rejects.toThrow("400");
    expect((await prepared(here, "group", ["Lee"], ["Ana", "Cas"])).state).toBe("draft");
  });

  it("P2: groups and panels that are looked for never hold two who are kept apart", async () => {
    const { here, lee, ana, bea } = await aGroup();
    await sayOf(here, ana, "avoid", "Bea");
    const { status } = await (await ownPage(here, lee)).send("updateProfile", { part: "offers", group: "3" });
    expect(status).toBe(200);
    await pairingDesk(here).post("makeGroup", {}, { does: "form" });
    const drafts = await everything(here.ports, "offer", "demo");
    expect(drafts).toHaveLength(1);
    expect(drafts[0]?.mentees).toHaveLength(2);
    expect(drafts.some(({ mentees }) => mentees.includes(ana) && mentees.includes(bea))).toBe(false);
  });

  it("P2: a word said after the draft, or after the mentor was asked, counts, and nobody hears of it", async () => {
    const { here, lee, ana, bea, cas } = await aGroup();
    await aMentee(here, "Dee");
    const { id } = await prepared(here, "group", ["Lee"], [...three, "Dee"]);
    await sayOf(here, ana, "avoid", "Lee");
    await changed(here, id, { does: "ask" });
    expect((await offerIn(here, id)).mentees).not.toContain(ana);
    await sayOf(here, lee, "avoid", "Bea");
    await says(here, "Lee", "yes");
    for (const name of ["Ana", "Bea"]) expect(await kindsTo(here, name)).not.toContain("offer");
    await sayOf(here, cas, "avoid", "Dee");
    await says(here, "Cas", "yes");
    await says(here, "Dee", "yes");
    expect(await running(here)).toEqual([]);
    expect(await kindsTo(here, "Lee")).not.toContain("group-introduction");
    expect((await here.store.get("participant", participantId("demo", bea)))?.mentorships).toEqual([]);
  });
});

describe("what a yes comes to", () => {
  it("P13: who said yes and pauses is not in it; only those who are placed read that they are brought together", async () => {
    const { here, ana, bea, cas } = await aGroup();
    await offered(here, "group", ["Lee"], three);
    for (const name of ["Lee", "Ana", "Bea"]) await says(here, name, "yes");
    await changeMe(here, ana, { action: "pause" });
    await says(here, "Cas", "yes");
    const [group] = await running(here);
    expect(group?.mentees.toSorted()).toEqual([bea, cas].sort());
    expect((await says(here, "Ana", "yes")).json).toEqual({ outcome: "closed" });
    expect((await says(here, "Cas", "yes")).json).toEqual({ outcome: "paired" });
  });

  it("P13: who said yes where another took the last place finds it closed", async () => {
    const { here, ana } = await aGroup({ mentorsPerMentee: 1 });
    const { id } = await offered(here, "group", ["Lee"], three);
    for (const name of ["Lee", "Ana", "Bea"]) await says(here, name, "yes");
    const part = await here.store.get("participant", participantId("demo", ana));
    if (!part) throw new Error("Ana is gone");
    await here.store.commit([{ kind: "participant", put: { ...part, mentorships: ["shp_other"] } }]);
    await says(here, "Cas", "yes");
    const offer = await offerIn(here, id);
    expect(offer.state).toBe("accepted");
    expect(offer.yes).not.toContain(ana);
  });

  it("P13: a mentor who takes their yes back vanishes from no page; with too few left it is closed", async () => {
    const { here } = await aGroup();
    await aMentor(here, "Kim", { places: 1 });
    await offered(here, "group", ["Lee", "Kim"], three);
    for (const name of ["Lee", "Kim", "Ana"]) await says(here, name, "yes");
    const bea = async () => (await says(here, "Bea", "undo")).html ?? "";
    const before = await bea();
    expect(before).toMatch(/Lee and Kim|Kim and Lee/);
    await says(here, "Kim", "no");
    expect(await bea()).toBe(before);
    await says(here, "Lee", "no");
    expect((await says(here, "Bea", "yes")).json).toEqual({ outcome: "closed" });
    const reminders = (await kindsTo(here, "Bea")).length;
    await passDays(here, 6);
    expect((await kindsTo(here, "Bea")).slice(reminders)).not.toContain("offer");
    const inVain = (await says(here, "Ana", "yes")).html;
    expect(inVain).toContain("It did not come about. You keep your place in line.");
    expect((await says(here, "Bea", "yes")).html).not.toContain("It did not come about");
  });

  it("P8: coordinators see how many said yes, and of nobody what they said", async () => {
    const { here, ana, bea } = await aGroup();
    const { id } = await offered(here, "group", ["Lee"], three);
    await says(here, "Lee", "yes");
    const seen = async () => {
      const { body } = await pairingDesk(here).json("showGroup", { group: id });
      const { version: _, ...said } = body;
      return said;
    };
    await says(here, "Ana", "yes");
    const before = await seen();
    expect(before.said).toEqual({ mentors: { yes: 1, asked: 0 }, mentees: { yes: 1, asked: 2 } });
    await says(here, "Bea", "no");
    expect(await seen()).toEqual(before);
    expect(before).not.toHaveProperty("yes");
    expect(before).not.toHaveProperty("no");
    const { body } = await pairingDesk(here).json("listGroups", {});
    expect(body.items[0]).not.toHaveProperty("no");
    expect([ana, bea].every((one) => before.mentees.includes(one))).toBe(true);
  });
});

describe("a place in a running group", () => {
  const begun = async () => {
    const all = await aGroup();
    const { id } = await offered(all.here, "group", ["Lee"], three);
    for (const name of ["Lee", ...three]) await says(all.here, name, "yes");
    for (const name of ["Dee", "Eve"]) await aMentee(all.here, name);
    return { ...all, id };
  };

  it("P13: is offered to nobody beyond what its mentor would take, and not without the mentor's yes", async () => {
    const { here, id, lee } = await begun();
    await changed(here, id, { does: "add", mentee: emailOf("Dee") }, "one");
    await says(here, "Lee", "no");
    await passDays(here, 8);
    expect(await kindsTo(here, "Dee")).not.toContain("offer");
    await (await ownPage(here, lee)).send("updateProfile", { part: "offers", group: "3" });
    expect((await changed(here, id, { does: "add", mentee: emailOf("Eve") }, "two")).status).toBe(409);
  });

  it("P13: is offered once to the same person while they are asked, and again after it ran out", async () => {
    const { here, id } = await begun();
    expect((await changed(here, id, { does: "add", mentee: emailOf("Dee") }, "one")).status).toBe(201);
    here.pass(1);
    expect((await changed(here, id, { does: "add", mentee: emailOf("Dee") }, "two")).status).toBe(409);
    expect((await kindsTo(here, "Lee")).filter((kind) => kind === "offer")).toHaveLength(2);
    await passDays(here, 8);
    expect((await changed(here, id, { does: "add", mentee: emailOf("Dee") }, "three")).status).toBe(201);
  });

  it("P8: who left comes first where there is one place, before somebody who fits it better", async () => {
    const { here, id, ana } = await begun();
    await changeMe(here, ana, { action: "end", mentorship: (await offerIn(here, id)).mentorship ?? "" });
    await aMentor(here, "Kim", { places: 1, topics: ["data"] });
    await aMentee(here, "Eve", { topics: ["data"] });
    await pairingDesk(here).post("startRound", {});
    expect((await everything(here.ports, "proposal", "demo")).map(({ mentee }) => mentee)).toEqual([ana]);
  });

  it("P5: who left is without a mentor again, and not suggested the same one", async () => {
    const { here, id, ana, lee } = await begun();
    const group = (await offerIn(here, id)).mentorship ?? "";
    await changeMe(here, ana, { action: "end", mentorship: group });
    const load = await here.store.get("load", lee);
    if (load) await here.store.commit([{ kind: "load", put: { ...load, places: 3 } }]);
    await aMentor(here, "Kim", { places: 1 });
    await pairingDesk(here).post("startRound", {});
    const drafts = await everything(here.ports, "proposal", "demo");
    const hers = drafts.filter(({ mentee }) => mentee === ana);
    expect(hers).toHaveLength(1);
    expect(hers[0]?.mentor).not.toBe(lee);
    await expect(prepared(here, "group", ["Lee"], ["Ana", "Dee"])).rejects.toThrow("400");
    const still = await here.store.get("mentorship", group);
    expect(still && inRole(still, "mentee")).toHaveLength(2);
  });
});

describe("places and membership", () => {
  it("P10: a place kept for a group is offered to nobody by hand", async () => {
    const { here, lee } = await aGroup();
    const dee = await aMentee(here, "Dee");
    await offered(here, "group", ["Lee"], three);
    await says(here, "Lee", "yes");
    await pairingDesk(here).post("suggestMentor", { person: dee }, { mentor: lee });
    await here.work();
    expect(await everything(here.ports, "proposal", "demo")).toEqual([]);
    expect(await kindsTo(here, "Lee")).not.toContain("proposal-mentor");
  });

  it("J7: nobody without a membership is put into a group where one is required", async () => {
    const { here } = await aGroup();
    const { id } = await prepared(here, "team", ["Lee"], three);
    await offered(here, "group", ["Lee"], three);
    await says(here, "Lee", "yes");
    const programme = await here.store.get("programme", "demo");
    if (!programme) throw new Error("There is no programme");
    await here.store.commit([{ kind: "programme", put: { ...programme, membership: "required" } }]);
    expect((await changed(here, id, { does: "ask" })).status).toBe(409);
    for (const name of three) await says(here, name, "yes");
    expect(await running(here)).toEqual([]);
    await expect(prepared(here, "group", ["Lee"], three)).rejects.toThrow("400");
  });

  it("J8: a mentor who said no to one conversation is not asked about the next one the day after", async () => {
    const here = await world(quiet);
    const lee = await aMentor(here, "Lee", { places: 0 });
    await (await ownPage(here, lee)).send("updateProfile", { part: "offers", once: "yes" });
    for (const name of three)
      await changeMe(here, await aMentee(here, name), { action: "meanwhile", kind: "once", says: "yes" });
    await passDays(here, 1);
    await says(here, "Lee", "no");
    await passDays(here, 9);
    expect((await kindsTo(here, "Lee")).filter((kind) => kind === "offer")).toHaveLength(1);
  });
});

describe("another year", () => {
  const atTheEnd = async () => {
    const { here, ...all } = await aGroup();
    const { id } = await offered(here, "group", ["Lee"], three);
    for (const name of ["Lee", ...three]) await says(here, name, "yes");
    const group = (await offerIn(here, id)).mentorship ?? "";
    const wishes = async (person: string, side: "mentee" | "mentor", wish: "same" | "new" | "yes") => {
      const part = await here.store.get("participant", participantId("demo", person));
      if (!part) throw new Error("They are gone");
      const again = { mentee: {}, mentor: {}, ...part.again, [side]: { [group]: { cycle: "2026", wish } } };
      await here.store.commit([{ kind: "participant", put: { ...part, again } }]);
    };
    const goOn = async () => {
      const mentorship = await here.store.get("mentorship", group);
      if (!mentorship) throw new Error("It is gone");
      const plan = await programmePlan("demo", here.ports);
      await here.store.commit(await goesOn(mentorship, "2027", "almanac", plan, here.ports, here.now()));
      return here.store.get("mentorship", group);
    };
    const told = async () => {
      const messages = await everything(here.ports, "message", "demo");
      return messages.filter(({ kind }) => kind === "going-on").map(({ person }) => person);
    };
    return { here, group, wishes, goOn, told, ...all };
  };

  it("P13: a group goes on without who said otherwise, quietly; its places and theirs are free again", async () => {
    const { here, lee, ana, bea, cas, group, wishes, goOn, told } = await atTheEnd();
    await wishes(lee, "mentor", "yes");
    await wishes(ana, "mentee", "same");
    await wishes(bea, "mentee", "new");
    const next = await goOn();
    expect(next && inRole(next, "mentee").toSorted()).toEqual([ana, cas].sort());
    expect(await here.store.get("participant", participantId("demo", bea))).toMatchObject({
      ...{ mentorships: [], formerMentorships: [group] },
    });
    expect((await told()).sort()).toEqual([lee, ana, cas].sort());
  });

  it("P13: who left a group hears nothing of its next year", async () => {
    const { here, lee, ana, bea, cas, group, goOn, told } = await atTheEnd();
    await changeMe(here, ana, { action: "end", mentorship: group });
    await goOn();
    expect((await told()).sort()).toEqual([lee, bea, cas].sort());
    const news = (await ledgerOf(here)).find(({ kind, person }) => kind === "going-on" && person === lee);
    here.goTo(news?.dueAt ?? "");
    await here.deliver();
    const letter = (await lettersTo(here, "Lee"))[(await kindsTo(here, "Lee")).indexOf("going-on")];
    expect(letter?.text).toMatch(/Bea/);
    expect(letter?.text).toMatch(/Cas/);
    expect(letter?.text).not.toMatch(/Ana/);
  });
});
