import { describe, expect, it } from "vitest";
import { Answer } from "#shared/contracts/requests.ts";
import { participantId } from "#shared/domain/participant.ts";
import { me } from "#shared/usecases/own-page/me.ts";
import { answer, answerPage } from "#shared/usecases/year/answer.ts";
import { aMentee, aMentor, changeMe, pairAll, tokenFor } from "#test/support/people.ts";
import { sendPrompts } from "#test/support/prompts.ts";
import { noQuery, request, type World, world } from "#test/support/world.ts";

/** Ana and Lee, whose prompts before and after the meeting have left; they said this of whether they go. */
async function scene(ana: "yes" | "no" | undefined, lee: "yes" | "no" | undefined, until = "midyear-plan") {
  const here = await world();
  const people = { ana: await aMentee(here, "Ana"), lee: await aMentor(here, "Lee", { places: 1 }) };
  await pairAll(here);
  for (const [person, value] of [
    [people.ana, ana],
    [people.lee, lee],
  ] as const) {
    here.pass(1 / 60);
    if (value !== undefined) await changeMe(here, person, { action: "fact", fact: "attends", value });
  }
  await sendPrompts(here, until);
  return { here, ...people };
}

async function press(here: World, person: string, touchpoint: string, choice: string): Promise<string> {
  here.pass(1 / 60);
  const token = await tokenFor(here, "answer", person, `${touchpoint}.2026`);
  const reply = await answer(request({ token }, noQuery, Answer.parse({ answer: choice })), here.ports, here.now());
  await here.work();
  return reply.html ?? "";
}

async function look(here: World, person: string, touchpoint: string): Promise<string> {
  const token = await tokenFor(here, "answer", person, `${touchpoint}.2026`);
  return (await answerPage(request({ token }, noQuery, undefined), here.ports, here.now())).html ?? "";
}

const yearPage = async (here: World, person: string) => {
  const token = await tokenFor(here, "me", person);
  return (await me(request({ token }, noQuery, undefined), here.ports, here.now())).html ?? "";
};
const notes = async (here: World, person: string) =>
  (await here.store.get("participant", participantId("demo", person)))?.meetingNotes?.["2026"];

describe("introductions before a conference", () => {
  it("Y5: are noted by kinds of people, one tap each, and the other side reads them", async () => {
    const { here, ana, lee } = await scene("yes", "yes");
    expect(await look(here, ana, "midyear-plan")).toContain("Whom would you like to meet there?");
    await press(here, ana, "midyear-plan", "people.research");
    const html = await press(here, ana, "midyear-plan", "people.resident");
    expect(html).toContain("Noted. Thank you.");
    expect(html).toContain("You noted: a resident and someone in research.");
    expect(await look(here, lee, "midyear-plan")).toContain(
      "Your mentee would like to meet: a resident and someone in research.",
    );
    await press(here, lee, "midyear-plan", "people.industry");
    expect(await look(here, ana, "midyear-plan")).toContain("Your mentor could introduce you to: someone in industry.");
    expect(await yearPage(here, ana)).toContain("You noted: a resident and someone in research.");
    await press(here, ana, "midyear-plan", "people.resident");
    expect(await notes(here, ana)).toEqual({ people: ["research"] });
  });

  it("Y5: leave the prompt itself as it stands, to be answered", async () => {
    const { here, ana } = await scene("yes", "yes");
    await press(here, ana, "midyear-plan", "people.resident");
    const [plan] = (await here.store.partsOf("touchpoint", participantId("demo", ana))).filter(
      ({ key }) => key === "midyear-plan",
    );
    expect(plan?.state).toBe("planned");
  });

  it("Y5: are asked for only where both go, and kept nowhere else", async () => {
    const { here, ana } = await scene("yes", "no");
    expect(await look(here, ana, "midyear-plan")).not.toContain("Whom would you like to meet there?");
    await press(here, ana, "midyear-plan", "people.resident");
    expect(await notes(here, ana)).toBeUndefined();
  });
});

describe("after a conference", () => {
  it("Y5: whoever went says in one tap how many introductions there were, and what next; it stands in their year", async () => {
    const { here, ana } = await scene("yes", "yes", "debrief");
    expect(await look(here, ana, "debrief")).toContain("How many people were you introduced to there?");
    await press(here, ana, "debrief", "made.three-to-five");
    await press(here, ana, "debrief", "next.poster");
    expect(await notes(here, ana)).toEqual({ made: "three-to-five", next: "poster" });
    const year = await yearPage(here, ana);
    expect(year).toContain("Introductions: Three to five.");
    expect(year).toContain("Next: Follow up on a poster.");
  });

  it("Y5: whoever never said whether they go is asked whether they went", async () => {
    const { here, ana } = await scene(undefined, "yes", "debrief");
    expect(await look(here, ana, "debrief")).toContain("Did you go?");
    await press(here, ana, "debrief", "attends.yes");
    expect(await look(here, ana, "debrief")).toContain("How many people were you introduced to there?");
  });

  it("Y5: whoever did not go is asked nothing of it", async () => {
    const { here, ana } = await scene("no", "yes", "debrief");
    const html = await look(here, ana, "debrief");
    expect(html).not.toMatch(/Did you go\?|How many people were you introduced to/);
  });
});
