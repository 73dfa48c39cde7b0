import { describe, expect, it } from "vitest";
import { everything } from "#shared/usecases/everything.ts";
import { respondPage } from "#shared/usecases/pairing/respond.ts";
import { kindsTo, lettersTo } from "#test/support/letters.ts";
import { aMentee, aMentor, respond, runRound, tokenFor } from "#test/support/people.ts";
import { noQuery, request, type World, world } from "#test/support/world.ts";

/** Ana waits, Lee has a place: the round has asked Lee. */
async function asked() {
  const here = await world();
  const ana = await aMentee(here, "Ana");
  const lee = await aMentor(here, "Lee", { places: 1 });
  const [proposal] = await runRound(here);
  if (!proposal) throw new Error("Nobody was suggested");
  return { here, ana, lee, proposal };
}

async function page(here: World, person: string, proposal: string) {
  const token = await tokenFor(here, "respond", person, proposal);
  return respondPage(request({ token }, noQuery, undefined), here.ports, here.now());
}
const active = (here: World) => everything(here.ports, "mentorship", "demo", "active");
const states = async (here: World) =>
  (await everything(here.ports, "proposal", "demo")).map(({ state }) => state).sort();

describe("a suggested pairing", () => {
  it("P5: asks the mentor first and the mentee only after the mentor's yes", async () => {
    const { here, lee, proposal } = await asked();
    expect(await kindsTo(here, "Lee")).toContain("proposal-mentor");
    expect(await kindsTo(here, "Ana")).toEqual(["confirm"]);
    await respond(here, lee, proposal, "yes");
    await here.work();
    expect(await kindsTo(here, "Ana")).toEqual(["confirm", "proposal-mentee"]);
  });

  it("P5: makes nothing before both said yes, and then introduces both with replies to the other", async () => {
    const { here, ana, lee, proposal } = await asked();
    await respond(here, ana, proposal, "yes");
    expect(await active(here)).toEqual([]);
    await respond(here, lee, proposal, "yes");
    expect(await active(here)).toEqual([]);
    expect(await respond(here, ana, proposal, "yes")).toMatchObject({ json: { outcome: "paired" } });
    await here.work();
    expect(await active(here)).toHaveLength(1);
    const introductions = [(await lettersTo(here, "Ana")).at(-1), (await lettersTo(here, "Lee")).at(-1)];
    expect(introductions.map((letter) => letter?.raw.match(/^Reply-To: .*<(.+)>/im)?.[1])).toEqual([
      "lee@post.example",
      "ana@post.example",
    ]);
  });

  it("P5: pressing yes again changes nothing", async () => {
    const { here, ana, lee, proposal } = await asked();
    for (const person of [lee, ana]) await respond(here, person, proposal, "yes");
    const commits = here.store.commits();
    for (const person of [lee, ana]) await respond(here, person, proposal, "yes");
    expect(here.store.commits()).toBe(commits);
  });

  it("P5: shows a mentee the same page whether the mentor declined or let it lapse, and writes no mail", async () => {
    const pages = await Promise.all(
      [true, false].map(async (declines) => {
        const { here, ana, lee, proposal } = await asked();
        if (declines) await respond(here, lee, proposal, "no");
        here.pass(6 * 24);
        await here.job("match");
        await here.work();
        expect(await states(here)).toEqual([declines ? "declined" : "lapsed"]);
        expect(await kindsTo(here, "Ana")).toEqual(["confirm"]);
        return page(here, ana, proposal.id);
      }),
    );
    expect(pages[0]).toMatchObject({ json: { outcome: "closed" } });
    const bare = pages.map(({ json, html }) =>
      JSON.stringify([json, html?.replaceAll(/by \w+ \d+|\w+day, .*?\d{4}/g, "")]),
    );
    expect(bare[0]).toBe(bare[1]);
  });

  it("P5: lets a mentor see their own no, and of a mentee's no nothing but that it is closed in the end", async () => {
    const { here, lee, proposal } = await asked();
    expect(await respond(here, lee, proposal, "no")).toMatchObject({ json: { outcome: "no" } });
    const other = await asked();
    await respond(other.here, other.lee, other.proposal, "yes");
    await respond(other.here, other.ana, other.proposal, "no");
    expect(await page(other.here, other.lee, other.proposal.id)).toMatchObject({ json: { outcome: "yes" } });
    other.here.pass(5 * 24);
    expect(await page(other.here, other.lee, other.proposal.id)).toMatchObject({ json: { outcome: "closed" } });
    expect((await lettersTo(other.here, "Lee")).map(({ text }) => text).join()).not.toMatch(/declin|said no/i);
  });

  it("P5: passes to the next mentor after a no and after silence, never to the same again", async () => {
    const here = await world();
    await aMentee(here, "Ana");
    const mentors = new Map([
      [await aMentor(here, "Lee"), "Lee"],
      [await aMentor(here, "Kim", { stage: "student" }), "Kim"],
    ]);
    const [first] = await runRound(here);
    if (!first) throw new Error("Nobody was suggested");
    await respond(here, first.mentor, first, "no");
    here.pass(24);
    await here.job("match");
    const [second] = await everything(here.ports, "proposal", "demo", "asked-mentor");
    expect([first, second].map((one) => mentors.get(one?.mentor ?? ""))).toEqual(["Lee", "Kim"]);
    here.pass(5 * 24);
    expect(await here.job("match")).toMatchObject({ summary: { lapsed: 1 } });
    for (let day = 0; day < 10; day++) {
      here.pass(24);
      await here.job("match");
    }
    expect(await states(here)).toEqual(["declined", "lapsed"]);
  });

  it("P5: closes to a late yes at the instant of its day", async () => {
    const { here, lee, proposal } = await asked();
    here.pass(5 * 24);
    expect(await respond(here, lee, proposal, "yes")).toMatchObject({ json: { outcome: "closed" } });
    expect(await states(here)).toEqual(["asked-mentor"]);
  });

  it("P5: reminds once, two days before the day, and only who has not answered", async () => {
    const { here, lee, proposal } = await asked();
    const reminders = async (name: string) =>
      (await kindsTo(here, name)).filter((kind) => kind === "proposal-reminder");
    const days = async (count: number) => {
      for (let day = 0; day < count; day++) {
        here.pass(24);
        await here.job("match");
        await here.work();
      }
    };
    await days(2);
    expect(await reminders("Lee")).toHaveLength(0);
    await days(2);
    expect(await reminders("Lee")).toHaveLength(1);
    await respond(here, lee, proposal, "yes");
    await here.work();
    await days(5);
    expect([await reminders("Lee"), await reminders("Ana")].map(({ length }) => length)).toEqual([1, 1]);
  });
});
