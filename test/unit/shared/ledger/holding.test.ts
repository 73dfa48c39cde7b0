import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { hasLeft, reconcileMessages } from "#shared/calendar/reconcile-messages.ts";
import { isHeld, type Message } from "#shared/domain/message.ts";
import { onDue } from "#shared/ledger/due.ts";
import { held, letBe, onceMore, released } from "#shared/ledger/holding.ts";
import { isFinal, isUnsent } from "#shared/ledger/message-states.ts";
import { aLedgerEvent, aMessageClass } from "#test/support/arbitraries.ts";
import { aMessage } from "#test/support/builders.ts";
import { forAll } from "#test/support/for-all.ts";
import { step } from "#test/support/ledger-walk.ts";

const start = Temporal.Instant.from("2026-08-17T13:00:00Z");
const minute = (minutes: number) => start.add({ minutes }).toString({ fractionalSecondDigits: 3 });

type Decision = "hold" | "release" | "again" | "leave";
const aDecision = fc.constantFrom<Decision>("hold", "hold", "release", "again", "leave");
const anEvent = fc.oneof({ weight: 3, arbitrary: aLedgerEvent }, { weight: 2, arbitrary: aDecision });
const aWalk = fc.array(fc.record({ event: anEvent, minutes: fc.constantFrom(0, 1, 3, 10, 15, 60, 1440) }), {
  maxLength: 40,
});

/** A coordinator decides, if there is something to decide. */
function decided(message: Message, decision: Decision, now: Temporal.Instant): Message {
  switch (decision) {
    case "hold":
      return isUnsent(message.state) ? held(message) : message;
    case "release":
      return isHeld(message) ? released(message, undefined, now) : message;
    case "again":
      return message.state === "PARKED" && !isHeld(message) ? onceMore(message, now) : message;
    case "leave":
      return message.state === "PARKED" ? letBe(message) : message;
  }
}

interface Step {
  readonly message: Message;
  readonly event: "decided" | "happened" | "begun";
  readonly again: number;
}

const aPath = fc.record({ class: aMessageClass, walk: aWalk }).map(({ walk, ...one }) => {
  const path: Step[] = [{ message: aMessage(one), event: "begun", again: 0 }];
  let now = start;
  for (const { event, minutes } of walk) {
    now = now.add({ minutes });
    const { message, again } = path.at(-1) ?? { message: aMessage(one), again: 0 };
    const next = typeof event === "string" ? decided(message, event, now) : step(message, event, now);
    const more = event === "again" && next.state === "RETRY" && message.state === "PARKED" ? 1 : 0;
    path.push({ message: next, event: typeof event === "string" ? "decided" : "happened", again: again + more });
  }
  return path;
});

describe("holding mail", () => {
  it("O3: whatever is decided in between, a message is in the due index exactly while it is not finished", () => {
    const property = fc.property(aPath, (path) => {
      for (const { message } of path) expect(message.nextActionAt === undefined).toBe(isFinal(message.state));
    });
    forAll(property, 1000);
  });

  it("O3: what is held stays held until a coordinator decides, or evidence says that an earlier attempt arrived", () => {
    const property = fc.property(aPath, (path) => {
      for (const [index, { message, event }] of path.entries()) {
        const before = path[index - 1]?.message;
        if (before === undefined || !isHeld(before) || event !== "happened") continue;
        if (message.state !== "SENT") expect(message).toEqual(before);
        else expect(message.reason).toBe("accepted-by-event");
      }
    });
    forAll(property, 1000);
  });

  it("M1: gives SES one attempt more than its class allows only for each time a coordinator asked for one", () => {
    const property = fc.property(aPath, (path) => {
      for (const { message, again } of path) {
        expect(message.attempts).toBeLessThanOrEqual((message.class === "prompt" ? 2 : 1) + again);
        if (again > 0 && message.state === "RETRY") expect(message.possibleDuplicate).toBe(true);
      }
    });
    forAll(property, 1000);
  });

  it("M1: what was sent stays sent, whatever is decided", () => {
    const property = fc.property(aPath, (path) => {
      const sent = path.findIndex(({ message }) => message.state === "SENT");
      if (sent >= 0) for (const { message } of path.slice(sent)) expect(message).toEqual(path[sent]?.message);
    });
    forAll(property, 500);
  });

  it("O3: neither dispatch nor the plan touches it, and it has told nobody anything", () => {
    const message = held(aMessage());
    expect(onDue({ ...message, nextActionAt: minute(0) }, start)).toBeUndefined();
    expect(hasLeft(message)).toBe(false);
    const moved = aMessage({ dueAt: minute(60), nextActionAt: minute(60) });
    for (const desired of [[moved], [{ ...moved, state: "CANCELLED" as const }], []])
      expect(reconcileMessages([message], desired)).toEqual({ create: [], change: [] });
  });

  it("O3: let go, it takes the times the year has for it now, or the year's reason for silence", () => {
    const message = held(aMessage({ expiresAt: minute(100) }));
    const planned = aMessage({ dueAt: minute(60), expiresAt: minute(200), about: ["a.b.c"] });
    expect(released(message, planned, start)).toMatchObject({
      ...{ state: "PLANNED", reason: "released", dueAt: minute(60), nextActionAt: minute(60), about: ["a.b.c"] },
      expiresAt: minute(200),
    });
    const gone = { ...planned, state: "CANCELLED" as const, reason: "answered" };
    expect(released(message, gone, start)).toMatchObject({ state: "CANCELLED", reason: "answered" });
    const late = { ...planned, state: "SKIPPED" as const, reason: "too-late" };
    expect(released(message, late, start)).toMatchObject({ state: "SKIPPED", reason: "too-late" });
    expect(released(message, undefined, start.add({ minutes: 100 }))).toMatchObject({ reason: "too-late" });
  });

  it("O3: left unsent for good, planning does not bring it back", () => {
    const message = letBe(held(aMessage()));
    expect(message).toMatchObject({ state: "SKIPPED", reason: "left-unsent" });
    expect(reconcileMessages([message], [aMessage()])).toEqual({ create: [], change: [] });
  });

  it("M1: sent once more it is marked, and not when nobody waits any more", () => {
    const unclear = aMessage({ state: "PARKED", reason: "no-evidence", nextActionAt: undefined, attempts: 2 });
    expect(onceMore(unclear, start)).toMatchObject({
      state: "RETRY",
      possibleDuplicate: true,
      nextActionAt: minute(0),
    });
    const over = Temporal.Instant.from(unclear.expiresAt);
    expect(onceMore(unclear, over)).toMatchObject({ state: "SKIPPED", reason: "too-late" });
    expect(letBe(unclear)).toMatchObject({ state: "SKIPPED", reason: "left-unclear" });
  });
});
