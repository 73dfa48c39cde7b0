import { describe, expect, it } from "vitest";
import { everything } from "#shared/usecases/everything.ts";
import { match } from "#shared/usecases/pairing/match.ts";
import { requestedRound } from "#shared/usecases/pairing/rounds-due.ts";
import { pairingDesk } from "#test/support/pairing-desk.ts";
import { aMentee, aMentor } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

/** A draft of three pairs, and then a mentor and a mentee more: what a second round is to change as little as it can. */
async function scene() {
  const here = await world();
  const ana = await aMentee(here, "Ana", { topics: ["oncology"] });
  await aMentee(here, "Bea", { topics: ["oncology"] });
  await aMentee(here, "Cas", { topics: ["data"] });
  await aMentor(here, "Lee", { places: 2, topics: ["oncology"] });
  await aMentor(here, "Kim", { places: 1, topics: ["data"] });
  const desk = pairingDesk(here);
  await desk.post("startRound", {});
  await aMentor(here, "Max", { places: 1, topics: ["data"] });
  for (const name of ["Dee", "Eve"]) await aMentee(here, name, { topics: ["data"] });
  here.pass(1);
  return { here, desk, ana };
}

/** Computes the second round, which breaks off at one of its writes, before it or after it; answers whether it did. */
async function broken({ here, desk }: Awaited<ReturnType<typeof scene>>, at: number, written: boolean) {
  let [writes, broke] = [0, false];
  here.store.intercept((changes, write) => {
    const mine = changes.some(({ kind }) => ["explanation", "unpaired", "proof", "proposal"].includes(kind));
    const round = changes.some(
      (change) => change.kind === "round" && "put" in change && change.put.figures !== undefined,
    );
    const breaks = !broke && (mine || round) && writes++ === at;
    if (!breaks || written) write();
    if (breaks) {
      broke = true;
      throw new Error("The machine went away");
    }
  });
  await desk.post("startRound", {}).catch(() => undefined);
  return broke;
}

/** All that a programme's rounds have left, without how often it was written. */
async function leftIn(here: World) {
  const rounds = (await everything(here.ports, "round", "demo")).sort((a, b) =>
    a.requestedAt < b.requestedAt ? -1 : 1,
  );
  const kinds = ["explanation", "unpaired", "proof"] as const;
  const parts = await Promise.all(rounds.flatMap(({ id }) => kinds.map((kind) => here.store.partsOf(kind, id))));
  const proposals = await everything(here.ports, "proposal", "demo");
  const all: { readonly version: number }[] = [...rounds, ...parts.flat(), ...proposals];
  return { rounds, all: all.map(({ version: _, ...rest }) => JSON.stringify(rest)).sort() };
}

async function finished(at: Awaited<ReturnType<typeof scene>>) {
  const last = (await leftIn(at.here)).rounds.at(-1);
  if (last?.state === "requested") await at.here.job("match", { round: last.id, programme: "demo" });
  return leftIn(at.here);
}

describe("a round whose run breaks off", () => {
  it.each([
    ["before it is written", false],
    ["once it is written", true],
  ] as const)("P14: at any write, %s, is finished as the same round as one that does not", async (_, written) => {
    const whole = await finished(await unbroken());
    expect(whole.rounds.map(({ state, matched }) => [state, matched])).toEqual([
      ["draft", 3],
      ["draft", 4],
    ]);
    let writes = 0;
    for (; ; writes++) {
      const at = await scene();
      const broke = await broken(at, writes, written);
      expect((await finished(at)).all).toEqual(whole.all);
      if (!broke) break;
    }
    // Why and why not, the proof, the plan, what was withdrawn, what is suggested, and the end.
    expect(writes).toBeGreaterThanOrEqual(7);
  });
});

async function unbroken() {
  const at = await scene();
  await at.desk.post("startRound", {});
  return at;
}

it("P1 F45: a run that stood still since it read the round, while another one decided it, touches nothing of it", async () => {
  const here = await world({ rounds: { every: "never" } });
  for (const name of ["Ana", "Bea", "Cas"]) await aMentee(here, name);
  await aMentor(here, "Lee", { places: 2 });
  const asked = requestedRound("rnd_1", "demo", true, "cora", here.now());
  await here.store.commit([{ kind: "round", put: asked }]);
  const order = { dryRun: false, round: "rnd_1", programme: "demo" };
  let stood: Awaited<ReturnType<typeof leftIn>> | undefined;
  const get: typeof here.store.get = async (kind, id) => {
    const found = await here.store.get(kind, id);
    if (kind !== "round" || stood !== undefined) return found;
    await match(order, here.ports, here.now());
    stood = await leftIn(here);
    return found;
  };
  await match(order, { ...here.ports, store: { ...here.store, get } }, here.now());
  expect(stood?.rounds).toMatchObject([{ state: "published", matched: 2 }]);
  expect((await leftIn(here)).all).toEqual(stood?.all);
  expect(await here.store.partsOf("explanation", "rnd_1")).toHaveLength(2);
});
