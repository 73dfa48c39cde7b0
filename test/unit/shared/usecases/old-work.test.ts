import { describe, expect, it } from "vitest";
import { workPieceId } from "#shared/domain/work.ts";
import { newWork, requestWork } from "#shared/usecases/coordinators/work.ts";
import { coordinator, request, world } from "#test/support/world.ts";

const asked = { programme: "demo", kind: "report", dryRun: false, order: {} } as const;
const byCora = request(undefined, undefined, undefined, { caller: coordinator, idempotencyKey: "key" });

/** Work that was asked for, and whose event got lost. */
async function forgotten() {
  const here = await world();
  await requestWork(byCora, asked, here.ports, here.now());
  here.bus.take();
  const { id } = newWork(byCora, asked, "requested", here.now());
  return { here, id, look: () => here.store.get("work", id) };
}

describe("long work, as time passes", () => {
  it("is done by the night after its event got lost", async () => {
    const { here, look } = await forgotten();
    here.pass(0.5);
    await here.job("housekeeping");
    await here.work();
    expect(await look()).toMatchObject({ state: "requested" });
    here.pass(24);
    await here.job("housekeeping");
    await here.work();
    expect(await look()).toMatchObject({ state: "done" });
  });

  it("T1: goes three months after it was asked for, with its lines", async () => {
    const { here, id, look } = await forgotten();
    await here.store.commit([
      { kind: "workLine", put: { id: workPieceId(id, 0), version: 0, level: "info", says: "one", values: {} } },
    ]);
    here.pass(24);
    await here.job("housekeeping");
    await here.work();
    here.pass(24 * 88);
    await here.job("housekeeping");
    expect(await look()).toMatchObject({ state: "done" });
    here.pass(24 * 2);
    await here.job("housekeeping");
    expect(await look()).toBeUndefined();
    expect(await here.store.partsOf("workLine", id)).toEqual([]);
  });
});
