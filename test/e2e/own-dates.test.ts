import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Almanac } from "./support/almanac.ts";
import { type ownPages, twoPairs } from "./support/own-page.ts";

// One year, told in the order in which it happens.
let almanac: Almanac;
let page: Page;
let here: ReturnType<typeof ownPages>;
let stop: (() => Promise<void>) | undefined;

beforeAll(async () => {
  ({ almanac, page, here, stop } = await twoPairs());
});
afterAll(() => stop?.());

describe("dates of one's own", () => {
  const milestone = async (name: string, milestone: string, date: string) => {
    const response = await almanac.post(await here.meLink(name), { action: "milestone", milestone, date });
    expect(response.status).toBe(200);
    await almanac.settle();
  };

  it("Y6: one tap adds a date and its prompt, another moves it, and taking it out takes the prompt away", async () => {
    await milestone("Cat Three", "licence-exam", "2027-05-12");
    expect(await here.entries("Cat Three", "licence-exam")).toMatchObject([{ date: "2027-04-14", state: "planned" }]);
    await milestone("Cat Three", "licence-exam", "2027-04-12");
    expect(await here.entries("Cat Three", "licence-exam")).toMatchObject([{ date: "2027-03-15", state: "planned" }]);
    for (const name of ["certification", "results"]) await milestone("Cat Three", name, "2027-03-12");
    await milestone("Cat Three", "certification", "");
    expect(await here.entries("Cat Three", "certification")).toMatchObject([{ state: "dropped" }]);
    expect(
      (
        await almanac.post(await here.meLink("Cat Three"), {
          action: "milestone",
          milestone: "results",
          date: "20227-01-01",
        })
      ).status,
    ).toBe(400);
  });

  it("Y6: in a browser, without JavaScript", async () => {
    await page.goto(await here.meLink("Cat Three"));
    await page.fill("#milestone-graduation", "2027-05-14");
    await page.click("form:has(#milestone-graduation) button");
    expect(await page.inputValue("#milestone-graduation")).toBe("2027-05-14");
    expect(await here.entries("Cat Three", "graduation")).toMatchObject([{ date: "2027-05-21" }]);
  });
});

describe("answers from the mail", () => {
  it("Y10: opening the link of a need changes nothing; one tap settles the prompt", async () => {
    await here.act("Ann One", { action: "write", words: "Show one poster at a meeting", horizon: "term" });
    await almanac.sandbox.advance({ to: "2026-09-14T15:30:00Z" });
    const [prompt] = await here.mails("Ann One", "?do=need.interview");
    const link = prompt?.text.match(/http:\S+\?do=need\.interview/)?.[0] ?? "";
    expect(prompt?.text).toContain("?do=swap");
    await page.goto(link);
    expect(await page.getAttribute("button.marked", "value")).toBe("need.interview");
    expect(await here.entries("Ann One", "cv-review")).toMatchObject([{ state: "planned" }]);
    await page.click("button.marked");
    expect(await page.textContent("[role=status]")).toContain("practice for an interview");
    expect(await here.entries("Ann One", "cv-review")).toMatchObject([{ state: "swapped" }]);
    const late = await almanac.post(link, { answer: "met" });
    expect(await late.json()).toEqual({ outcome: "over" });
  });

  it("Y10: the mentor's next mail says it in one sentence, once, and so do their pages", async () => {
    const sentence = "Ann One would like to talk about one thing first: practice for an interview.";
    expect((await here.look("Max Mentor")).mentees).toMatchObject([{ need: "interview" }]);
    const own = await (await fetch(await here.meLink("Max Mentor"), { headers: { accept: "text/html" } })).text();
    expect(own).toContain(sentence);
    expect(await here.mails("Max Mentor", sentence)).toEqual([]);
    await almanac.sandbox.advance({ to: "2027-02-01T00:00:00Z" });
    expect(await here.mails("Max Mentor", sentence)).toHaveLength(1);
    for (const name of ["Ann One", "Cat Three", "Mia Mentor"]) expect(await here.mails(name, sentence)).toEqual([]);
    expect((await here.mails("Ann One", "You wrote down a goal for")).length).toBeGreaterThan(0);
    expect(await here.mails("Ann One", "Show one poster at")).toEqual([]);
  });
});

describe("prompts for dates of one's own", () => {
  it("Y6, Y12, M1: each prompt arrives once, on its day, at the mentee's alone", async () => {
    await almanac.sandbox.advance({ to: "2027-06-01T00:00:00Z" });
    const [exam, ...again] = await here.mails("Cat Three", "Four weeks to your license exam");
    expect(again).toEqual([]);
    expect(exam?.acceptedAt.slice(0, 10)).toBe("2027-03-15");
    expect(exam?.text).toContain("Mia Mentor");
    expect(await here.mails("Cat Three", "Your results are in")).toHaveLength(1);
    expect(await here.mails("Cat Three", "You have graduated")).toHaveLength(1);
    expect(await here.mails("Cat Three", "certification exam")).toEqual([]);
    expect(await here.mails("Mia Mentor", "license exam")).toEqual([]);
  });
});
