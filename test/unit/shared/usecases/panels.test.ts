import { describe, expect, it } from "vitest";
import { inRole } from "#shared/domain/mentorship.ts";
import { everything } from "#shared/usecases/everything.ts";
import { everythingOf } from "#shared/usecases/privacy/export.ts";
import { passDays } from "#test/support/asking.ts";
import { pressErase } from "#test/support/full-life.ts";
import {
  aGroup,
  askedToken,
  changed,
  offered,
  offerIn,
  partOf,
  prepared,
  promptsTo,
  quiet,
  running,
  says,
  three,
} from "#test/support/groups.ts";
import { kindsTo, lettersTo } from "#test/support/letters.ts";
import { aMentee, aMentor, changeMe } from "#test/support/people.ts";
import { sendPrompts } from "#test/support/prompts.ts";
import { world } from "#test/support/world.ts";

describe("panels, teams and conversations", () => {
  it("P13: a panel of mentors around one mentee needs two of them, and counts as one mentorship", async () => {
    const here = await world({ ...quiet, mentorsPerMentee: 2 });
    const ana = await aMentee(here, "Ana");
    const names = ["Lee", "Kim", "Pat"] as const;
    const [lee = "", kim = ""] = await Promise.all(names.map((name) => aMentor(here, name, { places: 1 })));
    await offered(here, "panel", names, ["Ana"]);
    await says(here, "Lee", "yes");
    await says(here, "Pat", "no");
    await says(here, "Kim", "yes");
    const letter = (await lettersTo(here, "Ana")).at(-1);
    expect(letter?.text).toMatch(/Lee and Kim|Kim and Lee/);
    expect(letter?.text).not.toContain("Pat");
    await says(here, "Ana", "yes");
    const [panel] = await running(here);
    expect(panel).toMatchObject({ shape: "panel", mentees: [ana] });
    expect(panel?.mentors.toSorted()).toEqual([lee, kim].sort());
    expect((await partOf(here, ana))?.mentorships).toHaveLength(1);
    for (const mentor of [lee, kim]) expect((await here.store.get("load", mentor))?.mentorships).toEqual([panel?.id]);
    await sendPrompts(here, "cv-review");
    const prompts = await promptsTo(here, "Ana");
    expect(prompts.length).toBeGreaterThan(0);
    for (const { text } of prompts) expect(text).toMatch(/Lee and Kim|Kim and Lee/);
  });

  it("P13: a team begins as one, with those of it who said yes", async () => {
    const { here } = await aGroup();
    await offered(here, "team", ["Lee"], three);
    for (const name of ["Lee", ...three]) await says(here, name, "yes");
    expect(await running(here)).toMatchObject([{ shape: "team" }]);
    expect((await lettersTo(here, "Ana")).at(-1)?.text).toContain("mentors your team");
  });

  it("P13: one conversation takes no place, keeps the mentee in line, and is over without a word", async () => {
    const { here, lee, ana } = await aGroup();
    const { id } = await offered(here, "once", ["Lee"], ["Ana"]);
    await says(here, "Lee", "yes");
    await says(here, "Ana", "yes");
    expect(await running(here)).toEqual([]);
    expect(await offerIn(here, id)).toMatchObject({ state: "accepted", until: "2026-09-28" });
    expect((await here.store.get("load", lee))?.mentorships).toEqual([]);
    expect(await partOf(here, ana)).toMatchObject({ mentorships: [], waitingSince: expect.any(String) });
    const letter = (await lettersTo(here, "Ana")).at(-1);
    expect(letter?.text).toContain("Three times that may suit you both");
    expect(letter?.raw).toMatch(/Reply-To: .*lee@post\.example/);
    const before = (await kindsTo(here, "Ana")).length;
    await passDays(here, 60);
    expect((await kindsTo(here, "Ana")).slice(before)).toEqual(["in-line"]);
  });

  it("P13: is refused for too few, for who is no mentor, and for who is kept apart", async () => {
    const { here } = await aGroup();
    for (const [shape, mentors, mentees] of [
      ["group", ["Lee"], ["Ana"]],
      ["panel", ["Lee"], ["Ana"]],
      ["group", ["Ana"], ["Bea", "Cas"]],
      ["group", ["Nobody"], ["Bea", "Cas"]],
    ] as const)
      await expect(prepared(here, shape, mentors, mentees)).rejects.toThrow("400");
    expect(await everything(here.ports, "offer", "demo")).toEqual([]);
  });

  it("T1: who leaves or is erased is taken out of what is open, with what they said, and the others go on", async () => {
    const { here, ana, bea, cas } = await aGroup();
    const { id } = await offered(here, "group", ["Lee"], three);
    await says(here, "Lee", "yes");
    await says(here, "Ana", "yes");
    await pressErase(here, ana);
    await here.work();
    expect(await offerIn(here, id)).toMatchObject({ mentees: [bea, cas], state: "asked-mentees" });
    expect(JSON.stringify(await offerIn(here, id))).not.toContain(ana);
    for (const name of ["Bea", "Cas"]) await says(here, name, "yes");
    const [group] = await running(here);
    expect(group?.mentees.toSorted()).toEqual([bea, cas].sort());
    await changeMe(here, bea, { action: "leave" });
    const still = await here.store.get("mentorship", group?.id ?? "");
    expect(still && inRole(still, "mentee")).toEqual([cas]);
    expect((await lettersTo(here, "Cas")).some(({ text }) => text.includes("ended"))).toBe(false);
  });

  it("T1: the export holds what somebody was offered and said, and nobody else", async () => {
    const { here, ana, lee } = await aGroup();
    await offered(here, "group", ["Lee"], three);
    for (const [name, answer] of [
      ["Lee", "yes"],
      ["Ana", "yes"],
      ["Bea", "no"],
    ] as const)
      await says(here, name, answer);
    const person = await here.store.get("person", ana);
    const kept = person && (await everythingOf(person, here.ports))["offer"];
    expect(kept).toMatchObject([{ shape: "group", role: "mentee", state: "asked-mentees", youSaid: "yes" }]);
    expect(JSON.stringify(kept)).not.toContain("per_");
    expect(JSON.stringify(kept)).not.toContain(lee);
  });

  it("P13: taken back, nobody who was asked can say anything to it any more", async () => {
    const { here } = await aGroup();
    const { id } = await offered(here, "group", ["Lee"], three);
    await askedToken(here, "Lee");
    expect((await changed(here, id, { does: "withdraw" })).body.state).toBe("withdrawn");
    expect((await says(here, "Lee", "yes")).json).toEqual({ outcome: "closed" });
  });
});
