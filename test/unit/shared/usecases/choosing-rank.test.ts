import { describe, expect, it } from "vitest";
import { Choose } from "#shared/contracts/choose-requests.ts";
import { everything } from "#shared/usecases/everything.ts";
import {
  choiceOf,
  choosers,
  closeNow,
  days,
  optionOf,
  roundNow,
  say,
  sayOf,
  start,
  suggestedNow,
} from "#test/support/choosing.ts";
import { kindsTo, lettersTo, tokensIn } from "#test/support/letters.ts";
import { aMentee, aMentor, changeMe, respond } from "#test/support/people.ts";
import type { World } from "#test/support/world.ts";

const proposalTo = async (here: World, mentor: string) => {
  const found = (await everything(here.ports, "proposal", "demo")).findLast((one) => one.mentor === mentor);
  if (found === undefined) throw new Error("There is no such proposal");
  return found;
};

describe("ranking suggested mentors", () => {
  it("P7: mentees get one mail with up to three mentors, and no mentor hears of it", async () => {
    const { here, ana, lee, kim, pat } = await choosers("rank");
    await start(here);
    expect(await roundNow(here)).toMatchObject({ state: "choosing", choosingUntil: "2026-08-22T13:00:00.000Z" });
    expect(await suggestedNow(here)).toEqual(new Map());
    const letter = (await lettersTo(here, "Ana")).at(-1);
    expect(letter?.subject).toContain("3 mentors who might suit you");
    expect(letter?.text).toMatch(/Lee[\s\S]*Kim|Kim[\s\S]*Lee/);
    expect(letter && tokensIn(letter, "me").length).toBeGreaterThan(0);
    expect(letter?.text).toContain("/choose");
    for (const name of ["Lee", "Kim", "Pat"]) expect(await kindsTo(here, name)).not.toContain("choosing");
    const page = await choiceOf(here, ana);
    expect(page.outcome).toBe("rank");
    expect(page.mentors.map(({ id }) => id).sort()).toEqual([lee, kim, pat].sort());
    expect(await choiceOf(here, lee)).toMatchObject({ outcome: "closed", mentees: [] });
    await start(here).catch(() => undefined);
    expect((await kindsTo(here, "Ana")).filter((kind) => kind === "choosing")).toHaveLength(1);
  });

  it("P7: the round follows what both said, then asks the mentor and the mentee as ever", async () => {
    const { here, ana, bea, lee, kim, pat } = await choosers("rank");
    await start(here);
    await sayOf(here, ana, { [pat]: "first", [kim]: "second" });
    await sayOf(here, bea, { [kim]: "first" });
    expect(await suggestedNow(here)).toEqual(new Map());
    await days(here, 1);
    expect((await roundNow(here)).state).toBe("published");
    expect(await suggestedNow(here)).toEqual(
      new Map([
        [ana, pat],
        [bea, kim],
      ]),
    );
    expect((await roundNow(here)).matched).toBe(2);
    expect(await kindsTo(here, "Pat")).toContain("proposal-mentor");
    expect(await kindsTo(here, "Lee")).not.toContain("proposal-mentor");
    expect(await kindsTo(here, "Ana")).not.toContain("proposal-mentee");
    expect(await everything(here.ports, "mentorship", "demo", "active")).toEqual([]);
    await respond(here, pat, await proposalTo(here, pat), "yes");
    await respond(here, ana, await proposalTo(here, pat), "yes");
    await here.work();
    const active = await everything(here.ports, "mentorship", "demo", "active");
    expect(active.map(({ members }) => members.map(({ person }) => person).sort())).toEqual([[ana, pat].sort()]);
    expect((await lettersTo(here, "Ana")).at(-1)?.raw).toMatch(/^Reply-To: .*pat@post.example/im);
    expect((await choiceOf(here, lee)).outcome).toBe("closed");
  });

  it("P7: silence is no preference: one reminder two days before, then everybody is paired all the same", async () => {
    const { here, ana, bea } = await choosers("rank");
    await start(here);
    await sayOf(here, ana, Object.fromEntries((await choiceOf(here, ana)).mentors.map(({ id }) => [id, ""])));
    await days(here, 2);
    const asked = async (name: string) => (await kindsTo(here, name)).filter((kind) => kind === "choosing").length;
    expect([await asked("Ana"), await asked("Bea")]).toEqual([1, 1]);
    await days(here, 2);
    expect([await asked("Ana"), await asked("Bea")]).toEqual([1, 2]);
    expect((await roundNow(here)).state).toBe("choosing");
    await days(here, 1);
    expect((await roundNow(here)).state).toBe("published");
    expect([...(await suggestedNow(here)).keys()].sort()).toEqual([ana, bea].sort());
    expect([await asked("Ana"), await asked("Bea")]).toEqual([1, 2]);
    expect(await choiceOf(here, bea)).toMatchObject({ outcome: "closed", until: null });
    expect((await sayOf(here, bea, { [ana]: "first" })).json).toMatchObject({ outcome: "closed" });
  });

  it("P7: what was said can be changed until the day, and a second choice alone is a first", async () => {
    const { here, ana, lee, kim } = await choosers("rank");
    await start(here);
    await sayOf(here, ana, { [lee]: "first", [kim]: "second" });
    here.pass(1);
    await sayOf(here, ana, { [lee]: "", [kim]: "second" });
    const said = async () => (await choiceOf(here, ana)).mentors.map(({ id, says }) => [id, says]);
    expect(await said()).toContainEqual([kim, "first"]);
    expect(await said()).toContainEqual([lee, null]);
    const commits = here.store.commits();
    await sayOf(here, ana, { [kim]: "first" });
    expect(here.store.commits()).toBe(commits);
  });

  it("P7: whoever would rather have none of them is suggested somebody else, or waits", async () => {
    const { here, ana, bea, lee, kim, pat } = await choosers("rank");
    await start(here);
    await sayOf(here, ana, { [lee]: "rather-not", [kim]: "rather-not", [pat]: "rather-not" });
    const sam = await aMentor(here, "Sam", { topics: ["leadership"] });
    await closeNow(here);
    const now = await suggestedNow(here);
    expect(now.get(ana)).toBe(sam);
    expect(now.get(bea)).toBeDefined();
    // What was said stays good in later rounds: nobody of them comes back.
    await respond(here, sam, await proposalTo(here, sam), "no");
    await days(here, 7);
    expect((await suggestedNow(here)).get(ana)).toBeUndefined();
  });

  it("P7: two mentees who both want the same last place: the round places both, and one gets their first", async () => {
    const { here, ana, bea, pat } = await choosers("rank");
    await start(here);
    for (const mentee of [ana, bea]) await sayOf(here, mentee, { [pat]: "first" });
    await closeNow(here);
    const now = await suggestedNow(here);
    expect(now.size).toBe(2);
    expect([...now.values()].filter((mentor) => mentor === pat)).toHaveLength(1);
    // Two people's wishes are nobody's to count.
    expect((await roundNow(here)).quality).not.toHaveProperty("granted");
  });

  it("P7: a coordinator decides before the day; a second round waits until the first is decided", async () => {
    const { here, bea, kim } = await choosers("rank");
    await start(here, false);
    here.pass(1);
    await expect(start(here)).rejects.toMatchObject({ code: "conflict", says: "problem.choosing" });
    await sayOf(here, bea, { [kim]: "first" });
    await closeNow(here);
    expect(await roundNow(here)).toMatchObject({ state: "published", publish: true });
    expect((await suggestedNow(here)).get(bea)).toBe(kim);
    await closeNow(here);
    expect(await everything(here.ports, "round", "demo")).toHaveLength(1);
  });

  it("P7: a draft asked for stays one: what people said is in it, and nobody is asked before it is published", async () => {
    const { here, ana, lee } = await choosers("rank");
    await start(here, false);
    await sayOf(here, ana, { [lee]: "first" });
    await days(here, 5);
    expect((await roundNow(here)).state).toBe("draft");
    expect((await suggestedNow(here)).get(ana)).toBe(lee);
    expect(await kindsTo(here, "Lee")).not.toContain("proposal-mentor");
  });

  it("P7: whoever leaves, pauses or asks by name meanwhile is dropped quietly, and who comes late takes part", async () => {
    const { here, ana, bea, lee, kim, pat } = await choosers("rank");
    await start(here);
    await sayOf(here, ana, { [lee]: "first" });
    await changeMe(here, lee, { action: "leave" });
    expect((await choiceOf(here, bea)).mentors.map(({ id }) => id).sort()).toEqual([kim, pat].sort());
    await changeMe(here, ana, { action: "leave" });
    expect((await choiceOf(here, ana)).outcome).toBe("closed");
    const late = await aMentee(here, "Cas");
    expect((await choiceOf(here, late)).outcome).toBe("closed");
    await sayOf(here, bea, { [pat]: "first" });
    // Ana is gone, Bea has answered, Cas was never asked: that is everybody.
    await days(here, 1);
    expect((await roundNow(here)).state).toBe("published");
    expect(await suggestedNow(here)).toEqual(
      new Map([
        [bea, pat],
        [late, kim],
      ]),
    );
  });

  it("P7: what is said of the first choice who says no still counts for the next", async () => {
    const { here, ana, bea, lee, kim, pat } = await choosers("rank");
    await start(here);
    await sayOf(here, ana, { [pat]: "first", [kim]: "second" });
    await sayOf(here, bea, { [lee]: "first" });
    await days(here, 1);
    await respond(here, pat, await proposalTo(here, pat), "no");
    await days(here, 1);
    expect((await suggestedNow(here)).get(ana)).toBe(kim);
    expect((await suggestedNow(here)).get(bea)).toBe(lee);
  });

  it("P7: nobody is asked again within two months, and a single mentor is no choice", async () => {
    const { here, ana, bea } = await choosers("rank");
    await start(here);
    await closeNow(here);
    for (const proposal of await everything(here.ports, "proposal", "demo", "asked-mentor"))
      await respond(here, proposal.mentor, proposal, "no");
    for (let month = 0; month < 3; month++) {
      await days(here, 25);
      await aMentor(here, `New${month}`, { topics: ["leadership"], places: 1 });
      await start(here);
    }
    const asked = async (name: string) => (await kindsTo(here, name)).filter((kind) => kind === "choosing").length;
    expect(await asked("Ana")).toBeLessThanOrEqual(3);
    expect((await here.store.get("participant", `demo.${ana}`))?.choosing).toBeDefined();
    expect((await here.store.get("participant", `demo.${bea}`))?.choosing).toBeDefined();
  });

  it("P7: a form with one place twice, or with somebody else in it, comes back with what is wrong", async () => {
    const { here, ana, bea, lee, kim } = await choosers("rank");
    await start(here);
    const twice = Choose.safeParse({ action: "say", who: [lee, kim], says: ["first", "first"] });
    expect(twice.error?.issues.map(({ path }) => path.join())).toEqual(["says"]);
    await expect(sayOf(here, ana, { [bea]: "first" })).rejects.toMatchObject({ code: "invalid-request" });
    await expect(sayOf(here, ana, { [lee]: "gladly" })).rejects.toMatchObject({ code: "invalid-request" });
    await expect(say(here, ana, { action: "calls", take: "yes" })).rejects.toMatchObject({ code: "conflict" });
    expect((await optionOf(here, ana))?.answeredAt).toBeUndefined();
  });

  it("P7: the job has nothing to do before the reminder, and then before the day", async () => {
    const { here, ana, bea } = await choosers("rank");
    await start(here);
    expect((await here.job("match")).nothingBefore).toBe("2026-08-20T13:00:00.000Z");
    here.goTo("2026-08-20T13:00:00Z");
    await here.job("match");
    await here.work();
    expect((await here.job("match")).nothingBefore).toBe("2026-08-22T13:00:00.000Z");
    here.goTo("2026-08-22T13:00:00Z");
    await here.job("match");
    expect((await suggestedNow(here)).size).toBe([ana, bea].length);
  });
});
