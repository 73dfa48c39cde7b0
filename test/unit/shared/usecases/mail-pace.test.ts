import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { messageKinds } from "#shared/domain/message.ts";
import type { SendError } from "#shared/ledger/failures.ts";
import { roomIn } from "#shared/ledger/pace.ts";
import { armBrake, showBrake } from "#shared/usecases/mail/brake-desk.ts";
import { newMessage, written } from "#shared/usecases/mail/ledger.ts";
import { paceOf } from "#shared/usecases/mail/pace.ts";
import { sendMessage } from "#shared/usecases/mail/send-message.ts";
import { aMentee, signUp } from "#test/support/people.ts";
import { atThePrompt, messageOf, send, sesEvent, tell } from "#test/support/prompts.ts";
import { coordinator, request, type World, world } from "#test/support/world.ts";

const error = (name: string, message = ""): SendError => ({ name, message, status: 400 });
const tooFast = error("Throttling", "Maximum sending rate exceeded.");
const noMoreToday = error("Throttling", "Daily message quota exceeded.");
const accountPaused = error("AccountSendingPausedException");
const short = async () => ({ mime: new Uint8Array() });
const minute = 1 / 60;

/** So many prompts, or mails of another kind, to one person who may get them; due now. */
async function aCrowd(here: World, count: number, more: Partial<Parameters<typeof newMessage>[0]> = {}, name = "Ana") {
  const person = await aMentee(here, name);
  await here.work();
  const usual = { person, programme: "demo", kind: "my-page", subject: person, livesHours: 48 } as const;
  const made = Array.from({ length: count }, (_, index) =>
    newMessage({ ...usual, occurrence: `n${index}`, ...more }, here.now()),
  );
  for (const message of made) await here.store.commit([written(message, undefined, here.now())]);
  return made.map(({ id }) => id);
}

/** What stands in the queues is sent as far as a sender comes; the words of each mail do not matter. */
async function sendAll(here: World, most = Number.POSITIVE_INFINITY) {
  const hints = here.queue.take();
  const outcomes = [];
  for (const id of hints.slice(0, most)) outcomes.push(await sendMessage(id, here.ports, here.now(), short));
  await here.ports.queue.hint(hints.slice(most));
  return outcomes;
}
const counts = (outcomes: readonly string[]) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(outcomes, (one) => one)).map(([one, all = []]) => [one, all.length]),
  );
const statesOf = async (here: World, ids: readonly string[]) =>
  counts((await here.store.getMany("message", ids)).map(({ state }) => state));

describe("dispatch", () => {
  it("M1: hands on three minutes of the rate, less what the queue still holds", async () => {
    const here = await world();
    await aCrowd(here, 400);
    here.quota.is({ perSecond: 1 });
    const room = roomIn({ ...(await paceOf(here.ports)), quota: undefined }, "interactive", here.now());
    expect(room).toBe(90);
    expect(await here.job("dispatch")).toMatchObject({ summary: { hinted: 90 } });
    expect(await here.job("dispatch")).toMatchObject({ summary: { hinted: 0 } });
    await sendAll(here, 30);
    here.pass(minute);
    expect(await here.job("dispatch")).toMatchObject({ summary: { hinted: 30 } });
  });

  it("M1: goes by the limits it read last where SES does not tell them, and says so", async () => {
    const here = await world();
    await aCrowd(here, 200);
    here.quota.is({ perSecond: 1 });
    await here.job("dispatch");
    here.queue.take();
    here.quota.is(new TypeError("no answer"));
    here.pass(minute);
    expect(await here.job("dispatch")).toMatchObject({ summary: { hinted: 90, quota: "TypeError" } });
    here.quota.is({ uncounted: "AccessDenied" });
    expect(await here.job("dispatch")).toMatchObject({ summary: { quota: "AccessDenied" } });
  });

  it("M1: stops before its time is over, says so, and goes on in the next minute", async () => {
    const here = await world();
    const ids = await aCrowd(here, 45);
    let left = 7500;
    const summary = await here.job("dispatch", { timeLeft: () => (left -= 1000) });
    expect(summary).toMatchObject({
      summary: { hinted: 20, cut: "time" },
      nothingBefore: here.now().toString({ fractionalSecondDigits: 3 }),
    });
    expect(here.queue.take()).toHaveLength(20);
    here.pass(minute);
    await here.job("dispatch");
    expect(here.queue.take()).toHaveLength(25);
    expect(await statesOf(here, ids)).toEqual({ QUEUED: 45 });
  });

  it("M3: a withdrawal during a burst bites within three minutes", async () => {
    const here = await world();
    const ids = await aCrowd(here, 600, { kind: "announcement", class: "one-shot" });
    here.quota.is({ perSecond: 2 });
    await here.job("dispatch");
    const [person] = await here.store.getMany("person", [(await messageOf(here, ids[0] ?? "")).person]);
    if (!person) throw new Error("nobody");
    await here.store.commit([{ kind: "person", put: { ...person, erasing: true } }]);
    // Even a sender that had read its person before could send no more than what was handed out.
    expect(here.queue.take().length).toBeLessThanOrEqual(180 * 2);
    for (let minutes = 0; minutes < 30; minutes++) {
      here.pass(minute);
      await here.job("dispatch");
      expect(new Set(await sendAll(here))).not.toContain("sent");
    }
    expect(await statesOf(here, ids)).toEqual({ SKIPPED: 600 });
  });

  it("M1: mass mail of a round does not stand before a sign-up's confirmation", async () => {
    const here = await world();
    await aCrowd(here, 500, { kind: "proposal-mentor" });
    here.quota.is({ perSecond: 14 });
    await here.job("dispatch");
    await signUp(here, "Bea");
    expect(here.queue.take("interactive")).toHaveLength(1);
    expect(here.queue.take("bulk")).toHaveLength(500);
  });
});

describe("SES says that it is too fast", () => {
  it("M1 F7: a storm of 90 % for half an hour halves the rate, costs no attempt and loses nothing", async () => {
    const here = await world();
    const ids = await aCrowd(here, 300);
    here.quota.is({ perSecond: 14 });
    let [calls, least] = [0, 1];
    for (let minutes = 0; minutes < 33 || (await statesOf(here, ids))["SENT"] !== 300; minutes++) {
      expect(minutes).toBeLessThan(60);
      await here.job("dispatch");
      const hints = here.queue.take();
      for (const id of hints) {
        if (minutes < 30 && calls++ % 10 !== 0) here.mailer.will(tooFast);
        await sendMessage(id, here.ports, here.now(), short);
      }
      const { slowed } = await paceOf(here.ports);
      least = Math.min(least, slowed?.factor ?? 1);
      here.pass(minute);
    }
    expect(least).toBeLessThanOrEqual(0.5);
    expect(await statesOf(here, ids)).toEqual({ SENT: 300 });
    expect((await here.store.getMany("message", ids)).every(({ attempts }) => attempts === 1)).toBe(true);
  });
});

describe("SES takes no mail for now", () => {
  it("M1 F8: the daily quota ends in the middle of a burst; mail waits, nothing is an attempt, and it goes on", async () => {
    const here = await world();
    const ids = await aCrowd(here, 40);
    await here.job("dispatch");
    await sendAll(here, 15);
    here.mailer.will(noMoreToday);
    const calls = here.mailer.calls.length;
    expect(counts(await sendAll(here))).toEqual({ failed: 1, paused: 24 });
    expect(here.mailer.calls.length).toBe(calls + 1);
    expect((await paceOf(here.ports)).paused.bulk).toMatchObject({ reason: "daily-quota" });
    here.pass(9 * minute);
    expect(await here.job("dispatch")).toMatchObject({ summary: { hinted: 0 } });
    here.pass(2 * minute);
    // A few find out whether it is over; only then the others follow.
    expect(await here.job("dispatch")).toMatchObject({ summary: { hinted: 3 } });
    expect(counts(await sendAll(here))).toEqual({ sent: 3 });
    here.pass(2 * minute);
    await here.job("dispatch");
    await sendAll(here);
    expect(await statesOf(here, ids)).toEqual({ SENT: 40 });
    expect((await here.store.getMany("message", ids)).every(({ attempts }) => attempts === 1)).toBe(true);
  });

  it("M1 F8: dispatch says for the alarm what mail stands still for, and coordinators see it", async () => {
    const here = await world();
    await aCrowd(here, 5);
    here.mailer.will(noMoreToday);
    await here.job("dispatch");
    await sendAll(here);
    await signUp(here, "Bea");
    here.queue.take();
    expect(await here.job("dispatch")).toMatchObject({ summary: { halted: "daily-quota", hinted: 0 } });
    const page = await showBrake(
      request(undefined, { lang: undefined }, undefined, { caller: coordinator }),
      here.ports,
      here.now(),
    );
    expect(page.json).toMatchObject({
      pace: { halts: [{ lane: "interactive", reason: "daily-quota" }, { lane: "bulk" }] },
    });
    expect(page.html).toContain("takes no more mail in these 24 hours");
  });

  it("M1 F8: says so as well where the day's quota is nearly used: mass mail waits, and people's does not", async () => {
    const here = await world();
    const ids = await aCrowd(here, 20, { kind: "announcement", class: "one-shot" });
    here.quota.is({ perSecond: 14, perDay: 200, used: 195 });
    expect(await here.job("dispatch")).toMatchObject({ summary: { halted: "daily-quota", hinted: 0, behind: 0 } });
    expect((await paceOf(here.ports)).bulk?.waits ?? false).toBe(false);
    await signUp(here, "Bea");
    expect(await here.work()).toEqual(["sent"]);
    const page = async () =>
      showBrake(request(undefined, { lang: undefined }, undefined, { caller: coordinator }), here.ports, here.now());
    expect((await page()).json).toMatchObject({ pace: { spared: true } });
    expect((await page()).html).toContain("195 of the 200 mails");
    here.quota.is({ perSecond: 14, perDay: 200, used: 100 });
    here.pass(minute);
    const { summary } = await here.job("dispatch");
    expect(summary).not.toHaveProperty("halted");
    expect(await statesOf(here, ids)).toEqual({ QUEUED: 20 });
    expect((await page()).json).not.toHaveProperty("pace.spared");
  });

  it("M1: dispatch says for the alarm how far behind it is, but not for what stands still", async () => {
    const here = await world();
    await aCrowd(here, 400);
    here.quota.is({ perSecond: 1 });
    expect(await here.job("dispatch")).toMatchObject({ summary: { hinted: 90, behind: 0 } });
    // The senders have stopped, and the queue is full.
    here.pass(2);
    expect(await here.job("dispatch")).toMatchObject({ summary: { hinted: 0, behind: 120 } });
    here.queue.take();
    here.mailer.will(noMoreToday);
    await here.job("dispatch");
    await sendAll(here, 1);
    expect(await here.job("dispatch")).toMatchObject({ summary: { halted: "daily-quota", behind: 0 } });
  });

  it("M1: mass mail that stands still leaves its share to people", async () => {
    const { here } = await atThePrompt();
    here.quota.is({ perSecond: 14 });
    await here.job("dispatch");
    expect(await paceOf(here.ports)).toMatchObject({ bulk: { waits: true } });
    here.mailer.will(error("ConfigurationSetSendingPausedException"));
    expect(await sendAll(here)).toEqual(["failed"]);
    here.pass(2 * minute);
    await here.job("dispatch");
    expect(await paceOf(here.ports)).toMatchObject({ paused: { bulk: {} }, bulk: { waits: false } });
  });

  it("M1 F9: an account paused for six hours burns no attempt; afterwards the rest leaves, and what is over is skipped", async () => {
    const here = await world();
    const kept = await aCrowd(here, 30);
    const over = await aCrowd(here, 10, { livesHours: 3 }, "Ben");
    const calls = here.mailer.calls.length;
    for (let minutes = 0; minutes < 6 * 60; minutes++) {
      await here.job("dispatch");
      for (const id of here.queue.take()) {
        here.mailer.will(accountPaused);
        const outcome = await sendMessage(id, here.ports, here.now(), short);
        if (outcome !== "failed") here.mailer.forget();
      }
      here.pass(minute);
    }
    // Three messages find out every ten minutes, and no more.
    expect(here.mailer.calls.length - calls).toBeLessThan(6 * 6 * 4);
    for (let minutes = 0; minutes < 30; minutes++) {
      await here.job("dispatch");
      await sendAll(here);
      here.pass(minute);
    }
    expect(await statesOf(here, kept)).toEqual({ SENT: 30 });
    expect((await here.store.getMany("message", kept)).every(({ attempts }) => attempts === 1)).toBe(true);
    const late = await here.store.getMany("message", over);
    expect(new Set(late.map(({ state, reason, attempts }) => `${state} ${reason} ${attempts}`))).toEqual(
      new Set(["SKIPPED too-late 0"]),
    );
  });

  it("M1: one lane's configuration set that is paused leaves the other lane alone", async () => {
    const scene = await atThePrompt();
    scene.here.mailer.will(error("ConfigurationSetSendingPausedException"));
    await send(scene);
    expect(await paceOf(scene.here.ports)).toMatchObject({ paused: { bulk: { reason: "sending-paused" } } });
    await signUp(scene.here, "Bea");
    expect(await scene.here.work()).toEqual(["sent"]);
  });

  it("M1: a refusal of one message pauses nobody", async () => {
    const scene = await atThePrompt();
    scene.here.mailer.will(error("MessageRejected", "Email contains a virus"));
    await send(scene);
    expect((await paceOf(scene.here.ports)).version).toBe(0);
  });
});

describe("too much mail comes back", () => {
  const slice = (here: World, more: object) => ({
    at: here.now().toString(),
    sent: 0,
    bounces: 0,
    complaints: 0,
    ...more,
  });
  const state = (here: World, to: "release" | "armed") =>
    armBrake(request(undefined, undefined, { state: to }, { caller: coordinator }), here.ports, here.now());

  it.each([
    ["bounces", { sent: 400, bounces: 21 }, "came back"],
    ["complaints", { sent: 2000, complaints: 3 }, "marked as spam"],
  ])("M3: %s stop mass mail until a coordinator lets it go on", async (reason, more, words) => {
    const { here, prompt } = await atThePrompt();
    here.quota.is({ recent: [slice(here, more)] });
    expect(await here.job("dispatch")).toMatchObject({ summary: { halted: reason, hinted: 0 } });
    await signUp(here, "Bea");
    expect(await here.work()).toEqual(["sent"]);
    expect(await sendMessage(prompt, here.ports, here.now())).toBe("paused");
    expect((await state(here, "armed")).html).toContain(words);
    expect((await state(here, "release")).json).not.toHaveProperty("pace.stopped");
    // What was counted until then is not held against it again.
    here.pass(minute);
    expect(await here.deliver()).toEqual(["sent"]);
    const trail = (await here.store.partsOf("audit", "brake")).map(({ by, did, reason: why }) => [by, did, why]);
    expect(trail).toContainEqual(["almanac", "pace-stopped", reason]);
    expect(trail).toContainEqual(["cora", "pace-released", ""]);
  });

  it.each([
    ["a few of a few", [{ sent: 20, bounces: 9, complaints: 2 }], 0],
    ["a share that SES does not mind", [{ sent: 10_000, bounces: 499, complaints: 9 }], 0],
    ["what is more than a week ago", [{ sent: 100, bounces: 50 }], 8],
  ])("M3: %s stops nothing", async (_, slices, days) => {
    const { here } = await atThePrompt();
    const at = here
      .now()
      .subtract({ hours: 24 * days })
      .toString();
    here.quota.is({ recent: slices.map((one) => ({ ...slice(here, one), at })) });
    expect(await here.deliver()).toEqual(["sent"]);
  });

  it("M3: after a complaint or a bounce for good, mail of no kind leaves to that person", async () => {
    for (const event of ["Complaint", "Bounce"] as const) {
      const { here, ana } = await atThePrompt();
      await here.deliver();
      const letter = here.mailer.taken.at(-1);
      if (letter) await tell(here, sesEvent(letter, event));
      const calls = here.mailer.calls.length;
      for (const kind of messageKinds) {
        const usual = { person: ana, programme: "demo", subject: "x", occurrence: "again", livesHours: 48, kind };
        const message = newMessage(usual, here.now());
        await here.store.commit([written(message, undefined, here.now())]);
        // An invitation goes to a line of the roll, which this is not.
        expect([kind, await sendMessage(message.id, here.ports, here.now(), short)]).toEqual([kind, "skipped"]);
      }
      expect(here.mailer.calls.length).toBe(calls);
    }
  });
});

describe("a pace that many write at once", () => {
  it("M1: stays as somebody else wrote it, and the message that met the error is recorded all the same", async () => {
    const scene = await atThePrompt();
    scene.here.mailer.will(noMoreToday);
    scene.here.store.intercept((changes, write) => {
      if (changes.some(({ kind }) => kind === "pace")) {
        scene.here.store.intercept((_, next) => next());
      }
      write();
    });
    expect(await send(scene)).toBe("failed");
    expect(await messageOf(scene.here, scene.prompt)).toMatchObject({ state: "RETRY", attempts: 0 });
    expect(
      Temporal.Instant.from((await paceOf(scene.here.ports)).paused.bulk?.until ?? "").epochMilliseconds,
    ).toBeGreaterThan(scene.here.now().epochMilliseconds);
  });
});
