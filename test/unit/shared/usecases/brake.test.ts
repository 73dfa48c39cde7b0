import { describe, expect, it } from "vitest";
import { showBrake } from "#shared/usecases/mail/brake-desk.ts";
import { sendMessage } from "#shared/usecases/mail/send-message.ts";
import { lettersTo } from "#test/support/letters.ts";
import { signUp } from "#test/support/people.ts";
import { aDuePrompt, ledgerOf, messageOf } from "#test/support/prompts.ts";
import { coordinator, request, type World, world } from "#test/support/world.ts";

const isOn = async (here: World) =>
  (await showBrake(request(undefined, { lang: undefined }, undefined, { caller: coordinator }), here.ports, here.now()))
    .json;

describe("the brake", () => {
  it("M1: while it is on nothing is sent, nothing moves and nothing is lost", async () => {
    const { here, prompt } = await aDuePrompt();
    await here.brake("on");
    await signUp(here, "Bea");
    const [before, calls] = [await ledgerOf(here), here.mailer.calls.length];
    expect(await here.job("dispatch")).toEqual({ summary: { due: 0, brake: "on" } });
    expect(await here.work()).toEqual(["braked"]);
    expect(await sendMessage(prompt, here.ports, here.now())).toBe("braked");
    expect(await ledgerOf(here)).toEqual(before);
    expect(here.mailer.calls).toHaveLength(calls);
    await here.brake("armed");
    await here.deliver();
    expect((await messageOf(here, prompt)).state).toBe("SENT");
    expect(await lettersTo(here, "Bea")).toHaveLength(1);
  });

  it("M1: a table restored from a backup stays silent until it is armed itself", async () => {
    const { here, prompt } = await aDuePrompt();
    here.store.becomeTable("table-restored");
    expect(await isOn(here)).toMatchObject({ state: "on" });
    expect(await sendMessage(prompt, here.ports, here.now())).toBe("braked");
    expect(await here.deliver()).toEqual([]);
    await here.brake("armed");
    // What the journal knows is looked through first; only then is it armed.
    expect(await isOn(here)).toMatchObject({ state: "on", restore: { state: "requested" } });
    await here.work();
    expect(await isOn(here)).toMatchObject({ state: "armed" });
    await here.deliver();
    expect((await messageOf(here, prompt)).state).toBe("SENT");
  });

  it("M1: is on until somebody arms it", async () => {
    const here = await world();
    const brake = await here.store.get("brake", "brake");
    if (brake) await here.store.commit([{ kind: "brake", remove: brake }]);
    await signUp(here, "Ana");
    expect(await here.work()).toEqual(["braked"]);
    expect(await isOn(here)).toEqual({ state: "on", changedAt: null, pace: { halts: [] } });
  });

  it("O12: says who changed it, and when", async () => {
    const here = await world();
    await here.brake("on");
    const trail = await here.store.partsOf("audit", "brake");
    expect(trail.map(({ by, did }) => [by, did])).toContainEqual(["cora", "brake-on"]);
  });
});

describe("dispatch", () => {
  it("M1: finds a message whose hint got lost, and hints again", async () => {
    const here = await world();
    await signUp(here, "Ana");
    here.queue.take();
    expect(await here.job("dispatch")).toMatchObject({ summary: { due: 1, hinted: 1 } });
    here.queue.take();
    here.pass(9 / 60);
    expect(await here.job("dispatch")).toMatchObject({ summary: { hinted: 0 } });
    here.pass(1 / 60);
    expect(await here.deliver()).toEqual(["sent"]);
  });

  it("M1: says before when there is nothing to do, so that no run is missed", async () => {
    const { here, prompt } = await aDuePrompt();
    here.goTo("2026-08-20");
    await here.deliver();
    const { nothingBefore = "" } = await here.job("dispatch");
    const times = (await ledgerOf(here)).flatMap(({ nextActionAt }) => nextActionAt ?? []).sort();
    expect(nothingBefore).toBe(times[0]);
    expect((await messageOf(here, prompt)).dueAt >= nothingBefore).toBe(true);
  });

  it("writes nothing in a rehearsal", async () => {
    const { here } = await aDuePrompt();
    const commits = here.store.commits();
    await here.job("dispatch", { dryRun: true });
    expect(here.store.commits()).toBe(commits);
  });
});
