import { describe, expect, it } from "vitest";
import { standardPolicy } from "#shared/domain/pairing-policy.ts";
import type { Proposal } from "#shared/domain/round.ts";
import { pairsBy, sayOf } from "#test/support/known.ts";
import { pairingDesk } from "#test/support/pairing-desk.ts";
import { aMentee, aMentor, emailOf, personOf, respond } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

/** Three mentees, two of whom want the same mentor; a draft round over them. */
async function scene() {
  const here = await world();
  for (const name of ["Ana", "Bea"]) await aMentee(here, name, { topics: ["oncology"] });
  await aMentee(here, "Cas", { topics: ["data"] });
  await aMentor(here, "Lee", { places: 1, topics: ["oncology"] });
  await aMentor(here, "Kim", { places: 1, topics: ["data"] });
  const desk = pairingDesk(here);
  const { body } = await desk.post("startRound", {});
  return { here, desk, round: String(body.id), status: String(body.status) };
}
type Scene = Awaited<ReturnType<typeof scene>>;

const people = async (here: World) =>
  Object.fromEntries(
    await Promise.all(["Ana", "Bea", "Cas", "Lee", "Kim"].map(async (name) => [name, await personOf(here, name)])),
  );
const report = async ({ desk, round }: Scene) => (await desk.json("showRound", { round })).body;
const pairsIn = async (at: Scene): Promise<string[]> => {
  const names = Object.entries(await people(at.here));
  const nameOf = (id: string) => names.find(([, person]) => person === id)?.[0] ?? "";
  return (await report(at)).proposals.map((one: Proposal) => `${nameOf(one.mentee)}–${nameOf(one.mentor)}`).sort();
};
/** Looks at a change, and answers the work that did. */
async function looked(at: Scene, fields: Record<string, string>) {
  const { body, status } = await at.desk.post("previewChange", { round: at.round }, fields);
  expect(status).toBe(202);
  const work = String(body.id);
  const shown = (await at.desk.json("showChange", { round: at.round, work })).body;
  return { work, shown, page: await at.desk.page("showChange", { round: at.round, work }) };
}
const apply = (at: Scene, work: string, more = {}) => at.desk.post("applyChange", { round: at.round, work }, {}, more);

/** The programme pairs only people whose clocks are near each other. */
async function nearOnly({ store }: World): Promise<void> {
  const programme = await store.get("programme", "demo");
  if (programme === undefined) throw new Error("There is no programme");
  const pairing = { ...standardPolicy, hoursApart: 3 };
  await store.commit([{ kind: "programme", put: { ...programme, pairing } }]);
}

describe("a round on the desk", () => {
  it("O4: is a draft nobody is told of, shown in numbers, pair by pair, with why", async () => {
    const at = await scene();
    const shown = await report(at);
    expect(shown).toMatchObject({ state: "draft", mentees: 3, places: 2, matched: 2, mentors: 2, cursor: null });
    expect(shown.proposals).toHaveLength(2);
    const page = await at.desk.page("showRound", { round: at.round });
    expect(page).toContain("Nobody has been told of it");
    expect(page).toContain("Both chose oncology.");
    expect(page).toContain("Who has no suggestion, and why");
    expect(await at.desk.page("listRounds")).toContain("Draft");
  });

  it("O4: comes a page at a time, however many pairs there are", async () => {
    const at = await scene();
    const query = (cursor?: string) => ({ queryStringParameters: { limit: "1", ...(cursor ? { cursor } : {}) } });
    const first = (await at.desk.json("showRound", { round: at.round }, query())).body;
    const second = (await at.desk.json("showRound", { round: at.round }, query(first.cursor))).body;
    expect([...first.proposals, ...second.proposals].map(({ id }) => id).sort()).toEqual(
      (await report(at)).proposals.map(({ id }: Proposal) => id).sort(),
    );
    expect((await at.desk.json("listRounds", {}, query("rnd_other"))).status).toBe(400);
  });

  it("P4: shows a coordinator why this pair, in points and as both read it, and why not another", async () => {
    const at = await scene();
    const { Cas, Kim, Lee } = await people(at.here);
    const proposal = (await report(at)).proposals.find(({ mentee }: Proposal) => mentee === Cas);
    const path = { round: at.round, proposal: proposal.id };
    const { explanation, score } = (await at.desk.json("showProposal", path)).body;
    expect(proposal.mentor).toBe(Kim);
    const fit: Record<string, number> = explanation.fit;
    expect(Object.values(fit).reduce((sum, points) => sum + points, 0)).toBe(score);
    expect(explanation.mentors).toMatchObject([{ person: Lee, why: "taken" }]);
    expect(explanation.mentees.map(({ why }: { why: string }) => why).sort()).toEqual(["elsewhere", "waiting"]);
    const page = await at.desk.page("showProposal", path);
    for (const words of [
      "Cas and Kim",
      "You both chose working with data",
      "The places go to others in this round",
      "Topics in common",
    ])
      expect(page).toContain(words);
    expect(page).not.toMatch(/score|match/i);
  });

  it("P4: says why somebody has none, and who would come next", async () => {
    const at = await scene();
    const { items } = (await at.desk.json("listUnpaired", { round: at.round })).body;
    expect(items).toMatchObject([{ why: "taken", places: 2 }]);
    const sentence = "All 2 places they might have go to others: 3 mentees wait in this round.";
    expect(await at.desk.page("listUnpaired", { round: at.round })).toContain(sentence);
    const page = await at.desk.page("showUnpaired", { round: at.round, person: items[0].mentee });
    expect(page).toContain(sentence);
    expect(page).toContain("Look at Lee instead");
  });

  it("O4: shows at a glance how good a round is, in pictures and as tables, and where one more place helps most", async () => {
    const at = await scene();
    const { figures, quality } = await report(at);
    expect(quality).toMatchObject({ reachable: 2, reached: 100 });
    expect(figures.spread.reduce((sum: number, { pairs }: { pairs: number }) => sum + pairs, 0)).toBe(2);
    const { Lee, Kim } = await people(at.here);
    expect(figures.helps.map(({ mentor }: { mentor: string }) => mentor).sort()).toEqual([Kim, Lee].sort());
    const page = await at.desk.page("showRound", { round: at.round });
    for (const words of [
      "How good this round is",
      "2 of 2",
      "100 of 100",
      "Proved: no better round exists.",
      "Where one more place helps most",
      "One more person gets a mentor. All pairs together have",
    ])
      expect(page).toContain(words);
    // So few are in it that it could be guessed who would like whom, and why.
    expect(page).not.toContain("first choice");
    expect(page).not.toContain("would both rather have each other");
  });

  it("P4: tells why these two are not paired: by a part of a mentor's name, or what stands between them", async () => {
    const at = await scene();
    const { Cas } = await people(at.here);
    const asked = await looked(at, { mentee: Cas ?? "", name: "le" });
    expect(asked.page).toContain("What if Cas gets Lee?");
    expect(asked.page).toContain("What speaks for these two");
    await aMentor(at.here, "Zoe", { places: 1, topics: ["data"], zone: "Asia/Tokyo" });
    await nearOnly(at.here);
    const barred = await looked(at, { mentee: Cas ?? "", name: "ZÖ" });
    expect(barred.shown.summary).toEqual({ outcome: "barred", rule: "hours" });
    expect(barred.page).toContain("Their clocks are further apart than this program allows.");
    expect((await apply(at, barred.work)).status).toBe(409);
  });

  it("P4: asks which mentor is meant where a name is several mentors' or nobody's", async () => {
    const at = await scene();
    await aMentor(at.here, "Leena", { places: 1, topics: ["data"] });
    const { Cas } = await people(at.here);
    const ask = (name: string) => ({ mentee: Cas ?? "", name });
    expect((await at.desk.post("previewChange", { round: at.round }, ask("le"))).status).toBe(400);
    const many = await at.desk.posted("previewChange", { round: at.round }, ask("le"));
    for (const words of ["Which mentor for Cas?", "2 mentors may be meant", "Lee", "Leena"])
      expect(many).toContain(words);
    expect(many).not.toContain("Kim");
    const none = await at.desk.posted("previewChange", { round: at.round }, ask("Bea"));
    expect(none).toContain("No approved, active mentor has this name.");
    const address = await at.desk.post("previewChange", { round: at.round }, ask(emailOf("Leena")));
    expect(address.status).toBe(202);
  });

  it("O4: shows what forcing a pair costs before anything changes, then changes just that", async () => {
    const at = await scene();
    const { Cas, Lee } = await people(at.here);
    const before = await pairsIn(at);
    const { work, shown, page } = await looked(at, { mentee: Cas ?? "", mentor: Lee ?? "" });
    expect(shown.summary).toMatchObject({ outcome: "possible", people: 0, others: 1 });
    expect(shown.summary.points).toBeLessThan(0);
    expect(page).toContain("As many people get a mentor as now.");
    expect(page).toMatch(/points fewer, \d+ percent/);
    expect(page).toContain("One other person changes too");
    expect(await pairsIn(at)).toEqual(before);
    expect(await apply(at, work)).toMatchObject({ status: 200, body: { matched: 2, changed: work } });
    expect(await pairsIn(at)).toContain("Cas–Lee");
    const after = await report(at);
    expect(after.score).toBe(after.proposals.reduce((sum: number, { score }: Proposal) => sum + score, 0));
    // Pressed twice.
    expect(await apply(at, work)).toMatchObject({ status: 200, body: { version: after.version } });
    const audits = (await at.here.store.partsOf("audit", at.round)).map(({ did, by }) => `${did} ${by}`);
    expect(audits).toContain("pair-changed cora");
  });

  it("P2, O4: keeps what the programme warns of when a mentor is changed by hand", async () => {
    const at = await scene();
    const { Cas, Lee } = await people(at.here);
    await pairsBy(at.here, { relations: { preceptor: "warn" } });
    await sayOf(at.here, Cas ?? "", "preceptor", "Lee");
    const { work } = await looked(at, { mentee: Cas ?? "", mentor: Lee ?? "" });
    expect((await apply(at, work)).status).toBe(200);
    const made = (await report(at)).proposals.find(({ mentee }: Proposal) => mentee === Cas);
    expect(made).toMatchObject({ mentor: Lee, warnings: ["preceptor"] });
    const page = await at.desk.page("showProposal", { round: at.round, proposal: made.id });
    expect(page).toContain("One of them is the other’s preceptor.");
  });

  it("O4: keeps a pair chosen by hand when another is changed later, and when the others are solved anew", async () => {
    const at = await scene();
    const { Ana, Bea, Cas, Lee } = await people(at.here);
    await apply(at, (await looked(at, { mentee: Cas ?? "", email: emailOf("Lee") })).work);
    const full = await looked(at, { mentee: Ana ?? "", mentor: Lee ?? "" });
    expect(full.shown.summary).toEqual({ outcome: "no-place" });
    expect(full.page).toContain("you gave the places away by hand");
    expect((await apply(at, full.work)).status).toBe(409);
    const other = (await pairsIn(at)).find((pair) => pair.endsWith("–Kim"))?.startsWith("Ana") ? Ana : Bea;
    const { work } = await looked(at, { mentee: other ?? "", action: "leave-out" });
    await apply(at, work);
    expect(await pairsIn(at)).toContain("Cas–Lee");
  });

  it("O4: takes a pair out; who waits then gets the place, and they get none by a later change", async () => {
    const at = await scene();
    const { Cas, Kim } = await people(at.here);
    const { work, page } = await looked(at, { mentee: Cas ?? "", action: "leave-out" });
    expect(page).toContain("What if Cas waits?");
    await apply(at, work);
    expect((await pairsIn(at)).every((pair) => !pair.startsWith("Cas"))).toBe(true);
    const none = (await at.desk.json("listUnpaired", { round: at.round })).body.items;
    expect(none).toMatchObject([{ mentee: Cas, why: "by-hand", mentors: [{ person: Kim }, {}] }]);
    const [first] = (await report(at)).proposals;
    const again = await looked(at, { mentee: first.mentee, mentor: first.mentor });
    expect(again.page).toContain("Nobody else changes.");
    await apply(at, again.work);
    expect((await report(at)).proposals.find(({ id }: Proposal) => id === first.id)).toMatchObject({ byHand: true });
    expect((await pairsIn(at)).every((pair) => !pair.startsWith("Cas"))).toBe(true);
  });

  it("O4: refuses a change of a round that changed meanwhile, and looks anew", async () => {
    const at = await scene();
    const { Ana, Cas, Lee } = await people(at.here);
    const first = await looked(at, { mentee: Cas ?? "", mentor: Lee ?? "" });
    const second = await looked(at, { mentee: Ana ?? "", action: "leave-out" });
    await apply(at, first.work);
    expect((await apply(at, second.work)).status).toBe(412);
    expect(await at.desk.page("showChange", { round: at.round, work: second.work })).toContain(
      "The round changed since",
    );
    const third = await looked(at, { mentee: Ana ?? "", action: "leave-out" });
    expect((await apply(at, third.work, { "if-match": '"1"' })).status).toBe(412);
  });

  it("O4: goes back to the pair a coordinator took apart", async () => {
    const at = await scene();
    const { Cas, Kim, Lee } = await people(at.here);
    await apply(at, (await looked(at, { mentee: Cas ?? "", mentor: Lee ?? "" })).work);
    await apply(at, (await looked(at, { mentee: Cas ?? "", mentor: Kim ?? "" })).work);
    expect(await pairsIn(at)).toContain("Cas–Kim");
    expect((await report(at)).proposals).toHaveLength(2);
  });

  it("O4: says what publishing does, asks the mentors once, and changes nothing more afterwards", async () => {
    const at = await scene();
    const { Cas, Lee } = await people(at.here);
    await apply(at, (await looked(at, { mentee: Cas ?? "", mentor: Lee ?? "" })).work);
    const page = await at.desk.page("showPublication", { round: at.round });
    expect(page).toContain("2 mentors are asked first, about 2 mentees.");
    expect(page).toContain("until Saturday, August 22, 2026");
    await at.desk.post("publishRound", { round: at.round });
    const { version } = await report(at);
    expect((await at.desk.post("publishRound", { round: at.round })).status).toBe(202);
    expect((await report(at)).version).toBe(version);
    const [proposal] = (await report(at)).proposals.filter(({ mentee }: Proposal) => mentee === Cas);
    expect(proposal).toMatchObject({ state: "asked-mentor", mentor: Lee });
    await respond(at.here, proposal.mentor, proposal, "yes");
    expect(await at.desk.page("showRound", { round: at.round })).toContain("the mentee is being asked");
    const late = await at.desk.post("previewChange", { round: at.round }, { mentee: Cas ?? "", mentor: Lee ?? "" });
    expect(late).toMatchObject({ status: 409 });
  });

  it("O4: lets nobody change or publish a draft that a newer round has replaced", async () => {
    const at = await scene();
    at.here.pass(1);
    await at.desk.post("startRound", {});
    expect(await at.desk.page("showRound", { round: at.round })).toContain("A newer round has replaced this draft");
    expect((await at.desk.post("publishRound", { round: at.round })).status).toBe(409);
    const { Cas, Lee } = await people(at.here);
    const change = { mentee: Cas ?? "", mentor: Lee ?? "" };
    expect((await at.desk.post("previewChange", { round: at.round }, change)).status).toBe(409);
  });

  it("T4: shows nothing of a round, a pair or a change to coordinators of another programme", async () => {
    const at = await scene();
    await at.here.programme("other");
    const stranger = pairingDesk(at.here, "other");
    const { Cas, Lee } = await people(at.here);
    const { work } = await looked(at, { mentee: Cas ?? "", mentor: Lee ?? "" });
    const [{ id: proposal }] = (await report(at)).proposals;
    const person = (await at.desk.json("listUnpaired", { round: at.round })).body.items[0].mentee;
    const round = { round: at.round };
    const reads = [
      ["showRound", round],
      ["listUnpaired", round],
      ["showUnpaired", { ...round, person }],
      ["showProposal", { ...round, proposal }],
      ["showChange", { ...round, work }],
      ["showPublication", round],
    ] as const;
    const acts = [
      ["previewChange", round, { mentee: Cas ?? "", mentor: Lee ?? "" }],
      ["applyChange", { ...round, work }, {}],
      ["publishRound", round, {}],
    ] as const;
    expect((await stranger.json("listRounds")).status).toBe(404);
    // Neither through this programme nor through one of their own.
    for (const programme of ["demo", "other"]) {
      for (const [route, path] of reads)
        expect([route, (await stranger.json(route, { ...path, programme })).status]).toEqual([route, 404]);
      for (const [route, path, fields] of acts)
        expect([route, (await stranger.post(route, { ...path, programme }, fields)).status]).toEqual([route, 404]);
    }
  });
});
