import { describe, expect, it } from "vitest";
import type { RecordKind } from "#shared/domain/records.ts";
import { everything } from "#shared/usecases/everything.ts";
import { apply, pressImport, roll, runRequestedWork, upload } from "#test/support/imports.ts";
import { restlessStore } from "#test/support/restless-store.ts";
import { type World, world } from "#test/support/world.ts";

const listed = (here: World) => everything(here.ports, "member", "demo");
const run = async (here: World) =>
  (await everything(here.ports, "work", "demo", "done")).find(({ order }) => order["import"] !== undefined);

/** A roll somebody asked to import; the power goes when something of this kind is written once more than so often. */
async function broken(size: number, kind: RecordKind, after: number) {
  const here = await world();
  const id = await upload(here, roll(size));
  await pressImport(here, id);
  const told = here.bus.take();
  const play = (lot = 1) => runRequestedWork(here, { ...here.ports, store: restlessStore(here.store, lot) }, told);
  let written = 0;
  here.store.intercept((changes, write) => {
    if (changes.some((change) => change.kind === kind) && ++written > after) throw new Error("The power went");
    write();
  });
  await expect(play(after)).rejects.toThrow("The power went");
  const before = await listed(here);
  here.store.intercept((_, write) => write());
  return { here, id, play, before };
}

describe("an import that broke off", () => {
  it.each([1, 2, 3])("O6: in the middle goes on, and nothing is doubled or lost (%s)", async (crash) => {
    const { here, play, before } = await broken(500, "member", crash);
    expect(before).toHaveLength(99 * crash);
    await play();
    const after = await listed(here);
    expect(after).toHaveLength(500);
    expect(after.every(({ version }) => version === 1)).toBe(true);
    expect((await run(here))?.summary).toMatchObject({ outcome: "imported", new: 500, changed: 0, unchanged: 0 });
  });

  it("O6: after the last line and before the end loses neither the numbers nor the news", async () => {
    const { here, id, play, before } = await broken(5, "workPart", 0);
    expect(before).toHaveLength(5);
    here.bus.take();
    await play();
    expect(here.bus.take()).toMatchObject([{ name: "MembersImported", detail: { kind: "members", changed: 5 } }]);
    expect(await here.store.partsOf("workPart", id)).toEqual([]);
    expect((await run(here))?.summary).toMatchObject({ outcome: "imported", new: 5 });
  });

  it("O6: says so, and goes on when it is asked for once more, or again by the bus", async () => {
    const { here, id } = await broken(200, "member", 1);
    const [failed] = await everything(here.ports, "work", "demo", "failed");
    expect(failed).toMatchObject({ kind: "import-members", dryRun: false });
    here.pass(1);
    const { work } = await apply(here, id);
    expect(work).toMatchObject({ id: failed?.id, state: "done", summary: { outcome: "imported", new: 200 } });
  });

  it("O6: two runs of one import at the same time write every line once", async () => {
    const here = await world();
    const id = await upload(here, roll(300));
    await pressImport(here, id);
    const told = here.bus.take();
    const play = (lot: number) =>
      runRequestedWork(here, { ...here.ports, store: restlessStore(here.store, lot) }, told);
    await Promise.all([play(1), play(2)]);
    const members = await listed(here);
    expect(members).toHaveLength(300);
    expect(members.every(({ version }) => version === 1)).toBe(true);
    expect((await run(here))?.state).toBe("done");
  });

  it("O6: the button pressed twice, by whomever, is one import; and the file is gone with it", async () => {
    const here = await world();
    const id = await upload(here, roll(3));
    const one = await apply(here, id);
    expect((await apply(here, id)).work).toEqual(one.work);
    expect(await here.store.partsOf("workPart", id)).toEqual([]);
    await expect(pressImport(here, id, true)).rejects.toMatchObject({ code: "conflict", says: "problem.import-gone" });
  });
});
