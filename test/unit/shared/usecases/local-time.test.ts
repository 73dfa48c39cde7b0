import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { plan } from "#shared/usecases/year/plan.ts";
import { aMentee, aMentor, changeMe, pairAll } from "#test/support/people.ts";
import { aDuePrompt, ledgerOf, messageOf, promptsAhead } from "#test/support/prompts.ts";
import { type World, world } from "#test/support/world.ts";

const local = (dueAt: string, zone: string) => Temporal.Instant.from(dueAt).toZonedDateTimeISO(zone);

/** When each prompt ahead of somebody leaves, where they live. */
async function wallTimes(here: World, person: string, zone: string) {
  const all = (await ledgerOf(here)).filter((one) => one.person === person && one.kind === "prompt");
  return all.filter(({ state }) => state === "PLANNED").map(({ dueAt }) => local(dueAt, zone));
}

describe("local time of a year", () => {
  it("Y14 F27: is worked out anew by the nightly plan when the tz database has changed, of what has not left", async () => {
    const { here, prompt } = await aDuePrompt();
    await here.deliver();
    const gone = await messageOf(here, prompt);
    expect(gone.sentAt).toBeDefined();
    const [right] = await promptsAhead(here, "residency-questions");
    if (!right) throw new Error("No prompt is ahead");
    // As an older database had it: an hour off, in the ledger since.
    const off = Temporal.Instant.from(right.dueAt).add({ hours: 1 }).toString({ fractionalSecondDigits: 3 });
    await here.store.commit([{ kind: "message", put: { ...right, dueAt: off, nextActionAt: off } }]);
    expect(await here.job("plan")).toMatchObject({ summary: { stale: 0 } });
    expect((await messageOf(here, right.id)).dueAt).toBe(off);

    const newer = { ...here.ports, zones: { version: "2026z" } };
    const { summary } = await plan({ dryRun: false }, newer, here.now());
    expect(summary["stale"]).toBe(1);
    const now = await messageOf(here, right.id);
    expect([now.dueAt, now.nextActionAt, now.wall?.tz, now.wall?.time]).toEqual([
      ...[right.dueAt, right.dueAt, "2026z", right.wall?.time],
    ]);
    expect(await messageOf(here, prompt)).toEqual(gone);
    const again = await plan({ dryRun: false }, newer, here.now());
    expect(again.summary["stale"]).toBe(0);
  });

  it.each(["Asia/Kolkata", "Australia/Lord_Howe", "Asia/Kathmandu", "America/St_Johns"])(
    "Y14: is from nine to eleven on working days, in %s as well",
    async (zone) => {
      const here = await world({ holidayCalendars: ["us-federal"] });
      const ana = await aMentee(here, "Ana", { zone });
      await aMentor(here, "Lee");
      await pairAll(here);
      const times = await wallTimes(here, ana, zone);
      expect(times.length).toBeGreaterThan(5);
      for (const time of times) {
        expect(time.hour === 9 || time.hour === 10, time.toString()).toBe(true);
        expect(time.dayOfWeek, time.toString()).toBeLessThan(6);
      }
    },
  );

  it("Y14 F28: counts with 29 February, as a mentee's own date and on the way to one", async () => {
    const here = await world({ playbook: { name: "ashp-student", version: 2 } });
    here.goTo("2027-08-20");
    const ana = await aMentee(here, "Ana");
    await aMentor(here, "Lee");
    await pairAll(here);
    const due = async () => (await promptsAhead(here, "licence-exam")).map(({ wall }) => wall?.date);
    await changeMe(here, ana, { action: "milestone", milestone: "licence-exam", date: "2028-02-29" });
    expect(await due()).toEqual(["2028-02-01"]);
    here.pass(1 / 60);
    // Four weeks before 28 March 2028 is that day itself.
    await changeMe(here, ana, { action: "milestone", milestone: "licence-exam", date: "2028-03-28" });
    expect(await due()).toEqual(["2028-02-29"]);
  });
});
