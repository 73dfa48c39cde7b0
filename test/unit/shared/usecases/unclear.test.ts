import { describe, expect, it } from "vitest";
import { sendMessage } from "#shared/usecases/mail/send-message.ts";
import { signUp } from "#test/support/people.ts";
import { aDuePrompt, ledgerOf, messageOf, sesEvent, tell } from "#test/support/prompts.ts";
import { world } from "#test/support/world.ts";

/** A prompt whose function died after the claim, while SES had the letter. */
async function aDeadFunction() {
  const { here, prompt } = await aDuePrompt();
  here.mailer.will("hang");
  const handed = here.mailer.handed();
  void sendMessage(prompt, here.ports, here.now());
  await handed;
  const letter = () => here.mailer.calls.filter(({ message }) => message === prompt);
  return { here, prompt, letter, now: () => messageOf(here, prompt) };
}
type Scene = Awaited<ReturnType<typeof aDeadFunction>>;
const attempt = ({ letter }: Scene, number: number) => letter()[number] ?? { message: "", attempt: "" };

/** Nobody heard of it: the lease ends, SES's events have had their time. */
async function untilUnclear(scene: Scene) {
  scene.here.pass(3 / 60);
  await scene.here.job("dispatch");
}
async function untilSettled(scene: Scene) {
  await untilUnclear(scene);
  scene.here.pass(15 / 60);
  return scene.here.job("reconcile");
}

describe("a function that dies between its claim and SES's answer", () => {
  it("M1: leaves a lease that ends as unclear, never as a second sending", async () => {
    const scene = await aDeadFunction();
    scene.here.pass(2.9 / 60);
    await scene.here.deliver();
    expect((await scene.now()).state).toBe("SENDING");
    scene.here.pass(0.2 / 60);
    await scene.here.deliver();
    expect(await scene.now()).toMatchObject({ state: "UNKNOWN", reason: "lease-ended", attempts: 1 });
    scene.here.pass(5 / 60);
    await scene.here.deliver();
    expect(scene.letter()).toHaveLength(1);
  });

  it.each(["Send", "Delivery", "Bounce", "Complaint", "DeliveryDelay"] as const)(
    "M1: a %s event that names the attempt settles it as sent",
    async (type) => {
      const scene = await aDeadFunction();
      await untilUnclear(scene);
      await tell(scene.here, sesEvent(attempt(scene, 0), type));
      expect(await scene.now()).toMatchObject({ state: "SENT", reason: "accepted-by-event", attempts: 1 });
      scene.here.pass(24);
      await scene.here.job("reconcile");
      await scene.here.deliver();
      expect(scene.letter()).toHaveLength(1);
    },
  );

  it("M1: an event may come before SES's answer, even before the lease ends", async () => {
    const scene = await aDeadFunction();
    expect(await tell(scene.here, sesEvent(attempt(scene, 0), "Send"))).toBe("accepted");
    expect((await scene.now()).state).toBe("SENT");
  });

  it("M1: without any evidence a prompt is tried once more, marked, and after that a person must look", async () => {
    const scene = await aDeadFunction();
    expect(await untilSettled(scene)).toMatchObject({ summary: { unknown: 1, retried: 1, parked: 0 } });
    expect(await scene.now()).toMatchObject({ state: "RETRY", possibleDuplicate: true });
    scene.here.mailer.will("lost");
    await scene.here.deliver();
    expect(await scene.now()).toMatchObject({ state: "UNKNOWN", attempts: 2 });
    scene.here.pass(16 / 60);
    expect(await scene.here.job("reconcile")).toMatchObject({ summary: { parked: 1 } });
    expect((await scene.now()).state).toBe("PARKED");
    scene.here.pass(48);
    await scene.here.deliver();
    expect(scene.letter()).toHaveLength(2);
  });

  it("M1: evidence settles even what was held", async () => {
    const scene = await aDeadFunction();
    await untilSettled(scene);
    scene.here.mailer.will("lost");
    await scene.here.deliver();
    scene.here.pass(16 / 60);
    await scene.here.job("reconcile");
    await tell(scene.here, sesEvent(attempt(scene, 1), "Delivery"));
    expect((await scene.now()).state).toBe("SENT");
  });

  it("M1: evidence that comes late, before the second attempt leaves, saves the second mail", async () => {
    const scene = await aDeadFunction();
    await untilSettled(scene);
    expect((await scene.now()).state).toBe("RETRY");
    await tell(scene.here, sesEvent(attempt(scene, 0), "Delivery"));
    await scene.here.deliver();
    expect(await scene.now()).toMatchObject({ state: "SENT", reason: "accepted-by-event" });
    expect(scene.letter()).toHaveLength(1);
  });

  it("M1: an event of an attempt the record never had settles nothing", async () => {
    const scene = await aDeadFunction();
    await untilUnclear(scene);
    expect(await tell(scene.here, sesEvent({ ...attempt(scene, 0), attempt: "attempt-else" }, "Send"))).toBe("known");
    expect((await scene.now()).state).toBe("UNKNOWN");
  });

  it("M1: what is sent once only is held at once, and nothing is sent twice", async () => {
    const here = await world();
    await signUp(here, "Ana");
    here.mailer.will("lost");
    await here.work();
    here.pass(16 / 60);
    expect(await here.job("reconcile")).toMatchObject({ summary: { unknown: 1, parked: 1 } });
    await here.deliver();
    expect(await ledgerOf(here)).toMatchObject([{ state: "PARKED", attempts: 1 }]);
    expect(here.mailer.calls).toHaveLength(1);
  });
});

describe("reconcile", () => {
  it("settles nothing before its time, and nothing in a rehearsal", async () => {
    const scene = await aDeadFunction();
    await untilUnclear(scene);
    scene.here.pass(14 / 60);
    expect(await scene.here.job("reconcile")).toMatchObject({ summary: { unknown: 0 } });
    scene.here.pass(1 / 60);
    const commits = scene.here.store.commits();
    expect(await scene.here.job("reconcile", { dryRun: true })).toMatchObject({ summary: { unknown: 1, retried: 0 } });
    expect(scene.here.store.commits()).toBe(commits);
  });

  it("M1: finds an unfinished message that fell out of the due index, and says which", async () => {
    const { here, prompt } = await aDuePrompt();
    expect(await here.job("reconcile", { byHand: true })).toMatchObject({ summary: { audited: expect.any(Number) } });
    here.store.tamper("message", prompt, { duePk: undefined, dueSk: undefined });
    const audit = here.job("reconcile", { byHand: true });
    await expect(audit).rejects.toMatchObject({ name: "LedgerGap", message: expect.stringContaining("1 unfinished") });
  });

  it("M1: audits by itself once a day, in the hour after four", async () => {
    const { here, prompt } = await aDuePrompt();
    here.store.tamper("message", prompt, { duePk: undefined, dueSk: undefined });
    const failing: number[] = [];
    for (let hour = 0; hour < 24; hour++) {
      here.goTo(`2026-09-01T${String(hour).padStart(2, "0")}:30:00Z`);
      await here.job("reconcile").catch(() => failing.push(hour));
    }
    expect(failing).toEqual([4]);
  });
});
