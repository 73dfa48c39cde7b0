import { describe, expect, it } from "vitest";
import { setKeyDate } from "#shared/usecases/coordinators/key-dates.ts";
import { answer } from "#shared/usecases/year/answer.ts";
import { kindsTo, lettersTo, tokensIn } from "#test/support/letters.ts";
import { aMentee, aMentor, changeMe, pairAll, tokenFor } from "#test/support/people.ts";
import { aDuePrompt, ledgerOf, messageOf, promptsAhead, sendPrompts } from "#test/support/prompts.ts";
import { coordinator, noQuery, request, type World, world } from "#test/support/world.ts";

type Choice = Parameters<typeof answer>[0]["body"]["answer"];

async function press(here: World, person: string, touchpoint: string, choice: Choice) {
  const token = await tokenFor(here, "answer", person, touchpoint);
  const reply = await answer(request({ token }, noQuery, { answer: choice }), here.ports, here.now());
  await here.work();
  return reply;
}

async function attends(here: World, person: string, value: "yes" | "no") {
  here.pass(1 / 60);
  await changeMe(here, person, { action: "fact", fact: "attends", value });
}

/** Ana and Lee, who both go to the Midyear meeting; their prompt has told them where they meet. */
async function aMeeting() {
  const here = await world();
  const ana = await aMentee(here, "Ana");
  const lee = await aMentor(here, "Lee", { places: 1 });
  await pairAll(here);
  for (const person of [ana, lee]) await attends(here, person, "yes");
  await sendPrompts(here, "midyear-plan");
  return { here, ana, lee };
}
const news = async (here: World, name: string) =>
  (await kindsTo(here, name)).filter((kind) => kind === "meeting-changed").length;

describe("a year", () => {
  it("Y1: begins at once with the mentorship, and planning it again changes nothing", async () => {
    const { here } = await aDuePrompt();
    const before = await ledgerOf(here);
    expect(before.filter(({ kind }) => kind === "prompt").length).toBeGreaterThan(5);
    await here.job("plan");
    expect(await ledgerOf(here)).toEqual(before);
    expect(await here.job("plan")).toMatchObject({ summary: { stale: 0 } });
  });

  it("Y7 F29: follows a key date that moves", async () => {
    const { here } = await aDuePrompt();
    here.goTo("2026-08-20");
    const due = async () => (await promptsAhead(here, "cv-review")).map(({ dueAt }) => dueAt.slice(0, 10));
    expect(new Set(await due())).toEqual(new Set(["2026-09-14"]));
    const body = { date: "2026-12-13", days: 5, state: "confirmed" } as const;
    const parameters = { programme: "demo", keyDate: "midyear" };
    await setKeyDate(request(parameters, undefined, body, { caller: coordinator }), here.ports, here.now());
    await here.work();
    expect(new Set(await due())).toEqual(new Set(["2026-09-21"]));
  });

  it("Y12: tells a mentor of two in one mail that names both", async () => {
    const here = await world();
    for (const name of ["Ana", "Bea"]) await aMentee(here, name);
    await aMentor(here, "Lee", { places: 2 });
    expect(await pairAll(here)).toHaveLength(2);
    await sendPrompts(here, "cv-review");
    const prompts = (await lettersTo(here, "Lee")).filter((letter) => tokensIn(letter, "answer").length > 0);
    expect(prompts).toHaveLength(1);
    for (const name of ["Ana", "Bea"]) expect(prompts[0]?.text).toContain(name);
    expect(here.mailer.calls.filter(({ message }) => message === prompts[0]?.message)).toHaveLength(1);
  });

  it("Y22: tells no mentor of a mentee's results", async () => {
    const { here } = await aDuePrompt();
    for (const key of ["phase-1", "phase-2"]) expect(await promptsAhead(here, key)).toHaveLength(1);
  });
});

describe("a meeting in person", () => {
  it("Y4: is proposed only when both said they go, with an invitation in the prompt", async () => {
    const { here } = await aMeeting();
    const [prompt] = (await lettersTo(here, "Ana")).slice(-1);
    expect(prompt?.raw).toMatch(/text\/calendar;[^\n]*\n?[^\n]*method=REQUEST/i);
    const alone = await world();
    const ana = await aMentee(alone, "Ana");
    await aMentor(alone, "Lee", { places: 1 });
    await pairAll(alone);
    await attends(alone, ana, "yes");
    await sendPrompts(alone, "midyear-plan");
    expect((await lettersTo(alone, "Ana")).map(({ raw }) => raw).join()).not.toContain("text/calendar");
  });

  it("Y4 F30: is called off for both when either no longer goes, after the prompt has left", async () => {
    const { here, lee } = await aMeeting();
    await attends(here, lee, "no");
    expect([await news(here, "Ana"), await news(here, "Lee")]).toEqual([1, 1]);
    expect((await lettersTo(here, "Ana")).at(-1)?.raw).toMatch(/method=CANCEL/i);
    await attends(here, lee, "no");
    expect(await news(here, "Ana")).toBe(1);
  });

  it("Y4: comes back as news with a higher sequence when they go after all", async () => {
    const { here, lee } = await aMeeting();
    for (const value of ["no", "yes"] as const) await attends(here, lee, value);
    expect(await news(here, "Ana")).toBe(2);
    expect((await lettersTo(here, "Ana")).at(-1)?.raw).toMatch(/method=REQUEST/i);
  });

  it("Y4: is news to nobody while the prompt is still ahead: the prompt says it", async () => {
    const here = await world();
    const ana = await aMentee(here, "Ana");
    const lee = await aMentor(here, "Lee", { places: 1 });
    await pairAll(here);
    for (const person of [ana, lee, ana]) await attends(here, person, "yes");
    await attends(here, lee, "no");
    expect([await news(here, "Ana"), await news(here, "Lee")]).toEqual([0, 0]);
  });
});

describe("an answer from a mail", () => {
  it("Y10: a mentee who met is not asked again, nor is the mentor", async () => {
    const { here, ana } = await aDuePrompt();
    expect(await press(here, ana, "cv-review.2026", "met")).toMatchObject({ json: { outcome: "met" } });
    expect(await promptsAhead(here, "cv-review")).toEqual([]);
  });

  it("Y10: later means once more, a week on, and the second time it is enough", async () => {
    const { here, ana } = await aDuePrompt();
    await here.deliver();
    await press(here, ana, "cv-review.2026", "snooze");
    const again = (await promptsAhead(here, "cv-review")).filter(({ person }) => person === ana);
    expect(again).toMatchObject([{ occurrence: "2026.2" }]);
    expect(again[0]?.dueAt.slice(0, 10)).toBe("2026-09-21");
    await press(here, ana, "cv-review.2026", "snooze");
    expect((await promptsAhead(here, "cv-review")).filter(({ person }) => person === ana)).toHaveLength(1);
  });

  it("Y10: a mentor who skips is let be, and the mentee's prompt stays", async () => {
    const { here, ana, prompt } = await aDuePrompt();
    const [mentor] = (await promptsAhead(here, "cv-review")).filter(({ person }) => person !== ana);
    await press(here, mentor?.person ?? "", "cv-review.2026", "skip");
    expect((await messageOf(here, prompt)).state).toBe("PLANNED");
  });

  it("Y10: a fact given in one tap is kept, and pressing again writes nothing", async () => {
    const { here, ana } = await aDuePrompt();
    await press(here, ana, "cv-review.2026", "presentsPoster.yes");
    expect(await here.store.get("participant", `demo.${ana}`)).toMatchObject({
      facts: { "2026": { presentsPoster: true } },
    });
    const commits = here.store.commits();
    await press(here, ana, "cv-review.2026", "presentsPoster.yes");
    expect(here.store.commits()).toBe(commits);
  });
});
