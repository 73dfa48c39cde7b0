import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Desk, openDesk } from "../support/desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.stop());

const ships = "programmes/demo/mentorships";

/** Waits until the page says so, having asked for itself again; the background work is done by then. */
async function until(text: string): Promise<void> {
  await desk.almanac.settle();
  await desk.page.getByText(text).first().waitFor();
}

/** Two who are paired, and another mentor with a place. */
async function paired(mentee: string, mentor: string, other: string, topic: string): Promise<void> {
  const { join, approveMentors, pair } = desk.almanac;
  await pair([{ name: mentor, topics: [topic] }], [{ name: mentee, topics: [topic] }]);
  await join({ name: other, role: "mentor", stage: "leader", topics: [topic] });
  await approveMentors(1);
}

/** Subjects and texts of what somebody was sent, as one text. */
const told = async (name: string) => (await desk.almanac.mailsTo(name)).map(({ text }) => text).join("\n");

describe("the desk, ending and pairing again", () => {
  it("O5: by mouse: ends a mentorship without fault and asks another mentor, with reasons", async () => {
    const { page } = desk;
    await paired("Ann One", "Max Mentor", "Nia Mentor", "oncology");
    await desk.go("programmes/demo/rounds");
    await page.getByRole("link", { name: "All mentorships" }).click();
    await page.getByRole("heading", { name: "Mentorships" }).waitFor();
    await desk.axe();
    await page.getByLabel("State").selectOption({ label: "Active" });
    await page.getByRole("button", { name: "Show" }).click();
    await page.getByRole("link", { name: "Ann One" }).click();
    await page.getByText("The mentee said yes.").waitFor();
    await desk.axe();
    await desk.picture("mentorship");

    await page.getByLabel("Reason, for coordinators only").selectOption({ label: "There was no time for it" });
    await page.getByRole("button", { name: "End this mentorship" }).click();
    await page.getByText("Both hear of it once").waitFor();
    await desk.axe();
    await desk.picture("mentorship-ended");
    await desk.almanac.settle();
    expect(await told("Max Mentor")).not.toContain("no time for it");

    await page.getByRole("button", { name: "Look for mentors who suit" }).click();
    await page.getByRole("heading", { name: "Mentors for Ann One" }).waitFor();
    await until("The mentor you choose is asked first");
    expect(await desk.text()).toContain("Both chose oncology.");
    await desk.axe();
    await desk.picture("mentor-choices");
    await page.getByRole("button", { name: "Ask Nia Mentor" }).click();
    await page.getByRole("heading", { name: "A suggestion for Ann One" }).waitFor();
    await until("Nia Mentor is being asked.");
    await desk.axe();
    await page.getByRole("link", { name: "See why these two" }).click();
    await page.getByRole("heading", { name: "Ann One and Nia Mentor" }).waitFor();
    await desk.axe();
    await desk.almanac.settle();
    expect(await told("Nia Mentor")).toContain("/respond/");
    expect(desk.errors).toEqual([]);
  });

  it("O5: by keyboard alone: the same", async () => {
    const { byKeyboard, page } = desk;
    await paired("Ben Two", "Oli Mentor", "Pia Mentor", "research");
    await desk.go(ships);
    await byKeyboard.pick("State", "Active");
    await byKeyboard.activate(/^Show$/);
    await page.waitForURL(/state(=|%3D)active/);
    await desk.shown();
    await byKeyboard.activate("Ben Two");
    await page.getByRole("heading", { name: "Ben Two", level: 1 }).waitFor();
    await page.getByText("The mentee said yes.").waitFor();
    await byKeyboard.pick("Reason, for coordinators only", "Plans");
    await byKeyboard.activate("End this mentorship");
    await page.getByText("Both hear of it once").waitFor();
    await byKeyboard.activate("Look for mentors who suit");
    await page.getByRole("heading", { name: "Mentors for Ben Two" }).waitFor();
    await until("The mentor you choose is asked first");
    await byKeyboard.activate("Ask Pia Mentor");
    await page.getByRole("heading", { name: "A suggestion for Ben Two" }).waitFor();
    await until("Pia Mentor is being asked.");
    await desk.almanac.settle();
    expect(await told("Pia Mentor")).toContain("/respond/");
    expect(desk.errors).toEqual([]);
  });
});
