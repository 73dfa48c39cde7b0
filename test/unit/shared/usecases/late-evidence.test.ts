import { expect, it } from "vitest";
import { sendMessage } from "#shared/usecases/mail/send-message.ts";
import type { Letter, Mailer } from "#shared/usecases/mail-ports.ts";
import { atThePrompt, messageOf, type Scene, send, sesEvent, tell } from "#test/support/prompts.ts";

const throttle = { name: "Throttling", message: "Maximum sending rate exceeded.", status: 400 };
const minute = 1 / 60;

/** A prompt whose first attempt SES took without an answer, and which is to be tried again: no news of it came in time. */
async function aSecondTry() {
  const scene = await atThePrompt();
  scene.here.mailer.will("lost");
  await send(scene);
  const first = scene.here.mailer.taken.at(-1);
  if (first === undefined) throw new Error("SES did not take it");
  scene.here.pass(16 * minute);
  await scene.here.job("reconcile");
  expect(await messageOf(scene.here, scene.prompt)).toMatchObject({ state: "RETRY", possibleDuplicate: true });
  return { scene, first };
}

/** Sends the prompt by a sender to whom SES's answer comes when it is let go. */
async function sendSlowly({ here, prompt }: Scene) {
  const answered = Promise.withResolvers<void>();
  const taken = Promise.withResolvers<Letter>();
  const mailer: Mailer = {
    async send(letter) {
      const outcome = await here.ports.mailer.send(letter);
      taken.resolve(letter);
      await answered.promise;
      return outcome;
    },
  };
  const sending = sendMessage(prompt, { ...here.ports, mailer }, here.now());
  await taken.promise;
  return async () => {
    answered.resolve();
    return sending;
  };
}

it("M1: an event of the first attempt proves that the mail was accepted, also after a second one was refused", async () => {
  const { scene, first } = await aSecondTry();
  const { here, prompt } = scene;
  here.mailer.will(throttle);
  expect(await send(scene)).toBe("failed");
  expect(await tell(here, sesEvent(first, "Send"))).toBe("accepted");
  expect(await messageOf(here, prompt)).toMatchObject({ state: "SENT", reason: "accepted-by-event", attempts: 1 });
  here.pass(5 * minute);
  await here.deliver();
  expect(here.mailer.taken.filter(({ message }) => message === prompt)).toHaveLength(1);
});

it("M1: an event of the first attempt comes while a second one is under way, whose answer then changes nothing", async () => {
  for (const fate of ["accept", "lost", throttle] as const) {
    const { scene, first } = await aSecondTry();
    const { here, prompt } = scene;
    here.mailer.will(fate);
    const answer = await sendSlowly(scene);
    expect(await tell(here, sesEvent(first, "Delivery"))).toBe("accepted");
    const before = await messageOf(here, prompt);
    // It says that it may have arrived twice: the second attempt was claimed, and nothing could call it back.
    expect(before).toMatchObject({ state: "SENT", attempts: 2, possibleDuplicate: true });
    expect(await answer()).toBe(fate === "accept" ? "sent" : "failed");
    expect(await messageOf(here, prompt)).toEqual(before);
    here.pass(24);
    await here.job("reconcile");
    await here.deliver();
    expect(await messageOf(here, prompt)).toEqual(before);
  }
});

it("M1: an event of the first attempt settles what is held after a second silence", async () => {
  const { scene, first } = await aSecondTry();
  const { here, prompt } = scene;
  here.mailer.will("hang");
  const handed = here.mailer.handed();
  void send(scene);
  await handed;
  here.pass(4 * minute);
  await here.job("dispatch");
  here.pass(16 * minute);
  await here.job("reconcile");
  expect((await messageOf(here, prompt)).state).toBe("PARKED");
  expect(await tell(here, sesEvent(first, "Send"))).toBe("accepted");
  expect((await messageOf(here, prompt)).state).toBe("SENT");
});

it("M1 F20: SES's answer that a frozen sender hears late is proof, also when the message is to be tried again", async () => {
  const scene = await atThePrompt();
  const { here, prompt } = scene;
  const answer = await sendSlowly(scene);
  here.pass(4 * minute);
  await here.job("dispatch");
  here.pass(16 * minute);
  await here.job("reconcile");
  expect((await messageOf(here, prompt)).state).toBe("RETRY");
  expect(await answer()).toBe("sent");
  expect(await messageOf(here, prompt)).toMatchObject({ state: "SENT", reason: "accepted" });
  await here.deliver();
  expect(here.mailer.taken.filter(({ message }) => message === prompt)).toHaveLength(1);
});

it("M1: while news waits in our own queue, or nobody can say, no silence counts; after a day it does, and is told", async () => {
  for (const waiting of [3, new Error("AccessDenied")]) {
    const scene = await atThePrompt();
    const { here, prompt } = scene;
    here.mailer.will("lost");
    await send(scene);
    here.news.is(waiting);
    here.pass(1);
    const held = await here.job("reconcile");
    expect(held).toMatchObject({ summary: { unknown: 1, retried: 0, parked: 0, awaitsNews: 1, despiteNews: 0 } });
    expect(held.nothingBefore).toBeUndefined();
    here.pass(23);
    await here.job("reconcile");
    expect((await messageOf(here, prompt)).state).toBe("UNKNOWN");
    here.pass(0.5);
    expect(await here.job("reconcile")).toMatchObject({ summary: { retried: 1, awaitsNews: 0, despiteNews: 1 } });
    expect((await messageOf(here, prompt)).state).toBe("RETRY");
  }
});

it("M1: what is unclear is settled once the news in our queue is recorded, and a lease that ended is ended meanwhile", async () => {
  const scene = await atThePrompt();
  const { here, prompt } = scene;
  here.mailer.will("hang");
  const handed = here.mailer.handed();
  void send(scene);
  await handed;
  here.news.is(1);
  here.pass(4 * minute);
  expect(await here.job("reconcile")).toMatchObject({ summary: { ended: 1, awaitsNews: 0 } });
  here.pass(16 * minute);
  expect(await here.job("reconcile")).toMatchObject({ summary: { retried: 0, awaitsNews: 1 } });
  here.news.is(0);
  expect(await here.job("reconcile")).toMatchObject({ summary: { retried: 1, awaitsNews: 0 } });
  expect((await messageOf(here, prompt)).state).toBe("RETRY");
});
