import { describe, expect, it } from "vitest";
import { participantId } from "#shared/domain/participant.ts";
import { everything } from "#shared/usecases/everything.ts";
import { sendMessage } from "#shared/usecases/mail/send-message.ts";
import { me } from "#shared/usecases/own-page/me.ts";
import type { Change } from "#shared/usecases/ports.ts";
import { privacy } from "#shared/usecases/privacy/privacy.ts";
import { fourLives, pressErase, tracesOf } from "#test/support/full-life.ts";
import { lettersTo } from "#test/support/letters.ts";
import { confirmAddress, respond, signUp, tokenFor } from "#test/support/people.ts";
import { messageOf, sesEvent, tell } from "#test/support/prompts.ts";
import { noQuery, request, type World } from "#test/support/world.ts";

const scene = () => fourLives("waits");

const audits = (here: World) => here.store.everyItem().filter(({ noun }) => noun === "audit");
const openMe = async (here: World, person: string) =>
  me(request({ token: await tokenFor(here, "me", person) }, noQuery, undefined), here.ports, here.now());

describe("erasing", () => {
  it.each(["Ana", "Lee", "Bob", "Kim"])("T1: leaves nothing of %s, and keeps every audit", async (name) => {
    const all = await scene();
    const { here } = all;
    const person = { Ana: all.ana, Lee: all.lee, Bob: all.bob, Kim: all.kim }[name] ?? "";
    expect(tracesOf(here, name)).not.toEqual([]);
    const before = audits(here).map(({ pk, sk }) => `${pk} ${sk}`);
    expect(await pressErase(here, person)).toMatchObject({ status: 200, json: { outcome: "erased" } });
    await here.work();
    expect(tracesOf(here, name)).toEqual([]);
    expect(audits(here).map(({ pk, sk }) => `${pk} ${sk}`)).toEqual(expect.arrayContaining(before));
    const trail = await here.store.partsOf("audit", person);
    expect(trail.map(({ did }) => did)).toEqual(expect.arrayContaining(["erasure-asked", "erased"]));
    for (const other of ["Ana", "Lee", "Bob", "Kim"].filter((one) => one !== name))
      expect(tracesOf(here, other)).not.toEqual([]);
  });

  it("T1: ends the mentorship, which the other hears once, and frees the place", async () => {
    const { here, ana, lee } = await scene();
    const before = (await lettersTo(here, "Lee")).length;
    await pressErase(here, ana);
    await here.work();
    expect(await lettersTo(here, "Lee")).toHaveLength(before + 1);
    expect(await everything(here.ports, "mentorship", "demo", "active")).toEqual([]);
    expect(await here.store.get("load", lee)).toMatchObject({ mentorships: [] });
    await pressErase(here, lee);
    expect(await everything(here.ports, "mentorship", "demo", "ended")).toHaveLength(1);
  });

  it("T1: withdraws what was suggested, and the other learns of nothing", async () => {
    const { here, bob, kim } = await scene();
    const [proposal] = await everything(here.ports, "proposal", "demo", "asked-mentor");
    expect(proposal).toMatchObject({ mentee: bob, mentor: kim });
    await pressErase(here, bob);
    expect(await everything(here.ports, "proposal", "demo", "withdrawn")).toHaveLength(1);
    if (proposal) expect(await respond(here, kim, proposal, "yes")).toMatchObject({ json: { outcome: "closed" } });
    expect(await everything(here.ports, "mentorship", "demo", "active")).toHaveLength(1);
  });

  it("M3: cancels every mail that has not left, and sends none afterwards", async () => {
    const { here, ana } = await scene();
    const planned = (await here.store.ofPerson("message", ana)).filter(({ nextActionAt }) => nextActionAt);
    expect(planned.length).toBeGreaterThan(3);
    await pressErase(here, ana);
    for (const { id } of planned)
      expect(await here.store.get("message", id)).toMatchObject({ state: "CANCELLED", reason: "erased" });
    const before = here.mailer.calls.filter(({ to }) => to.startsWith("ana")).length;
    here.goTo("2027-01-15");
    await here.job("plan");
    await here.deliver();
    expect(here.mailer.calls.filter(({ to }) => to.startsWith("ana"))).toHaveLength(before);
  });

  it("T1: kills every link; the page itself only tells that all is gone", async () => {
    const { here, ana } = await scene();
    const reply = await pressErase(here, ana);
    expect(reply.html).toContain("Everything is removed");
    expect(reply.html).not.toContain(await tokenFor(here, "me", ana));
    await expect(openMe(here, ana)).rejects.toMatchObject({ code: "link-expired" });
    await expect(pressErase(here, ana)).rejects.toMatchObject({ code: "link-expired" });
  });

  it.each([
    ["Complaint", "complained"],
    ["Bounce", "bouncing"],
  ] as const)(
    "T1: remembers an address after a %s, as a keyed hash alone, and leaves it in peace",
    async (event, reason) => {
      const { here, ana } = await scene();
      here.store.tamper("person", ana, { second: undefined });
      const [letter] = here.mailer.taken.filter(({ to }) => to === "ana@post.example");
      if (letter) await tell(here, sesEvent(letter, event));
      await pressErase(here, ana);
      expect(tracesOf(here, "Ana")).toEqual([]);
      const hash = await here.ports.addresses.hash("ana@post.example");
      expect(await here.store.get("suppression", hash)).toMatchObject({ reason });
      await here.work();
      const calls = here.mailer.calls.length;
      here.pass(48);
      await signUp(here, "Ana");
      await here.deliver();
      expect(here.mailer.calls).toHaveLength(calls);
    },
  );

  it("T1: lets them sign up anew with the same address, as somebody new, and is done with the old life", async () => {
    const { here, ana } = await scene();
    const old = await tokenFor(here, "me", ana);
    await pressErase(here, ana);
    await here.work();
    here.pass(2);
    await signUp(here, "Ana");
    expect(await here.work()).toEqual(["sent"]);
    const anew = await confirmAddress(here, "Ana");
    expect(anew).not.toBe(ana);
    here.pass(36);
    expect(await here.job("housekeeping")).toMatchObject({ summary: { erased: 1 } });
    expect(await here.store.get("participant", participantId("demo", anew))).toMatchObject({ state: "active" });
    expect(await here.store.get("erasure", ana)).toBeUndefined();
    const opened = me(request({ token: old }, noQuery, undefined), here.ports, here.now());
    await expect(opened).rejects.toMatchObject({ code: "link-expired" });
    await pressErase(here, anew);
    expect(tracesOf(here, "Ana")).toEqual([]);
  });

  it("M1: leaves a mail alone that SES has, and never sends it again", async () => {
    const { here, ana } = await scene();
    const [next] = (await here.store.ofPerson("message", ana))
      .filter(({ kind, state }) => kind === "prompt" && state === "PLANNED")
      .sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1));
    if (!next) throw new Error("Ana has no prompt ahead");
    here.goTo(next.dueAt);
    here.mailer.will("lost");
    await sendMessage(next.id, here.ports, here.now());
    expect(await messageOf(here, next.id)).toMatchObject({ state: "UNKNOWN" });
    await pressErase(here, ana);
    expect(await messageOf(here, next.id)).toMatchObject({ state: "UNKNOWN" });
    const hers = () => here.mailer.calls.filter(({ to }) => to === "ana@post.example");
    const calls = hers().length;
    here.pass(1);
    await here.job("reconcile");
    await here.deliver();
    expect(await messageOf(here, next.id)).toMatchObject({ state: "SKIPPED", reason: "person-gone" });
    expect(hers()).toHaveLength(calls);
  });
});

describe("an erasure that breaks off", () => {
  /** Presses the button; after so many writes everything stops, as a function does that dies. */
  async function dieAfter(here: World, person: string, writes: number): Promise<boolean> {
    let left = writes;
    here.store.intercept((_changes, write) => {
      if (left-- <= 0) throw new Error("died");
      write();
    });
    const died = await pressErase(here, person).then(
      () => false,
      () => true,
    );
    here.store.intercept((_changes, write) => write());
    return died;
  }

  it.each(["pressed again", "left to the night"])(
    "T1: is finished wherever it broke off, when %s",
    async (how) => {
      for (let writes = 0; writes < 60; writes++) {
        const { here, ana } = await scene();
        const died = await dieAfter(here, ana, writes);
        if (died && writes > 0) {
          await expect(openMe(here, ana)).rejects.toMatchObject({ code: "link-expired" });
          const token = await tokenFor(here, "me", ana);
          const page = await privacy(request({ token }, noQuery, undefined), here.ports, here.now());
          expect(page).toMatchObject({ json: { outcome: "erasing" } });
        }
        if (how === "pressed again" || writes === 0) await pressErase(here, ana).catch(() => undefined);
        else await here.job("housekeeping");
        await here.work();
        expect(tracesOf(here, "Ana"), `after ${writes} writes`).toEqual([]);
        if (!died) return;
      }
      throw new Error("It never came to its end");
    },
    120_000,
  );
});

describe("what is under way while somebody is erased", () => {
  /** Holds the first write that `isIt` until somebody was erased, then lets it through. */
  async function meanwhile(
    here: World,
    person: string,
    isIt: (changes: readonly Change[]) => boolean,
    work: () => Promise<unknown>,
  ) {
    let held = false;
    here.store.intercept(async (changes, write) => {
      if (!held && isIt(changes)) {
        held = true;
        await pressErase(here, person);
      }
      write();
    });
    await work().catch(() => undefined);
    here.store.intercept((_changes, write) => write());
    expect(held).toBe(true);
    await here.work();
  }

  it("T1: a year being planned adds nothing behind the erasure", async () => {
    const { here, ana } = await scene();
    await here.store.commit(
      (await here.store.partsOf("touchpoint", participantId("demo", ana))).map((remove) => ({
        kind: "touchpoint",
        remove,
      })),
    );
    const part = await here.store.get("participant", participantId("demo", ana));
    if (part) await here.store.commit([{ kind: "participant", put: { ...part, planned: undefined } }]);
    const plansHer = (changes: readonly Change[]) => changes.some(({ kind }) => kind === "touchpoint");
    await meanwhile(here, ana, plansHer, () => here.job("plan"));
    expect(await here.store.partsOf("touchpoint", participantId("demo", ana))).toEqual([]);
    expect(tracesOf(here, "Ana")).toEqual([]);
  });

  it("T1: a complaint that arrives brings nobody back", async () => {
    const { here, ana } = await scene();
    const [letter] = here.mailer.taken.filter(({ to }) => to === "ana@post.example");
    if (!letter) throw new Error("Ana had no mail");
    const marks = (changes: readonly Change[]) => changes.some(({ kind }) => kind === "person");
    await meanwhile(here, ana, marks, () => tell(here, sesEvent(letter, "Complaint")));
    expect(tracesOf(here, "Ana")).toEqual([]);
  });

  it("T1: what slips in in the last moment goes the next night", async () => {
    const { here, ana } = await scene();
    await pressErase(here, ana);
    // Written by something that had read Ana before: a profile and a goal, which no version guards.
    const participant = participantId("demo", ana);
    await here.store.commit([
      { kind: "profile", put: { id: ana, version: 0, work: "work-of-Ana" } },
      {
        kind: "goal",
        put: {
          ...{
            id: `${participant}.late`,
            version: 0,
            participant,
            state: "current",
            suggestions: [],
            createdAt: "2026-08-18T13:00:00.000Z",
          },
          versions: [
            { words: "goal-of-Ana", horizon: "year", at: "2026-08-18T13:00:00.000Z", person: ana, by: "mentee" },
          ],
        },
      },
    ]);
    expect(tracesOf(here, "Ana")).not.toEqual([]);
    await here.job("housekeeping");
    expect(tracesOf(here, "Ana")).not.toEqual([]);
    here.pass(24);
    await here.job("housekeeping");
    expect(tracesOf(here, "Ana")).toEqual([]);
    expect(await here.store.get("erasure", ana)).toBeUndefined();
  });
});
