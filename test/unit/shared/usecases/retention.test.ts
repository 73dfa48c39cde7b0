import { describe, expect, it } from "vitest";
import { participantId } from "#shared/domain/participant.ts";
import { everything } from "#shared/usecases/everything.ts";
import { raiseConcern } from "#shared/usecases/privacy/concern.ts";
import { aMessage } from "#test/support/builders.ts";
import { liveFully, tracesOf } from "#test/support/full-life.ts";
import { aMentee, changeMe, confirmAddress, signUp, tokenFor } from "#test/support/people.ts";
import { noQuery, request, type World, world } from "#test/support/world.ts";

const day = 24;
const tidy = (here: World, dryRun = false) => here.job("housekeeping", { dryRun });

describe("what the privacy page promises", () => {
  it("T1: a sign-up nobody confirms is gone after seven days", async () => {
    const here = await world();
    await signUp(here, "Ana");
    await here.work();
    here.pass(7 * day - 1);
    await tidy(here);
    expect(tracesOf(here, "Ana")).not.toEqual([]);
    here.pass(2);
    expect(await tidy(here)).toMatchObject({ summary: { removed: 1 } });
    expect(tracesOf(here, "Ana")).toEqual([]);
  });

  it("T1: what belongs to somebody is gone a year after they left", async () => {
    const here = await world();
    const ana = await aMentee(here, "Ana");
    await liveFully(here, "Ana", ana);
    await changeMe(here, ana, { action: "leave" });
    const { nothingBefore } = await tidy(here);
    here.pass(365 * day - 1);
    await tidy(here);
    expect(tracesOf(here, "Ana").filter((one) => !one.startsWith("CONCERN"))).not.toEqual([]);
    expect(await tokenFor(here, "me", ana)).toBeDefined();
    here.pass(1);
    expect(nothingBefore === undefined || nothingBefore <= here.now().toString()).toBe(true);
    expect(await tidy(here, true)).toMatchObject({ summary: { left: 1 } });
    expect(await here.store.get("person", ana)).toBeDefined();
    expect(await tidy(here)).toMatchObject({ summary: { left: 1 } });
    expect(tracesOf(here, "Ana")).toEqual([]);
    expect((await here.store.partsOf("audit", ana)).map(({ did, by }) => `${did} ${by}`)).toContain(
      "erasure-asked almanac",
    );
  });

  it("T2: who left has left again when it was a stranger who typed their address, and is active when it was they", async () => {
    const here = await world();
    const ana = await aMentee(here, "Ana", { topics: ["oncology"] });
    await changeMe(here, ana, { action: "leave" });
    const id = participantId("demo", ana);
    const left = await here.store.get("participant", id);
    here.pass(2);
    await signUp(here, "Ana", { topics: ["data"] });
    expect(await here.store.get("participant", id)).toMatchObject({ state: "unconfirmed" });
    here.pass(7 * day);
    await tidy(here);
    expect(await here.store.get("participant", id)).toMatchObject({ state: "left", leftAt: left?.leftAt });
    await signUp(here, "Ana");
    await confirmAddress(here, "Ana");
    here.pass(8 * day);
    await tidy(here);
    const back = await here.store.get("participant", id);
    expect([back?.state, back?.leftAt]).toEqual(["active", undefined]);
  });

  it("T1: who left one programme and stays in another keeps what is theirs there", async () => {
    const here = await world();
    await here.programme("other");
    const ana = await aMentee(here, "Ana");
    await aMentee(here, "Ana", { programme: "other" });
    await liveFully(here, "Ana", ana);
    await changeMe(here, ana, { action: "leave" });
    here.pass(366 * day);
    await tidy(here);
    expect(await here.store.get("participant", participantId("demo", ana))).toBeUndefined();
    expect(await here.store.partsOf("goal", participantId("demo", ana))).toEqual([]);
    expect(await here.store.get("participant", participantId("other", ana))).toMatchObject({ state: "active" });
    expect(await here.store.get("person", ana)).toMatchObject({ name: "Ana" });
  });

  it("T1: the list of mails goes back two years", async () => {
    const here = await world();
    const old = { state: "SENT", nextActionAt: undefined } as const;
    const at = (daysAgo: number) =>
      here
        .now()
        .subtract({ hours: daysAgo * day })
        .toString({ fractionalSecondDigits: 3 });
    const many = Array.from({ length: 230 }, (_one, index) =>
      aMessage({ ...old, id: `msg_old_${index}`, dueAt: at(731) }),
    );
    const kept = [aMessage({ ...old, id: "msg_young", dueAt: at(729) }), aMessage({ id: "msg_open", dueAt: at(731) })];
    const all = [...many, ...kept].map((put) => ({ kind: "message", put }) as const);
    for (let from = 0; from < all.length; from += 100) await here.store.commit(all.slice(from, from + 100));
    expect(await tidy(here, true)).toMatchObject({ summary: { mails: 230 } });
    const { summary, nothingBefore } = await tidy(here);
    expect(summary).toMatchObject({ mails: 230 });
    expect(nothingBefore).toBe(at(-1));
    expect((await everything(here.ports, "message", "demo")).map(({ id }) => id).sort()).toEqual([
      "msg_open",
      "msg_young",
    ]);
  });

  it("O11: a concern is gone after 180 days, read or not", async () => {
    const here = await world();
    await raiseConcern(request({ programme: "demo" }, noQuery, { text: "words" }), here.ports, here.now());
    here.pass(180 * day - 1);
    await tidy(here);
    expect(await everything(here.ports, "concern", "demo")).toHaveLength(1);
    here.pass(2);
    expect(await tidy(here)).toMatchObject({ summary: { concerns: 1 } });
    expect(await everything(here.ports, "concern", "demo")).toEqual([]);
  });

  it("T1: tells when it has nothing to do, so that nothing waits for a run that is skipped", async () => {
    const here = await world();
    expect(await tidy(here)).toMatchObject({ nothingBefore: "9999-12-31T00:00:00.000Z" });
    const ana = await aMentee(here, "Ana");
    await changeMe(here, ana, { action: "leave" });
    const inAYear = here
      .now()
      .add({ hours: 365 * day })
      .toString({ fractionalSecondDigits: 3 });
    expect(await tidy(here)).toMatchObject({ nothingBefore: inAYear });
  });
});
