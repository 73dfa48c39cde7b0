import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";
import { startAlmanac } from "../support/almanac.ts";
import { type Desk, openDesk } from "../support/desk.ts";

const Report = z.object({
  days: z.array(z.object({ prompt: z.string(), day: z.string(), because: z.string(), to: z.string() })),
});
const KeyDate = z.object({ state: z.string(), date: z.string(), cycle: z.string() });

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk(await startAlmanac("2026-08-04T12:00:00Z"));
});
afterAll(() => desk?.stop());

describe("days on which nothing is sent", () => {
  it("Y14: by mouse: one sees which mail would land on them in the next five years, and where it moves", async () => {
    const { page, almanac } = desk;
    await desk.go("programmes/demo/key-dates");
    await page.getByRole("link", { name: "Mail that would land on a weekend or holiday" }).click();
    await page.getByRole("heading", { name: "Program year 2027" }).waitFor();
    await desk.axe();
    await desk.picture("holidays");
    const text = await desk.text();
    expect(text).toContain("US federal holidays, known until Monday, December 31, 2035");
    expect(text).toContain("Saturday, April 24, 2027");
    const { days } = Report.parse(await almanac.coordinator("GET", "/admin/programmes/demo/holidays"));
    expect(days).toContainEqual({ prompt: "spring", day: "2027-04-24", because: "weekend", to: "2027-04-23" });
    expect(desk.errors).toEqual([]);
  });

  it("Y7: by keyboard: the Midyear meeting of the next year is confirmed before that year begins", async () => {
    const { byKeyboard, page, almanac } = desk;
    await desk.go("programmes/demo/key-dates");
    await byKeyboard.activate("Program year 2027");
    await page.getByRole("link", { name: "This year and the next" }).waitFor();
    await desk.shown();
    await desk.axe();
    expect(await desk.text()).not.toContain("(program year 2026)");
    await byKeyboard.activate("Midyear meeting (program year 2027)");
    await page.getByRole("heading", { name: "Midyear meeting" }).waitFor();
    await desk.shown();
    expect(await desk.text()).toContain("Sunday, December 5, 2027");
    await byKeyboard.activate("Confirm it as it stands");
    await page.getByText("Saved. Mail follows within a few minutes.").waitFor();
    const path = "/admin/programmes/demo/key-dates/midyear?cycle=2027";
    expect(KeyDate.parse(await almanac.coordinator("GET", path))).toEqual({
      ...{ state: "confirmed", date: "2027-12-05", cycle: "2027" },
    });
    expect(desk.errors).toEqual([]);
  });
});
