import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { isWorkingDay } from "#shared/calendar/working-days.ts";
import { dayText } from "#shared/locales/dates.ts";
import { lettersTo } from "#test/support/letters.ts";
import { captureLogs } from "#test/support/logs.ts";
import { aMentee, aMentor, pairAll } from "#test/support/people.ts";
import { ledgerOf, sendPrompts } from "#test/support/prompts.ts";
import { world } from "#test/support/world.ts";

captureLogs();

/** Ten working days on, counted by hand. */
function tenWorkingDaysAfter(date: string): string {
  let day = Temporal.PlainDate.from(date);
  for (let left = 10; left > 0; ) {
    day = day.add({ days: 1 });
    if (isWorkingDay(day, new Set())) left--;
  }
  return day.toString();
}

it("Y8: topics come round by mail, each once, with a day by which feedback is wanted where it is asked for", async () => {
  const here = await world({ playbook: { name: "ashp-student", version: 3 } });
  const ana = await aMentee(here, "Ana");
  await aMentor(here, "Lee", { places: 1 });
  await pairAll(here);
  await sendPrompts(here, "between");
  const sent = (await ledgerOf(here)).filter((one) => one.subject === "between" && one.state === "SENT");
  expect(sent.map(({ person }) => person)).toEqual([ana, ana]);
  const letters = new Map((await lettersTo(here, "Ana")).map((letter) => [letter.message, letter]));
  const year = await here.store.partsOf("touchpoint", `demo.${ana}`);
  const told = sent.flatMap(({ id, occurrence }) => {
    const touchpoint = year.find((one) => one.key === "between" && one.occurrence === occurrence);
    return touchpoint ? [{ touchpoint, text: letters.get(id)?.text.replaceAll(/\s+/g, " ") ?? "" }] : [];
  });
  expect(new Set(told.map(({ touchpoint }) => touchpoint.sections.mentee.join())).size).toBe(2);
  const project = told.find(({ touchpoint }) => touchpoint.sections.mentee.includes("recent-project"));
  const by = dayText("en-US", tenWorkingDaysAfter(project?.touchpoint.date ?? ""));
  expect(project?.text).toContain("Is there a project you have just done");
  expect(project?.text).toContain(`ask to hear by ${by}`);
});
