import { describe, expect, it } from "vitest";
import { everything } from "#shared/usecases/everything.ts";
import {
  choiceOf,
  choosers,
  days,
  optionOf,
  roundNow,
  say,
  sayOf,
  start,
  suggestedNow,
} from "#test/support/choosing.ts";
import { kindsTo, lettersTo } from "#test/support/letters.ts";
import { changeMe, emailOf, respond } from "#test/support/people.ts";
import type { World } from "#test/support/world.ts";

const asked = async (here: World, name: string) =>
  (await kindsTo(here, name)).filter((kind) => kind === "choosing").length;
const take = (here: World, mentor: string, yes: boolean) =>
  say(here, mentor, { action: "calls", take: yes ? "yes" : "no" });
const who = (people: readonly { id: string }[]) => people.map(({ id }) => id).sort();

/** A round with first calls, in which these mentors take them and the mentees have heard so. */
async function withCalls(...mentors: readonly ("lee" | "kim" | "pat")[]) {
  const scene = await choosers("calls");
  await start(scene.here);
  for (const name of ["lee", "kim", "pat"] as const) await take(scene.here, scene[name], mentors.includes(name));
  await days(scene.here, 1);
  return scene;
}

describe("first calls with private ratings", () => {
  it("P7: mentors are asked first whether they take first calls; no mentee hears before they have said so", async () => {
    const { here, ana, bea, lee, kim } = await choosers("calls");
    await start(here);
    expect(await roundNow(here)).toMatchObject({ state: "choosing", choosingUntil: "2026-09-05T13:00:00.000Z" });
    const letter = (await lettersTo(here, "Lee")).at(-1);
    expect(letter?.subject).toMatch(/Aug 22.*Up to 2 first calls\?/);
    expect(letter?.text).toMatch(/Ana[\s\S]*Bea|Bea[\s\S]*Ana/);
    expect(await asked(here, "Ana")).toBe(0);
    expect(await choiceOf(here, lee)).toMatchObject({ outcome: "take-calls", calls: "asked" });
    expect(who((await choiceOf(here, lee)).mentees)).toEqual([ana, bea].sort());
    expect(await choiceOf(here, ana)).toMatchObject({ outcome: "closed" });
    await take(here, lee, true);
    await days(here, 1);
    expect(await asked(here, "Ana")).toBe(0);
    await take(here, kim, true);
    await days(here, 4);
    // Pat said nothing in time: nobody waits for that any longer.
    expect(await asked(here, "Ana")).toBe(1);
    expect(who((await choiceOf(here, ana)).mentors)).toEqual([lee, kim].sort());
    expect([await asked(here, "Lee"), await asked(here, "Pat")]).toEqual([1, 1]);
  });

  it("P7: a quiet no takes a mentor out of the lists, and the next best takes their place", async () => {
    const { here, ana, lee, kim, pat } = await choosers("calls");
    // Three places in a list, and a fourth mentor who is in none at first.
    await start(here);
    await take(here, lee, false);
    await take(here, kim, true);
    await take(here, pat, true);
    await days(here, 1);
    expect(who((await choiceOf(here, ana)).mentors)).toEqual([kim, pat].sort());
    expect((await lettersTo(here, "Ana")).at(-1)?.text).not.toMatch(/Lee/);
    expect((await optionOf(here, lee))?.mentees).toEqual([]);
    expect((await everything(here.ports, "proposal", "demo")).length).toBe(0);
  });

  it("P7: an address is shown only once both have said yes to the call", async () => {
    const { here, ana, bea, lee } = await withCalls("lee", "kim");
    const lees = emailOf("Lee");
    expect((await choiceOf(here, ana)).html).not.toContain(lees);
    expect((await lettersTo(here, "Ana")).at(-1)?.raw).not.toContain(lees);
    const reply = await say(here, ana, { action: "talk", who: lee });
    expect(reply.html).toContain(`mailto:${encodeURIComponent(lees)}`);
    expect((await choiceOf(here, bea)).html).not.toContain(lees);
    expect((await choiceOf(here, lee)).html).not.toContain(emailOf("Ana"));
    here.pass(1);
    await changeMe(here, lee, { action: "leave" });
    expect((await choiceOf(here, ana)).html).not.toContain(lees);
    await expect(say(here, bea, { action: "talk", who: lee })).rejects.toMatchObject({ code: "invalid-request" });
  });

  it("P7: the round goes by what both sides say after the calls, and then still asks both", async () => {
    const { here, ana, bea, lee, kim } = await withCalls("lee", "kim");
    await sayOf(here, ana, { [kim]: "gladly", [lee]: "fine" });
    await sayOf(here, bea, { [lee]: "not-talked", [kim]: "not-talked" });
    await sayOf(here, kim, { [ana]: "gladly", [bea]: "not-talked" });
    expect((await roundNow(here)).state).toBe("choosing");
    await sayOf(here, lee, { [ana]: "fine", [bea]: "not-talked" });
    await days(here, 1);
    const now = await suggestedNow(here);
    expect(now.get(ana)).toBe(kim);
    expect(now.size).toBe(2);
    expect(await everything(here.ports, "mentorship", "demo", "active")).toEqual([]);
    const [proposal] = (await everything(here.ports, "proposal", "demo")).filter(({ mentor }) => mentor === kim);
    if (proposal === undefined) throw new Error("Kim is asked");
    expect(proposal.state).toBe("asked-mentor");
    await respond(here, kim, proposal, "yes");
    await respond(here, ana, proposal, "yes");
    expect(await everything(here.ports, "mentorship", "demo", "active")).toHaveLength(1);
  });

  it.each(["mentee", "mentor"] as const)(
    "P7: a %s who would rather not is never suggested that person",
    async (side) => {
      const { here, ana, bea, lee, kim, pat } = await withCalls("lee", "kim", "pat");
      await sayOf(here, ana, { [kim]: "gladly", [lee]: side === "mentee" ? "rather-not" : "gladly" });
      if (side === "mentor") await sayOf(here, lee, { [ana]: "rather-not" });
      await sayOf(here, bea, { [kim]: "gladly", [pat]: "gladly" });
      await days(here, 20);
      expect((await roundNow(here)).state).toBe("published");
      const proposals = await everything(here.ports, "proposal", "demo");
      expect(proposals.filter(({ mentee, mentor }) => mentee === ana && mentor === lee)).toEqual([]);
      // What is open looks like any suggestion, and what comes next keeps to it, too.
      for (const one of proposals.filter(({ mentee, state }) => mentee === ana && state === "asked-mentor"))
        await respond(here, one.mentor, one, "no");
      await days(here, 30);
      const later = await everything(here.ports, "proposal", "demo");
      expect(later.filter(({ mentee, mentor }) => mentee === ana && mentor === lee)).toEqual([]);
    },
  );

  it("P7: who said nothing after the calls is reminded once, two days before the day, on either side", async () => {
    const { here, ana, lee } = await withCalls("lee", "kim");
    await sayOf(here, ana, Object.fromEntries((await choiceOf(here, ana)).mentors.map(({ id }) => [id, "fine"])));
    await days(here, 17);
    const counts = await Promise.all(["Ana", "Bea", "Lee", "Pat"].map((name) => asked(here, name)));
    expect(counts).toEqual([1, 2, 2, 1]);
    expect((await lettersTo(here, "Lee")).at(-1)?.subject).toContain("How did your first calls go?");
    expect((await choiceOf(here, lee)).outcome).toBe("calls");
    await days(here, 2);
    expect((await roundNow(here)).state).toBe("published");
    expect((await suggestedNow(here)).size).toBe(2);
  });

  it("P7: without a mentor who takes calls the round is decided all the same", async () => {
    const { here } = await withCalls();
    expect((await roundNow(here)).state).toBe("published");
    expect((await suggestedNow(here)).size).toBe(2);
    expect(await asked(here, "Ana")).toBe(0);
  });

  it("P7: once mentees have heard of a mentor, a no is too late to say, and nobody vanishes from a list", async () => {
    const { here, ana, lee } = await withCalls("lee", "kim", "pat");
    const before = who((await choiceOf(here, ana)).mentors);
    expect(before).toContain(lee);
    expect((await choiceOf(here, lee)).html).not.toContain('name="take"');
    await expect(take(here, lee, false)).rejects.toMatchObject({ code: "conflict", says: "problem.calls-heard" });
    expect(who((await choiceOf(here, ana)).mentors)).toEqual(before);
    // What they think of each mentee is theirs to say all the same.
    await sayOf(here, lee, { [ana]: "rather-not" });
    expect((await optionOf(here, lee))?.mentees).toContainEqual(expect.objectContaining({ says: "rather-not" }));
    expect(who((await choiceOf(here, ana)).mentors)).toEqual(before);
  });

  it("P7: until mentees hear, a mentor's yes can be taken back, and their form says so", async () => {
    const { here, lee } = await choosers("calls");
    await start(here);
    await take(here, lee, true);
    expect((await choiceOf(here, lee)).html).toContain('name="take"');
    here.pass(1);
    await take(here, lee, false);
    expect((await choiceOf(here, lee)).calls).toBe("no");
  });
});
