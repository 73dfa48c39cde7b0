import * as fc from "fast-check";
import type { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { instantOf } from "#shared/domain/time.ts";
import { sendMessage } from "#shared/usecases/mail/send-message.ts";
import type { Fate } from "#test/support/fakes.ts";
import { aDuePrompt, messageOf, sesEvent, tell } from "#test/support/prompts.ts";

const throttled: Fate = { name: "Throttling", message: "Maximum sending rate exceeded.", status: 400 };
const actors = ["dispatch", "send", "reconcile"] as const;
const aSchedule = fc.record({
  /** One kind of machine has its clock set back by an hour, for as long as this goes on; all others are wrong by minutes. */
  behind: fc.constantFrom(...actors),
  steps: fc.array(
    fc.record({
      actor: fc.constantFrom(...actors, "send" as const),
      skew: fc.integer({ min: -5, max: 5 }),
      after: fc.constantFrom(0, 0, 1, 3, 6, 11),
      fate: fc.constantFrom<Fate>("accept", "lost", "lost", throttled),
    }),
    { minLength: 4, maxLength: 14 },
  ),
});

it("M1 F25: with one clock set back by an hour and the others wrong by minutes, nothing leaves twice or before its time", async () => {
  const property = fc.asyncProperty(aSchedule, async ({ behind, steps }) => {
    const { here, prompt } = await aDuePrompt();
    const due = instantOf((await messageOf(here, prompt)).dueAt);
    here.mailer.forget();
    let time: Temporal.Instant = due.subtract({ minutes: 6 });
    const told = new Set<string>();
    const taken = () => here.mailer.taken.filter(({ message }) => message === prompt);
    /** News takes a minute. */
    const news = async () => {
      for (const letter of taken().filter(({ attempt }) => !told.has(attempt))) {
        told.add(letter.attempt);
        await tell(here, sesEvent(letter, "Send"));
      }
    };
    for (const { actor, skew, after, fate } of steps) {
      if (after > 0) {
        await news();
        time = time.add({ minutes: after });
      }
      here.goTo(time.add({ minutes: actor === behind ? -60 : skew }).toString());
      here.mailer.forget();
      here.mailer.will(fate);
      if (actor === "send") await sendMessage(prompt, here.ports, here.now());
      else await here.job(actor);
      here.queue.take();
      // By minutes a machine that is minutes ahead is early, too; none is by more.
      if (taken().length > 0) expect(time.until(due).total("minutes")).toBeLessThanOrEqual(5);
      expect(taken().length).toBeLessThanOrEqual(1);
    }
  });
  await fc.assert(property, { numRuns: 20 });
}, 60_000);

it("M1 F25: a sender whose clock is an hour behind leaves evidence its quarter of an hour by everybody else's", async () => {
  const { here, prompt } = await aDuePrompt();
  here.pass(61 / 60);
  await here.job("dispatch");
  here.mailer.will("lost");
  here.pass(-1);
  expect(await sendMessage(prompt, here.ports, here.now())).toBe("failed");
  const letter = here.mailer.taken.find(({ message }) => message === prompt);
  here.pass(1 + 14 / 60);
  expect(await here.job("reconcile")).toMatchObject({ summary: { retried: 0 } });
  expect((await messageOf(here, prompt)).state).toBe("UNKNOWN");
  if (letter) expect(await tell(here, sesEvent(letter, "Send"))).toBe("accepted");
  expect((await messageOf(here, prompt)).state).toBe("SENT");
});
