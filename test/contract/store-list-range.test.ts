import { describe, expect, it } from "vitest";
import type { Put } from "#shared/usecases/ports.ts";
import { stores } from "#test/support/both-stores.ts";
import { aMessage } from "#test/support/builders.ts";

const hour = (number: number) => `2026-09-${String(number).padStart(2, "0")}T13:00:00.000Z`;
const planned = (day: number): Put => ({
  kind: "message",
  put: aMessage({ id: `msg_${day}`, state: "PLANNED", dueAt: hour(day), nextActionAt: hour(day) }),
});

describe.each(stores)("a list of the store in %s, from here to there", (_name, fresh) => {
  it("O3: gives what lies in the range, in its order, page after page, and nothing beside it", async () => {
    const { store } = await fresh();
    const sent: Put = { kind: "message", put: aMessage({ id: "msg_sent", state: "SENT", dueAt: hour(5) }) };
    await store.commit([...Array.from({ length: 20 }, (_, index) => planned(index + 1)), sent]);
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.list("message", "demo", {
        state: "PLANNED",
        from: hour(4),
        until: hour(9),
        limit: 2,
        cursor,
      });
      found.push(...page.items.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(found).toEqual(["msg_4", "msg_5", "msg_6", "msg_7", "msg_8"]);
    const open = await store.list("message", "demo", { state: "PLANNED", from: hour(18) });
    expect(open.items.map(({ id }) => id)).toEqual(["msg_18", "msg_19", "msg_20"]);
    const until = await store.list("message", "demo", { state: "PLANNED", until: hour(3) });
    expect(until.items.map(({ id }) => id)).toEqual(["msg_1", "msg_2"]);
  });

  it("O3: refuses a cursor that lies outside the range, as one of another list", async () => {
    const { store } = await fresh();
    await store.commit(Array.from({ length: 9 }, (_, index) => planned(index + 1)));
    const { cursor } = await store.list("message", "demo", { state: "PLANNED", limit: 1 });
    const elsewhere = { state: "PLANNED", from: hour(4), cursor };
    await expect(store.list("message", "demo", elsewhere)).rejects.toMatchObject({ code: "invalid-request" });
    await expect(store.list("message", "demo", { state: "SENT", cursor })).rejects.toMatchObject({
      code: "invalid-request",
    });
  });
});
