import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { becameOf } from "#shared/calendar/became.ts";
import { asksNextYear, closingOn, isNewAt, turnedBefore } from "#shared/calendar/closing.ts";
import { inComparison } from "#shared/calendar/comparison.ts";
import { asksQuestions, momentOf } from "#shared/calendar/moments.ts";
import { agreedTerms, paceOf } from "#shared/calendar/pace.ts";
import type { Agreement, Terms } from "#shared/domain/agreement.ts";
import { Touchpoint } from "#shared/domain/touchpoint.ts";
import { ashpStudent } from "#shared/playbooks/ashp-student.ts";
import { aMentorship, aYear, planned } from "./builders.ts";
import { forAll } from "./for-all.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const moment = (startDate: string, on: string) => momentOf({ startDate }, day(on), ashpStudent);

describe("a day in a mentorship's year", () => {
  it.each([
    ["2026-08-03", "2026-08-03", "2026", "start"],
    ["2026-08-03", "2026-10-16", "2026", "start"],
    ["2026-08-03", "2026-10-17", "2026", "middle"],
    ["2026-08-03", "2027-04-16", "2026", "middle"],
    ["2026-08-03", "2027-04-17", "2026", "end"],
    ["2026-08-03", "2027-07-30", "2026", "end"],
    ["2026-08-03", "2027-07-31", "2027", "start"],
    ["2026-08-03", "2027-09-13", "2027", "start"],
    ["2026-08-03", "2027-09-14", "2027", "middle"],
    // Only just paired, however late in the year, and over its turn.
    ["2027-05-20", "2027-06-30", "2026", "start"],
    ["2027-05-20", "2027-08-02", "2026", "start"],
    ["2027-05-20", "2027-08-03", "2027", "start"],
    ["2027-07-01", "2027-07-02", "2027", "start"],
  ])("Y19: of a pair since %s, %s is in %s, at its %s", (since, on, cycle, expected) => {
    expect(moment(since, on)).toEqual({ cycle, moment: expected });
  });

  it("Y19: the five questions are asked where a mail asks for the fit, or its words lead to them, of either side", () => {
    const none = { asks: { mentee: [], mentor: [] }, sections: { mentee: [], mentor: [] } };
    expect(asksQuestions(none)).toBe(false);
    expect(asksQuestions({ ...none, asks: { mentee: ["fits"], mentor: [] } })).toBe(true);
    expect(asksQuestions({ ...none, asks: { mentee: [], mentor: ["fits"] } })).toBe(true);
    expect(asksQuestions({ ...none, sections: { mentee: ["five-questions"], mentor: [] } })).toBe(true);
    expect(asksQuestions({ ...none, sections: { mentee: [], mentor: ["five-questions"] } })).toBe(true);
    expect(asksNextYear({ sections: { mentee: ["next-year"], mentor: ["other"] } }, "mentee")).toBe(true);
    expect(asksNextYear({ sections: { mentee: ["next-year"], mentor: ["other"] } }, "mentor")).toBe(false);
  });
});

describe("the turn of a year", () => {
  const closing = (on: string, pauses: { from: string; until: string }[] = []) => {
    const found = closingOn(day(on), ashpStudent, pauses);
    return found && [found.cycle, found.turn.toString(), found.grace.toString()];
  };
  it("Y20: the next year is spoken of from 75 days before the turn until a month after it", () => {
    expect(closing("2027-04-16")).toBeUndefined();
    expect(closing("2027-04-17")).toEqual(["2026", "2027-07-01", "2027-07-31"]);
    expect(closing("2027-07-30")).toEqual(["2026", "2027-07-01", "2027-07-31"]);
    expect(closing("2027-07-31")).toBeUndefined();
  });

  it("Y20: a pause they are away in after the turn gives a month after it, and another one after that", () => {
    const summer = { from: "2027-07-10", until: "2027-08-10" };
    expect(closing("2027-09-08", [summer])?.[2]).toBe("2027-09-09");
    const later = { from: "2027-09-01", until: "2027-09-20" };
    expect(closing("2027-09-10", [later, summer])?.[2]).toBe("2027-10-20");
    for (const one of [
      { from: "2027-06-01", until: "2027-07-01" },
      { from: "2027-07-31", until: "2027-09-01" },
      { from: "2027-07-10", until: "2027-07-10" },
      { from: "2027-07-10", until: "2027-07-05" },
    ])
      expect(closing("2027-06-01", [one])?.[2]).toBe("2027-07-31");
    expect(closing("2027-07-02", [{ from: "2027-06-01", until: "2027-07-02" }])?.[2]).toBe("2027-08-01");
  });

  it("Y20: a year may be closed until two months after the turn, and what is younger than 120 days goes on", () => {
    const turned = (on: string) => turnedBefore(day(on), ashpStudent)?.cycle;
    expect(["2027-06-30", "2027-07-01", "2027-08-29", "2027-08-30"].map(turned)).toEqual([
      ...[undefined, "2026", "2026", undefined],
    ]);
    const isNew = (startDate: string) => isNewAt({ startDate }, day("2027-07-01"));
    expect(["2027-03-02", "2027-03-03", "2027-06-30"].map(isNew)).toEqual([false, true, true]);
  });
});

describe("what a pair agreed on", () => {
  const terms: Terms = { needs: ["cv"], purposes: ["residency"], cadence: "monthly", quiet: "mentee" };
  const before: Terms = { ...terms, cadence: "quarterly" };
  const agreement = (agreed: string[], was?: Terms): Agreement => ({
    ...{ number: 2, cycle: "2026", terms, by: "ana", at: "2026-08-03T15:00:00.000Z", agreed },
    ...(was && { before: was }),
  });
  it("Y18: counts once both said yes; until then what stood before does", () => {
    expect(agreedTerms(aMentorship())).toBeUndefined();
    expect(agreedTerms(aMentorship({ agreement: agreement(["ana", "lee"], before) }))).toEqual(terms);
    expect(agreedTerms(aMentorship({ agreement: agreement(["ana"], before) }))).toEqual(before);
    expect(agreedTerms(aMentorship({ agreement: agreement(["ana"]) }))).toBeUndefined();
    const members = [{ person: "ana", role: "mentee", since: "2026-08-03", until: "2026-09-01" }] as const;
    expect(agreedTerms(aMentorship({ members: [...members], agreement: agreement(["ana"]) }))).toBeUndefined();
  });

  it("Y18: sets the pace by the first that agreed, and every six weeks where none did", () => {
    const [open, monthly] = [aMentorship(), aMentorship({ agreement: agreement(["ana", "lee"]) })];
    const quarterly = aMentorship({ agreement: { ...agreement(["ana", "lee"]), terms: before } });
    expect(paceOf([])).toEqual({ cadence: "six-weekly", days: 42 });
    expect(paceOf([open, monthly, quarterly])).toEqual({ cadence: "monthly", days: 28 });
    expect(paceOf([quarterly, monthly])).toEqual({ cadence: "quarterly", days: 91 });
  });
});

describe("who is drawn for the comparison", () => {
  it("G4: one in five, always the same, nobody where it is off, and nobody who asked for all prompts", () => {
    const drawn = Array.from({ length: 2000 }, (_, one) => ({ id: `demo.per_${one}` })).filter((one) =>
      inComparison({ comparison: "on" }, one),
    );
    expect(drawn.length / 2000).toBeCloseTo(0.2, 1);
    for (const one of drawn) {
      expect(inComparison({ comparison: "on" }, { ...one, allPrompts: false })).toBe(true);
      expect(inComparison({ comparison: "on" }, { ...one, allPrompts: true })).toBe(false);
      expect(inComparison({ comparison: "off" }, one)).toBe(false);
    }
  });
});

describe("what became of touchpoints", () => {
  const base = planned(aYear(), "2026-08-03", "cv-review");
  const one = (key: string, occurrence: string, state: Touchpoint["state"]) =>
    Touchpoint.parse({ ...base, id: `demo.ana.${key}.${occurrence}`, key, occurrence, state });
  const became = (...stored: Touchpoint[]) => [...becameOf(stored, "2026", [{ round: "rnd_1" }])];

  it("Y10: is what was answered in this cycle or of this mentorship, and nothing of others", () => {
    const answered = ["done", "skipped", "swapped"] as const;
    for (const state of answered) expect(became(one("a", "2026", state))).toEqual([["a", state]]);
    for (const state of ["planned", "dropped"] as const) expect(became(one("a", "2026", state))).toEqual([]);
    for (const now of ["2026.2", "2026-11", "rnd_1", "rnd_1.2"])
      expect(became(one("a", now, "done")), now).toEqual([["a", "done"]]);
    for (const then of ["2025", "2025-11", "rnd_0", "20261"]) expect(became(one("a", then, "done")), then).toEqual([]);
  });

  it("Y10: the last answer counts, unless one of them led to a talk", () => {
    forAll(
      fc.property(fc.array(fc.constantFrom("done", "skipped", "swapped"), { minLength: 1, maxLength: 5 }), (states) => {
        const stored = states.map((state, at) => one("a", `2026.${at}`, state));
        expect(became(...stored)).toEqual([["a", states.includes("done") ? "done" : states.at(-1)]]);
      }),
    );
  });
});
