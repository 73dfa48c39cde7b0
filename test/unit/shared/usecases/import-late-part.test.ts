import { describe, expect, it } from "vitest";
import { removeFile } from "#shared/usecases/coordinators/import/import-file.ts";
import { putImportPart } from "#shared/usecases/coordinators/import/uploads.ts";
import type { Ports } from "#shared/usecases/ports.ts";
import { apply, roll, upload } from "#test/support/imports.ts";
import { coordinator, request, type World, world } from "#test/support/world.ts";

const late = (here: World, id: string, store: Ports["store"] = here.store) =>
  putImportPart(
    request(
      { programme: "demo", import: id, part: 0 },
      undefined,
      { text: "late@post.example" },
      { caller: coordinator },
    ),
    { store },
  );

/** Runs something once, right after a read of the store was answered and before what follows from it. */
function storeWith(here: World, read: "get" | "partsOf", what: () => Promise<unknown>): Ports["store"] {
  let isDone = false;
  const once = async (kind: string) => {
    if (isDone || kind !== "workPart") return;
    isDone = true;
    await what();
  };
  return {
    ...here.ports.store,
    get: async (kind, id) => {
      const found = await here.ports.store.get(kind, id);
      if (read === "get") await once(kind);
      return found;
    },
    partsOf: async (kind, id) => {
      const found = await here.ports.store.partsOf(kind, id);
      if (read === "partsOf") await once(kind);
      return found;
    },
  };
}

describe("a part of a file that comes late", () => {
  it("T1: is refused, and nothing of it stays, when the file is removed while it is written", async () => {
    const here = await world();
    const id = await upload(here, roll(3));
    const store = storeWith(here, "get", () => removeFile(id, here.ports, here.now()));
    await expect(late(here, id, store)).rejects.toMatchObject({ code: "conflict", says: "problem.import-gone" });
    expect(await here.store.partsOf("workPart", id)).toEqual([]);
  });

  it("T1: goes with the rest when it comes while the rest is being removed", async () => {
    const here = await world();
    const id = await upload(here, roll(3));
    // It was not sent before: no write of the removal meets it.
    const sent = await here.store.partsOf("workPart", id);
    await here.store.commit(sent.map((remove) => ({ kind: "workPart", remove })));
    await removeFile(id, { store: storeWith(here, "partsOf", () => late(here, id)) }, here.now());
    expect(await here.store.partsOf("workPart", id)).toEqual([]);
    expect(await here.store.get("work", id)).toMatchObject({ state: "done" });
  });

  it("O6: is refused in words once the file was imported", async () => {
    const here = await world();
    const id = await upload(here, roll(3));
    await apply(here, id);
    await expect(late(here, id)).rejects.toMatchObject({ code: "conflict", says: "problem.import-gone" });
  });
});
