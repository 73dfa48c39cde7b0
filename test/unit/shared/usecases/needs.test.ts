import { describe, expect, it } from "vitest";
import { me } from "#shared/usecases/own-page/me.ts";
import { answer, answerPage } from "#shared/usecases/year/answer.ts";
import { lettersTo } from "#test/support/letters.ts";
import { aMentee, aMentor, changeMe, pairAll, personOf, tokenFor } from "#test/support/people.ts";
import { promptsAhead, sendPrompts } from "#test/support/prompts.ts";
import { noQuery, request, type World, world } from "#test/support/world.ts";

type Choice = Parameters<typeof answer>[0]["body"]["answer"];

async function press(here: World, person: string, touchpoint: string, choice: Choice) {
  const token = await tokenFor(here, "answer", person, touchpoint);
  here.pass(1 / 60);
  const reply = await answer(request({ token }, noQuery, { answer: choice }), here.ports, here.now());
  await here.work();
  return reply.json;
}
const touchpoint = (here: World, person: string, key: string) =>
  here.store.get("touchpoint", `demo.${person}.${key}.2026`);
const wish = "would like to talk about one thing first";
const told = async (here: World) => (await lettersTo(here, "Lee")).filter(({ text }) => text.includes(wish));

/** Ana in New York, whose mentor Lee lives further west: her mail leaves first. */
async function aPair() {
  const here = await world();
  const ana = await aMentee(here, "Ana");
  const lee = await aMentor(here, "Lee", { places: 1, zone: "America/Los_Angeles" });
  await pairAll(here);
  const [first] = (await promptsAhead(here, "cv-review")).filter(({ person }) => person === ana);
  here.goTo(first?.dueAt ?? "");
  await here.deliver();
  return { here, ana, lee };
}

describe("what a mentee needs now", () => {
  it("Y10: settles the prompt, and the mentor's own mail about it says so in one sentence", async () => {
    const { here, ana } = await aPair();
    expect(await press(here, ana, "cv-review.2026", "need.interview")).toEqual({ outcome: "need.interview" });
    expect(await touchpoint(here, ana, "cv-review")).toMatchObject({ state: "swapped", need: "interview" });
    await sendPrompts(here, "cv-review");
    expect((await told(here)).map(({ text }) => text).join()).toContain(`Ana ${wish}: practice for an interview.`);
  });

  it("Y10: is told in the mentor's next mail, whatever it is about, once, and in no mail of its own", async () => {
    const { here, ana } = await aPair();
    await sendPrompts(here, "cv-review");
    const before = (await lettersTo(here, "Lee")).length;
    await press(here, ana, "cv-review.2026", "need.listening");
    await here.job("plan");
    await here.deliver();
    expect(await lettersTo(here, "Lee")).toHaveLength(before);
    await sendPrompts(here, "close");
    expect((await lettersTo(here, "Lee")).length).toBeGreaterThan(before + 1);
    expect(await told(here)).toHaveLength(1);
    expect((await lettersTo(here, "Lee"))[before]?.text).toContain("someone who listens");
  });

  it("Y10: is not told once they have talked, and shows on the mentor's page only until then", async () => {
    const { here, ana, lee } = await aPair();
    await sendPrompts(here, "cv-review");
    await press(here, ana, "cv-review.2026", "need.cv");
    const page = async () =>
      (await me(request({ token: await tokenFor(here, "me", lee) }, noQuery, undefined), here.ports, here.now())).html;
    expect(await page()).toContain(`Ana ${wish}: a second look at a CV.`);
    await press(here, ana, "residency-questions.2026", "met");
    expect(await page()).not.toContain(wish);
    await sendPrompts(here, "close");
    expect(await told(here)).toEqual([]);
  });

  it("Y10: said twice is written once; said otherwise, the last counts; after the talk a late tap changes nothing", async () => {
    const { here, ana } = await aPair();
    await press(here, ana, "cv-review.2026", "swap");
    expect(await touchpoint(here, ana, "cv-review")).toMatchObject({ state: "swapped" });
    expect(await touchpoint(here, ana, "cv-review")).not.toHaveProperty("need");
    await press(here, ana, "cv-review.2026", "need.cv");
    const commits = here.store.commits();
    for (const again of ["need.cv", "swap"] as const) await press(here, ana, "cv-review.2026", again);
    expect(here.store.commits()).toBe(commits);
    await press(here, ana, "cv-review.2026", "need.workload");
    expect(await touchpoint(here, ana, "cv-review")).toMatchObject({ need: "workload" });
    expect(await press(here, ana, "cv-review.2026", "met")).toEqual({ outcome: "over" });
    await press(here, ana, "residency-questions.2026", "met");
    expect(await press(here, ana, "residency-questions.2026", "need.cv")).toEqual({ outcome: "over" });
    expect(await touchpoint(here, ana, "residency-questions")).toMatchObject({ state: "done" });
  });

  it("Y10: another topic without a need lets the mentor's mail about it go, and asks on the page", async () => {
    const { here, ana } = await aPair();
    const token = await tokenFor(here, "answer", ana, "cv-review.2026");
    const opened = await answerPage(
      request({ token }, { lang: undefined, do: "swap" }, undefined),
      here.ports,
      here.now(),
    );
    expect(opened.html).toMatch(/value="swap" class="quiet marked"/);
    expect(await touchpoint(here, ana, "cv-review")).toMatchObject({ state: "planned" });
    expect(await press(here, ana, "cv-review.2026", "swap")).toEqual({ outcome: "swap" });
    expect(await promptsAhead(here, "cv-review")).toEqual([]);
    const again = await answerPage(request({ token }, noQuery, undefined), here.ports, here.now());
    expect(again.html).toContain('value="need.cv"');
    expect(again.html).not.toContain('value="met"');
  });

  it("Y10: is the mentee's to say: a mentor's answers stay as they are", async () => {
    const { here } = await aPair();
    await sendPrompts(here, "cv-review");
    const lee = await personOf(here, "Lee");
    await expect(press(here, lee, "cv-review.2026", "need.cv")).rejects.toMatchObject({ code: "invalid-request" });
    expect((await lettersTo(here, "Lee")).at(-1)?.text).not.toContain("?do=swap");
    expect((await lettersTo(here, "Ana")).at(-1)?.text).toContain("?do=need.cv");
  });

  it("P11: is not told to a mentor who came after it was said", async () => {
    const { here, ana, lee } = await aPair();
    await sendPrompts(here, "cv-review");
    await press(here, ana, "cv-review.2026", "need.cv");
    const [ship] = (await here.store.get("participant", `demo.${lee}`))?.mentorships ?? [];
    await changeMe(here, lee, { action: "end", mentorship: ship ?? "" });
    await aMentor(here, "Kim", { places: 1 });
    await changeMe(here, lee, { action: "places", places: 0 });
    here.pass(30);
    await pairAll(here);
    await sendPrompts(here, "close");
    const kim = await lettersTo(here, "Kim");
    expect(kim.filter(({ text }) => text.includes("Ana")).length).toBeGreaterThan(1);
    expect(kim.filter(({ text }) => text.includes(wish))).toEqual([]);
  });
});
