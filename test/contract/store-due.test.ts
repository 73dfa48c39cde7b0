import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { message, person, stores } from "#test/support/both-stores.ts";

const noon = Temporal.Instant.from("2026-08-17T12:00:00Z");
const minute = (count: number) => noon.add({ minutes: count }).toString({ fractionalSecondDigits: 3 });

describe.each(stores)("the due index on %s", (_, fresh) => {
  it("M1: gives what is due, the earliest first, and when to look again", async () => {
    const { store } = await fresh();
    await store.commit([3, 0, -2, 1].map((at) => message({ id: `msg_${at + 5}`, nextActionAt: minute(at) })));
    await store.commit([message({ id: "msg_done", state: "SENT", nextActionAt: undefined })]);
    expect(await store.due("bulk", noon, 10)).toEqual({ ids: ["msg_3", "msg_5"], next: minute(1) });
    expect(await store.due("bulk", noon.add({ minutes: 3 }), 10)).toEqual({
      ids: ["msg_3", "msg_5", "msg_6", "msg_8"],
    });
  });

  it("M1: whatever the limit, what is left over is said to be due now", async () => {
    const { store } = await fresh();
    const ids = Array.from({ length: 60 }, (_one, index) => `msg_${index}`);
    await store.commit(ids.map((id) => message({ id, nextActionAt: minute(-1) })));
    await store.commit([message({ id: "msg_later", nextActionAt: minute(90) })]);
    for (const limit of [1, 8, 16, 40, 59]) {
      const found = await store.due("bulk", noon, limit);
      expect(found.ids.length).toBeGreaterThan(0);
      expect(found.ids.length).toBeLessThanOrEqual(limit);
      expect(new Set(found.ids).size).toBe(found.ids.length);
      expect(found.next).toBe(minute(0));
    }
    const all = await store.due("bulk", noon, 400);
    expect([all.ids.toSorted(), all.next]).toEqual([ids.toSorted(), minute(90)]);
  });

  it("M1: shows every message and everything due to the audit, however much there is", async () => {
    const { store } = await fresh();
    const ids = Array.from({ length: 150 }, (_one, index) => `msg_${String(index).padStart(3, "0")}`);
    const open = (index: number) =>
      index % 3 === 0
        ? message({ id: ids[index] ?? "", state: "SENT", nextActionAt: undefined })
        : message({ id: ids[index] ?? "" });
    for (const from of [0, 75]) await store.commit(ids.slice(from, from + 75).map((_id, index) => open(from + index)));
    await store.commit([person("per_1")]);
    const [messages, due]: [string[], string[]] = [[], []];
    for await (const { id } of store.everyMessage()) messages.push(id);
    for await (const id of store.everyDue()) due.push(id);
    expect(messages.sort()).toEqual(ids);
    expect(due.sort()).toEqual(ids.filter((_id, index) => index % 3 !== 0));
  });

  it("M1: a message leaves the index with its last step and comes back with its next", async () => {
    const { store } = await fresh();
    await store.commit([message({ id: "msg_1", nextActionAt: minute(0) })]);
    await store.commit([message({ id: "msg_1", version: 1, state: "CANCELLED", nextActionAt: undefined })]);
    expect(await store.due("bulk", noon, 5)).toEqual({ ids: [] });
    await store.commit([message({ id: "msg_1", version: 2, nextActionAt: minute(0) })]);
    expect(await store.due("bulk", noon, 5)).toEqual({ ids: ["msg_1"] });
  });
});
