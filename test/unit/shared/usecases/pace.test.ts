import { expect, it } from "vitest";
import { captureLogs } from "#test/support/logs.ts";
import { ownPage } from "#test/support/own-page.ts";
import { aMentee, aMentor, pairAll } from "#test/support/people.ts";
import { world } from "#test/support/world.ts";

captureLogs();

const terms = { needs: "cv", purposes: "residency", quiet: "programme" };

it("Y18: the pace the two agree on spaces what no date holds, and what a date holds stays", async () => {
  const here = await world({ playbook: { name: "ashp-student", version: 3 } });
  const [ana, lee] = [await aMentee(here, "Ana"), await aMentor(here, "Lee", { places: 1 })];
  const [mentorship] = await pairAll(here);
  const pages = { ana: await ownPage(here, ana), lee: await ownPage(here, lee) };
  const settle = async (cadence: string) => {
    here.pass(0.1);
    await pages.ana.send("updateGoals", { action: "propose", mentorship: mentorship?.id ?? "", ...terms, cadence });
    here.pass(0.1);
    await pages.lee.send("updateGoals", { action: "propose", mentorship: mentorship?.id ?? "", ...terms, cadence });
    await here.job("plan");
    const year = (await here.store.partsOf("touchpoint", `demo.${ana}`)).filter(({ state }) => state === "planned");
    const days = (paced: boolean) =>
      year
        .filter(({ key }) => (key === "between") === paced)
        .map(({ date }) => date)
        .sort();
    return { paced: days(true), held: days(false) };
  };
  const [monthly, quarterly] = [await settle("monthly"), await settle("quarterly")];
  const last = ({ paced }: typeof monthly) => paced.at(-1) ?? "";
  expect(last(monthly) < last(quarterly), `${monthly.paced} and ${quarterly.paced}`).toBe(true);
  expect([monthly.paced.length, quarterly.paced.length]).toEqual([2, 2]);
  expect(monthly.held).toEqual(quarterly.held);
  const page = (await pages.ana.open("goals")).body;
  expect(page).toContain("spaces the ideas for talks that no date holds");
  expect((await pages.ana.open("me")).body).toContain("every three months");
});

it("Y18: a pace only one of the two wants changes nothing yet", async () => {
  const here = await world({ playbook: { name: "ashp-student", version: 3 } });
  const ana = await aMentee(here, "Ana");
  await aMentor(here, "Lee", { places: 1 });
  const [mentorship] = await pairAll(here);
  const before = await here.store.partsOf("touchpoint", `demo.${ana}`);
  const page = await ownPage(here, ana);
  await page.send("updateGoals", {
    action: "propose",
    mentorship: mentorship?.id ?? "",
    ...terms,
    cadence: "quarterly",
  });
  await here.job("plan");
  const after = await here.store.partsOf("touchpoint", `demo.${ana}`);
  expect(after.map(({ id, date, state }) => [id, date, state])).toEqual(
    before.map(({ id, date, state }) => [id, date, state]),
  );
});
