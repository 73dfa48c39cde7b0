import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { PairingReport } from "#shared/contracts/desk/how-pair-requests.ts";
import { type Desk, openDesk } from "../support/desk.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.almanac.pair([{ name: "Mentor One" }], [{ name: "Mentee One" }, { name: "Mentee Two" }]);
});
afterAll(() => desk?.stop());

async function pairing() {
  return PairingReport.parse(await desk.almanac.coordinator("GET", "/admin/programmes/demo/pairing")).pairing;
}

describe("the desk, deciding how to pair", () => {
  it("P2: by mouse: what is wrong is said, each way is seen on those who wait, and only then one is saved", async () => {
    const { page } = desk;
    await desk.go("programmes/demo/settings");
    await page.getByRole("link", { name: "How we pair" }).click();
    await page.getByRole("heading", { name: "How we pair", level: 1 }).waitFor();
    await desk.axe();
    await desk.picture("how-we-pair");
    await page.getByLabel("Topics in common").fill("500");
    await page.getByRole("button", { name: "Try it on those who wait now" }).click();
    await page.getByRole("link", { name: "Topics in common: please write a whole number from 0 to 200." }).waitFor();
    await desk.axe();
    await page.getByLabel("Topics in common").fill("150");
    await page.getByLabel(/^No complaints at all/).check();
    await page.getByRole("button", { name: "Save how we pair" }).click();
    await page.getByRole("link", { name: /^Please try this way on those who wait now/ }).waitFor();
    expect((await pairing()).way).toBe("best");
    await page.getByRole("button", { name: "Try it on those who wait now" }).click();
    await page.getByRole("heading", { name: "What this way to pair would mean" }).waitFor();
    await desk.almanac.settle();
    await page.getByRole("button", { name: "Save how we pair" }).waitFor();
    await desk.axe();
    await desk.picture("how-we-pair-tried");
    expect(await page.getByRole("row").count()).toBe(6);
    expect(await desk.text()).toContain("as you typed it");
    await page.getByRole("button", { name: "Save how we pair" }).click();
    await page.getByText("Saved. It holds from the next round on.").waitFor();
    expect(await pairing()).toMatchObject({ way: "stable", weights: { topics: 150 } });
    expect(desk.errors).toEqual([]);
  });

  it("P2: by keyboard alone: a rule is changed and saved, and the standard looked at", async () => {
    const { byKeyboard, page } = desk;
    await desk.go("programmes/demo/rounds");
    await byKeyboard.activate("How we pair");
    await page.getByRole("heading", { name: "How we pair", level: 1 }).waitFor();
    await byKeyboard.fill("Hours two clocks may be apart", "8");
    await byKeyboard.activate("Save how we pair");
    await page.getByText("Saved. It holds from the next round on.").waitFor();
    expect(await pairing()).toMatchObject({ hoursApart: 8, way: "stable" });
    await byKeyboard.activate("Show the standard");
    await page.getByText("This is the standard. Nothing is saved yet.").waitFor();
    expect(await page.getByLabel("Hours two clocks may be apart").inputValue()).toBe("12");
    expect(await pairing()).toMatchObject({ hoursApart: 8 });
    expect(desk.errors).toEqual([]);
  });

  it("P2, A4: a coordinator notes a tie on a person's page, sees it with both, and takes it back", async () => {
    const { page } = desk;
    await desk.go("programmes/demo/participants");
    await page.getByRole("link", { name: "Mentee Two" }).click();
    await page.getByRole("heading", { name: "Ties to others" }).waitFor();
    await page.getByRole("button", { name: "Note this tie" }).click();
    await page.getByRole("link", { name: "Please choose what stands between the two." }).waitFor();
    await desk.axe();
    await page.getByLabel("What stands between the two").selectOption("conflict");
    await page.getByLabel("The other person’s email address").fill("mentor.one@school.example");
    await page.getByRole("button", { name: "Note this tie" }).click();
    await page.getByText("The tie is noted. It counts from the next round on.").waitFor();
    await page.getByText(/^Conflict of interest: /).waitFor();
    await desk.axe();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await page.getByText("The tie is removed.").waitFor();
    expect(desk.errors).toEqual([]);
  });
});
