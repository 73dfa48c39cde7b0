import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { type Desk, openDesk } from "../support/desk.ts";

const settings = "programmes/demo/settings";
const Programmes = z.object({
  items: z.array(z.object({ id: z.string(), places: z.number(), holidays: z.array(z.string()) })),
});

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.almanac.pair([{ name: "Mentor One" }], [{ name: "Mentee One" }, { name: "Mentee Two" }]);
});
afterAll(() => desk?.stop());

async function programme(id: string) {
  const { items } = Programmes.parse(await desk.almanac.coordinator("GET", "/admin/programmes"));
  return items.find((one) => one.id === id);
}

describe("the desk, changing settings", () => {
  it("O9: by mouse: what is wrong is said, what would change is shown, and only then it is saved", async () => {
    const { page } = desk;
    await desk.go("programmes/demo/today");
    await page.getByRole("link", { name: "Settings", exact: true }).click();
    await page.getByRole("heading", { name: "Settings", level: 1 }).waitFor();
    await desk.axe();
    await desk.picture("settings");
    await page.getByLabel("Mentees a new mentor takes").fill("40");
    await page.getByLabel("Days on which nothing is sent").fill("2026-09-14\n2026-09-15\n2026-09-16\n2026-09-17");
    await page.getByRole("button", { name: "See what this would change" }).click();
    await page.getByRole("link", { name: "Please write a whole number of mentees from 1 to 10." }).waitFor();
    await desk.axe();
    expect(await page.getByLabel("Days on which nothing is sent").inputValue()).toContain("2026-09-17");
    await page.getByLabel("Mentees a new mentor takes").fill("3");
    await page.getByRole("button", { name: "See what this would change" }).click();
    await page.getByRole("heading", { name: "What these settings would change" }).waitFor();
    await desk.almanac.settle();
    await page.getByRole("button", { name: "Save these settings" }).waitFor();
    await desk.axe();
    await desk.picture("settings-preview");
    const text = await desk.text();
    expect(text).toContain("4 days are added on which nothing is sent");
    expect(text).toContain("takes 3 mentees instead of 2");
    expect(text).toMatch(/Mentee (One|Two):/);
    expect((await programme("demo"))?.places).toBe(2);
    await page.getByRole("button", { name: "Save these settings" }).click();
    await page.getByText("The settings are saved.").waitFor();
    await desk.axe();
    expect(await programme("demo")).toMatchObject({ places: 3, holidays: expect.arrayContaining(["2026-09-14"]) });
    expect(desk.errors).toEqual([]);
  });

  it("O9: by keyboard alone: a change is looked at, changed once more, and saved", async () => {
    const { byKeyboard, page } = desk;
    await desk.go(settings);
    await byKeyboard.fill("Days within which everybody who joined hears", "14");
    await byKeyboard.activate("See what this would change");
    await page.getByRole("heading", { name: "What these settings would change" }).waitFor();
    await desk.almanac.settle();
    await page.getByRole("button", { name: "Save these settings" }).waitFor();
    await byKeyboard.activate("Change something else first");
    await page.getByRole("heading", { name: "Settings", level: 1 }).waitFor();
    expect(await page.getByLabel("Days within which everybody who joined hears").inputValue()).toBe("14");
    await byKeyboard.fill("Mentees a new mentor takes", "4");
    await byKeyboard.activate("See what this would change");
    await page.getByRole("heading", { name: "What these settings would change" }).waitFor();
    await desk.almanac.settle();
    await page.getByRole("button", { name: "Save these settings" }).waitFor();
    await byKeyboard.activate("Save these settings");
    await page.getByText("The settings are saved.").waitFor();
    expect((await programme("demo"))?.places).toBe(4);
    expect(desk.errors).toEqual([]);
  });

  it("O9: by mouse and by keyboard: a programme is copied, and its copy goes its own way", async () => {
    const { byKeyboard, page } = desk;
    await desk.go(settings);
    await page.getByRole("link", { name: "Copy this program" }).click();
    await page.getByRole("heading", { name: /^Copy / }).waitFor();
    await desk.axe();
    await byKeyboard.fill("Name of the new program", "Students 2027");
    await byKeyboard.fill("Short name for addresses", "demo");
    await byKeyboard.activate("Make the copy");
    await page.getByRole("link", { name: /Please choose another short name/ }).waitFor();
    await desk.axe();
    await byKeyboard.fill("Short name for addresses", "students-2027");
    await byKeyboard.activate("Make the copy");
    await page.getByText("The copy is there, with nobody in it yet.").waitFor();
    expect(page.url()).toContain(encodeURIComponent("programmes/students-2027/settings"));
    await desk.axe();
    expect((await programme("students-2027"))?.places).toBe((await programme("demo"))?.places);
    expect(desk.errors).toEqual([]);
  });
});
