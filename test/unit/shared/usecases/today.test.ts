import { describe, expect, it } from "vitest";
import { todayAbouts } from "#shared/console/today-model.ts";
import { TodayReport } from "#shared/contracts/desk/people-answers.ts";
import { workKinds } from "#shared/domain/work.ts";
import { today } from "#shared/usecases/coordinators/today.ts";
import { newWork } from "#shared/usecases/coordinators/work.ts";
import { raiseConcern } from "#shared/usecases/privacy/concern.ts";
import { aKeyDate, aMessage, aParticipant, aPerson } from "#test/support/builders.ts";
import { aMentee, aMentor, changeMe, pairAll, runRound } from "#test/support/people.ts";
import { ledgerOf, promptsAhead, sendPrompts } from "#test/support/prompts.ts";
import { coordinator, noQuery, request, type World, world } from "#test/support/world.ts";

const query = { lang: undefined, done: undefined };

/** Today's page at the world's own time, as its use case answers it. */
async function ask(here: World) {
  const asked = request({ programme: "demo" }, query, undefined, { caller: { id: "cora", programmes: ["demo"] } });
  const { status, json, html = "" } = await today(asked, here.ports, here.now());
  expect(status).toBe(200);
  return { html, ...TodayReport.parse(json) };
}
const found = async (here: World, about: string) => (await ask(here)).waiting.find((one) => one.about === about);

/** Ana and Lee, paired, and prompts that leave until the given one has. */
async function aYear(until: string) {
  const here = await world();
  const ana = await aMentee(here, "Ana");
  const lee = await aMentor(here, "Lee", { places: 1 });
  const [mentorship] = await pairAll(here);
  await sendPrompts(here, until);
  return { here, ana, lee, mentorship: mentorship?.id ?? "" };
}

describe("today's work", () => {
  it("O2: says in a friendly sentence when nothing waits", async () => {
    const here = await world({ rounds: { every: "never" } });
    here.goTo("2026-05-10");
    expect(await ask(here)).toMatchObject({ paused: false, waiting: [] });
    expect((await ask(here)).html).toContain("Nothing waits for you");
  });

  it("O2: names whom to vet, whose sign-up is held, and what waits longest first", async () => {
    const here = await world();
    const lee = await aMentee(here, "Lee", { role: "mentor" });
    here.pass(1);
    const kim = await aMentee(here, "Kim", { role: "both" });
    await here.store.commit([
      { kind: "person", put: aPerson({ id: "per_held", name: "Hal" }) },
      { kind: "participant", put: aParticipant("per_held", { state: "held" }) },
    ]);
    expect(await found(here, "vetting")).toMatchObject({
      ...{ count: 2, more: false, path: "programmes/demo/vetting" },
      first: [
        { names: ["Lee"], path: `programmes/demo/participants/${lee}` },
        { names: ["Kim"], path: `programmes/demo/participants/${kim}` },
      ],
    });
    expect(await found(here, "held")).toMatchObject({ count: 1, first: [{ names: ["Hal"] }] });
    const html = (await ask(here)).html;
    expect(html).toContain("2 mentors to vet");
    expect(html).toContain("One sign-up held");
  });

  it("O2: counts no further than it looks, and says so", async () => {
    const here = await world();
    const many = Array.from({ length: 101 }, (_, index) => aParticipant(`per_${index}`, { state: "held" }));
    for (const put of many) await here.store.commit([{ kind: "participant", put }]);
    expect(await found(here, "held")).toMatchObject({ count: 100, more: true });
    expect((await found(here, "held"))?.first).toHaveLength(5);
    expect((await ask(here)).html).toContain("More than 100 sign-ups held");
  });

  it("O2: lists suggestions nobody answered two days before their day, not before", async () => {
    const here = await world();
    await aMentee(here, "Ana");
    const lee = await aMentor(here, "Lee", { places: 1 });
    await runRound(here);
    here.pass(3 * 24 - 1);
    expect(await found(here, "unanswered")).toBeUndefined();
    here.pass(2);
    expect(await found(here, "unanswered")).toMatchObject({
      ...{ count: 1, first: [{ names: ["Lee", "Ana"], path: `programmes/demo/participants/${lee}` }] },
    });
  });

  it("O2: shows rounds to publish, dates still tentative, work that stopped, and concerns", async () => {
    const here = await world();
    await aMentee(here, "Ana");
    await aMentor(here, "Lee");
    const [draft] = await runRound(here, false);
    expect(await found(here, "rounds")).toMatchObject({
      count: 1,
      first: [{ path: `programmes/demo/rounds/${draft?.round}` }],
    });
    expect((await found(here, "dates"))?.first.map(({ path }) => path)).not.toContain(
      "programmes/demo/key-dates/first-deadline?cycle=2026",
    );
    const order = { programme: "demo", kind: workKinds[0], dryRun: true, order: {} };
    const asked = request(undefined, undefined, undefined, { caller: coordinator });
    const put = { ...newWork(asked, order, "requested", here.now()), state: "failed" as const };
    await here.store.commit([{ kind: "work", put }]);
    expect(await found(here, "work")).toMatchObject({ count: 1, first: [{ path: `programmes/demo/runs/${put.id}` }] });
    const body = { text: "He shouts.", contact: undefined, website: undefined };
    await raiseConcern(request({ programme: "demo" }, noQuery, body), here.ports, here.now());
    expect(await found(here, "concerns")).toMatchObject({ count: 1 });
    // The words themselves are read elsewhere.
    expect((await ask(here)).html).not.toContain("He shouts");
    here.goTo("2026-10-20");
    expect(await found(here, "dates")).toMatchObject({ path: "programmes/demo/key-dates" });
    expect((await ask(here)).html).toContain("Midyear meeting");
    await here.store.commit([{ kind: "keyDate", put: aKeyDate({ state: "confirmed" }) }]);
    expect((await ask(here)).html).not.toContain("Midyear meeting");
  });

  it("O2: shows mail that is held or could not be sent, and that all mail is paused", async () => {
    const here = await world();
    const ana = await aMentee(here, "Ana");
    const put = aMessage({ person: ana, state: "PARKED", reason: "no-evidence", nextActionAt: undefined });
    await here.store.commit([{ kind: "message", put }]);
    expect(await found(here, "mail")).toMatchObject({ count: 1, first: [{ names: ["Ana"] }] });
    await here.brake("on");
    expect(await ask(here)).toMatchObject({ paused: true });
    expect((await ask(here)).html).toContain("All mail is paused");
  });

  it("O2: says each thing in the order of how soon somebody should look", async () => {
    expect(todayAbouts[0]).toBe("concerns");
    const here = await world();
    await aMentee(here, "Lee", { role: "mentor" });
    const body = { text: "He shouts.", contact: undefined, website: undefined };
    await raiseConcern(request({ programme: "demo" }, noQuery, body), here.ports, here.now());
    const order = (await ask(here)).waiting.map(({ about }) => about);
    expect(order.slice(0, 2)).toEqual(["concerns", "vetting"]);
  });
});

describe("mentorships gone quiet", () => {
  const nightly = (here: World) => here.job("housekeeping");

  it("O2: are those in which nobody answered two mails for 45 days, as last night's look found them", async () => {
    const { here, mentorship } = await aYear("cv-review");
    here.pass(6 * 24);
    await nightly(here);
    expect(await found(here, "quiet")).toBeUndefined();
    await sendPrompts(here, "residency-questions");
    here.pass(8 * 24);
    await nightly(here);
    // First one of the two is asked; a coordinator hears of it three weeks later.
    expect(await found(here, "quiet")).toBeUndefined();
    here.pass(21 * 24);
    await nightly(here);
    expect(await found(here, "quiet")).toMatchObject({
      ...{ count: 1, first: [{ path: `programmes/demo/mentorships/${mentorship}` }] },
    });
    expect((await ask(here)).html).toContain("They may well be talking all the same");
  });

  it("O2: are found on the very night, and not before: no run of the job that would find one is skipped", async () => {
    const { here } = await aYear("cv-review");
    for (let night = 0; night < 60; night++) {
      await here.deliver();
      const { nothingBefore = "" } = await nightly(here);
      const before = await found(here, "quiet");
      here.pass(24);
      const skipped = nothingBefore > here.now().toString();
      await nightly(here);
      if (skipped) expect(await found(here, "quiet")).toEqual(before);
    }
    expect(await found(here, "quiet")).toBeDefined();
  });

  it("O2: are not those whose mail never left, who answered, who pause, or whose mentorship has ended", async () => {
    const unsent = await aYear("cv-review");
    for (const { id, state } of await ledgerOf(unsent.here))
      if (state === "PLANNED") unsent.here.store.tamper("message", id, { state: "SKIPPED", nextActionAt: undefined });
    unsent.here.pass(90 * 24);
    await nightly(unsent.here);
    expect(await found(unsent.here, "quiet")).toBeUndefined();

    const answered = await aYear("residency-questions");
    for (const touchpoint of await answered.here.store.partsOf("touchpoint", `demo.${answered.ana}`))
      if (touchpoint.key === "residency-questions")
        await answered.here.store.commit([
          {
            kind: "touchpoint",
            put: {
              ...touchpoint,
              state: "done",
              answeredAt: answered.here.now().toString({ fractionalSecondDigits: 3 }),
            },
          },
        ]);
    answered.here.pass(46 * 24);
    await nightly(answered.here);
    answered.here.pass(21 * 24);
    await nightly(answered.here);
    expect(await found(answered.here, "quiet")).toBeUndefined();

    const ended = await aYear("residency-questions");
    ended.here.pass(46 * 24);
    await nightly(ended.here);
    ended.here.pass(21 * 24);
    await nightly(ended.here);
    expect(await found(ended.here, "quiet")).toBeDefined();
    await changeMe(ended.here, ended.ana, { action: "end", mentorship: ended.mentorship });
    expect(await found(ended.here, "quiet")).toBeUndefined();

    const paused = await aYear("residency-questions");
    await changeMe(paused.here, paused.ana, { action: "pause", until: "2027-03-01" });
    paused.here.pass(46 * 24);
    await nightly(paused.here);
    paused.here.pass(21 * 24);
    await nightly(paused.here);
    expect(await found(paused.here, "quiet")).toBeUndefined();
    expect(await promptsAhead(paused.here, "cv-review")).toEqual([]);
  });
});
