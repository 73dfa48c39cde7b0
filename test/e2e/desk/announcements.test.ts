import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startAlmanac } from "../support/almanac.ts";
import { type Desk, openDesk } from "../support/desk.ts";

const waiting = ["Ana Alvarez", "Bo Chen"];

let desk: Desk;
beforeAll(async () => {
  const almanac = await startAlmanac("2026-08-04T12:00:00Z");
  await almanac.join({ name: "Lena Fischer", role: "mentor", stage: "leader" });
  for (const name of waiting) await almanac.join({ name });
  desk = await openDesk(almanac);
});
afterAll(() => desk?.stop());

/** Waits until it is known whom the announcement reaches, and looks at the page. */
async function looked(name: string): Promise<string> {
  const { page, almanac } = desk;
  await page.getByRole("heading", { name: "How it looks" }).waitFor();
  await almanac.settle();
  await page.getByRole("heading", { name: "It reaches 2 people" }).waitFor();
  await desk.shown();
  await desk.axe();
  await desk.picture(name);
  return desk.text();
}

/** Waits until all of it is written, and looks at the page of that. */
async function writtenDown(name: string): Promise<string> {
  const { page, almanac } = desk;
  await page.waitForURL(/runs/);
  await almanac.settle();
  await page.getByText("It goes to 2 people").first().waitFor();
  await desk.shown();
  await desk.axe();
  await desk.picture(name);
  return desk.text();
}

/** Everybody it is for has it once, with no address in it but their own; nobody else has it at all. */
async function arrived(subject: string): Promise<void> {
  const { almanac } = desk;
  await almanac.sandbox.advance("P1D");
  for (const name of waiting) {
    const mails = (await almanac.mailsTo(name)).filter((one) => one.subject === subject);
    expect(mails).toHaveLength(1);
    const said = JSON.stringify(mails).toLowerCase();
    const met = new Set(said.match(/[a-z.]+@example\.net/g));
    expect([...met]).toEqual([almanac.address(name)]);
    for (const other of waiting.filter((one) => one !== name)) expect(said).not.toContain(other.toLowerCase());
  }
  expect((await almanac.mailsTo("Lena Fischer")).filter((one) => one.subject === subject)).toEqual([]);
}

describe("announcements", () => {
  it("O7: by mouse: one writes to those who wait, sees whom it reaches and how it looks, and sends it", async () => {
    const { page } = desk;
    await desk.go("programmes/demo/today");
    await page.getByRole("navigation").getByRole("link", { name: "Announcements" }).click();
    await page.getByRole("heading", { name: "Write an announcement" }).waitFor();
    await desk.axe();
    await desk.picture("announcement-form");
    await page.getByLabel("Subject").fill("A talk on Thursday");
    await page.getByLabel("Text").fill("Come to our talk.\n\nBring a question.");
    await page.getByLabel("Role").selectOption({ label: "Mentees" });
    await page.getByLabel("Paired or waiting").selectOption({ label: "Waiting to be paired" });
    await page.getByRole("button", { name: "See how it looks and whom it reaches" }).click();
    const text = await looked("announcement-draft");
    expect(text).toContain("Bring a question.");
    expect(text).toMatch(/As (Ana Alvarez|Bo Chen) gets it/);
    await page.getByRole("button", { name: "Send it to 2 people" }).click();
    await writtenDown("announcement-sending");
    await arrived("A talk on Thursday");
    await desk.go("programmes/demo/announcements");
    expect(await desk.text()).toContain("Sent to 2 people");
    await page.getByRole("link", { name: "A talk on Thursday" }).click();
    await page.getByRole("heading", { name: "How it looks" }).waitFor();
    await desk.axe();
    await desk.picture("announcement-sent");
  });

  it("O7: by keyboard alone: the same, and what was typed in error is said first", async () => {
    const { byKeyboard, page } = desk;
    await desk.go("programmes/demo/announcements");
    await byKeyboard.fill("Subject", "A second talk");
    await byKeyboard.fill("Text", " ");
    await byKeyboard.activate("See how it looks and whom it reaches");
    await page.getByText("Please write the text").first().waitFor();
    await desk.shown();
    await desk.axe();
    await byKeyboard.fill(/^Text/, "It is on Friday.");
    await byKeyboard.pick("Role", "Mentees");
    await byKeyboard.pick("Paired or waiting", "Waiting");
    await byKeyboard.activate("See how it looks and whom it reaches");
    expect(await looked("announcement-keyboard")).toContain("It is on Friday.");
    await byKeyboard.activate("Send it to 2 people");
    await writtenDown("announcement-keyboard-sending");
    await arrived("A second talk");
    expect(desk.errors).toEqual([]);
  });
});
