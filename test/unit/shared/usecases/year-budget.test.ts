import { describe, expect, it } from "vitest";
import { answer } from "#shared/usecases/year/answer.ts";
import { aMentee, aMentor, changeMe, pairAll, tokenFor } from "#test/support/people.ts";
import { ledgerOf } from "#test/support/prompts.ts";
import { liveUntil } from "#test/support/two-programmes.ts";
import { noQuery, request, type World, world } from "#test/support/world.ts";

/** Says "later" to every prompt of somebody that has arrived since they last did. */
async function snoozeAll(here: World, person: string, said: Set<string>): Promise<void> {
  const sent = (await ledgerOf(here)).filter(
    (one) => one.person === person && one.kind === "prompt" && one.state === "SENT",
  );
  for (const { id, subject, occurrence } of sent.filter((one) => !said.has(one.id))) {
    said.add(id);
    const token = await tokenFor(here, "answer", person, `${subject}.${occurrence}`);
    await answer(request({ token }, noQuery, { answer: "snooze" as const }), here.ports, here.now());
  }
  await here.work();
}

const pairedOn = ["2026-08-17T13:00:00Z", "2026-10-05T13:00:00Z", "2027-01-11T13:00:00Z"];

/** A cycle of Ana, who is paired three times and snoozes everything. */
async function aCycle() {
  const here = await world({ promptsPerWeek: 7 });
  const ana = await aMentee(here, "Ana");
  const said = new Set<string>();
  const weekly = { nights: 7, atNight: () => snoozeAll(here, ana, said) };
  for (const [index, day] of pairedOn.entries()) {
    await liveUntil(here, day, weekly);
    await aMentor(here, `Lee${index}`, { places: 1 });
    const before = (await here.store.get("participant", `demo.${ana}`))?.mentorships[0];
    if (before !== undefined) await changeMe(here, ana, { action: "end", mentorship: before });
    here.pass(24);
    await pairAll(here);
  }
  await liveUntil(here, "2027-07-30T00:00:00Z", weekly);
  const mine = async () => (await ledgerOf(here)).filter(({ person }) => person === ana);
  return { here, ana, weekly, mine };
}

describe("the budget of a cycle", () => {
  it("Y13: a mentee who snoozes everything and is paired again twice gets 18 mails and no more prompts", async () => {
    const { here, ana, weekly, mine } = await aCycle();
    const all = await mine();
    const [sent, kept] = [
      all.filter(({ state }) => state === "SENT"),
      all.filter((one) => one.reason === "year-budget"),
    ];
    expect(sent).toHaveLength(18);
    expect(sent.filter(({ kind }) => kind === "introduction")).toHaveLength(3);
    expect(kept.length).toBeGreaterThan(2);
    expect(new Set(kept.map(({ state, kind }) => `${state} ${kind}`))).toEqual(new Set(["SKIPPED prompt"]));
    expect(kept.every(({ dueAt }) => dueAt > (sent.at(-1)?.sentAt ?? "~"))).toBe(true);

    // What somebody needs leaves all the same, and counts.
    const [mentorship] = (await here.store.get("participant", `demo.${ana}`))?.mentorships ?? [];
    const mentor = (await here.store.get("mentorship", mentorship ?? ""))?.members.find(
      ({ role }) => role === "mentor",
    );
    await changeMe(here, mentor?.person ?? "", { action: "end", mentorship: mentorship ?? "" });
    expect((await mine()).find(({ kind }) => kind === "mentorship-ended")).toMatchObject({ state: "SENT" });
    expect((await here.store.get("postbox", ana))?.mails["demo"]).toHaveLength(19);

    // A new cycle has a budget of its own.
    await aMentor(here, "Mia", { places: 1 });
    here.pass(24);
    await pairAll(here);
    await liveUntil(here, "2027-10-31T00:00:00Z", weekly);
    const fresh = (await mine()).filter(({ sentAt }) => (sentAt ?? "") > "2027-08-02");
    expect(fresh.filter(({ kind }) => kind === "prompt").length).toBeGreaterThan(1);
  }, 120_000);
});
