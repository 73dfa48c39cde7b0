import * as fc from "fast-check";
import { expect, it } from "vitest";
import { everything } from "#shared/usecases/everything.ts";
import { respond as answerProposal } from "#shared/usecases/pairing/respond.ts";
import { aMentee, aMentor, changeMe, respond, runRound, tokenFor } from "#test/support/people.ts";
import { scheduledStore } from "#test/support/scheduled-store.ts";
import { noQuery, request, world } from "#test/support/world.ts";

/** Two mentees whom the same mentor said yes to, and who now keeps one place only. */
async function twoForOnePlace() {
  const here = await world();
  for (const name of ["Ana", "Bea"]) await aMentee(here, name);
  const lee = await aMentor(here, "Lee", { places: 2 });
  for (const proposal of await runRound(here)) await respond(here, lee, proposal, "yes");
  await changeMe(here, lee, { action: "places", places: 1 });
  const proposals = await everything(here.ports, "proposal", "demo", "asked-mentee");
  const presses = await Promise.all(
    proposals.map(async (proposal) => ({
      proposal,
      token: await tokenFor(here, "respond", proposal.mentee, proposal.id),
    })),
  );
  return { here, lee, presses };
}

type Scene = Awaited<ReturnType<typeof twoForOnePlace>>;

/** However it went: one mentorship, one place taken, one introduction each, and the other suggestion withdrawn. */
async function expectOne({ here, lee, presses }: Scene) {
  const active = await everything(here.ports, "mentorship", "demo", "active");
  expect(active).toHaveLength(1);
  expect((await here.store.get("load", lee))?.mentorships).toEqual(active.map(({ id }) => id));
  const proposals = await here.store.getMany(
    "proposal",
    presses.map(({ proposal }) => proposal.id),
  );
  expect(proposals.map(({ state }) => state).sort()).toEqual(["accepted", "withdrawn"]);
  for (const { mentee } of proposals) {
    const participant = await here.store.get("participant", `demo.${mentee}`);
    const theirs = active.filter(({ members }) => members.some(({ person }) => person === mentee));
    expect(participant?.mentorships).toEqual(theirs.map(({ id }) => id));
  }
  const messages = await everything(here.ports, "message", "demo");
  expect(messages.filter(({ kind }) => kind === "introduction")).toHaveLength(2);
}

it("P10: one place never takes two mentees, in whatever order their clicks and our writes meet", async () => {
  const property = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    const scene = await twoForOnePlace();
    const ports = { ...scene.here.ports, store: scheduledStore(scene.here.store, scheduler) };
    const clicks = scene.presses.map(({ token }) =>
      answerProposal(request({ token }, noQuery, { answer: "yes" }), ports, scene.here.now()),
    );
    await scheduler.waitFor(Promise.all(clicks));
    await expectOne(scene);
  });
  await fc.assert(property, { numRuns: 60 });
}, 60_000);

it("P10: nor when both press twice, and one of them changes their mind in between", async () => {
  const property = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    const scene = await twoForOnePlace();
    const ports = { ...scene.here.ports, store: scheduledStore(scene.here.store, scheduler) };
    const press = (token: string, answer: "yes" | "no") =>
      answerProposal(request({ token }, noQuery, { answer }), ports, scene.here.now());
    const tokens = scene.presses.map(({ token }) => token);
    const clicks = [
      ...tokens.flatMap((token) => [press(token, "yes"), press(token, "yes")]),
      press(tokens[0] ?? "", "no"),
    ];
    await scheduler.waitFor(Promise.all(clicks));
    const active = await everything(scene.here.ports, "mentorship", "demo", "active");
    expect(active.length).toBe(1);
    expect((await scene.here.store.get("load", scene.lee))?.mentorships).toEqual(active.map(({ id }) => id));
  });
  await fc.assert(property, { numRuns: 40 });
}, 60_000);
