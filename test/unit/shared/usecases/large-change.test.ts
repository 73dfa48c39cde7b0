import { describe, expect, it } from "vitest";
import { noFit, ofRound } from "#shared/domain/explanation.ts";
import { records } from "#shared/domain/records.ts";
import type { Proposal } from "#shared/domain/round.ts";
import { workPieceId } from "#shared/domain/work.ts";
import { runWork } from "#shared/usecases/coordinators/work.ts";
import { workHandlers } from "#shared/usecases/coordinators/work-handlers.ts";
import { lineOf } from "#shared/usecases/pairing/desk/pair-lines.ts";
import type { Ports } from "#shared/usecases/ports.ts";
import { aParticipant, aPerson } from "#test/support/builders.ts";
import { pairingDesk } from "#test/support/pairing-desk.ts";
import { type World, world } from "#test/support/world.ts";

/** Pairs of the round: more than one transaction could change. */
const many = 44;
const preview = "wrk_preview";

/** A draft round, and a change that was looked at after which everybody has their neighbour's mentor. */
async function scene() {
  const here = await world();
  for (let number = 0; number < many; number++) {
    const [mentee, mentor] = [`per_e${number}`, `per_r${number}`];
    const vetted = { role: "mentor", stage: "leader", vetting: "approved" } as const;
    await here.store.commit([
      ...[mentee, mentor].map((id) => ({ kind: "person", put: aPerson({ id, name: `Somebody ${id}` }) }) as const),
      { kind: "participant", put: aParticipant(mentee) },
      { kind: "participant", put: aParticipant(mentor, vetted) },
      { kind: "load", put: records.load.parse({ id: mentor, version: 0, places: 1, mentorships: [] }) },
    ]);
  }
  const desk = pairingDesk(here);
  const { body } = await desk.post("startRound", {});
  const round = String(body.id);
  const proposals = await drafts(here);
  expect(proposals).toHaveLength(many);
  const { version, places, score } = (await desk.json("showRound", { round })).body;
  const [first, ...others] = proposals.map(({ mentee, mentor }, index) => {
    const to = proposals[(index + 1) % many]?.mentor ?? "";
    return lineOf({ mentee, from: mentor, to, chosen: index === 0, points: 7, ...noFit, reasons: "[]", warnings: "" });
  });
  const lines = first === undefined ? [] : [first, ...others];
  const order = { round, version, mentee: proposals[0]?.mentee ?? "", mentor: proposals[1]?.mentor ?? "" };
  const summary = { outcome: "possible", matched: many, score: 7 * many, mentors: places };
  const work = records.work.parse({
    ...{
      id: preview,
      version: 0,
      programme: "demo",
      kind: "pair-preview",
      state: "done",
      dryRun: true,
      done: 3,
      total: 3,
    },
    ...{ order, summary, requestedBy: "cora", requestedAt: "2026-08-17T13:00:00.000Z" },
  });
  await here.store.commit([{ kind: "work", put: work }]);
  await here.store.commit(
    lines.map(
      (line, index) => ({ kind: "workLine", put: { ...line, id: workPieceId(preview, index), version: 0 } }) as const,
    ),
  );
  const before = pairsIn(proposals);
  const after = lines.map(({ values }) => `${values["mentee"]}>${values["to"]}`).sort();
  return { here, desk, round, before, after, score };
}

const drafts = async ({ store }: World): Promise<Proposal[]> =>
  (await store.list("proposal", "demo", { state: "draft", limit: 500 })).items;
const pairsIn = (proposals: readonly Proposal[]) => proposals.map(({ mentee, mentor }) => `${mentee}>${mentor}`).sort();
/** Ports whose store fails once so many pieces of the change are written. */
function failing({ ports }: World, after: number): Ports {
  let left = after;
  const commit: Ports["store"]["commit"] = async (changes) => {
    if (changes.some(({ kind }) => kind === "proposal") && left-- === 0) throw new Error("The machine is gone");
    await ports.store.commit(changes);
  };
  return { ...ports, store: { ...ports.store, commit } };
}
const apply = ({ desk, round }: Awaited<ReturnType<typeof scene>>) =>
  desk.post("applyChange", { round, work: preview }, {}, {});

describe("a change of very many people by hand", () => {
  it("O4: is made as a whole, and shows on its page how far it is", async () => {
    const at = await scene();
    const { status, body } = await apply(at);
    expect(status).toBe(202);
    expect(pairsIn(await drafts(at.here))).toEqual(at.after);
    const shown = (await at.desk.json("showRound", { round: at.round })).body;
    expect(shown).toMatchObject({ changed: preview, matched: many, score: 7 * many });
    expect(shown.changing).toBeUndefined();
    expect(shown.proposals.length).toBeGreaterThan(0);
    expect(await at.desk.page("showChange", { round: at.round, work: body.id })).toContain("This change is made.");
    // Pressed twice.
    expect(await apply(at)).toMatchObject({ status: 200, body: { version: shown.version } });
    const audits = (await at.here.store.partsOf("audit", at.round)).map(({ did }) => did);
    expect(audits.filter((did) => did === "pair-changed")).toHaveLength(1);
    // Each has why they are together, and nobody has it twice.
    const ids = (await drafts(at.here)).map(({ id }) => ofRound(at.round, id));
    expect(await at.here.store.getMany("explanation", ids)).toHaveLength(many);
    expect(await at.here.store.partsOf("explanation", at.round)).toHaveLength(many);
  });

  it.each([0, 1, 2])(
    "O4: broken off after %i steps shows nothing of it, lets nobody in, and goes on where it was",
    async (steps) => {
      const at = await scene();
      const asked = await askedOnly(at);
      await expect(runWork(asked, workHandlers, failing(at.here, steps), at.here.now())).rejects.toThrow(
        "The machine is gone",
      );
      const page = await at.desk.page("showRound", { round: at.round });
      expect(page).toContain("A change of many people is being made.");
      expect((await at.desk.json("showRound", { round: at.round })).body.proposals).toEqual([]);
      const [one] = await drafts(at.here);
      const [path, round] = [{ round: at.round, proposal: one?.id ?? "" }, { round: at.round }];
      for (const [route, where] of [
        ["showProposal", path],
        ["listUnpaired", round],
        ["showPublication", round],
      ] as const)
        expect([route, (await at.desk.json(route, where)).status]).toEqual([route, 409]);
      const change = { mentee: one?.mentee ?? "", action: "leave-out" };
      expect((await at.desk.post("previewChange", { round: at.round }, change)).status).toBe(409);
      expect((await at.desk.post("publishRound", { round: at.round }, {})).status).toBe(409);
      const broken = await at.desk.page("showChange", { round: at.round, work: asked.work });
      expect(broken).toContain("Go on with this change");
      expect((await apply(at)).status).toBe(202);
      expect(pairsIn(await drafts(at.here))).toEqual(at.after);
      expect((await at.desk.json("showRound", { round: at.round })).body).toMatchObject({
        changed: preview,
        matched: many,
      });
      expect(await at.here.store.partsOf("explanation", at.round)).toHaveLength(many);
    },
  );
});

it("O4: a change that breaks off and goes on after a newer round writes nothing more, and keeps nobody waiting", async () => {
  const at = await scene();
  const { here, desk } = at;
  const asked = await askedOnly(at);
  await expect(runWork(asked, workHandlers, failing(here, 1), here.now())).rejects.toThrow("The machine is gone");
  here.pass(1);
  const newer = String((await desk.post("startRound", {}, {}, { "idempotency-key": "newer" })).body.id);
  const [before, known] = [await drafts(here), await here.store.partsOf("explanation", at.round)];
  expect(new Set(before.map(({ round }) => round))).toEqual(new Set([newer]));
  expect(await runWork(asked, workHandlers, here.ports, here.now())).toBeDefined();
  expect(await drafts(here)).toEqual(before);
  expect(await here.store.partsOf("explanation", at.round)).toEqual(known);
  const { body } = await desk.json("showRound", { round: at.round });
  expect(body.changing).toBeUndefined();
  expect(body.changed).toBeUndefined();
  expect(
    (await desk.post("previewChange", { round: at.round }, { mentee: "per_e0", action: "leave-out" })).status,
  ).toBe(409);
});

it("O4: a change does not go on while a newer round, which is decided, takes the place of this one", async () => {
  const at = await scene();
  const { here } = at;
  const asked = await askedOnly(at);
  const round = await here.store.get("round", at.round);
  if (round === undefined) throw new Error("There is no round");
  const requestedAt = "2026-09-01T13:00:00.000Z";
  const decided = {
    ...round,
    id: "rnd_newer",
    version: 0,
    state: "requested" as const,
    requestedAt,
    changing: undefined,
  };
  await here.store.commit([{ kind: "round", put: decided }]);
  const before = await drafts(here);
  await runWork(asked, workHandlers, here.ports, here.now());
  expect(await drafts(here)).toEqual(before);
});

/** Asks for the change; what does it has not begun. */
async function askedOnly({
  here,
  round,
}: Awaited<ReturnType<typeof scene>>): Promise<{ programme: string; work: string }> {
  const idle = { ...here, work: async () => [] };
  await pairingDesk(idle).post("applyChange", { round, work: preview }, {});
  here.bus.take();
  const work = (await here.store.get("round", round))?.changing;
  if (work === undefined) throw new Error("The change was not asked for");
  return { programme: "demo", work };
}
