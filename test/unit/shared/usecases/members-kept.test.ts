import { describe, expect, it } from "vitest";
import { memberIds } from "#shared/usecases/coordinators/member-ids.ts";
import { everything } from "#shared/usecases/everything.ts";
import { everythingOf } from "#shared/usecases/privacy/export.ts";
import { pressErase, tracesOf } from "#test/support/full-life.ts";
import { apply, check, roll, upload } from "#test/support/imports.ts";
import { aMentee, signUp } from "#test/support/people.ts";
import { type World, world } from "#test/support/world.ts";

const file = "member number,email,name\n7,ana@post.example,Ana of the roll\n8,lee@post.example,Lee of the roll";
const listed = (here: World) => everything(here.ports, "member", "demo");

/** Ana, who takes part, and a roll with her and somebody else on it. */
async function scene() {
  const here = await world();
  const ana = await aMentee(here, "Ana");
  await apply(here, await upload(here, file));
  return { here, ana };
}

describe("what is kept of members", () => {
  it("T1: a person's export has what a roll says of them, and nobody else's line", async () => {
    const { here, ana } = await scene();
    const person = await here.store.get("person", ana);
    if (!person) throw new Error("Ana is not there");
    const { member } = await everythingOf(person, here.ports);
    expect(member).toMatchObject([{ memberNumber: "7", name: "Ana of the roll", email: "ana@post.example" }]);
    expect(member?.[0]).not.toHaveProperty("addressHash");
  });

  it("T1: erasing a person takes them off the roll, and the society's next file does not bring them back", async () => {
    const { here, ana } = await scene();
    await pressErase(here, ana);
    await here.work();
    expect(tracesOf(here, "Ana")).toEqual([]);
    expect(JSON.stringify(here.store.everyItem())).not.toMatch(/Ana of the roll|ana@post/);
    expect((await listed(here)).filter(({ state }) => state !== "erased")).toMatchObject([{ memberNumber: "8" }]);
    const anew = await apply(here, await upload(here, file));
    expect(anew.work.summary).toMatchObject({ new: 0, changed: 0, unchanged: 1, leftOut: 1 });
    expect(anew.said).toEqual(["info erased 2"]);
    // Without her number as well.
    const other = await apply(here, await upload(here, "email\nana@post.example"));
    expect(other.work.summary).toMatchObject({ new: 0, leftOut: 1 });
    expect(JSON.stringify(await listed(here))).not.toContain("ana@post");
  });

  it("T1: a stranger who only typed an address sees, and erases, nothing of the roll", async () => {
    const here = await world();
    await apply(here, await upload(here, file));
    await signUp(here, "Lee");
    const [person] = here.store.everyItem().filter(({ noun }) => noun === "person");
    const unproven = await here.store.get("person", String(person?.["id"]));
    expect(unproven && (await everythingOf(unproven, here.ports))["member"]).toEqual([]);
    here.pass(8 * 24);
    await here.job("housekeeping");
    expect((await listed(here)).map(({ state }) => state)).toEqual(["listed", "listed"]);
  });

  it("T1: an address that complained and is gone is left out", async () => {
    const here = await world();
    const hash = await here.ports.addresses.hash("lee@post.example");
    const suppression = { id: hash, version: 0, reason: "complained", since: "2026-08-01T00:00:00.000Z" } as const;
    await here.store.commit([{ kind: "suppression", put: suppression }]);
    const { work, said } = await apply(here, await upload(here, file));
    expect(work.summary).toMatchObject({ new: 1, leftOut: 1 });
    expect(said).toEqual(["info silent 3"]);
    expect(JSON.stringify(await listed(here))).not.toContain("lee@post");
  });

  it("T1: a file nobody imported is gone after a day, and cannot be imported any more", async () => {
    const here = await world();
    const id = await upload(here, roll(50));
    await check(here, id);
    expect(await here.job("housekeeping")).toMatchObject({ summary: { files: 0 } });
    here.pass(23);
    const { nothingBefore } = await here.job("housekeeping");
    expect(await here.store.partsOf("workPart", id)).not.toEqual([]);
    here.pass(1);
    expect(nothingBefore === undefined || nothingBefore <= here.now().toString({ fractionalSecondDigits: 3 })).toBe(
      true,
    );
    expect(await here.job("housekeeping", { dryRun: true })).toMatchObject({ summary: { files: 1 } });
    expect(await here.store.partsOf("workPart", id)).not.toEqual([]);
    expect(await here.job("housekeeping")).toMatchObject({ summary: { files: 1 } });
    expect(await here.store.partsOf("workPart", id)).toEqual([]);
    expect(JSON.stringify(here.store.everyItem())).not.toContain("member.7@example.net");
    await expect(apply(here, id)).rejects.toMatchObject({ code: "conflict" });
  });

  it("T1: the id of a line cannot be guessed from a number or an address without the key", async () => {
    const { here } = await scene();
    const line = { memberNumber: "7", email: "ana@post.example" };
    const elsewhere = { addresses: { hash: async (text: string) => `another key: ${text}` } };
    const [own, other] = [await memberIds("demo", line, here.ports), await memberIds("demo", line, elsewhere)];
    expect([own?.id === other?.id, own?.byAddress === other?.byAddress]).toEqual([false, false]);
  });
});
