import { describe, expect, it } from "vitest";
import { Problem } from "#shared/domain/errors.ts";
import { workPieceId } from "#shared/domain/work.ts";
import type { Put } from "#shared/usecases/ports.ts";
import { stores } from "#test/support/both-stores.ts";

const lines = (work: string, count: number): Put[] =>
  Array.from({ length: count }, (_one, index) => ({
    kind: "workLine",
    put: { id: workPieceId(work, index), version: 0, level: "info", says: "new", values: { row: index } },
  }));

describe.each(stores)("the store in %s, one page of a record's parts at a time", (_name, fresh) => {
  it("gives them in their order to the end, and nobody else's", async () => {
    const { store } = await fresh();
    await store.commit([...lines("wrk_1", 23), ...lines("wrk_11", 2)]);
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.partsPage("workLine", "wrk_1", { limit: 5, cursor });
      expect(page.items.length).toBeLessThanOrEqual(5);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(ids).toEqual(lines("wrk_1", 23).map(({ put }) => put.id));
    expect((await store.partsPage("workLine", "wrk_2", {})).items).toEqual([]);
  });

  it("O2: refuses a cursor of another record's parts, of a list, or one nobody gave out", async () => {
    const { store } = await fresh();
    await store.commit([...lines("wrk_1", 3), ...lines("wrk_2", 3)]);
    const { cursor } = await store.partsPage("workLine", "wrk_1", { limit: 1 });
    expect(cursor).toBeDefined();
    for (const foreign of ["", "nonsense", "eyJhIjoxfQ"])
      await expect(store.partsPage("workLine", "wrk_1", { cursor: foreign })).rejects.toBeInstanceOf(Problem);
    await expect(store.partsPage("workLine", "wrk_2", { cursor })).rejects.toMatchObject({ code: "invalid-request" });
    await expect(store.partsPage("workPart", "wrk_1", { cursor })).rejects.toMatchObject({ code: "invalid-request" });
    await expect(store.list("proposal", "demo", { cursor })).rejects.toMatchObject({ code: "invalid-request" });
  });
});
