import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import type { MessageEntry } from "#shared/domain/journal.ts";
import { heldByCoordinator, Message, messageStates } from "#shared/domain/message.ts";
import { proves } from "#shared/ledger/evidence.ts";
import { held, letBe, onceMore, released } from "#shared/ledger/holding.ts";
import { inLine, journalOf, mayReplace } from "#shared/ledger/journal.ts";
import { follow, isFinal, isUnsent } from "#shared/ledger/message-states.ts";
import { accepted, claimed, failed, settled, skipped, unclear } from "#shared/ledger/protocol.ts";
import { written } from "#shared/usecases/mail/ledger.ts";
import { aMessageClass } from "#test/support/arbitraries.ts";
import { aMessage } from "#test/support/builders.ts";
import { forAll } from "#test/support/for-all.ts";

const at = "2026-08-17T14:00:00.000Z";
const now = Temporal.Instant.from(at);

describe("a message put back, and what the journal knows of it", () => {
  const attempts = [0, 1, 2, 3];
  const lines = (["taken", "sent", "not-taken"] as const).flatMap((state) =>
    attempts.flatMap((count) =>
      (["one", "two"] as const).map(
        (attempt): MessageEntry => ({ of: "message", id: "msg_1", state, attempt, attempts: count, at, ttl: 0 }),
      ),
    ),
  );
  const backups = messageStates.flatMap((state) =>
    attempts.flatMap((count) =>
      (["one", undefined] as const).map((attempt) =>
        aMessage({ state, attempts: count, attempt, nextActionAt: isFinal(state) ? undefined : at }),
      ),
    ),
  );

  /** Said again, as a table: what a message must become; the same where they agree. */
  function due({ state, attempt, attempts: mine }: Message, known: MessageEntry): Message["state"] {
    if (state === "SENT" || state === "FAILED") return state;
    if (known.state === "sent") return "SENT";
    if (known.attempts > mine) return "UNKNOWN";
    if (known.state === "taken" && known.attempts === mine && known.attempt !== attempt) return "UNKNOWN";
    const refused = known.state === "not-taken" && known.attempts < mine;
    return refused && (state === "SENDING" || state === "UNKNOWN") ? "RETRY" : state;
  }

  it("M1 F44: every state × everything a line can say has its outcome, and the attempts of the line", () => {
    for (const message of backups) {
      for (const known of lines) {
        const next = inLine(message, known, now);
        const what = `${message.state} ${message.attempts} × ${known.state} ${known.attempt} ${known.attempts}`;
        expect([what, (next ?? message).state]).toEqual([what, due(message, known)]);
        if (next === undefined) continue;
        expect([next.attempts, next.attempt]).toEqual([known.attempts, known.attempt]);
        expect(next.nextActionAt === undefined).toBe(isFinal(next.state));
        expect(inLine(next, known, now)).toBeUndefined();
      }
    }
  });

  it("M1 F44: one held, left out or taken back that may have been sent since is waited for, and said to be unclear", () => {
    const known = { of: "message", id: "msg_1", state: "taken", attempt: "one", attempts: 1, at, ttl: 0 } as const;
    for (const state of ["PARKED", "SKIPPED", "CANCELLED"] as const) {
      const next = inLine(aMessage({ state, nextActionAt: undefined }), known, now);
      expect(next).toMatchObject({ state: "UNKNOWN", reason: "in-journal", attempt: "one", attempts: 1 });
      expect(proves("one", next ?? aMessage())).toBe(true);
    }
  });

  it("M1 F44: one held, left out or taken back after it was put back stays so: that was decided since", () => {
    const known = { of: "message", id: "msg_1", state: "taken", attempt: "one", attempts: 1, at, ttl: 0 } as const;
    for (const state of ["PARKED", "SKIPPED", "CANCELLED"] as const)
      for (const [decided, outcome] of [
        ["2026-08-17T13:59:59.000Z", "UNKNOWN"],
        ["2026-08-17T14:00:01.000Z", undefined],
      ] as const) {
        const history = [{ at: decided, from: "PLANNED", to: state, reason: "held" } as const];
        expect(inLine(aMessage({ state, nextActionAt: undefined, history }), known, now)?.state).toBe(outcome);
      }
  });
});

/** What becomes of an attempt: whether SES takes it, and what is heard of it at once. */
const fates = ["answered", "taken in silence", "lost in silence", "refused"] as const;
const aStep = fc.constantFrom(
  ...fates,
  ...fates,
  ...(["settle", "settle", "news", "hold", "let go", "leave", "skip", "take back", "call for it"] as const),
);
type Step = typeof aStep extends fc.Arbitrary<infer One> ? One : never;
const isFate = (step: Step): step is (typeof fates)[number] => fates.some((one) => one === step);

/** What coordinators and the plan make of a message, where they can. */
const decisions = {
  hold: (message: Message) => (isUnsent(message.state) ? held(message) : undefined),
  "let go": (message: Message) => {
    if (message.state !== "PARKED") return undefined;
    return message.reason === heldByCoordinator ? released(message, undefined, now) : onceMore(message, now);
  },
  leave: (message: Message) => (message.state === "PARKED" ? letBe(message) : undefined),
  skip: (message: Message) => (isUnsent(message.state) ? skipped(message, "too-late") : undefined),
  "take back": (message: Message) =>
    isUnsent(message.state) ? follow(message, "CANCELLED", "no-longer-applies", {}) : undefined,
  "call for it": (message: Message) => {
    const mayReturn = message.state === "CANCELLED" || (message.state === "SKIPPED" && message.reason === "too-late");
    return mayReturn ? follow(message, "PLANNED", "planned", { nextActionAt: at }) : undefined;
  },
};

/** A message, its journal, and the truth: what SES took, and what a coordinator wanted once more. */
class Life {
  message: Message;
  line: MessageEntry | undefined;
  readonly taken: string[] = [];
  pressed = 0;
  private readonly past: Message[] = [];
  private tries = 0;

  constructor(kind: Message["class"]) {
    this.message = aMessage({ class: kind });
    this.write(this.message);
  }

  /** As the store does: a claim that the journal knows better is not written, and what it knows is. */
  write(next: Message): void {
    const before = this.past.length === 0 ? undefined : this.message;
    const { put } = written(next, before, now);
    const message = { ...Message.parse(put), version: put.version + 1 };
    const line = journalOf({ kind: "message", put: message });
    if (line?.of === "message") {
      if (!mayReplace(line, this.line)) {
        const known = this.line && inLine(this.message, this.line, now);
        if (known === undefined) throw new Error("Refused, and nothing known");
        this.write(known);
        return;
      }
      this.line = line;
    }
    this.message = message;
    this.past.push(message);
  }

  /** The table of some writes ago, and the replay; without it, claims still meet the journal. */
  putBack(writes: number, replayed = true): void {
    this.past.splice(Math.max(1, this.past.length - writes));
    this.message = this.past.at(-1) ?? this.message;
    if (!replayed) return;
    const next = this.line && inLine(this.message, this.line, now);
    if (next) this.write(next);
  }

  attempt(fate: (typeof fates)[number]): void {
    const id = `try-${this.tries++}`;
    this.write(claimed(this.message, id, now));
    const mine = this.message;
    if (mine.attempt !== id || mine.state !== "SENDING") return;
    if (fate === "answered" || fate === "taken in silence") this.taken.push(id);
    if (fate === "answered") this.write(accepted(mine, "ses", "answer", now));
    if (fate === "refused") this.write(failed(mine, { kind: "later", reason: "throttled", minutes: 1 }, now));
  }

  /** News of everything SES ever took comes now, in any order. */
  news(): void {
    for (const id of this.taken) if (proves(id, this.message)) this.write(accepted(this.message, "ses", "event", now));
  }

  /** One thing happens, if it can happen now. `heard`: no attempt is given up on before its news came. */
  step(step: Step, heard: boolean): void {
    const { state, reason } = this.message;
    if (isFate(step)) {
      if (isUnsent(state)) this.attempt(step);
    } else if (step === "news") {
      if (heard) this.news();
    } else if (step === "settle") {
      if (heard && state === "UNKNOWN") this.news();
      if (state === "SENDING") this.write(unclear(this.message, "lease-ended", now));
      else if (this.message.state === "UNKNOWN") this.write(settled(this.message, now));
    } else {
      if (step === "let go" && state === "PARKED" && reason !== heldByCoordinator) this.pressed++;
      const next = decisions[step](this.message);
      if (next) this.write(next);
    }
  }

  /** On until nothing more happens by itself. */
  end(fate: (typeof fates)[number], heard: boolean): void {
    while (!isFinal(this.message.state)) {
      if (isUnsent(this.message.state)) this.attempt(fate === "refused" ? "answered" : fate);
      else this.step("settle", heard);
    }
    if (heard) this.news();
  }
}

const aLife = fc.record({
  ...{ kind: aMessageClass, steps: fc.array(aStep, { maxLength: 14 }), last: fc.constantFrom(...fates) },
  /** At which steps the table is put back, and by how many writes. */
  backs: fc.dictionary(fc.nat({ max: 14 }).map(String), fc.integer({ min: 1, max: 8 }), { maxKeys: 3 }),
  replayed: fc.constantFrom(true, true, false),
});

function lived(
  { kind, steps, last, backs, replayed }: typeof aLife extends fc.Arbitrary<infer One> ? One : never,
  heard: boolean,
) {
  const life = new Life(kind);
  for (const [index, step] of steps.entries()) {
    life.step(step, heard);
    const writes = backs[index];
    if (writes !== undefined) life.putBack(writes, replayed);
  }
  life.end(last, heard);
  return life;
}

describe("news that comes when the table was put back", () => {
  it.each(["refused", "lost in silence"] as const)(
    "M1 F44: of an attempt given up on proves the mail, also where a second one was %s and the journal names that",
    (second) => {
      const life = new Life("prompt");
      for (const one of ["taken in silence", "settle", "settle", second] as const) life.step(one, false);
      for (let times = 0; times < 2; times++) {
        life.putBack(99);
        expect(life.message).toMatchObject({ state: "UNKNOWN", attempts: second === "refused" ? 1 : 2 });
      }
      life.news();
      expect(life.message).toMatchObject({ state: "SENT", reason: "accepted-by-event" });
    },
  );

  it("M1 F44: of that attempt proves it also where the table was put back once more, after a third", () => {
    const life = new Life("prompt");
    for (const one of ["taken in silence", "settle", "settle", "refused"] as const) life.step(one, false);
    life.putBack(99);
    for (const one of ["settle", "lost in silence"] as const) life.step(one, false);
    life.putBack(99);
    expect(life.message).toMatchObject({ state: "UNKNOWN", attempts: 2 });
    life.news();
    expect(life.message).toMatchObject({ state: "SENT" });
  });
});

describe("a life in which the table is put back, however often and to whatever moment", () => {
  it("M1 F44: while news of what SES took comes, nothing is accepted twice, whatever a coordinator wants", () => {
    const property = fc.property(aLife, (one) => {
      const { taken, message } = lived(one, true);
      expect(taken.length).toBeLessThanOrEqual(1);
      // And it is known to have been sent, once the journal was asked.
      if (one.replayed && taken.length > 0) expect(message.state).toBe("SENT");
    });
    forAll(property, 5000);
  });

  it("M1 F44: without any news nothing is accepted a third time, a second time prompts alone, and the record says so", () => {
    const property = fc.property(aLife, (one) => {
      const { taken, pressed, message } = lived(one, false);
      expect(taken.length).toBeLessThanOrEqual((one.kind === "prompt" ? 2 : 1) + pressed);
      if (one.replayed) expect(message.attempts).toBeGreaterThanOrEqual(taken.length);
      if (taken.length > 1) expect(message.possibleDuplicate).toBe(true);
      if (message.state === "SENT") expect(taken.length).toBeGreaterThan(0);
    });
    forAll(property, 5000);
  });
});
