import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startAlmanac } from "../support/almanac.ts";
import { type Desk, openDesk } from "../support/desk.ts";

let desk: Desk;
beforeAll(async () => {
  const almanac = await startAlmanac("2026-08-25T12:00:00Z");
  await almanac.pair([{ name: "Lena Fischer" }], [{ name: "Ana Alvarez" }, { name: "Bo Chen" }]);
  desk = await openDesk(almanac);
});
afterAll(() => desk?.stop());

const subjects = async (name: string) => (await desk.almanac.mailsTo(name)).map(({ subject }) => subject);

/** The page of mail with the CV reviews alone. */
const reviews = "programmes/demo/mail?what=cv-review";

describe("the next 14 days' mail", () => {
  it("O3: by mouse: one mail is held, is not sent when its day comes, and let go it is", async () => {
    const { page, almanac } = desk;
    await almanac.sandbox.advance("P8D");
    await desk.go("programmes/demo/mail");
    await desk.axe();
    await desk.picture("mail");
    await page.getByLabel("Which mail").selectOption("cv-review");
    await page.getByRole("button", { name: "Show" }).click();
    await page.getByRole("link", { name: "A second pair of eyes on a CV" }).first().waitFor();
    await desk.shown();
    await page.getByText("Bo Chen").click();
    await page.getByRole("button", { name: "Hold the chosen mail" }).first().click();
    await page.getByText("One mail is held.").waitFor();
    await desk.axe();
    const before = { bo: await subjects("Bo Chen"), ana: await subjects("Ana Alvarez") };
    await almanac.sandbox.advance("P15D");
    expect(await subjects("Bo Chen")).toEqual(before.bo);
    expect((await subjects("Ana Alvarez")).length).toBe(before.ana.length + 1);

    await page.getByRole("link", { name: "Held mail" }).click();
    await page.getByRole("heading", { name: "Held mail" }).waitFor();
    await desk.axe();
    await desk.picture("mail-held");
    await page.getByRole("link", { name: "A second pair of eyes on a CV" }).click();
    await page.getByRole("heading", { name: "A second pair of eyes on a CV" }).waitFor();
    expect(await desk.text()).toContain("It was held. Decided by you.");
    await desk.axe();
    await desk.picture("mail-one");
    await page.getByRole("button", { name: "Let it go" }).click();
    await page.getByText("Done. How it stands now is said below.").waitFor();
    await almanac.sandbox.advance("P4D");
    expect((await subjects("Bo Chen")).length).toBe(before.bo.length + 1);
    await page.reload();
    await page.locator("li").getByText("The mail service took it.").waitFor();
  });

  it("O3: by keyboard alone: two mails are held together, one is let go and one left unsent", async () => {
    const { byKeyboard, page, almanac } = desk;
    await almanac.coordinator("PUT", "/admin/programmes/demo/key-dates/midyear", {
      ...{ date: "2026-12-06", days: 5, state: "confirmed" },
    });
    await almanac.settle();
    await almanac.sandbox.advance("P12D");
    await desk.go("programmes/demo/mail");
    await byKeyboard.toggle("Ana Alvarez");
    await byKeyboard.toggle("Bo Chen");
    await byKeyboard.tabTo("Hold the chosen mail", true);
    await byKeyboard.press("Enter");
    await page.getByText("2 mails are held.").waitFor();
    await desk.shown();
    await byKeyboard.activate("Held mail");
    await page.getByRole("heading", { name: "Held mail" }).waitFor();
    await byKeyboard.toggle("Ana Alvarez");
    await byKeyboard.activate("Let the chosen mail go");
    await page.getByText("One mail is no longer held.").waitFor();
    await desk.shown();
    await byKeyboard.activate("Held mail");
    await page.getByRole("heading", { name: "Held mail" }).waitFor();
    await byKeyboard.toggle("Bo Chen");
    await byKeyboard.activate("Leave the chosen mail unsent for good");
    await page.getByText("One mail stays unsent.").waitFor();
    await desk.shown();
    const before = { bo: await subjects("Bo Chen"), ana: await subjects("Ana Alvarez") };
    await almanac.sandbox.advance("P14D");
    expect((await subjects("Ana Alvarez")).length).toBeGreaterThan(before.ana.length);
    expect(await subjects("Bo Chen")).toEqual(before.bo);
  });

  it("M3: what the mail service took and then refused to deliver leads from Today to its list", async () => {
    const { page, almanac } = desk;
    await almanac.join({ name: "EICAR-STANDARD-ANTIVIRUS-TEST-FILE", role: "mentor", stage: "leader" });
    await almanac.approveMentors();
    await desk.go("programmes/demo/today");
    await page.getByText("took it, and then refused to deliver it").first().waitFor();
    await page.getByRole("link", { name: "See mail held" }).click();
    await page.getByRole("link", { name: "Mail not delivered" }).click();
    await page.getByRole("heading", { name: "Mail not delivered" }).waitFor();
    await page.getByRole("row", { name: /EICAR/ }).waitFor();
    await desk.axe();
  });

  it("M1: all mail is paused and leaves again by one button each", async () => {
    const { page } = desk;
    await desk.go(reviews);
    await page.getByRole("link", { name: "Pause all mail" }).click();
    await page.getByRole("heading", { name: "Pause all mail" }).waitFor();
    await desk.axe();
    await desk.picture("brake");
    await page.getByRole("button", { name: "Pause all mail" }).click();
    await page.getByText("All mail is paused: nothing leaves, of no program.").waitFor();
    await desk.axe();
    await page.getByRole("button", { name: "Let mail leave again" }).click();
    await page.getByText("Mail may leave.", { exact: true }).waitFor();
    expect(desk.errors).toEqual([]);
  });
});
