import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { aMentee, aMentor, pairAll } from "#test/support/people.ts";
import { ledgerOf } from "#test/support/prompts.ts";
import { liveUntil } from "#test/support/two-programmes.ts";
import { world } from "#test/support/world.ts";

it("Y13: the last two places of a year are for what a date makes necessary: no nudge takes them", async () => {
  const here = await world({ playbook: { name: "ashp-student", version: 3 }, promptsPerWeek: 7 });
  const ana = await aMentee(here, "Ana");
  await aMentor(here, "Lee", { places: 1 });
  await pairAll(here);
  const today = here.now().toZonedDateTimeISO("America/Chicago").toPlainDate();
  const postbox = await here.store.get("postbox", ana);
  const put = {
    id: ana,
    version: 0,
    prompts: [],
    ...postbox,
    mails: { demo: Array.from({ length: 15 }, () => `${today}`) },
  };
  await here.store.commit([{ kind: "postbox", put }]);
  await liveUntil(here, Temporal.Instant.from("2026-12-10T00:00:00Z").toString());
  const prompts = (await ledgerOf(here)).filter(({ person, kind }) => person === ana && kind === "prompt");
  const due = prompts
    .filter(({ dueAt }) => dueAt < "2026-12-10")
    .sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1));
  const told = due.filter(({ state }) => state === "SENT");
  expect(told.map(({ subject }) => subject)).not.toContain("between");
  expect(told).toHaveLength(3);
  const nudges = due.filter(({ subject }) => subject === "between");
  expect(nudges.length).toBeGreaterThan(0);
  expect(new Set(nudges.map(({ state, reason }) => `${state} ${reason}`))).toEqual(new Set(["SKIPPED year-budget"]));
});
