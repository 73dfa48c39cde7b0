import * as fc from "fast-check";
import { expect, it } from "vitest";
import { everything } from "#shared/usecases/everything.ts";
import { respond as answer } from "#shared/usecases/pairing/respond.ts";
import { askedToken, offered, running, says } from "#test/support/groups.ts";
import { aMentee, aMentor, respond, runRound, tokenFor } from "#test/support/people.ts";
import { scheduledStore } from "#test/support/scheduled-store.ts";
import { noQuery, request, world } from "#test/support/world.ts";

/** Lee has one place, and said yes to Dee and to a group of three; all but the last answers are given. */
async function pairAndGroup() {
  const here = await world({ rounds: { every: "never" } });
  const lee = await aMentor(here, "Lee", { places: 1 });
  const dee = await aMentee(here, "Dee");
  const [proposal] = await runRound(here);
  if (!proposal) throw new Error("Nobody was suggested");
  await respond(here, lee, proposal, "yes");
  for (const name of ["Ana", "Bea", "Cas"]) await aMentee(here, name);
  await offered(here, "group", ["Lee"], ["Ana", "Bea", "Cas"]);
  await says(here, "Lee", "yes");
  await says(here, "Ana", "yes");
  const tokens = [
    await tokenFor(here, "respond", dee, proposal.id),
    await askedToken(here, "Bea"),
    await askedToken(here, "Cas"),
  ];
  return { here, lee, tokens };
}

it("P10: a mentor's last place goes to a pair or to a group, never to both, however the clicks meet", async () => {
  const property = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    const { here, lee, tokens } = await pairAndGroup();
    const ports = { ...here.ports, store: scheduledStore(here.store, scheduler) };
    const clicks = tokens.map((token) => answer(request({ token }, noQuery, { answer: "yes" }), ports, here.now()));
    await scheduler.waitFor(Promise.all(clicks));
    await here.work();
    const active = await running(here);
    expect(active).toHaveLength(1);
    expect((await here.store.get("load", lee))?.mentorships).toEqual(active.map(({ id }) => id));
    for (const { person, mentorships } of await everything(here.ports, "participant", "demo")) {
      const theirs = active.filter(({ members }) => members.some((member) => member.person === person));
      expect(mentorships).toEqual(theirs.map(({ id }) => id));
    }
  });
  await fc.assert(property, { numRuns: 20 });
}, 120_000);
