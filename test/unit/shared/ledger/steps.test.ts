import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { type Message, messageStates } from "#shared/domain/message.ts";
import { instantText } from "#shared/domain/time.ts";
import { onDue } from "#shared/ledger/due.ts";
import { dueLane, dueLanes } from "#shared/ledger/due-lanes.ts";
import { classify } from "#shared/ledger/failures.ts";
import { onceMore } from "#shared/ledger/holding.ts";
import { isUnsent } from "#shared/ledger/message-states.ts";
import { accepted, claimed, failed, queued, settled, skipped, unclear, unwritable } from "#shared/ledger/protocol.ts";
import { aMessageClass } from "#test/support/arbitraries.ts";
import { aMessage } from "#test/support/builders.ts";
import { forAll } from "#test/support/for-all.ts";

const now = Temporal.Instant.from("2026-08-17T13:00:00Z");
const parked = { state: "PARKED", reason: "no-evidence", nextActionAt: undefined } as const;
const sending = claimed(aMessage({ class: "prompt" }), "attempt-1", now);

describe("a step of the ledger", () => {
  it.each<[string, string, Message]>([
    ["a hint", "due", queued(aMessage(), now)],
    ["a claim", "claimed", sending],
    ["SES's answer", "accepted", accepted(sending, "ses-1", "answer", now)],
    ["SES's event", "accepted-by-event", accepted(sending, "ses-1", "event", now)],
    ["a refusal", "address", failed(sending, { kind: "refused", reason: "address" }, now)],
    ["a throttle", "throttled", failed(sending, { kind: "later", reason: "throttled", minutes: 1 }, now)],
    ["no answer", "no-answer", failed(sending, { kind: "unclear", reason: "no-answer" }, now)],
    ["one silence", "no-evidence", settled(unclear(sending, "no-answer", now), now)],
    ["two silences", "no-evidence", settled({ ...unclear(sending, "no-answer", now), attempts: 2 }, now)],
    ["a coordinator's wish", "once-more", onceMore(aMessage(parked), now)],
    ["a silence of ours", "unsubscribed", skipped(aMessage(), "unsubscribed")],
    ["a mail nobody can write", "cannot-be-written", unwritable(aMessage(), "cannot-be-written")],
  ])("M6: after %s the record says “%s”", (_, reason, message) => {
    expect(message.reason).toBe(reason);
  });

  it("M6: what SES took bears its id and the time, and no lease", () => {
    const sent = accepted(sending, "ses-1", "answer", now.add({ seconds: 1 }));
    expect(sent).toMatchObject({ sesMessageId: "ses-1", sentAt: "2026-08-17T13:00:01.000Z", attempt: "attempt-1" });
    expect([sent.leaseUntil, sent.nextActionAt]).toEqual([undefined, undefined]);
  });

  it("M6: tells an answer that is a server's error from no answer", () => {
    const reason = (status: number) => classify({ name: "InternalFailure", message: "", status }).reason;
    expect([0, 499, 500, 503].map(reason)).toEqual(["no-answer", "no-answer", "server-error", "server-error"]);
  });

  it("M1: dispatch leaves a message alone that has no time for anything", () => {
    const property = fc.property(fc.constantFrom(...messageStates), (state) => {
      expect(onDue(aMessage({ state, nextActionAt: undefined }), now)).toBeUndefined();
    });
    forAll(property);
  });

  it("M1: dispatch takes a message at the very instant of its time, one that is unsent or being sent", () => {
    for (const state of messageStates) {
      const step = onDue(
        aMessage({ state, nextActionAt: instantText(now), expiresAt: "2026-09-01T00:00:00.000Z" }),
        now,
      );
      expect(step !== undefined, state).toBe(isUnsent(state) || state === "SENDING");
    }
  });
});

describe("the parts of the due index", () => {
  it("M1: what was handed out and is not settled stands apart; all else by the lane it leaves by", () => {
    const property = fc.property(fc.constantFrom(...messageStates), aMessageClass, (state, one) => {
      const lane = dueLane({ state, class: one, kind: "confirm" });
      if (state === "SENDING" || state === "UNKNOWN") expect(lane).toBe("open");
      else expect(lane).toBe(one === "prompt" ? "bulk" : "interactive");
      expect(dueLanes).toContain(lane);
    });
    forAll(property);
  });
});
