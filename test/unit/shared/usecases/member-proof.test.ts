import { describe, expect, it } from "vitest";
import { PutMember } from "#shared/contracts/desk/members-requests.ts";
import { Member } from "#shared/domain/member.ts";
import { listMembers, putMember, showMember } from "#shared/usecases/coordinators/members/members.ts";
import { offeredTo } from "#test/support/asking.ts";
import { pressErase } from "#test/support/full-life.ts";
import { aMentee, aMentor, emailOf, runRound } from "#test/support/people.ts";
import { coordinator, request, type World, world } from "#test/support/world.ts";

async function put(here: World, number: string, said: Partial<PutMember> = {}): Promise<void> {
  const body = PutMember.parse({ status: "active", ...said });
  await putMember(
    request({ programme: "demo", number }, undefined, body, { caller: coordinator }),
    here.ports,
    here.now(),
  );
}

async function lineOf(here: World, number: string): Promise<Member> {
  const asked = request({ programme: "demo", number }, undefined, undefined, { caller: coordinator });
  return Member.parse((await showMember(asked, here.ports)).json);
}

async function page(here: World): Promise<string> {
  const query = { state: undefined, cursor: undefined, limit: 50, done: undefined, lang: undefined };
  const asked = request({ programme: "demo" }, query, undefined, { caller: coordinator });
  return String((await listMembers(asked, here.ports, here.now())).html);
}

const scene = () => world({ membership: "required", rounds: { every: "never" } });

/** A mentor whose number and address are those of the roll. */
async function lee(here: World): Promise<string> {
  await put(here, "M-Lee", { email: emailOf("Lee") });
  return aMentor(here, "Lee", { memberNumber: "M-Lee" });
}

describe("whose a line of the roll is", () => {
  it("J7: somebody else's number proves nothing: it pairs nobody, is linked to nobody, and coordinators see it", async () => {
    const here = await scene();
    await lee(here);
    await put(here, "M-1", { email: emailOf("Ana"), name: "Ana" });
    const eve = await aMentee(here, "Eve", { memberNumber: "M-1" });
    expect(await offeredTo(here, eve)).toEqual([]);
    expect(await runRound(here)).toEqual([]);
    const line = await lineOf(here, "M-1");
    expect(line).toMatchObject({ state: "listed", typedBy: eve });
    expect(line.person).toBeUndefined();
    expect(await page(here)).toContain("Somebody signed up with this number from another address");
    const ana = await aMentee(here, "Ana", { memberNumber: "M-1" });
    expect(await lineOf(here, "M-1")).toMatchObject({ state: "joined", person: ana });
    here.pass(1);
    expect((await runRound(here)).map(({ mentee }) => mentee)).toEqual([ana]);
  });

  it("J7: a line without an address is whoever's confirmed first with its number, and no second person's", async () => {
    const here = await scene();
    await lee(here);
    await put(here, "M-1");
    const ana = await aMentee(here, "Ana", { memberNumber: "M-1" });
    const eve = await aMentee(here, "Eve", { memberNumber: "M-1" });
    expect(await lineOf(here, "M-1")).toMatchObject({ state: "joined", person: ana, typedBy: eve });
    expect(await offeredTo(here, eve)).toEqual([]);
    expect((await runRound(here)).map(({ mentee }) => mentee)).toEqual([ana]);
  });

  it("J7: a line that came after two who typed its number is one person's in a round", async () => {
    const here = await scene();
    await lee(here);
    const ana = await aMentee(here, "Ana", { memberNumber: "M-1" });
    here.pass(1);
    await aMentee(here, "Eve", { memberNumber: "M-1" });
    await put(here, "M-1");
    expect((await runRound(here)).map(({ mentee }) => mentee)).toEqual([ana]);
  });

  it("J7: whoever has the line's address as a second one of theirs is that member", async () => {
    const here = await scene();
    await lee(here);
    await put(here, "M-1", { email: "ana@work.example" });
    const ana = await aMentee(here, "Ana", { memberNumber: "M-1" });
    expect(await runRound(here)).toEqual([]);
    const hash = await here.ports.addresses.hash("ana@work.example");
    await here.store.commit([{ kind: "email", put: { id: hash, version: 0, person: ana } }]);
    here.pass(1);
    expect((await runRound(here)).map(({ mentee }) => mentee)).toEqual([ana]);
  });

  it("T1: erasing somebody leaves no mark of them on a line they reached by its number alone", async () => {
    const here = await scene();
    await put(here, "M-1");
    await put(here, "M-2", { email: emailOf("Bea") });
    const ana = await aMentee(here, "Ana", { memberNumber: "M-1" });
    const eve = await aMentee(here, "Eve", { memberNumber: "M-2" });
    for (const person of [ana, eve]) await pressErase(here, person);
    await here.work();
    const lines = [await lineOf(here, "M-1"), await lineOf(here, "M-2")];
    expect(lines.map(({ state, person, typedBy }) => [state, person, typedBy])).toEqual([
      ["listed", undefined, undefined],
      ["listed", undefined, undefined],
    ]);
  });
});
