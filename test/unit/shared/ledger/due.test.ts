import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { messageStates } from "#shared/domain/message.ts";
import { instantText, plusHours } from "#shared/domain/time.ts";
import { isOver, onDue } from "#shared/ledger/due.ts";
import { isFinal } from "#shared/ledger/message-states.ts";
import { claimed, failed, queued, settled, unclear } from "#shared/ledger/protocol.ts";
import { aMessageClass } from "#test/support/arbitraries.ts";
import { aMessage } from "#test/support/builders.ts";
import { forAll } from "#test/support/for-all.ts";

const now = Temporal.Instant.from("2026-08-17T13:00:00Z");
const hours = (count: number) => instantText(plusHours(now, count));
const due = (state: (typeof messageStates)[number], expiresAt = hours(24)) =>
  aMessage({ state, expiresAt, nextActionAt: isFinal(state) ? undefined : hours(0) });
/** A message that is being sent. */
const sending = (overrides: Parameters<typeof aMessage>[0] = {}) => claimed(aMessage(overrides), "attempt-1", now);

describe("onDue", () => {
  it.each(["PLANNED", "QUEUED", "RETRY"] as const)("gives the queue a hint of what is %s", (state) => {
    expect(onDue(due(state), now)).toMatchObject({ hint: true, next: { state: "QUEUED", nextActionAt: hours(1 / 6) } });
  });

  it.each(["PLANNED", "QUEUED", "RETRY"] as const)("skips what is %s and past its day", (state) => {
    const step = onDue(due(state, hours(0)), now);
    expect(step).toMatchObject({ hint: false, next: { state: "SKIPPED", reason: "too-late" } });
  });

  it("M1: a lease that ran out makes a message unclear, never a second sending", () => {
    const step = onDue(due("SENDING"), now);
    expect(step).toMatchObject({ hint: false, next: { state: "UNKNOWN", reason: "lease-ended" } });
  });

  it("does nothing before the time, and nothing to what is unclear or finished", () => {
    const property = fc.property(fc.constantFrom(...messageStates), fc.nat(100_000), (state, ms) => {
      const early = { ...due(state), nextActionAt: hours((ms + 1) / 3_600_000) };
      expect(onDue(early, now)).toBeUndefined();
      if (state === "UNKNOWN" || isFinal(state)) expect(onDue(due(state), now)).toBeUndefined();
    });
    forAll(property);
  });

  it("is over at the very instant of its expiry", () => {
    expect(isOver(aMessage({ expiresAt: hours(0) }), now)).toBe(true);
    expect(isOver(aMessage({ expiresAt: hours(0) }), now.subtract({ milliseconds: 1 }))).toBe(false);
  });
});

describe("the protocol of sending", () => {
  it("M1: a claim counts as an attempt and ends by itself after three minutes", () => {
    expect(sending()).toMatchObject({ state: "SENDING", attempts: 1, attempt: "attempt-1", leaseUntil: hours(0.05) });
    expect(sending().nextActionAt).toBe(hours(0.05));
  });

  it("M1: what SES certainly refused does not count, and what is unclear does", () => {
    expect(failed(sending(), { kind: "refused", reason: "address" }, now)).toMatchObject({
      state: "FAILED",
      attempts: 0,
    });
    const later = failed(sending(), { kind: "later", reason: "throttled", minutes: 1 }, now);
    expect(later).toMatchObject({ state: "RETRY", attempts: 0 });
    const unsure = failed(sending(), { kind: "unclear", reason: "no-answer" }, now);
    expect(unsure).toMatchObject({ state: "UNKNOWN", attempts: 1, nextActionAt: hours(0.25) });
    expect(unsure.leaseUntil).toBeUndefined();
  });

  it("spreads the return of a throttled crowd over a minute, and never before the wait is over", () => {
    const crowd = Array.from({ length: 200 }, (_, index) => {
      const message = sending({ id: `msg_${index}` });
      return failed(message, { kind: "later", reason: "throttled", minutes: 1 }, now).nextActionAt ?? "";
    });
    expect(crowd.every((at) => at >= hours(1 / 60) && at <= hours(2 / 60))).toBe(true);
    expect(new Set(crowd).size).toBeGreaterThan(30);
  });

  it("M1: without evidence a prompt is tried once more, marked; anything else, or a second silence, is held", () => {
    const property = fc.property(aMessageClass, fc.constantFrom(1, 2), (one, attempts) => {
      const silent = unclear({ ...sending({ class: one }), attempts }, "no-answer", now);
      const next = settled(silent, now);
      if (one === "prompt" && attempts === 1) expect(next).toMatchObject({ state: "RETRY", possibleDuplicate: true });
      else expect(next).toMatchObject({ state: "PARKED", reason: "no-evidence" });
    });
    forAll(property);
  });

  it("hints again after ten minutes if nothing came of the first hint", () => {
    expect(queued(aMessage(), now).nextActionAt).toBe(hours(1 / 6));
  });
});
