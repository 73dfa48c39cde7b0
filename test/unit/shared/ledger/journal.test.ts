import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import type { MessageEntry } from "#shared/domain/journal.ts";
import { messageStates } from "#shared/domain/message.ts";
import { counts, inLine, journalOf, mayReplace } from "#shared/ledger/journal.ts";
import { isFinal, isUnsent } from "#shared/ledger/message-states.ts";
import { aMessage } from "#test/support/builders.ts";
import { forAll } from "#test/support/for-all.ts";

const now = Temporal.Instant.from("2026-08-17T15:00:00Z");
const at = "2026-08-17T14:00:00.000Z";
const aLine: fc.Arbitrary<MessageEntry> = fc.record({
  of: fc.constant("message" as const),
  id: fc.constant("msg_1"),
  state: fc.constantFrom("taken", "sent", "not-taken"),
  attempt: fc.constantFrom("one", "two"),
  attempts: fc.integer({ min: 0, max: 2 }),
  at: fc.constant(at),
  ttl: fc.constant(0),
});
const aBackup = fc
  .record({
    state: fc.constantFrom(...messageStates),
    attempt: fc.constantFrom("one", "two", undefined),
    attempts: fc.integer({ min: 0, max: 2 }),
  })
  .map((one) => aMessage({ ...one, nextActionAt: isFinal(one.state) ? undefined : at }));

describe("the journal", () => {
  it("M1 F44: never lets a claim over what was sent, nor over as many attempts of another's", () => {
    const property = fc.property(aLine, aLine, (claim, known) => {
      const allowed = mayReplace({ ...claim, state: "taken" }, known);
      if (known.state === "sent") expect(allowed).toBe(false);
      else if (known.attempt === claim.attempt) expect(allowed).toBe(true);
      else expect(allowed).toBe(known.attempts < claim.attempts);
      expect(mayReplace(claim, undefined)).toBe(true);
      if (claim.state !== "taken") expect(mayReplace(claim, known)).toBe(true);
    });
    forAll(property, 500);
  });

  it("M1 F44: brings every state of a backup in line by legal steps, and twice changes nothing more", () => {
    const property = fc.property(aBackup, aLine, (message, known) => {
      const next = inLine(message, known, now);
      if (known.state === "sent" && message.state !== "FAILED") expect((next ?? message).state).toBe("SENT");
      if (next === undefined) return;
      expect(["SENT", "UNKNOWN", "RETRY"]).toContain(next.state);
      expect([next.attempt, next.attempts]).toEqual([known.attempt, known.attempts]);
      expect(next.possibleDuplicate).toBe(known.attempts > 1);
      expect(inLine(next, known, now)).toBeUndefined();
    });
    forAll(property, 2000);
  });

  it("M1 F44: whatever claim it refuses, it brings that message in line; whatever is in line may be claimed", () => {
    const property = fc.property(aBackup, aLine, (message, known) => {
      if (!isUnsent(message.state)) return;
      const claim = { ...known, state: "taken", attempt: "three", attempts: message.attempts + 1 } as const;
      expect(mayReplace(claim, known) || inLine(message, known, now) !== undefined).toBe(true);
      const next = inLine(message, known, now) ?? message;
      if (next.state === "SENT") return;
      expect(mayReplace({ ...claim, attempts: next.attempts + 1 }, known)).toBe(true);
    });
    forAll(property, 2000);
  });

  it("M1 F44: an attempt in doubt counts also where SES refused the one after it", () => {
    const known = { of: "message", id: "msg_1", state: "not-taken", attempt: "two", attempts: 1, at, ttl: 0 } as const;
    expect(mayReplace({ ...known, state: "taken", attempt: "three", attempts: 1 }, known)).toBe(false);
    expect(inLine(aMessage({ state: "PLANNED" }), known, now)).toMatchObject({ state: "UNKNOWN", attempts: 1 });
    const refused = aMessage({ state: "SENDING", attempt: "two", attempts: 2 });
    expect(inLine(refused, known, now)).toMatchObject({ state: "RETRY", attempts: 1 });
  });

  it("M1 F44: a line is kept for 45 days, and there is none of a message that nobody tried to send", () => {
    const step = { from: "PLANNED", to: "SENDING", at, reason: "claimed", attempt: "one" } as const;
    const put = aMessage({ state: "SENDING", attempt: "one", attempts: 1, history: [step] });
    const ttl = Date.parse("2026-10-01T14:00:00Z") / 1000;
    expect(journalOf({ kind: "message", put })).toMatchObject({ state: "taken", attempt: "one", at, ttl });
    const cancelled = { from: "PLANNED", to: "CANCELLED", at, reason: "no-mentorship" } as const;
    const never = aMessage({ state: "CANCELLED", attempt: undefined, history: [cancelled] });
    expect(journalOf({ kind: "message", put: never })).toBeUndefined();
    expect(journalOf({ kind: "message", put: { ...never, attempt: "one" } })).toBeUndefined();
  });

  it.each([
    ["nobody knows what became of", "UNKNOWN", "no-evidence", "one"],
    ["SES certainly has not got", "UNKNOWN", "not-in-ses", undefined],
    ["SES refused", "SENDING", "throttled", undefined],
  ] as const)("M1 F44: the line of a second attempt names the first where %s it", (_, from, reason, doubted) => {
    const first = { from: "PLANNED", to: "SENDING", at, reason: "claimed", attempt: "one" } as const;
    const lapsed = { from: "SENDING", to: "UNKNOWN", at, reason: "lease-over" } as const;
    const again = { from, to: "RETRY", at, reason } as const;
    const second = { from: "RETRY", to: "SENDING", at, reason: "claimed", attempt: "two" } as const;
    const history = [first, ...(from === "UNKNOWN" ? [lapsed] : []), again, second];
    const put = aMessage({ state: "SENDING", attempt: "two", attempts: 2, history });
    expect(journalOf({ kind: "message", put })).toMatchObject({ state: "taken", attempt: "two" });
    expect(journalOf({ kind: "message", put })).toHaveProperty("doubted", doubted);
  });

  it("M1 F44: a line counts its attempt unless SES refused that, and the one in doubt in any case", () => {
    const line = { of: "message", id: "msg_1", attempt: "two", doubted: "one", attempts: 2, at, ttl: 0 } as const;
    for (const state of ["taken", "sent"] as const) {
      const counted = ["one", "two", "three"].filter((attempt) => counts({ ...line, state }, attempt));
      expect(counted).toEqual(["one", "two"]);
    }
    expect(["one", "two"].filter((attempt) => counts({ ...line, state: "not-taken" }, attempt))).toEqual(["one"]);
  });

  it("M1 F44: an unfinished message that was taken since is never left where it could be sent straight", () => {
    for (const state of ["PLANNED", "QUEUED", "RETRY"] as const) {
      const known = { of: "message", id: "msg_1", state: "taken", attempt: "one", attempts: 1, at, ttl: 0 } as const;
      expect(inLine(aMessage({ state }), known, now)).toMatchObject({ state: "UNKNOWN", attempt: "one", attempts: 1 });
    }
  });
});
