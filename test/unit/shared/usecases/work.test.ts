import { describe, expect, it } from "vitest";
import type { WorkValues } from "#shared/domain/work.ts";
import { newWork, requestWork, runWork, type WorkHandler } from "#shared/usecases/coordinators/work.ts";
import type { Ports } from "#shared/usecases/ports.ts";
import { coordinator, request, type World, world } from "#test/support/world.ts";

const asked = { programme: "demo", kind: "report", dryRun: false, order: {} } as const;
const byCora = (key?: string) => request(undefined, undefined, undefined, { caller: coordinator, idempotencyKey: key });

/** Work that was asked for, and what is left to run it. */
async function requested(handler: WorkHandler<Ports>) {
  const here = await world();
  await requestWork(byCora("key"), asked, here.ports, here.now());
  const { id } = newWork(byCora("key"), asked, "requested", here.now());
  const run = () => runWork({ programme: "demo", work: id }, { report: handler }, here.ports, here.now());
  const look = () => here.store.get("work", id);
  return { here, id, run, look };
}

describe("long work", () => {
  it("O12: is asked for once for one key, with its audit item, and answers where to look", async () => {
    const here = await world();
    const one = await requestWork(byCora("key"), asked, here.ports, here.now());
    const again = await requestWork(byCora("key"), asked, here.ports, here.now());
    expect(again).toEqual(one);
    expect(one).toMatchObject({
      status: 202,
      headers: { location: expect.stringMatching(/^\/admin\/programmes\/demo/) },
    });
    const audits = await audit(here);
    expect(audits.filter(({ did }) => did === "report-requested")).toMatchObject([{ by: "cora" }]);
    const other = await requestWork(byCora("another key"), asked, here.ports, here.now());
    expect(other.json).not.toEqual(one.json);
  });

  it("is done once, and keeps what came of it", async () => {
    let runs = 0;
    const { run, look } = await requested(async (_work, _ports, progress) => {
      runs++;
      await progress.at(1, 2);
      return { people: 2 };
    });
    expect([await run(), await run()]).toEqual([{ people: 2 }, { people: 2 }]);
    expect(runs).toBe(1);
    expect(await look()).toMatchObject({ state: "done", done: 1, total: 2, summary: { people: 2 } });
  });

  it("that stopped says so, runs again whole, and writes its lines over", async () => {
    let broken = true;
    const line = (says: string) => ({ level: "info" as const, says, values: {} satisfies WorkValues });
    const { here, id, run, look } = await requested(async (_work, _ports, progress) => {
      await progress.say([line("one"), line("two")], 0);
      if (broken) throw new Error("The power went");
      await progress.say([line("three")], 2);
      return {};
    });
    await expect(run()).rejects.toThrow("The power went");
    expect(await look()).toMatchObject({ state: "failed" });
    broken = false;
    await run();
    expect(await look()).toMatchObject({ state: "done" });
    const lines = await here.store.partsOf("workLine", id);
    expect(lines.map(({ says }) => says)).toEqual(["one", "two", "three"]);
  });

  it("waits while its file is on the way, and forgets what nobody asked for", async () => {
    const { here, id, run, look } = await requested(() => Promise.reject(new Error("too early")));
    const work = await look();
    if (work) await here.store.commit([{ kind: "work", put: { ...work, state: "collecting" } }]);
    expect(await run()).toEqual({});
    expect(await look()).toMatchObject({ id, state: "collecting" });
    expect(await runWork({ programme: "demo", work: "wrk_none" }, {}, here.ports, here.now())).toEqual({});
  });
});

const audit = ({ store }: World) => store.partsOf("audit", "demo");
