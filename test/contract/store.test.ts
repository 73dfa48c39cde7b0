import { describe, expect, it } from "vitest";
import { Conflict, Problem } from "#shared/domain/errors.ts";
import { everything } from "#shared/usecases/everything.ts";
import type { Put } from "#shared/usecases/ports.ts";
import { message, person, stores } from "#test/support/both-stores.ts";
import { aKeyDate, anAudit, aParticipant, aPerson, aProposal } from "#test/support/builders.ts";

const order = ({ createdAt, id }: { createdAt?: string; id: string }) => `${createdAt} ${id}`;
const proposals = (count: number, overrides: Parameters<typeof aProposal>[0] = {}): Put[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: "proposal",
    put: aProposal({ id: `pro_${String(index).padStart(3, "0")}`, ...overrides }),
  }));

describe.each(stores)("the store on %s", (_, fresh) => {
  it("creates, counts versions, and gives back what was written", async () => {
    const { store } = await fresh();
    expect(await store.get("person", "per_1")).toBeUndefined();
    await store.commit([person("per_1")]);
    expect(await store.get("person", "per_1")).toEqual(aPerson({ id: "per_1", version: 1 }));
    await store.commit([person("per_1", 1, "Bea")]);
    expect(await store.get("person", "per_1")).toEqual(aPerson({ id: "per_1", version: 2, name: "Bea" }));
  });

  it.each([
    ["a record that is already there", [person("per_1")]],
    ["an older version", [person("per_1", 2)]],
    ["a version nobody wrote yet", [person("per_1", 9)]],
    ["a record that is not there", [person("per_2", 1)]],
    ["one of several", [person("per_2"), person("per_1", 1)]],
    ["a removal that comes late", [{ kind: "person", remove: { id: "per_1", version: 1 } } as const]],
  ])("refuses %s as a Conflict", async (_name, changes) => {
    const { store } = await fresh();
    for (const version of [0, 1, 2]) await store.commit([person("per_1", version)]);
    await expect(store.commit(changes)).rejects.toBeInstanceOf(Conflict);
    expect(await store.get("person", "per_1")).toMatchObject({ version: 3 });
    expect(await store.get("person", "per_2")).toBeUndefined();
  });

  it("P10: lets exactly one of twenty at once win", async () => {
    const { store } = await fresh();
    await store.commit([person("per_1")]);
    const alone = Array.from({ length: 10 }, (_one, index) => [person("per_1", 1, `alone ${index}`)]);
    const paired = alone.map((changes, index) => [...changes, person(`per_new_${index}`)]);
    const outcomes = await Promise.allSettled([...alone, ...paired].map((changes) => store.commit(changes)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === "rejected") expect(outcome.reason).toBeInstanceOf(Conflict);
  });

  it("removes what is at its version, and lets it be made anew", async () => {
    const { store } = await fresh();
    await store.commit([person("per_1"), message({ id: "msg_1" })]);
    await store.commit([{ kind: "person", remove: { id: "per_1", version: 1 } }]);
    expect(await store.get("person", "per_1")).toBeUndefined();
    await store.commit([person("per_1")]);
    expect(await store.get("person", "per_1")).toMatchObject({ version: 1 });
  });

  it("T1: finds all that belongs to a person, the oldest first, page after page", async () => {
    const { store } = await fresh();
    const at = (index: number) => `2026-08-17T13:00:00.${String(index % 250).padStart(3, "0")}Z`;
    // Keys alone make a page of the index; 260 of them must come back whole, and the same instant in one order.
    const mine = Array.from({ length: 260 }, (_one, index) =>
      message({ id: `msg_${String(index).padStart(3, "0")}`, createdAt: at(index) }),
    );
    for (let from = 0; from < mine.length; from += 100) await store.commit(mine.slice(from, from + 100));
    await store.commit([message({ id: "msg_other", person: "per_12" })]);
    const found = await store.ofPerson("message", "per_1");
    const wanted = mine.map(({ put }) => put).sort((one, other) => (order(one) < order(other) ? -1 : 1));
    expect(found.map(({ id }) => id)).toEqual(wanted.map(({ id }) => id));

    await store.commit([
      { kind: "participant", put: aParticipant("per_1") },
      { kind: "email", put: { id: "hash", version: 0, person: "per_1" } },
    ]);
    expect(await store.ofPerson("participant", "per_1")).toEqual([aParticipant("per_1", { version: 1 })]);
    expect(await store.ofPerson("email", "per_1")).toEqual([{ id: "hash", version: 1, person: "per_1" }]);
    expect(await store.ofPerson("participant", "per_2")).toEqual([]);
    await store.commit([{ kind: "email", remove: { id: "hash", version: 1 } }]);
    expect(await store.ofPerson("email", "per_1")).toEqual([]);
  });

  it("takes a hundred changes at once and refuses more", async () => {
    const { store } = await fresh();
    await store.commit([]);
    await expect(store.commit(proposals(101))).rejects.toBeInstanceOf(RangeError);
    expect(await everything({ store }, "proposal", "demo")).toEqual([]);
    await store.commit(proposals(100));
    expect(await everything({ store }, "proposal", "demo")).toHaveLength(100);
  });

  it("reads more than a hundred at once, each once, without those that are not there", async () => {
    const { store } = await fresh();
    const all = proposals(130);
    await store.commit(all.slice(0, 100));
    await store.commit(all.slice(100));
    const ids = all.map(({ put }) => put.id);
    const found = await store.getMany("proposal", [...ids, ...ids, "pro_nobody"]);
    expect(found.map(({ id }) => id).sort()).toEqual(ids);
    expect(await store.getMany("proposal", [])).toEqual([]);
  });

  it("reads the parts of one record only, in their order, and nothing whose name merely begins alike", async () => {
    const { store } = await fresh();
    const keyDates = ["demo.2026.b", "demo.2026.a", "demo-2.2026.a"].map(
      (id): Put => ({ kind: "keyDate", put: aKeyDate({ id, programme: id.replace(/\..*/, "") }) }),
    );
    const at = "2026-08-17T13:00:00.000Z";
    const audits = ["demo", "demo/1"].map(
      (about): Put => ({
        kind: "audit",
        put: anAudit({ id: `${about}.${at}.aud_1`, about }),
      }),
    );
    await store.commit([...keyDates, ...audits]);
    expect((await store.partsOf("keyDate", "demo")).map(({ id }) => id)).toEqual(["demo.2026.a", "demo.2026.b"]);
    expect((await store.partsOf("keyDate", "demo-2")).map(({ id }) => id)).toEqual(["demo-2.2026.a"]);
    expect(await store.partsOf("keyDate", "dem")).toEqual([]);
    expect((await store.partsOf("audit", "demo/1")).map(({ about }) => about)).toEqual(["demo/1"]);
  });

  it("gives a record back only if it is one: what the schema refuses is an error", async () => {
    const { store, spoil } = await fresh();
    await spoil("person", "per_1");
    await expect(store.get("person", "per_1")).rejects.toThrow();
    await expect(store.getMany("person", ["per_1"])).rejects.toThrow();
  });

  it("names its table, the same every time", async () => {
    const { store } = await fresh();
    expect(await store.identity()).toMatch(/\S/);
    expect(await store.identity()).toBe(await store.identity());
  });

  it("lists by state, in order, page by page to the end", async () => {
    const { store } = await fresh();
    const asked = proposals(23, { state: "asked-mentor", answerBy: "2026-09-01T00:00:00.000Z" });
    await store.commit([...asked, { kind: "proposal", put: aProposal({ id: "pro_draft" }) }]);
    await store.commit([
      { kind: "proposal", put: aProposal({ id: "pro_else", programme: "demo-2", state: "asked-mentor" }) },
    ]);
    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.list("proposal", "demo", { state: "asked-mentor", limit: 5, cursor });
      expect(page.items.length).toBeLessThanOrEqual(5);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(ids).toEqual(asked.map(({ put }) => put.id));
    expect((await store.list("proposal", "demo", { state: "asked" })).items).toEqual([]);
    expect((await store.list("proposal", "demo")).items).toHaveLength(24);
  });

  it("lists a record where its state is now, and a mentor to vet under what the vetting waits for", async () => {
    const { store } = await fresh();
    const mentor = aParticipant("lee", { role: "mentor", vetting: "applied" });
    await store.commit([{ kind: "participant", put: mentor }]);
    const ids = async (state: string) => (await store.list("participant", "demo", { state })).items.map(({ id }) => id);
    expect([await ids("applied"), await ids("active")]).toEqual([["demo.lee"], []]);
    await store.commit([{ kind: "participant", put: { ...mentor, version: 1, vetting: "approved" } }]);
    expect([await ids("applied"), await ids("active")]).toEqual([[], ["demo.lee"]]);
  });

  it("O2: refuses a cursor of another list, or one nobody gave out", async () => {
    const { store } = await fresh();
    await store.commit(proposals(3));
    const { cursor } = await store.list("proposal", "demo", { limit: 1 });
    for (const foreign of ["", "nonsense", "eyJhIjoxfQ"]) {
      await expect(store.list("proposal", "demo", { cursor: foreign })).rejects.toBeInstanceOf(Problem);
    }
    await expect(store.list("proposal", "demo-2", { cursor })).rejects.toMatchObject({ code: "invalid-request" });
    await expect(store.list("message", "demo", { cursor })).rejects.toMatchObject({ code: "invalid-request" });
  });
});
