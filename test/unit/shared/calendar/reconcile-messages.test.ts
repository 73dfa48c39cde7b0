import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Concern, planMessages } from "#shared/calendar/messages.ts";
import { planYear } from "#shared/calendar/plan.ts";
import { type LedgerChanges, reconcileMessages } from "#shared/calendar/reconcile-messages.ts";
import { type Message, messageStates } from "#shared/domain/message.ts";
import { ashpStudent } from "#shared/playbooks/ashp-student.ts";
import { someMoment, someYear } from "./arbitraries.ts";
import { aKeyDate, aProgramme, aYear, on } from "./builders.ts";
import { forAll } from "./for-all.ts";

const tz = "2026b";

function desired(input = aYear(), day = "2026-08-04", zone = "America/Chicago", tzVersion = tz): Message[] {
  const concerns = planYear(input, on(day)).map((touchpoint): Concern => ({ touchpoint, side: "mentee" }));
  return planMessages({ id: "ana", zone }, aProgramme(), ashpStudent, concerns, tzVersion, on(day));
}

/** The ledger after the changes were written. */
function written(existing: readonly Message[], { create, change }: LedgerChanges): Message[] {
  const changed = new Map(change.map(({ is }) => [is.id, is]));
  return [...existing.map((message) => changed.get(message.id) ?? message), ...create];
}

const first = desired().filter(({ state }) => state === "PLANNED");
const kinds = (changes: LedgerChanges) => changes.change.map(({ what, was }) => `${what} ${was.subject}`);
const cvReview = first.filter(({ subject }) => subject === "cv-review");

describe("reconciling prompts", () => {
  it("creates what is planned", () => {
    const { create, change } = reconcileMessages([], desired());
    expect([create.length, change.length]).toEqual([10, 0]);
  });

  it("moves the unsent when a key date moves", () => {
    const moved = desired(aYear({ keyDates: [aKeyDate("midyear", { date: "2026-12-13" })] }));
    expect(kinds(reconcileMessages(first, moved))).toEqual(["moved cv-review", "moved midyear-plan", "moved debrief"]);
  });

  it("Y14: moves the unsent when the person's zone changes", () => {
    const [change] = reconcileMessages(cvReview, desired(aYear(), "2026-08-04", "Europe/London")).change;
    expect(change?.is.wall?.zone).toBe("Europe/London");
    expect(change?.is.nextActionAt).toBe(change?.is.dueAt);
    expect(change?.is.dueAt).not.toBe(change?.was.dueAt);
  });

  it("Y14 F27: resolves the unsent anew when the time zone database changes", () => {
    const { change } = reconcileMessages(first, desired(aYear(), "2026-08-04", "America/Chicago", "2026c"));
    expect(new Set(change.map(({ is }) => is.wall?.tz))).toEqual(new Set(["2026c"]));
    expect(change.length).toBe(first.length);
  });

  it("cancels what nothing calls for, and takes it off the due index", () => {
    const cancelled = desired(aYear({ keyDates: [aKeyDate("midyear", { state: "cancelled" })] }));
    const { change } = reconcileMessages(first, cancelled);
    const debrief = change.find(({ was }) => was.subject === "debrief");
    expect(debrief).toMatchObject({ what: "cancelled", is: { state: "CANCELLED" } });
    expect(debrief?.is).not.toHaveProperty("nextActionAt");
  });

  it("revives what was cancelled when it is called for again", () => {
    const gone = cvReview.map((message): Message => ({ ...message, state: "CANCELLED", reason: "no-longer-applies" }));
    expect(reconcileMessages(gone, cvReview).change).toMatchObject([{ what: "revived", is: { state: "PLANNED" } }]);
  });

  it("revives what was skipped for being too late, but not what was skipped for another reason", () => {
    const skipped = (reason: string) => cvReview.map((message): Message => ({ ...message, state: "SKIPPED", reason }));
    expect(kinds(reconcileMessages(skipped("too-late"), cvReview))).toEqual(["revived cv-review"]);
    expect(kinds(reconcileMessages(skipped("unsubscribed"), cvReview))).toEqual([]);
  });

  it("Y11: brings back what the week's cap left out once it may come later, and not before", () => {
    const skipped = (expiresAt: string) =>
      cvReview.map((message): Message => ({ ...message, expiresAt, state: "SKIPPED", reason: "weekly-cap" }));
    const [{ expiresAt } = { expiresAt: "" }] = cvReview;
    expect(kinds(reconcileMessages(skipped(expiresAt), cvReview))).toEqual([]);
    expect(kinds(reconcileMessages(skipped("2026-01-01T00:00:00.000Z"), cvReview))).toEqual(["revived cv-review"]);
  });

  it("leaves alone what is on its way, sent, unclear or held, whatever is planned now", () => {
    const moved = desired(aYear({ keyDates: [aKeyDate("midyear", { date: "2026-12-13" })] }));
    const states = ["SENDING", "UNKNOWN", "SENT", "PARKED", "FAILED"] as const;
    for (const state of states) {
      const existing = first.map((message): Message => ({ ...message, state, attempts: 1 }));
      expect(reconcileMessages(existing, moved)).toEqual({ create: [], change: [] });
      expect(reconcileMessages(existing, [])).toEqual({ create: [], change: [] });
    }
  });

  it("cancels the unsent whose touchpoints are no longer known at all", () => {
    expect(kinds(reconcileMessages(cvReview, []))).toEqual(["cancelled cv-review"]);
  });

  it("keeps the count of attempts when it moves a message", () => {
    const retry = cvReview.map(
      (message): Message => ({ ...message, state: "RETRY", attempts: 1, possibleDuplicate: true }),
    );
    const [change] = reconcileMessages(retry, desired(aYear(), "2026-08-04", "Europe/London")).change;
    expect(change?.is).toMatchObject({ state: "PLANNED", attempts: 1, possibleDuplicate: true });
  });

  it("leaves other kinds of mail alone", () => {
    const other = cvReview.map((message): Message => ({ ...message, id: "msg_other", kind: "introduction" }));
    expect(reconcileMessages(other, []).change).toEqual([]);
  });

  it("settles at once: a second time there is nothing to do", () => {
    const states = fc.array(fc.constantFrom(...messageStates), { minLength: 12, maxLength: 12 });
    forAll(
      fc.property(someYear, someYear, someMoment, states, (before, after, now, given) => {
        const messages = (input: typeof before) => {
          const concerns = planYear(input, now).map((touchpoint): Concern => ({ touchpoint, side: "mentee" }));
          return planMessages({ id: "ana", zone: "Asia/Tokyo" }, input.programme, ashpStudent, concerns, tz, now);
        };
        const existing = messages(before).map(
          (message, index): Message => ({ ...message, state: given[index] ?? "SENT" }),
        );
        const ledger = written(existing, reconcileMessages(existing, messages(after)));
        expect(reconcileMessages(ledger, messages(after))).toEqual({ create: [], change: [] });
      }),
      40,
    );
  });
});
