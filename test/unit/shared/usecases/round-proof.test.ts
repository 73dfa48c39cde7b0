import { describe, expect, it } from "vitest";
import { standardPolicy } from "#shared/domain/pairing-policy.ts";
import { decidedIn } from "#shared/matching/decided.ts";
import { stillProves } from "#shared/matching/kept-proof.ts";
import { everything } from "#shared/usecases/everything.ts";
import { roundPool, tiredMentors } from "#shared/usecases/pairing/round-pool.ts";
import { pairingDesk } from "#test/support/pairing-desk.ts";
import { aMentee, aMentor, changeMe } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

/** Four mentees for three places, and what a round over them is decided from. */
async function scene() {
  const here = await world();
  for (const [name, topic] of [
    ["Ana", "oncology"],
    ["Bea", "oncology"],
    ["Cas", "data"],
    ["Dee", "data"],
  ] as const)
    await aMentee(here, name, { topics: [topic] });
  const lee = await aMentor(here, "Lee", { places: 2, topics: ["oncology"] });
  await aMentor(here, "Kim", { places: 1, topics: ["data"] });
  return { here, lee, desk: pairingDesk(here), proven: await inputs(here) };
}

async function inputs(here: World) {
  const programme = await here.store.get("programme", "demo");
  if (!programme) throw new Error("There is no programme");
  const found = await roundPool(programme, here.ports, here.now());
  return decidedIn({ ...found, resting: tiredMentors(found.proposals) }, here.now()).proven;
}

async function aRound({ desk }: Pick<Awaited<ReturnType<typeof scene>>, "desk">) {
  const { body } = await desk.post("startRound", {});
  return (await desk.json("showRound", { round: String(body.id) })).body;
}

const draftsIn = async (here: World) =>
  (await everything(here.ports, "proposal", "demo"))
    .filter(({ state }) => state === "draft")
    .map(({ mentee, mentor }) => `${mentee} ${mentor}`)
    .sort();

describe("a round and its proof", () => {
  it("P14: the check's proof is kept with the round, and proves the round again from the same inputs", async () => {
    const { here, proven, ...at } = await scene();
    const round = await aRound(at);
    expect(round).toMatchObject({ matched: 3, quality: { way: "best", reachable: 3 }, proof: { mostPlaced: 3 } });
    const parts = await here.store.partsOf("proof", round.id);
    expect(parts).toHaveLength(round.proof.parts);
    expect(stillProves(round.proof, parts, proven)).toBe(true);
  });

  it("P14: a proof somebody altered, or one of other inputs, proves nothing", async () => {
    const { here, proven, lee, ...at } = await scene();
    const round = await aRound(at);
    const [first, ...rest] = await here.store.partsOf("proof", round.id);
    if (!first) throw new Error("There is no proof");
    const prices = first.prices.map((price) => price + 1);
    expect(stillProves(round.proof, [{ ...first, prices }, ...rest], proven)).toBe(false);
    expect(stillProves(round.proof, rest, proven)).toBe(false);
    const claim = first.claim;
    if (!claim) throw new Error("Nothing is claimed");
    const inputs = claim.inputs.replace(/^./, claim.inputs.startsWith("0") ? "1" : "0");
    expect(stillProves(round.proof, [{ ...first, claim: { ...claim, inputs } }, ...rest], proven)).toBe(false);
    await changeMe(here, lee, { action: "places", places: 3 });
    const programme = await here.store.get("programme", "demo");
    if (!programme) throw new Error("There is no programme");
    const pool = await roundPool(programme, here.ports, here.now(), "");
    expect(stillProves(round.proof, [first, ...rest], decidedIn(pool, here.now()).proven)).toBe(false);
  });

  it("P14: holds numbers and nobody's name or id", async () => {
    const { here, ...at } = await scene();
    const round = await aRound(at);
    for (const part of await here.store.partsOf("proof", round.id)) {
      const { id, version, round: of, side, prices, over, claim, ...rest } = part;
      expect(rest).toEqual({});
      if (side === "mentees") expect(claim?.inputs).toMatch(/^[0-9a-f]{64}$/);
      expect([id, of, version]).toEqual([expect.stringMatching(`^${round.id}\\.${side}-\\d{4}$`), round.id, 1]);
      expect([...prices, ...over].every(Number.isInteger)).toBe(true);
    }
  });

  it("P14: a draft is computed anew with as little change as can be, though all anew would reach more points", async () => {
    const at = await scene();
    await aRound(at);
    const before = await draftsIn(at.here);
    // A mentor who suits Cas and Dee better than Lee does, and a place for everybody.
    await aMentor(at.here, "Max", { places: 1, topics: ["data"] });
    at.here.pass(1);
    const round = await aRound(at);
    const after = await draftsIn(at.here);
    expect(round.matched).toBe(4);
    expect(after).toHaveLength(4);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(round.quality.reached).toBeLessThanOrEqual(100);
  });

  it.each(["best", "fewer-complaints", "stable"] as const)(
    "P14: is decided the way the programme chose: %s",
    async (way) => {
      const at = await scene();
      const programme = await at.here.store.get("programme", "demo");
      if (!programme) throw new Error("There is no programme");
      await at.here.store.commit([{ kind: "programme", put: { ...programme, pairing: { ...standardPolicy, way } } }]);
      const { quality, matched, proof } = await aRound(at);
      expect(quality).toMatchObject({ way, reachable: 3 });
      expect(proof.mostPlaced).toBe(3);
      if (way !== "stable") expect(matched).toBe(3);
    },
  );
});
