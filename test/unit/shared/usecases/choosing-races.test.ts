import * as fc from "fast-check";
import { expect, it } from "vitest";
import { Conflict } from "#shared/domain/errors.ts";
import type { Option } from "#shared/domain/option.ts";
import { everything } from "#shared/usecases/everything.ts";
import { askMentors } from "#shared/usecases/pairing/ask-mentors.ts";
import { match } from "#shared/usecases/pairing/match.ts";
import { respond as answerProposal } from "#shared/usecases/pairing/respond.ts";
import { choosers, closeNow, days, roundNow, say, sayOf, start, suggestedNow } from "#test/support/choosing.ts";
import { kindsTo } from "#test/support/letters.ts";
import { aMentee, changeMe, respond, tokenFor } from "#test/support/people.ts";
import { scheduledStore } from "#test/support/scheduled-store.ts";
import { noQuery, request, type World } from "#test/support/world.ts";

const order = { dryRun: false, programme: "demo" };
const names = ["Ana", "Bea", "Lee", "Kim", "Pat"];

/** However it began: a list for each mentee, the same from both sides, one mail each, and one round. */
async function expectBegun(here: World) {
  const round = await roundNow(here);
  expect(round.state).toBe("choosing");
  const options = await here.store.partsOf("option", round.id);
  const pairs = (side: (option: Option) => string[]) => options.flatMap(side).sort();
  expect(pairs(({ person, mentors }) => mentors.map((one) => `${person} ${one.person}`))).toEqual(
    pairs(({ person, mentees }) => mentees.map((one) => `${one.person} ${person}`)),
  );
  const parts = await everything(here.ports, "participant", "demo");
  for (const { person, choosing } of parts)
    expect(choosing?.round).toBe(options.some((one) => one.person === person) ? round.id : undefined);
  await here.deliver();
  const asked = await Promise.all(
    names.map(async (name) => (await kindsTo(here, name)).filter((kind) => kind === "choosing").length),
  );
  return asked;
}

it.each(["rank", "calls"] as const)(
  "P7: a run that breaks off anywhere is finished by the next: %s",
  async (choice) => {
    for (let survives = 0; survives < 5; survives++) {
      const { here } = await choosers(choice);
      let left = survives;
      const id = await begun(here);
      here.store.intercept((_, write) => {
        if (left-- <= 0) throw new Error("The function was stopped");
        write();
      });
      await match({ ...order, round: id }, here.ports, here.now()).catch(() => undefined);
      here.store.intercept((_, write) => write());
      await here.job("match");
      expect(await expectBegun(here)).toEqual(choice === "rank" ? [1, 1, 0, 0, 0] : [0, 0, 1, 1, 1]);
    }
  },
);

/** A round that is asked for, and of which the job has not heard yet. */
async function begun(here: World): Promise<string> {
  here.store.intercept((changes, write) => {
    write();
    if (changes.some((change) => "put" in change && change.kind === "round")) here.bus.take();
  });
  await start(here).catch(() => undefined);
  here.store.intercept((_, write) => write());
  const round = await roundNow(here);
  expect(["requested", "choosing"]).toContain(round.state);
  return round.id;
}

it("P7: two runs that meet write to nobody twice, and a word said meanwhile is never lost", async () => {
  const property = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    const { here, ana, bea, kim, pat } = await choosers("rank");
    await start(here);
    await sayOf(here, bea, { [kim]: "first" });
    here.goTo("2026-08-21T13:00:00Z");
    const ports = { ...here.ports, store: scheduledStore(here.store, scheduler) };
    const meet = [
      match(order, ports, here.now()).catch(ifBusy),
      match(order, ports, here.now()).catch(ifBusy),
      sayOf(here, ana, { [pat]: "first" }, ports).catch(ifBusy),
    ];
    const [, , said] = await scheduler.waitFor(Promise.all(meet));
    await days(here, 2);
    expect((await roundNow(here)).state).toBe("published");
    expect(await suggestedNow(here)).toEqual(
      new Map([
        [ana, said === undefined ? expect.any(String) : pat],
        [bea, kim],
      ]),
    );
    const reminders = (await everything(here.ports, "message", "demo")).filter(
      ({ kind, occurrence }) => kind === "choosing" && occurrence === "reminder",
    );
    expect(reminders.length).toBeLessThanOrEqual(1);
  });
  await fc.assert(property, { numRuns: 12 });
}, 60_000);

/** Five times somebody else was quicker: nothing is written, and who pressed sees an error. */
function ifBusy(error: unknown): undefined {
  if (!(error instanceof Conflict)) throw error;
}

it("P10: a mentor's last place, wanted by the round's first choice and by somebody who asks by name, goes to one", async () => {
  const property = fc.asyncProperty(fc.scheduler(), fc.boolean(), async (scheduler, twice) => {
    const { here, ana, bea, lee } = await choosers("rank", 2);
    await start(here);
    for (const mentee of [ana, bea]) await sayOf(here, mentee, { [lee]: "first" });
    await closeNow(here);
    const cas = await aMentee(here, "Cas");
    const open = await everything(here.ports, "proposal", "demo", "asked-mentor");
    const ofRound = open.filter(({ mentor }) => mentor === lee);
    expect(ofRound.map(({ mentee }) => mentee).sort()).toEqual([ana, bea].sort());
    for (const proposal of ofRound) await respond(here, lee, proposal, "yes");
    await changeMe(here, lee, { action: "places", places: 1 });
    const ports = { ...here.ports, store: scheduledStore(here.store, scheduler) };
    const presses = await Promise.all(
      ofRound.flatMap(({ id, mentee }) =>
        (twice ? [0, 1] : [0]).map(async () => ({ token: await tokenFor(here, "respond", mentee, id) })),
      ),
    );
    const own = await tokenFor(here, "me", cas);
    const body = { action: "ask" as const, first: lee, second: undefined, third: undefined };
    const clicks = [
      ...presses.map(({ token }) => answerProposal(request({ token }, noQuery, { answer: "yes" }), ports, here.now())),
      askMentors(request({ token: own }, { lang: undefined }, body), ports, here.now()).catch(() => undefined),
      match(order, ports, here.now()).catch(ifBusy),
    ];
    await scheduler.waitFor(Promise.allSettled(clicks));
    const active = await everything(here.ports, "mentorship", "demo", "active");
    expect(active).toHaveLength(1);
    expect((await here.store.get("load", lee))?.mentorships).toEqual(active.map(({ id }) => id));
  });
  await fc.assert(property, { numRuns: 12 });
}, 60_000);

it("P8: who is without a mentor again comes first, before anybody's first choice", async () => {
  const { here, ana, bea, lee, kim, pat } = await choosers("rank");
  await start(here);
  await sayOf(here, ana, { [lee]: "first" });
  await sayOf(here, bea, { [kim]: "first" });
  await days(here, 1);
  for (const proposal of await everything(here.ports, "proposal", "demo", "asked-mentor")) {
    await respond(here, proposal.mentor, proposal, "yes");
    await respond(here, proposal.mentee, proposal, "yes");
  }
  await here.work();
  const [cas, dee] = [await aMentee(here, "Cas"), await aMentee(here, "Dee")];
  await changeMe(here, kim, { action: "places", places: 2 });
  const mine = (await here.store.get("participant", `demo.${ana}`))?.mentorships[0] ?? "";
  await changeMe(here, ana, { action: "end", mentorship: mine });
  await changeMe(here, lee, { action: "leave" });
  // Two places for three, and both others want the same ones.
  await start(here);
  for (const mentee of [cas, dee]) await sayOf(here, mentee, { [kim]: "first", [pat]: "second" });
  await closeNow(here);
  const now = await suggestedNow(here);
  expect(now.size).toBe(2);
  expect([kim, pat]).toContain(now.get(ana));
});

it("P7: a mentor who says no to calls while the job moves on is in no list, in whatever order", async () => {
  const property = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    const { here, lee, kim, pat } = await choosers("calls");
    await start(here);
    for (const mentor of [kim, pat]) await say(here, mentor, { action: "calls", take: "yes" });
    here.pass(24);
    const ports = { ...here.ports, store: scheduledStore(here.store, scheduler) };
    const meet = [
      say(here, lee, { action: "calls", take: "no" }, ports).catch(ifBusy),
      match(order, ports, here.now()).catch(ifBusy),
    ];
    const [said] = await scheduler.waitFor(Promise.all(meet));
    if (said === undefined) await say(here, lee, { action: "calls", take: "no" });
    await days(here, 1);
    const options = await here.store.partsOf("option", (await roundNow(here)).id);
    expect(options.filter(({ mentors }) => mentors.some(({ person }) => person === lee))).toEqual([]);
  });
  await fc.assert(property, { numRuns: 12 });
}, 60_000);
