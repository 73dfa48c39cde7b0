import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Desk, openDesk } from "../support/desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.stop());

const rounds = "programmes/demo/rounds";

/** Two mentees for oncology, one for data; one mentor for each, with one place. */
async function people([ann, ben, cem, max, nia]: readonly [string, string, string, string, string]): Promise<void> {
  const { join, approveMentors } = desk.almanac;
  for (const name of [ann, ben]) await join({ name, topics: ["oncology"] });
  await join({ name: cem, topics: ["data"] });
  await join({ name: max, role: "mentor", stage: "leader", topics: ["oncology"] });
  await join({ name: nia, role: "mentor", stage: "leader", topics: ["data"] });
  await approveMentors(1);
}

/** Waits until the page says so, having asked for itself again; the background work is done by then. */
async function until(text: string): Promise<void> {
  await desk.almanac.settle();
  await desk.page.getByText(text).first().waitFor();
}

const asks = async (name: string) =>
  (await desk.almanac.mailsTo(name)).filter(({ text }) => text.includes("/respond/"));

describe("the desk, pairing", () => {
  it("P4, O4: by mouse: drafts a round, sees why, changes a pair with its cost, publishes", async () => {
    const { page } = desk;
    await people(["Ann One", "Ben Two", "Cem Three", "Max Mentor", "Nia Mentor"]);
    await desk.go(rounds);
    await desk.axe();
    await page.getByRole("button", { name: "Draft a new round" }).click();
    await until("This is a draft.");
    await page.getByRole("img", { name: "How well the pairs fit" }).waitFor();
    expect(await desk.text()).toContain("Proved: no better round exists.");
    expect(await desk.text()).toContain("One more person gets a mentor.");
    await desk.axe();
    await desk.picture("round-draft");
    expect(await asks("Max Mentor")).toEqual([]);

    await page.getByRole("link", { name: "Who has no suggestion, and why" }).click();
    await page.getByText("All 2 places they might have go to others").waitFor();
    await desk.axe();
    await desk.picture("round-unpaired");
    await page.locator("td a").first().click();
    await page.getByText("Other mentors for").first().waitFor();
    await desk.axe();
    await desk.go(rounds);
    await page.locator("td a").first().click();

    await page.getByRole("link", { name: "Cem Three" }).click();
    await page.getByText("Why these two").waitFor();
    expect(await desk.text()).toContain("You both chose working with data.");
    expect(await desk.text()).toContain("The places go to others in this round.");
    await desk.axe();
    await desk.picture("round-pair");

    const anybody = page.getByLabel("Why not another mentor? Name or e-mail address");
    await anybody.fill("mentor");
    await page.getByRole("button", { name: "Look at what it would change" }).click();
    await page.getByRole("heading", { name: "Which mentor for Cem Three?" }).waitFor();
    await desk.axe();
    await desk.picture("round-which");
    await anybody.fill("max");
    await page.getByRole("button", { name: "Look at what it would change" }).first().click();
    await page.getByRole("heading", { name: "What if Cem Three gets Max Mentor?" }).waitFor();
    await until("What it costs");
    expect(await desk.text()).toContain("As many people get a mentor as now.");
    expect(await desk.text()).toMatch(/points fewer/);
    await desk.axe();
    await desk.picture("round-change");
    await page.getByRole("button", { name: "Change it like this" }).click();
    await page.getByText("The pair is changed.").waitFor();
    await desk.axe();

    await page.getByRole("link", { name: "Publish this round" }).click();
    await page.getByText("2 mentors are asked first, about 2 mentees.").waitFor();
    await desk.axe();
    await desk.picture("round-publish");
    await page.getByRole("button", { name: "Publish and ask the mentors" }).click();
    await page.getByText("This round is published.").waitFor();
    await desk.almanac.settle();
    const [mail] = await asks("Max Mentor");
    expect(mail?.text).toContain("Cem Three");
    expect(await asks("Max Mentor")).toHaveLength(1);
    expect(desk.errors).toEqual([]);
  });

  it("P4, O4: by keyboard alone: the same", async () => {
    const { byKeyboard, page } = desk;
    await people(["Dee Four", "Eve Five", "Fay Six", "Oli Mentor", "Pia Mentor"]);
    await desk.go(rounds);
    await byKeyboard.activate("Draft a new round");
    await until("This is a draft.");
    await byKeyboard.activate("Fay Six");
    await page.getByText("Why these two").waitFor();
    await byKeyboard.activate("Look at Oli Mentor instead");
    await page.getByRole("heading", { name: "What if Fay Six gets Oli Mentor?" }).waitFor();
    await until("What it costs");
    await byKeyboard.activate("Change it like this");
    await page.getByText("The pair is changed.").waitFor();
    await byKeyboard.activate("Publish this round");
    await page.getByText("asked first").waitFor();
    await byKeyboard.activate("Publish and ask the mentors");
    await page.getByText("This round is published.").waitFor();
    await desk.almanac.settle();
    expect((await asks("Oli Mentor"))[0]?.text).toContain("Fay Six");
    await desk.axe();
    expect(desk.errors).toEqual([]);
  });
});
