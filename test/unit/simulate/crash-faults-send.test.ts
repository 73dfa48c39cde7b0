import { expect, it } from "vitest";
import type { MessageClass } from "#shared/domain/message.ts";
import type { FaultKind } from "#test/simulate/crash/faults.ts";
import { aLife } from "#test/simulate/crash/life.ts";
import { sendScene } from "#test/simulate/crash/scenes/send.ts";
import type { Checkpoint } from "#test/simulate/gates.ts";

/** Sends one message with one failure: before or after its claim, the call to SES, or the note of what SES answered. */
async function sent(of: MessageClass, step: "claim" | "call" | "note", when: Checkpoint["when"], kind: FaultKind) {
  const scene = await sendScene(of);
  const { trace } = await aLife(scene).live();
  const call = trace.findIndex(({ port }) => port === "mailer");
  const is = (what: string) => (one: Checkpoint) => one.call === what && one.when === when;
  const before = trace.slice(0, call).findLastIndex(is("commit"));
  const after = trace.findIndex((one, index) => index > call && is("commit")(one));
  const at = { claim: before, call: trace.findIndex(is("send")), note: after }[step];
  const life = await aLife(scene, [{ at, kind }]).live();
  const message = await life.store.get("message", "msg_1");
  return {
    ...{ life, state: message?.state, reason: message?.reason, message },
    calls: life.mailer.calls.length,
    taken: life.mailer.taken.length,
    steps: (message?.history ?? []).map(({ to }) => to),
  };
}

it("M1 F1: a crash before the claim costs a few minutes, and the mail leaves once", async () => {
  const { state, calls, taken, message, life } = await sent("prompt", "claim", "before", "crash");
  expect({ state, calls, taken, attempts: message?.attempts }).toEqual({
    state: "SENT",
    calls: 1,
    taken: 1,
    attempts: 1,
  });
  const late = Date.parse(message?.sentAt ?? "") - Date.parse(life.scene.at);
  expect(late).toBeLessThanOrEqual(10 * 60_000);
});

it("M1 F2: a crash between claim and SES is unclear: a prompt is sent once more, marked; anything else is held", async () => {
  const prompt = await sent("prompt", "claim", "after", "crash");
  expect(prompt).toMatchObject({
    state: "SENT",
    calls: 1,
    taken: 1,
    message: { attempts: 2, possibleDuplicate: true },
  });
  expect(prompt.steps.join(" ")).toMatch(/SENDING UNKNOWN RETRY .*SENDING SENT$/);
  for (const of of ["interactive", "one-shot"] as const) {
    const held = await sent(of, "claim", "after", "crash");
    expect(held).toMatchObject({ state: "PARKED", reason: "no-evidence", calls: 0, taken: 0 });
  }
});

it("M1 F3: a crash after SES took it is settled by its event, and nothing is sent again", async () => {
  for (const of of ["prompt", "interactive", "one-shot"] as const)
    for (const [step, when] of [
      ["call", "after"],
      ["note", "before"],
    ] as const) {
      const found = await sent(of, step, when, "crash");
      expect(found).toMatchObject({ state: "SENT", reason: "accepted-by-event", calls: 1, taken: 1 });
      expect(found.message?.attempts).toBe(1);
    }
});

it("M1 F5: SES's answer that got lost is unclear until its event, and SES was called once", async () => {
  const found = await sent("prompt", "call", "before", "lost");
  expect(found).toMatchObject({ state: "SENT", reason: "accepted-by-event", calls: 1, taken: 1 });
  expect(found.steps.slice(-3)).toEqual(["SENDING", "UNKNOWN", "SENT"]);
});

it("M1 F20: a claim whose answer got lost knows itself again in what it meets, and sends once", async () => {
  const found = await sent("prompt", "claim", "after", "repeated");
  expect(found).toMatchObject({ state: "SENT", reason: "accepted", calls: 1, taken: 1, message: { attempts: 1 } });
});
