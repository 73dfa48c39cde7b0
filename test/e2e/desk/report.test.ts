import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Desk, openDesk } from "../support/desk.ts";

const report = "programmes/demo/report";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  for (const letter of "abcdefg") await desk.almanac.join({ name: `Mentee ${letter}` });
  await desk.almanac.join({ name: "Mentor One", role: "mentor", stage: "leader" });
  await desk.almanac.approveMentors();
});
afterAll(() => desk?.stop());

/** How many sheets of paper the page takes. */
async function sheets(): Promise<number> {
  const pdf = await desk.page.pdf({ format: "A4", path: "out/desk/report.pdf" });
  return pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

describe("the desk, printing the one-page report", () => {
  it("O8: by mouse: the report is made, shown with its charts, printed on one sheet and saved as a file", async () => {
    const { page } = desk;
    await desk.go("programmes/demo/today");
    await page.getByRole("link", { name: "Report", exact: true }).click();
    await page.getByText("No report has been made yet.").waitFor();
    await desk.axe();
    await page.getByRole("button", { name: "Make the report" }).click();
    await page.getByRole("heading", { name: "Counting for the report" }).waitFor();
    await desk.almanac.settle();
    await page.getByRole("link", { name: "Show the report" }).waitFor();
    await desk.axe();
    await page.getByRole("link", { name: "Show the report" }).click();
    await page.getByRole("img", { name: "Waiting, by region" }).waitFor();
    await desk.axe();
    await desk.picture("report");
    const text = await desk.text();
    expect(text).toMatch(/Mentees who wait for a mentor\s+5/);
    expect(text).toMatch(/Approved mentors\s+under 5/);
    expect(text).not.toContain("Mentee a");
    expect(await sheets()).toBe(1);

    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Save the numbers for a spreadsheet (CSV)" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("demo-report-2026-08-04.csv");
    expect(readFileSync(await file.path(), "utf8")).toContain("waiting-by-region,not-said,5");
    expect(desk.errors).toEqual([]);
  });

  it("O8: by keyboard alone: the report is renewed, and its numbers are opened below a chart", async () => {
    const { byKeyboard, page } = desk;
    await desk.go(report);
    await byKeyboard.activate("Renew the report");
    await page.getByRole("heading", { name: "Counting for the report" }).waitFor();
    await desk.almanac.settle();
    await page.getByRole("link", { name: "Show the report" }).waitFor();
    await byKeyboard.activate("Show the report");
    await page.getByRole("img", { name: "Waiting, by region" }).waitFor();
    expect(await desk.text()).toMatch(/What\s+Now\s+Aug 4/);
    await byKeyboard.activate("The numbers");
    await page.getByRole("table", { name: "Waiting, by region" }).waitFor();
    await desk.axe();
    expect(await sheets()).toBe(1);
    expect(desk.errors).toEqual([]);
  });
});
