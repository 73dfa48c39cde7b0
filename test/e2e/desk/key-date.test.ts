import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { startAlmanac } from "../support/almanac.ts";
import { type Desk, openDesk } from "../support/desk.ts";

const Work = z.object({
  summary: z.record(z.string(), z.unknown()),
  lines: z.array(
    z.object({ says: z.string(), values: z.record(z.string(), z.unknown()), person: z.string().optional() }),
  ),
});
const Mail = z.object({
  state: z.string(),
  dueAt: z.string(),
  wall: z.object({ date: z.string() }).optional(),
});

let desk: Desk;
beforeAll(async () => {
  const almanac = await startAlmanac("2026-08-04T12:00:00Z");
  await almanac.pair(
    [{ name: "Lena Fischer", zone: "Europe/Berlin" }],
    [{ name: "Ana Alvarez" }, { name: "Bo Chen", zone: "America/Los_Angeles" }],
  );
  desk = await openDesk(almanac);
});
afterAll(() => desk?.stop());

/** Waits until the work whose page stands there is done, and gives its lines as the API has them. */
async function lookedThrough() {
  const { page, almanac } = desk;
  await page.getByRole("heading", { name: "What this date would change" }).waitFor();
  await almanac.settle();
  await page.locator("main").getByText("Done.", { exact: true }).waitFor();
  await desk.shown();
  const path = new URL(page.url()).searchParams.get("at") ?? "";
  return Work.parse(await almanac.coordinator("GET", `/admin/${path}?limit=200`));
}

/** Every mail the preview named arrives as it said. */
async function arrivesAs({ lines }: z.infer<typeof Work>): Promise<number> {
  const moved = lines.filter(({ says }) => says === "moved");
  for (const { values } of moved) {
    const path = `/admin/programmes/demo/mail/${String(values["message"])}`;
    const mail = Mail.parse(await desk.almanac.coordinator("GET", path));
    expect(mail.wall?.date).toBe(values["to"]);
  }
  const gone = lines.filter(({ says }) => says === "gone");
  for (const { values } of gone) {
    const path = `/admin/programmes/demo/mail/${String(values["message"])}`;
    expect(["CANCELLED", "SKIPPED"]).toContain(Mail.parse(await desk.almanac.coordinator("GET", path)).state);
  }
  return moved.length + gone.length;
}

describe("moving a key date", () => {
  it("Y7: by mouse: one sees whose mail it moves, and then moves it", async () => {
    const { page, almanac } = desk;
    await desk.go("programmes/demo/today");
    await page.getByRole("navigation").getByRole("link", { name: "Key dates" }).click();
    await page.getByRole("heading", { name: "Key dates" }).waitFor();
    await desk.axe();
    await desk.picture("key-dates");
    await page.getByRole("link", { name: "Midyear meeting (program year 2026)" }).click();
    await page.getByRole("heading", { name: "Midyear meeting" }).waitFor();
    await desk.axe();
    await desk.picture("key-date");
    await page.getByLabel("First day").fill("2026-12-13");
    await page.getByRole("button", { name: "See what it would change" }).click();
    const told = await lookedThrough();
    await desk.axe();
    await desk.picture("key-date-preview");
    const text = await desk.text();
    expect(text).toContain("Mail of 3 people would change");
    expect(text).toMatch(/Bo Chen: “A second pair of eyes on a CV” on .+ instead of /);
    expect(text).toContain("Nothing has changed yet.");
    await page.getByRole("button", { name: "Move it" }).click();
    await page.getByRole("heading", { name: "Key dates" }).waitFor();
    expect(await desk.text()).toContain("Saved. Mail follows within a few minutes.");
    expect(await desk.text()).toContain("Sunday, December 13, 2026");
    await almanac.settle();
    expect(await arrivesAs(told)).toBeGreaterThan(5);
  });

  it("Y7: by keyboard alone: what is wrong is said, then the date is cancelled, and its mail is taken back", async () => {
    const { byKeyboard, page, almanac } = desk;
    await desk.go("programmes/demo/key-dates");
    await byKeyboard.activate("Midyear meeting (program year 2026)");
    await page.getByRole("heading", { name: "Midyear meeting" }).waitFor();
    await byKeyboard.fill("Days it lasts", "99");
    await byKeyboard.press("Enter");
    await page.getByText("Enter a number of days from 1 to 60.").first().waitFor();
    await desk.shown();
    await desk.axe();
    await byKeyboard.fill("Days it lasts", "1");
    await byKeyboard.tabTo(/Certain: this is the date/);
    await byKeyboard.press("ArrowDown", "ArrowDown");
    await byKeyboard.activate("See what it would change");
    const told = await lookedThrough();
    expect(await desk.text()).toContain("It does not take place.");
    await byKeyboard.activate("Cancel this date");
    await page.getByRole("heading", { name: "Key dates" }).waitFor();
    await desk.shown();
    expect(await desk.text()).toContain("Does not take place");
    await almanac.settle();
    expect(await arrivesAs(told)).toBeGreaterThan(2);
    expect(desk.errors).toEqual([]);
  });
});
