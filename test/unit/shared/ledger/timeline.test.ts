import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import type { MessageEntry } from "#shared/domain/journal.ts";
import { Message } from "#shared/domain/message.ts";
import { instantOf } from "#shared/domain/time.ts";
import { held, letBe, onceMore, released } from "#shared/ledger/holding.ts";
import { inLine, journalOf, mayReplace } from "#shared/ledger/journal.ts";
import { isUnsent } from "#shared/ledger/message-states.ts";
import { timelineOf } from "#shared/ledger/timeline.ts";
import { written } from "#shared/usecases/mail/ledger.ts";
import { agrees, contradictions } from "#test/simulate/agrees.ts";
import { aMessageClass } from "#test/support/arbitraries.ts";
import { aMessage } from "#test/support/builders.ts";
import { forAll } from "#test/support/for-all.ts";
import { aLedgerWalk, step } from "#test/support/ledger-walk.ts";

const start = Temporal.Instant.from("2026-08-17T13:00:00Z");

/** What a use case writes, as it is stored. */
function stored(next: Message, before: Message | undefined, now: Temporal.Instant): Message {
  const { kind, ...write } = written(next, before, now);
  const message = Message.parse("put" in write && kind === "message" ? write.put : undefined);
  return { ...message, version: message.version + 1 };
}

/** What a coordinator, or a date that moved, does to it; the same message where that means nothing now. */
const decisions = {
  none: (message: Message) => message,
  hold: (message: Message) => (isUnsent(message.state) ? held(message) : message),
  letGo: (message: Message, now: Temporal.Instant) => {
    if (message.state !== "PARKED") return message;
    return message.reason === "held-by-coordinator" ? released(message, undefined, now) : onceMore(message, now);
  },
  leave: (message: Message) => (message.state === "PARKED" ? letBe(message) : message),
  move: (message: Message): Message => {
    if (message.state !== "PLANNED") return message;
    const later = instantOf(message.dueAt).add({ hours: 24 }).toString({ fractionalSecondDigits: 3 });
    return { ...message, dueAt: later, nextActionAt: later, reason: "planned" };
  },
};

interface Walked {
  readonly message: Message;
  /** What was true, in the order it was written. */
  readonly truth: readonly { at: Temporal.Instant; was: Message }[];
  /** When SES took it. */
  readonly accepted: readonly Temporal.Instant[];
}
const aDecision = fc.constantFrom(...Object.values(decisions), decisions.none, decisions.none);

/** At which steps the table is put back, and by how many writes. */
const aRestore = fc.dictionary(fc.nat({ max: 39 }).map(String), fc.integer({ min: 1, max: 8 }), { maxKeys: 3 });

const aWalked: fc.Arbitrary<Walked> = fc
  .record({
    ...{ class: aMessageClass, walk: aLedgerWalk, restores: aRestore },
    decides: fc.array(aDecision, { minLength: 40, maxLength: 40 }),
  })
  .map(({ walk, decides, restores, ...one }) => {
    let message = stored(aMessage(one), undefined, start);
    let now = start;
    let line: MessageEntry | undefined;
    const truth = [{ at: start, was: message }];
    const accepted: Temporal.Instant[] = [];
    for (const [index, { event, minutes }] of walk.entries()) {
      now = now.add({ minutes });
      const backup = truth.at(-1 - (restores[index] ?? 0))?.was;
      const replayed = restores[index] === undefined || !backup || !line ? undefined : inLine(backup, line, now);
      if (replayed !== undefined && backup !== undefined) {
        message = stored(replayed, backup, now);
        truth.splice(truth.findIndex(({ was }) => was === backup) + 1);
        truth.push({ at: now, was: message });
        continue;
      }
      const moved = (decides[index] ?? decisions.none)(message, now);
      // There is no evidence of what was held before anybody tried.
      const told = event.kind === "evidence" && message.attempts === 0;
      const next = moved === message && !told ? step(message, event, now) : moved;
      if (next === message) continue;
      message = stored(next, message, now);
      const left = journalOf({ kind: "message", put: message });
      if (left?.of === "message") {
        expect(mayReplace(left, line)).toBe(true);
        line = left;
      }
      truth.push({ at: now, was: message });
      if (message.state === "SENT") accepted.push(now);
    }
    return { message, truth, accepted };
  });

describe("a mail’s timeline", () => {
  it("M6: told from history and audit alone, is at every instant what the record was then", () => {
    const property = fc.property(aWalked, ({ message, truth }) => {
      const timeline = timelineOf(message, []);
      expect(timeline.steps).toHaveLength(truth.length);
      for (const [index, { was }] of truth.entries()) {
        const { state: to, reason, attempts, possibleDuplicate, dueAt } = was;
        expect(timeline.steps[index]).toMatchObject({ to, reason, attempts, possibleDuplicate, dueAt });
      }
    });
    forAll(property, 1000);
  });

  it("M6: agrees with what SES took, and with nothing else", () => {
    const property = fc.property(aWalked, ({ message, truth, accepted }) => {
      const now = truth.at(-1)?.at ?? start;
      expect(contradictions(message, accepted)).toEqual([]);
      if (accepted.length > 0) expect(contradictions(message, [])).toEqual(["sent-but-not-accepted"]);
      if (message.attempts === 0) expect(contradictions(message, [start])).toContain("accepted-but-not-told");
      const oneMore = [now, ...Array.from({ length: message.attempts }, () => now)];
      expect(contradictions(message, oneMore)).toContain("more-than-tried");
    });
    forAll(property, 1000);
  });

  it("M6: a line that is missing, changed or made up does not agree", () => {
    const property = fc.property(aWalked, fc.nat(), ({ message, accepted }, pick) => {
      const index = pick % message.history.length;
      const line = message.history[index];
      const without = { ...message, history: message.history.filter((_, at) => at !== index) };
      expect(contradictions(without, accepted)).not.toEqual([]);
      const otherwise = line?.to === "FAILED" ? "CANCELLED" : "FAILED";
      const history = message.history.map((one, at) => (at === index ? ({ ...one, to: otherwise } as const) : one));
      expect(contradictions({ ...message, history }, accepted)).not.toEqual([]);
      expect(contradictions({ ...message, history: [] }, accepted)).toEqual(["no-steps"]);
    });
    forAll(property, 1000);
  });

  const sending = ["PLANNED", "QUEUED", "SENDING"] as const;
  /** A record with these states a minute apart, the last one's own. */
  function through(states: readonly Message["state"][], more: Partial<Message> = {}) {
    const history = states.map((to, index) => {
      const at = start.add({ minutes: index }).toString({ fractionalSecondDigits: 3 });
      return { at, from: states[index - 1], to, reason: "why" };
    });
    return aMessage({ version: history.length, history, state: states.at(-1) ?? "PLANNED", reason: "why", ...more });
  }
  const at = (minutes: number) => start.add({ minutes });

  it("M6: two accepted for one message agree only where the record says that there may be two", () => {
    const states = [...sending, "UNKNOWN", "RETRY", "SENDING", "UNKNOWN", "PARKED"] as const;
    const twice = through(states, { attempts: 2, possibleDuplicate: true });
    expect(contradictions(twice, [at(2), at(5)])).toEqual([]);
    expect(contradictions({ ...twice, possibleDuplicate: false }, [at(2), at(5)])).toEqual(["hidden-double"]);
    expect(contradictions(twice, [at(2), at(5), at(5)])).toEqual(["more-than-tried"]);
  });

  it("M6: nothing is accepted before the attempt that it is of began, but for what clocks may differ", () => {
    const sent = through([...sending, "SENT"], { attempts: 1, sentAt: at(3).toString({ fractionalSecondDigits: 3 }) });
    expect(contradictions(sent, [at(2)])).toEqual([]);
    expect(contradictions(sent, [at(1)])).toEqual(["before-its-attempt"]);
    expect(agrees(sent, [at(1)], 60)).toBe(true);
    expect(contradictions({ ...sent, sentAt: "2026-08-17T13:09:00.000Z" }, [at(2)])).toEqual(["sent-at"]);
    const refused = through([...sending, "RETRY", "QUEUED", "SENDING", "UNKNOWN"], { attempts: 1 });
    expect(contradictions(refused, [at(2)])).toEqual(["before-its-attempt"]);
    expect(contradictions(refused, [at(5)])).toEqual([]);
  });

  it("M6: names who decided, what SES answered, and what came of it elsewhere", () => {
    const states = ["PLANNED", "PARKED", "PLANNED", "QUEUED", "SENDING", "SENT"] as const;
    const message = through(states, { attempts: 1, sentAt: at(5).toString({ fractionalSecondDigits: 3 }) });
    const item = { version: 0, about: "msg_1", reason: "why" };
    const instant = (minutes: number) => at(minutes).toString({ fractionalSecondDigits: 3 });
    const timeline = timelineOf(message, [
      { ...item, id: "1", at: instant(1), by: "cora", did: "mail-hold" },
      { ...item, id: "2", at: instant(2), by: "dana", did: "mail-release" },
      { ...item, id: "3", at: instant(3), by: "dana", did: "address-bouncing", about: "per_1", reason: "msg_1" },
      { ...item, id: "4", at: instant(3), by: "dana", did: "address-bouncing", about: "per_1", reason: "msg_2" },
    ]);
    expect(timeline.steps.map(({ by }) => by)).toEqual(["almanac", "cora", "dana", "almanac", "almanac", "ses"]);
    expect(timeline.steps.map(({ taken }) => taken)).toEqual(["no", "no", "no", "no", "unclear", "yes"]);
    expect(timeline.news.map(({ id }) => id)).toEqual(["3"]);
  });

  it.each([
    ["SENT", "accepted", "ses"],
    ["FAILED", "rejected", "ses"],
    ["RETRY", "throttled", "almanac"],
    ["UNKNOWN", "lease-over", "almanac"],
  ] as const)(
    "M6: says who brought an attempt to %s, and only a second try after doubt may double",
    (to, reason, by) => {
      const instant = start.toString({ fractionalSecondDigits: 3 });
      const claim = { from: "PLANNED", to: "SENDING", at: instant, reason: "claimed", attempt: "one" } as const;
      const ended = { from: "SENDING", to, at: instant, reason } as const;
      const { steps } = timelineOf(aMessage({ state: to, attempts: 1, history: [claim, ended] }), []);
      expect(steps.at(-1)).toMatchObject({ by, possibleDuplicate: false });
      const again = { from: to, to: "RETRY", at: instant, reason: "no-evidence" } as const;
      const after = timelineOf(aMessage({ state: "RETRY", attempts: 1, history: [claim, ended, again] }), []);
      expect(after.steps.at(-1)?.possibleDuplicate).toBe(to === "UNKNOWN");
    },
  );
});
