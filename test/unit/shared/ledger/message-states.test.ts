import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { type Message, type MessageState, messageStates } from "#shared/domain/message.ts";
import { follow, isFinal, isUnsent, successors } from "#shared/ledger/message-states.ts";
import { aMessageClass } from "#test/support/arbitraries.ts";
import { aMessage } from "#test/support/builders.ts";
import { forAll } from "#test/support/for-all.ts";
import { aLedgerWalk, step } from "#test/support/ledger-walk.ts";

const start = Temporal.Instant.from("2026-08-17T13:00:00Z");
const aState = fc.constantFrom(...messageStates);

/** Every message along a walk: whatever happens, in whatever order, minutes or days apart. */
function walked(message: Message, walk: readonly { event: Parameters<typeof step>[1]; minutes: number }[]): Message[] {
  const path = [message];
  let now = start;
  for (const { event, minutes } of walk) {
    now = now.add({ minutes });
    path.push(step(path.at(-1) ?? message, event, now));
  }
  return path;
}

const aPath = fc
  .record({ class: aMessageClass, walk: aLedgerWalk })
  .map(({ walk, ...one }) => walked(aMessage(one), walk));

describe("the states of a message", () => {
  it("M1: a message is in the due index exactly while it is not finished", () => {
    const property = fc.property(aPath, (path) => {
      for (const { state, nextActionAt } of path) expect(nextActionAt === undefined).toBe(isFinal(state));
    });
    forAll(property, 1000);
  });

  it("M1: is finished when sent, held, failed, skipped or taken back, and in no other state", () => {
    expect(messageStates.filter(isFinal)).toEqual(["SENT", "PARKED", "FAILED", "SKIPPED", "CANCELLED"]);
  });

  it("M1: no path gives SES more than two attempts it may have taken, and only a prompt a second", () => {
    const property = fc.property(aPath, (path) => {
      for (const message of path) {
        expect(message.attempts).toBeGreaterThanOrEqual(0);
        expect(message.attempts).toBeLessThanOrEqual(message.class === "prompt" ? 2 : 1);
      }
    });
    forAll(property, 1000);
  });

  it("M1: a second attempt after silence is marked as a possible duplicate", () => {
    const property = fc.property(aPath, (path) => {
      for (const message of path) if (message.attempts === 2) expect(message.possibleDuplicate).toBe(true);
    });
    forAll(property, 1000);
  });

  it("M1: what was sent stays sent", () => {
    expect(successors.SENT).toEqual([]);
    const property = fc.property(aPath, (path) => {
      const sent = path.findIndex(({ state }) => state === "SENT");
      if (sent >= 0) for (const message of path.slice(sent)) expect(message).toEqual(path[sent]);
    });
    forAll(property, 500);
  });

  it("M1: SES is never handed what was sent, held, unclear or taken back", () => {
    const before = messageStates.filter((state) => successors[state].some((next) => next === "SENDING"));
    expect(before).toEqual(["PLANNED", "QUEUED", "RETRY"]);
    expect(messageStates.filter(isUnsent)).toEqual(before);
  });

  it("reaches every state from PLANNED", () => {
    const reached = new Set<MessageState>(["PLANNED"]);
    for (const state of reached) for (const next of successors[state]) reached.add(next);
    expect([...reached].sort()).toEqual([...messageStates].sort());
  });

  it("ends: from every state a final one can be reached", () => {
    for (const state of messageStates) {
      const reached = new Set<MessageState>([state]);
      for (const one of reached) for (const next of successors[one]) reached.add(next);
      expect([...reached].some(isFinal)).toBe(true);
    }
  });
});

describe("follow", () => {
  it("takes legal steps, refuses every other, and never changes the message it was given", () => {
    const property = fc.property(aState, aState, (from, to) => {
      const message = aMessage({ state: from, nextActionAt: isFinal(from) ? undefined : "2026-08-17T13:00:00.000Z" });
      const before = structuredClone(message);
      const go = () => follow(message, to, "test", { nextActionAt: "2026-08-18T13:00:00.000Z" });
      if (successors[from].some((one) => one === to)) expect(go()).toMatchObject({ state: to, reason: "test" });
      else expect(go).toThrow(`from ${from} to ${to}`);
      expect(message).toEqual(before);
    });
    forAll(property, 300);
  });

  it("M1: refuses an unfinished message without a next action: it would be lost", () => {
    const forgotten = aMessage({ state: "CANCELLED", nextActionAt: undefined });
    expect(() => follow(forgotten, "PLANNED", "test", {})).toThrow("would be lost");
  });
});
