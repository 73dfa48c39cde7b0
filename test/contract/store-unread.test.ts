import { describe, expect, it } from "vitest";
import { message, stores } from "#test/support/both-stores.ts";

describe.each(stores)("the store on %s", (_, fresh) => {
  it("M1 F42: tells whoever asks which records cannot be read, and gives back the others", async () => {
    const { store, spoil } = await fresh();
    await store.commit([message({ id: "msg_1" }), message({ id: "msg_2" })]);
    await spoil("message", "msg_9");
    const unread: string[] = [];
    const found = await store.getMany("message", ["msg_1", "msg_9", "msg_2"], (id) => unread.push(id));
    expect(found.map(({ id }) => id).sort()).toEqual(["msg_1", "msg_2"]);
    const every: string[] = [];
    for await (const { id } of store.everyMessage((id) => unread.push(id))) every.push(id);
    expect(every.sort()).toEqual(["msg_1", "msg_2"]);
    expect(unread).toEqual(["msg_9", "msg_9"]);
    await expect(store.getMany("message", ["msg_1", "msg_9"])).rejects.toThrow();
  });
});
