import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startAlmanac } from "../support/almanac.ts";
import { type Desk, openDesk } from "../support/desk.ts";

const mentors = ["Lee", "Kim", "Max", "Bea"];
let desk: Desk;

beforeAll(async () => {
  const almanac = await startAlmanac("2026-08-04T12:00:00Z");
  for (const name of mentors) await almanac.join({ name, role: "mentor", stage: "leader" });
  await almanac.join({ name: "Ana" });
  desk = await openDesk(almanac);
});
afterAll(() => desk?.stop());

/** How each mentor stands now. */
async function vettingOf(name: string): Promise<unknown> {
  const found = await desk.almanac.coordinator(
    "GET",
    `/admin/programmes/demo/participants?q=${encodeURIComponent(desk.almanac.address(name))}`,
  );
  return found;
}

/** A page that stands there whole, without a fault axe-core knows. */
async function looked(name?: string): Promise<void> {
  await desk.shown();
  await desk.axe();
  if (name !== undefined) await desk.picture(name);
}

describe("vetting mentors", () => {
  it("J6: is done by mouse, from today's work on", async () => {
    const { page } = desk;
    await desk.go("programmes/demo/today");
    expect(await desk.text()).toContain("4 mentors to vet");
    await looked("vetting-today");
    await page.getByRole("link", { name: "Vet mentors" }).click();
    await page.getByRole("heading", { level: 2, name: "Lee" }).waitFor();
    await looked("vetting-queue");
    await page.getByLabel("Mentees they may take").fill("99");
    await page.getByRole("button", { name: "Approve", exact: true }).click();
    await page.getByRole("link", { name: /number of mentees/ }).waitFor();
    await looked("vetting-refused");
    await page.getByLabel("Mentees they may take").fill("3");
    await page.getByLabel("Why, in a few words").fill("knows the field");
    await page.getByRole("button", { name: "Approve", exact: true }).click();
    await page.getByRole("heading", { level: 2, name: "Kim" }).waitFor();
    expect(await desk.text()).toContain("Your decision is kept.");
    expect(await vettingOf("Lee")).toMatchObject({ items: [{ vetting: "approved" }] });
    await page.getByRole("button", { name: "Ask for documents" }).click();
    await page.getByRole("heading", { level: 2, name: "Max" }).waitFor();
    expect(await vettingOf("Kim")).toMatchObject({ items: [{ vetting: "documents" }] });
    expect(desk.errors).toEqual([]);
  });

  it("J6: is done by keyboard alone, to the last mentor, and looked up afterwards", async () => {
    const { byKeyboard, page } = desk;
    await desk.go("programmes/demo/today");
    await byKeyboard.activate("Vet mentors");
    await page.getByRole("heading", { level: 2, name: "Max" }).waitFor();
    await byKeyboard.fill("Why, in a few words", "not a member yet");
    await byKeyboard.activate("Do not approve");
    await page.getByRole("heading", { level: 2, name: "Bea" }).waitFor();
    expect(await vettingOf("Max")).toMatchObject({ items: [{ vetting: "rejected" }] });
    await byKeyboard.activate("Approve");
    await page.getByRole("heading", { level: 2, name: "Kim" }).waitFor();
    // People, found by a part of their name; then one person's page.
    await byKeyboard.activate(/^People$/);
    await page.getByRole("heading", { level: 1, name: "People" }).waitFor();
    await looked("vetting-people");
    await byKeyboard.fill("Find somebody", "max");
    await byKeyboard.press("Enter");
    await page.getByRole("link", { name: "Bea" }).waitFor({ state: "detached" });
    await byKeyboard.activate("Max");
    await page.getByRole("heading", { level: 1, name: "Max" }).waitFor();
    expect(await desk.text()).toContain("not a member yet");
    expect(await desk.text()).toContain("Somebody signed up with your address.");
    await looked("vetting-person");
    expect(desk.errors).toEqual([]);
  });
});
