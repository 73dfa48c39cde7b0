import { describe, expect, it } from "vitest";
import { inRole } from "#shared/domain/mentorship.ts";
import { everything } from "#shared/usecases/everything.ts";
import { passDays } from "#test/support/asking.ts";
import { aGroup, changed, offered, offerIn, partOf, promptsTo, running, says, three } from "#test/support/groups.ts";
import { kindsTo, lettersTo } from "#test/support/letters.ts";
import { aMentee, changeMe, emailOf } from "#test/support/people.ts";
import { sendPrompts } from "#test/support/prompts.ts";
import type { World } from "#test/support/world.ts";

const kindOf = async (here: World, name: string, kind: string) =>
  (await kindsTo(here, name)).filter((one) => one === kind).length;

describe("a group", () => {
  it("P13: asks its mentor first, begins with those who said yes, and takes one place of the mentor", async () => {
    const { here, lee, ana, bea, cas } = await aGroup();
    const { id } = await offered(here, "group", ["Lee"], three);
    expect(await Promise.all(three.map((name) => kindOf(here, name, "offer")))).toEqual([0, 0, 0]);
    await says(here, "Lee", "yes");
    expect(await Promise.all(three.map((name) => kindOf(here, name, "offer")))).toEqual([1, 1, 1]);
    await says(here, "Ana", "yes");
    await says(here, "Bea", "no");
    expect(await running(here)).toEqual([]);
    await says(here, "Cas", "yes");
    const [group] = await running(here);
    expect(group).toMatchObject({ shape: "group", mentors: [lee] });
    expect(group?.mentees.toSorted()).toEqual([ana, cas].sort());
    expect((await here.store.get("load", lee))?.mentorships).toEqual([group?.id]);
    expect((await partOf(here, bea))?.mentorships).toEqual([]);
    expect((await offerIn(here, id)).state).toBe("accepted");
  });

  it("P13: introduces everybody in a mail of their own; nobody learns of the no, nor an address of who said it", async () => {
    const { here } = await aGroup();
    await offered(here, "group", ["Lee"], three);
    await says(here, "Lee", "yes");
    for (const [name, answer] of [
      ["Ana", "yes"],
      ["Bea", "no"],
      ["Cas", "yes"],
    ] as const)
      await says(here, name, answer);
    const introduced = async (name: string) =>
      (await lettersTo(here, name)).filter(({ subject }) => subject.startsWith("Your group begins"));
    expect((await Promise.all(["Lee", "Ana", "Cas", "Bea"].map(introduced))).map((all) => all.length)).toEqual([
      1, 1, 1, 0,
    ]);
    const [toLee] = await introduced("Lee");
    expect(toLee?.text).toContain("Ana and Cas");
    expect(toLee?.raw).toMatch(/Reply-To: .*ana@post\.example.*cas@post\.example/s);
    const [toAna] = await introduced("Ana");
    expect(toAna?.raw).toMatch(/Reply-To: .*lee@post\.example/);
    expect(toAna?.text).toContain("The others in it: Cas.");
    for (const name of ["Lee", "Ana", "Cas"])
      for (const { raw, text } of await lettersTo(here, name)) expect(`${raw} ${text}`).not.toMatch(/Bea\b|bea@/);
  });

  it("P13: shows who said yes no difference between a no and an answer that is yet to come", async () => {
    const { here } = await aGroup();
    await offered(here, "group", ["Lee"], three);
    await says(here, "Lee", "yes");
    await says(here, "Ana", "yes");
    const [before, after] = [
      await says(here, "Ana", "yes"),
      await says(here, "Bea", "no").then(() => says(here, "Ana", "yes")),
    ];
    expect(after.html).toBe(before.html);
    await says(here, "Cas", "no");
    expect((await says(here, "Ana", "yes")).html).toBe(before.html);
    await passDays(here, 6);
    expect(await running(here)).toEqual([]);
    const closed = await says(here, "Ana", "yes");
    expect(closed.json).toEqual({ outcome: "closed" });
    expect(closed.html).not.toMatch(/Bea|Cas/);
    expect((await says(here, "Bea", "yes")).json).toEqual({ outcome: "no" });
  });

  it("P13: reminds once, begins without who stays silent, and lapses where too few say yes", async () => {
    const { here, ana, cas } = await aGroup();
    await offered(here, "group", ["Lee"], three);
    await says(here, "Lee", "yes");
    await says(here, "Ana", "yes");
    await says(here, "Cas", "yes");
    await passDays(here, 6);
    expect(await kindOf(here, "Bea", "offer")).toBe(2);
    expect(await kindOf(here, "Ana", "offer")).toBe(1);
    const [group] = await running(here);
    expect(group?.mentees.toSorted()).toEqual([ana, cas].sort());
    const again = await aGroup();
    const { id } = await offered(again.here, "group", ["Lee"], three);
    await passDays(again.here, 6);
    expect((await offerIn(again.here, id)).state).toBe("lapsed");
    expect(await kindOf(again.here, "Ana", "offer")).toBe(0);
  });

  it("P13: lets a no be taken back while there is time, and a mentor's yes", async () => {
    const { here } = await aGroup();
    const { id } = await offered(here, "group", ["Lee"], three);
    await says(here, "Lee", "yes");
    await says(here, "Ana", "no");
    await says(here, "Ana", "undo");
    await says(here, "Ana", "yes");
    await says(here, "Lee", "no");
    await says(here, "Bea", "yes");
    await says(here, "Cas", "yes");
    expect(await running(here)).toEqual([]);
    await passDays(here, 6);
    expect((await offerIn(here, id)).state).toBe("lapsed");
  });

  it("Y12: one mail for each person and touchpoint names all of a group", async () => {
    const { here } = await aGroup();
    await offered(here, "group", ["Lee"], three);
    for (const name of ["Lee", ...three]) await says(here, name, "yes");
    await sendPrompts(here, "cv-review");
    const prompts = await promptsTo(here, "Lee");
    expect(prompts.length).toBeGreaterThan(0);
    for (const { text } of prompts) for (const name of three) expect(text).toContain(name);
    const messages = (await everything(here.ports, "message", "demo")).filter(({ kind }) => kind === "prompt");
    const once = messages.map(({ person, subject, occurrence }) => `${person} ${subject} ${occurrence}`);
    expect(new Set(once).size).toBe(once.length);
  });

  it("P13: who leaves it leaves it to the others; with its last mentee it ends", async () => {
    const { here, lee, ana, bea, cas } = await aGroup();
    await offered(here, "group", ["Lee"], three);
    for (const name of ["Lee", ...three]) await says(here, name, "yes");
    const [{ id = "" } = {}] = await running(here);
    await changeMe(here, ana, { action: "end", mentorship: id });
    const still = await here.store.get("mentorship", id);
    expect(still?.state).toBe("active");
    expect(still && inRole(still, "mentee").toSorted()).toEqual([bea, cas].sort());
    expect(await partOf(here, ana)).toMatchObject({ mentorships: [], formerMentorships: [id] });
    expect(await kindOf(here, "Lee", "mentorship-ended")).toBe(0);
    await sendPrompts(here, "cv-review");
    const since = await promptsTo(here, "Lee");
    expect(since.length).toBeGreaterThan(0);
    for (const { text } of since) expect(text).not.toContain("Ana");
    for (const { text } of since) expect(text).toMatch(/Bea/);
    await changeMe(here, bea, { action: "end", mentorship: id });
    await changeMe(here, cas, { action: "end", mentorship: id });
    expect((await here.store.get("mentorship", id))?.state).toBe("ended");
    expect((await here.store.get("load", lee))?.mentorships).toEqual([]);
    expect(await kindOf(here, "Ana", "mentorship-ended")).toBe(0);
  });

  it("P13: one more mentee is asked after the mentor, joins, and the mentor hears of it", async () => {
    const { here } = await aGroup();
    const { id } = await offered(here, "group", ["Lee"], three);
    for (const name of ["Lee", ...three]) await says(here, name, "yes");
    const dee = await aMentee(here, "Dee");
    expect((await changed(here, id, { does: "add", mentee: emailOf("Ana") }, "a")).status).toBe(400);
    expect((await changed(here, id, { does: "add", mentee: emailOf("Dee") }, "b")).status).toBe(201);
    expect(await kindOf(here, "Dee", "offer")).toBe(0);
    const toLee = (await lettersTo(here, "Lee")).at(-1)?.text;
    expect(toLee).toContain("One more mentee would like to join your group.");
    expect(toLee).toContain("It takes no further place of yours.");
    expect(toLee).not.toContain("Dee");
    await says(here, "Lee", "yes");
    expect((await lettersTo(here, "Dee")).at(-1)?.text).toContain("Lee already has a group");
    await says(here, "Dee", "yes");
    const [group] = await running(here);
    expect(group && inRole(group, "mentee")).toHaveLength(4);
    expect((await partOf(here, dee))?.mentorships).toEqual([group?.id]);
    expect((await lettersTo(here, "Lee")).at(-1)?.text).toContain("Your group is now");
    expect((await here.store.get("load", group?.mentors[0] ?? ""))?.mentorships).toEqual([group?.id]);
  });
});
