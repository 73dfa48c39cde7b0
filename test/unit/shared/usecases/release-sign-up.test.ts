import { expect, it } from "vitest";
import { participantId } from "#shared/domain/participant.ts";
import { listParticipants } from "#shared/usecases/coordinators/participants.ts";
import { releaseSignUp } from "#shared/usecases/joining/release-sign-up.ts";
import { floodBare, knock } from "#test/support/front-door.ts";
import { lettersTo } from "#test/support/letters.ts";
import { confirmAddress, personOf } from "#test/support/people.ts";
import { coordinator, firstPage, request, type World, world } from "#test/support/world.ts";

/** A place where Ana was held. */
async function held() {
  const here = await world();
  await floodBare(here);
  await knock(here, "Ana", { form: { role: "mentor" } });
  return { here, ana: await personOf(here, "Ana") };
}

const release = (here: World, person: string, caller = coordinator) =>
  releaseSignUp(request({ programme: "demo", person }, undefined, {}, { caller }), here.ports, here.now());

it("T2: a coordinator sees who is held and lets one through; the mail leaves and its link works", async () => {
  const { here, ana } = await held();
  const listed = request({ programme: "demo" }, { ...firstPage, state: "held" }, undefined, { caller: coordinator });
  const { json } = await listParticipants(listed, here.ports);
  expect(json).toMatchObject({ items: [{ person: ana, state: "held" }] });
  expect(await release(here, ana)).toMatchObject({ status: 200, json: { person: ana, state: "unconfirmed" } });
  await here.work();
  expect(await lettersTo(here, "Ana")).toHaveLength(1);
  await confirmAddress(here, "Ana");
  expect(await here.store.get("participant", participantId("demo", ana))).toMatchObject({ state: "active" });
  const audits = here.store.everyItem().filter(({ noun, did }) => noun === "audit" && did === "released");
  expect(audits).toMatchObject([{ by: "cora", about: `demo/${ana}` }]);
});

it("T2: releasing twice, somebody unknown, or for another programme does nothing", async () => {
  const { here, ana } = await held();
  await release(here, ana);
  await expect(release(here, ana)).rejects.toMatchObject({ code: "conflict" });
  await expect(release(here, "per_x")).rejects.toMatchObject({ code: "not-found" });
  await expect(release(here, ana, { id: "else", programmes: ["other"] })).rejects.toMatchObject({ code: "not-found" });
  await here.work();
  expect(await lettersTo(here, "Ana")).toHaveLength(1);
});

it("T2: an address that had its mails gets no more by being released", async () => {
  const { here, ana } = await held();
  await release(here, ana);
  here.store.tamper("participant", participantId("demo", ana), { state: "held" });
  await expect(release(here, ana)).rejects.toMatchObject({ code: "conflict" });
  here.pass(1);
  expect(await release(here, ana)).toMatchObject({ status: 200 });
});

it("T2: forgets a held sign-up after a week, whole", async () => {
  const { here } = await held();
  here.pass(7 * 24);
  await here.job("housekeeping");
  const left = here.store
    .everyItem()
    .filter(({ noun }) => ["person", "participant", "load", "email"].includes(String(noun)));
  expect(left).toEqual([]);
});
