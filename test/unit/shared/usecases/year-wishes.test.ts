import { expect, it } from "vitest";
import { captureLogs } from "#test/support/logs.ts";
import { ownPage } from "#test/support/own-page.ts";
import { aMentee, aMentor, changeMe, pairAll } from "#test/support/people.ts";
import { ledgerOf } from "#test/support/prompts.ts";
import { type World, world } from "#test/support/world.ts";

captureLogs();

async function aPair() {
  const here = await world();
  const [ana, lee] = [await aMentee(here, "Ana"), await aMentor(here, "Lee", { places: 1 })];
  const [mentorship] = await pairAll(here);
  return { here, ana, lee, ship: mentorship?.id ?? "" };
}

const review = "cv-review.2026";
const press = async (here: World, person: string, fields: Record<string, string>) => {
  here.pass(0.1);
  const shown = await (await ownPage(here, person)).send("updateMe", fields);
  await here.work();
  return shown;
};
const wish = (here: World, ana: string, does: string, day = "") =>
  press(here, ana, { action: "wish", touchpoint: review, does, day });
const touchpointOf = (here: World, person: string) => here.store.get("touchpoint", `demo.${person}.${review}`);
const mailOf = async (here: World, person: string) => {
  const found = (await ledgerOf(here)).find((one) => one.person === person && one.subject === "cv-review");
  return found && [found.state, found.wall?.date];
};

it("Y1: a mentee moves something ahead in their year, planning again keeps it, and puts it back", async () => {
  const { here, ana, lee } = await aPair();
  const before = await touchpointOf(here, ana);
  expect(before?.state).toBe("planned");
  expect((await wish(here, ana, "move", "2026-09-08")).status).toBe(200);
  expect(await touchpointOf(here, ana)).toMatchObject({ date: "2026-09-08", state: "planned", reason: "wished" });
  expect(await mailOf(here, ana)).toEqual(["PLANNED", "2026-09-08"]);
  expect(await mailOf(here, lee)).toEqual(["PLANNED", "2026-09-08"]);
  await changeMe(here, ana, { action: "fact", fact: "presentsPoster", value: "yes" });
  here.pass(24);
  expect(await here.job("plan")).toMatchObject({ summary: { stale: 0 } });
  expect((await touchpointOf(here, ana))?.date).toBe("2026-09-08");
  await wish(here, ana, "back");
  expect((await touchpointOf(here, ana))?.date).toBe(before?.date);
});

it("Y1: what a mentee leaves out is sent to neither of the two, and comes back when they put it back", async () => {
  const { here, ana, lee } = await aPair();
  expect((await wish(here, ana, "out")).body).toContain("It is left out, as the mentee wished.");
  expect(await touchpointOf(here, ana)).toMatchObject({ state: "dropped", reason: "left-out" });
  expect([(await mailOf(here, ana))?.[0], (await mailOf(here, lee))?.[0]]).toEqual(["CANCELLED", "CANCELLED"]);
  await wish(here, ana, "back");
  expect((await touchpointOf(here, ana))?.state).toBe("planned");
  expect((await mailOf(here, ana))?.[0]).toBe("PLANNED");
});

it("Y1: a day that is over, after its end, a Sunday or a holiday is refused at its field", async () => {
  const { here, ana } = await aPair();
  const last = (await touchpointOf(here, ana))?.expires ?? "";
  for (const day of ["", "2026-08-17", "2026-08-01", "2026-09-13", "2027-09-14", "soon"]) {
    const shown = await wish(here, ana, "move", day);
    expect(shown.status).toBe(400);
    expect(shown.body).toContain('href="#wish-cv-review-2026"');
    expect(shown.body).toContain('id="wish-cv-review-2026-error"');
  }
  expect((await here.store.get("participant", `demo.${ana}`))?.wishes).toBeUndefined();
  expect(last > "2026-09-08").toBe(true);
});

it("Y1: what was sent or is somebody else's year cannot be moved", async () => {
  const { here, ana, lee } = await aPair();
  expect((await wish(here, lee, "out")).status).toBe(404);
  here.goTo("2026-09-15");
  await here.job("plan");
  await here.deliver();
  expect((await wish(here, ana, "out")).status).toBe(404);
});

it("Y1 O10: a mentor marks one of a few remarks, the mentee sees it beside it, and nothing of the plan changes", async () => {
  const { here, ana, lee, ship } = await aPair();
  const mark = (person: string, says: string) =>
    press(here, person, { action: "remark", mentorship: ship, touchpoint: review, says });
  const before = await touchpointOf(here, ana);
  await mark(lee, "earlier");
  expect((await mark(lee, "i-can-help")).body).toContain("You say to Ana: I can help with this.");
  const page = (await (await ownPage(here, ana)).open("me")).body;
  expect(page).toContain("Lee says: I can help with this.");
  expect(page).not.toContain("earlier would be better");
  expect(await touchpointOf(here, ana)).toEqual(before);
  expect((await mark(ana, "important")).status).toBe(403);
  expect((await mark(lee, "do as I say")).status).toBe(400);
  await mark(lee, "nothing");
  expect((await (await ownPage(here, ana)).open("me")).body).not.toContain("Lee says");
});
