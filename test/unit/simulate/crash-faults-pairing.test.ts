import * as fc from "fast-check";
import { expect, it } from "vitest";
import { Conflict, Problem } from "#shared/domain/errors.ts";
import { everything } from "#shared/usecases/everything.ts";
import { updateMe } from "#shared/usecases/own-page/update-me.ts";
import { match } from "#shared/usecases/pairing/match.ts";
import { respond as answerProposal } from "#shared/usecases/pairing/respond.ts";
import { startRound } from "#shared/usecases/pairing/rounds.ts";
import { violationsIn } from "#test/simulate/crash/invariants.ts";
import { aLife } from "#test/simulate/crash/life.ts";
import { acceptScene } from "#test/simulate/crash/scenes/pairing.ts";
import { plain } from "#test/simulate/crash/scenes/plain.ts";
import { captureLogs } from "#test/support/logs.ts";
import { aMentee, aMentor, respond, runRound, tokenFor } from "#test/support/people.ts";
import { proofSize } from "#test/support/proving.ts";
import { restlessStore } from "#test/support/restless-store.ts";
import { scheduledStore } from "#test/support/scheduled-store.ts";
import { coordinator, noQuery, request, type World, world } from "#test/support/world.ts";

captureLogs();

it.each([1, 4, 7, 12])("P5 F22: %i conflicts in a row end in one mentorship, and the page says so", async (storm) => {
  const life = aLife(await acceptScene());
  let left = storm;
  life.store.intercept((changes, write) => {
    if (changes.some(({ kind }) => kind === "proposal") && left-- > 0) throw new Conflict("under way");
    write();
  });
  await life.live();
  expect(await violationsIn(life)).toEqual([]);
  expect(await everything(life.ports, "mentorship", "demo", "active")).toHaveLength(1);
});

/** The rest of a day and a night in a deployment, and what is wrong after it. */
async function wrongIn(here: World): Promise<string[]> {
  const scene = { name: "afterwards", items: here.store.everyItem(), ports: here.ports, at: here.now().toString() };
  const life = aLife({ ...scene, hours: 24, nightly: ["plan", "match"], write: plain, begin: () => undefined });
  return violationsIn(await life.live());
}

it("P5 F37: a yes and a mentor who leaves at that moment come to one outcome, in whatever order they meet", async () => {
  const outcomes = new Set<number>();
  const property = fc.asyncProperty(fc.scheduler(), async (scheduler) => {
    const here = await world({ rounds: { every: "never" } });
    const ana = await aMentee(here, "Ana");
    const lee = await aMentor(here, "Lee", { places: 1 });
    const [asked] = await runRound(here);
    if (asked === undefined) throw new Error("Nobody was suggested");
    await respond(here, lee, asked, "yes");
    const ports = { ...here.ports, store: scheduledStore(here.store, scheduler) };
    const [yes, page] = [await tokenFor(here, "respond", ana, asked.id), await tokenFor(here, "me", lee)];
    const both = [
      answerProposal(request({ token: yes }, noQuery, { answer: "yes" }), ports, here.now()),
      updateMe(request({ token: page }, noQuery, { action: "leave" }), ports, here.now()),
    ];
    await scheduler.waitFor(Promise.all(both));
    const left = await here.store.get("participant", `demo.${lee}`);
    expect(left).toMatchObject({ state: "left", mentorships: [] });
    expect(await everything(here.ports, "mentorship", "demo", "active")).toEqual([]);
    outcomes.add((await everything(here.ports, "mentorship", "demo", "ended")).length);
    expect(await wrongIn(here)).toEqual([]);
  });
  await fc.assert(property, { numRuns: proofSize(10, 25) });
  expect(outcomes).toEqual(new Set([0, 1]));
}, 60_000);

it("P1 F45: rounds of two programmes, each run twice at once, suggest what one run suggests, within everybody's places", async () => {
  const first = await suggestedBy(async (here) => void (await match({ dryRun: false }, here.ports, here.now())));
  expect(first).toHaveLength(6);
  for (let seed = 0; seed < 12; seed++) {
    const again = await suggestedBy(async (here) => {
      const ports = { ...here.ports, store: restlessStore(here.store, seed) };
      const runs = ["demo", "other", "demo", "other"].map((programme) =>
        match({ dryRun: false, programme }, ports, here.now()).catch(tooLate),
      );
      await Promise.all(runs);
      await match({ dryRun: false }, here.ports, here.now());
    });
    expect(again).toEqual(first);
  }
}, 60_000);

/** Whoever meets others too often is run again. */
function tooLate(error: unknown): void {
  if (!(error instanceof Conflict) && !(error instanceof Problem)) throw error;
}

/** Who is suggested to whom in both programmes, after so many runs of their rounds. */
async function suggestedBy(run: (here: World) => Promise<void>): Promise<string[]> {
  const here = await world({ rounds: { every: "never" } });
  await here.programme("other", { rounds: { every: "never" } });
  for (const programme of ["demo", "other"]) {
    for (const name of ["Ana", "Bea", "Cas"]) await aMentee(here, `${name}-${programme}`, { programme });
    await aMentor(here, `Lee-${programme}`, { places: 2, programme });
    await aMentor(here, `Kim-${programme}`, { places: 1, programme });
    const key = { caller: coordinator, idempotencyKey: "monday" };
    await startRound(request({ programme }, undefined, { publish: true }, key), here.ports, here.now());
  }
  here.bus.take();
  await run(here);
  const proposals = (await Promise.all(["demo", "other"].map((id) => everything(here.ports, "proposal", id)))).flat();
  for (const load of new Set(proposals.map(({ mentor }) => mentor))) {
    const places = (await here.store.get("load", load))?.places ?? 0;
    expect(proposals.filter(({ mentor }) => mentor === load).length).toBeLessThanOrEqual(places);
  }
  return proposals.map(({ mentee, mentor, state }) => `${mentee} ${mentor} ${state}`).sort();
}
