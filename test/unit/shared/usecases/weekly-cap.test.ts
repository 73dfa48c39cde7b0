import { describe, expect, it } from "vitest";
import { Conflict } from "#shared/domain/errors.ts";
import { sendMessage } from "#shared/usecases/mail/send-message.ts";
import { lostAnswer } from "#test/support/fakes.ts";
import { atThePrompt, ledgerOf, messageOf, send } from "#test/support/prompts.ts";
import { liveUntil, mostInAWeek, promptsTo, twoProgrammes } from "#test/support/two-programmes.ts";

const sentTo = async (promptsPerWeek: number) => {
  const { here, kay } = await twoProgrammes({ promptsPerWeek });
  await liveUntil(here, "2026-11-20T05:00:00Z");
  return { here, kay, sent: await promptsTo(here, kay) };
};

describe("the weekly cap", () => {
  it("Y11: holds for one person over two programmes and both roles, and nothing is lost by it but what would be over", async () => {
    const free = await sentTo(7);
    // Otherwise this would show nothing.
    expect(mostInAWeek(free.sent.map(({ sentAt }) => sentAt))).toBeGreaterThan(1);
    const capped = await sentTo(1);
    expect(mostInAWeek(capped.sent.map(({ sentAt }) => sentAt))).toBe(1);
    expect(new Set(capped.sent.map(({ programme }) => programme))).toEqual(new Set(["demo", "other"]));
    const all = await ledgerOf(capped.here);
    const kept = new Map(all.filter(({ reason }) => reason === "weekly-cap").map((one) => [one.id, one]));
    for (const { id } of free.sent) {
      const now = await messageOf(capped.here, id);
      expect(["SENT", "SKIPPED", "PLANNED"]).toContain(now.state);
      if (now.state !== "SENT") expect(kept.has(id)).toBe(true);
    }
    const waited = capped.sent.filter(({ history }) => history.some(({ reason }) => reason === "weekly-cap"));
    expect(waited.length).toBeGreaterThan(0);
    // Inside somebody's morning, as always.
    expect(waited.every(({ wall }) => /^(09|10|11|12|13|14|15|16):/.test(wall?.time ?? ""))).toBe(true);
  });

  it("Y11: what waits is not pulled back by the nightly plan: it asks again only where another one took its turn", async () => {
    const { here, kay, sent } = await sentTo(1);
    const left = sent.map(({ sentAt }) => sentAt ?? "");
    const mine = (await ledgerOf(here)).filter(({ person }) => person === kay);
    const waits = mine.map(({ history }) =>
      history.filter(({ reason }) => reason === "weekly-cap").map(({ at }) => at),
    );
    expect(waits.flat().length).toBeGreaterThan(1);
    for (const times of waits)
      for (const [index, at] of times.entries()) {
        const before = times[index - 1];
        if (before !== undefined) expect(left.some((one) => before < one && one <= at)).toBe(true);
      }
  });

  it("M1: a prompt that was unclear and is tried again takes no second place", async () => {
    const scene = await atThePrompt();
    scene.here.mailer.will(lostAnswer);
    await send(scene);
    scene.here.pass(0.3);
    await scene.here.job("reconcile");
    scene.here.pass(0.1);
    await scene.here.deliver();
    expect(await messageOf(scene.here, scene.prompt)).toMatchObject({ state: "SENT", attempts: 2 });
    const postbox = await scene.here.store.get("postbox", scene.ana);
    expect(postbox?.prompts).toHaveLength(1);
  });

  it("M1: an answer lost to a claim that came through with its postbox is known again, and counted once", async () => {
    const scene = await atThePrompt();
    const lost = { once: true };
    scene.here.store.intercept((changes, write) => {
      write();
      if (!lost.once || !changes.some(({ kind }) => kind === "postbox")) return;
      lost.once = false;
      throw new Conflict("our own write, repeated");
    });
    expect(await send(scene)).toBe("sent");
    expect((await scene.here.store.get("postbox", scene.ana))?.prompts).toHaveLength(1);
    expect(scene.calls()).toBe(1);
  });

  it("M1: a postbox somebody else wrote meanwhile is no reason to let the message go", async () => {
    const scene = await atThePrompt();
    const { store } = scene.here;
    const before = await store.get("postbox", scene.ana);
    const quicker = { once: true };
    store.intercept((changes, write) => {
      if (quicker.once && changes.some(({ kind }) => kind === "postbox")) {
        quicker.once = false;
        store.tamper("postbox", scene.ana, { version: (before?.version ?? 0) + 1 });
      }
      write();
    });
    expect(await send(scene)).toBe("sent");
    expect(await messageOf(scene.here, scene.prompt)).toMatchObject({ state: "SENT", attempts: 1 });
  });

  it("Y11: two prompts sent at once, with room for one: one leaves, the other waits a week", async () => {
    const { here, kay } = await twoProgrammes({ promptsPerWeek: 1 });
    const mine = (await ledgerOf(here)).filter((one) => one.person === kay && one.kind === "prompt");
    const [one] = mine.filter(({ programme }) => programme === "demo");
    const [other] = mine.filter(({ programme }) => programme === "other");
    if (!one || !other) throw new Error("Kay has no prompt in one of them");
    const at = one.dueAt > other.dueAt ? one : other;
    for (const { id } of [one, other])
      here.store.tamper("message", id, { dueAt: at.dueAt, wall: at.wall, expiresAt: "2027-02-01T00:00:00.000Z" });
    here.goTo(at.dueAt);
    const outcomes = await Promise.all([one, other].map(({ id }) => sendMessage(id, here.ports, here.now())));
    expect(outcomes.sort()).toEqual(["sent", "waits"]);
    const waiting = (await ledgerOf(here)).find(({ reason }) => reason === "weekly-cap");
    expect(
      (waiting?.dueAt ?? "") >=
        here
          .now()
          .add({ hours: 7 * 24 })
          .toString()
          .slice(0, 19),
    ).toBe(true);
  });
});
