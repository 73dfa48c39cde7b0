import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { diffYear } from "#shared/calendar/diff.ts";
import { planYear } from "#shared/calendar/plan.ts";
import { isWorkingDay, workingDayUntil } from "#shared/calendar/working-days.ts";
import type { YearInput } from "#shared/calendar/year.ts";
import { Touchpoint } from "#shared/domain/touchpoint.ts";
import { aDay, someMoment, someYear } from "./arbitraries.ts";
import { aKeyDate, aParticipant, aYear, on } from "./builders.ts";
import { forAll } from "./for-all.ts";

const dateOf = (text: string) => Temporal.PlainDate.from(text);
const isPlanned = ({ state }: Touchpoint) => state === "planned";

/** Some of them answered, some sent. */
function lived(input: YearInput, stored: Touchpoint[], choices: readonly number[]): YearInput {
  const states = ["planned", "planned", "done", "skipped", "snoozed"] as const;
  const answered = stored.map((one, index): Touchpoint => {
    const state = states[(choices[index] ?? 0) % states.length] ?? "planned";
    if (one.state !== "planned" || state === "planned") return one;
    return { ...one, state, reason: "answered", answeredAt: `${one.date}T15:00:00.000Z` };
  });
  const sent = stored.filter((_, index) => (choices[index] ?? 0) % 2 === 1).map(({ id }) => id);
  return { ...input, stored: answered, sent: new Set(sent) };
}

const choices = fc.array(fc.nat(100), { minLength: 12, maxLength: 12 });

describe("planning a year", () => {
  it("Y1: is idempotent, whatever was sent and answered before", () => {
    forAll(
      fc.property(someYear, someMoment, someMoment, choices, (input, once, now, chosen) => {
        const before = lived(input, planYear(input, once), chosen);
        const year = planYear(before, now);
        const again = diffYear(year, planYear({ ...before, stored: year }, now));
        expect({ ...again, unchanged: [] }).toEqual(diffYear([], []));
      }),
      120,
    );
  });

  it("Y1: comes to the same year from another plan as from none, until something is sent or over", () => {
    forAll(
      fc.property(someYear, someYear, (input, other) => {
        const start = on("2026-07-01");
        const fresh = planYear(input, start);
        const stored = planYear({ ...other, stored: [] }, start);
        const changed = planYear({ ...input, stored }, start);
        const plain = (year: Touchpoint[]) =>
          year.filter(isPlanned).map(({ meeting, ...one }) => ({ ...one, meeting: meeting?.state === "proposed" }));
        expect(plain(changed)).toEqual(plain(fresh));
      }),
      80,
    );
  });

  it("makes only touchpoints that can be stored, each once", () => {
    forAll(
      fc.property(someYear, someMoment, (input, now) => {
        const year = planYear(input, now);
        expect(year.map((one) => Touchpoint.parse(one))).toEqual(year);
        expect(new Set(year.map(({ id }) => id)).size).toBe(year.length);
      }),
    );
  });

  it("Y14: puts no prompt on a weekend or a holiday, none before the start and none after its last day", () => {
    forAll(
      fc.property(someYear, someMoment, (input, now) => {
        const holidays = new Set(input.programme.holidays);
        const start = input.mentorships[0]?.mentorship.startDate ?? "";
        for (const { date, expires } of planYear(input, now).filter(isPlanned)) {
          expect(isWorkingDay(dateOf(date), holidays)).toBe(true);
          expect(date >= start && date <= expires).toBe(true);
        }
      }),
      120,
    );
  });

  it("Y2: prompts the CV review 21 days before the earliest limit, unless the mentorship began too late for that", () => {
    forAll(
      fc.property(someYear, (input) => {
        const cvReview = planYear(input, on("2026-07-01")).find(
          ({ key, state }) => key === "cv-review" && state === "planned",
        );
        if (!cvReview) return;
        const facts = input.mentee.facts["2026"] ?? {};
        const registration = input.keyDates.find(({ name }) => name === "placement-registration")?.date ?? "2026-09-15";
        const limits = [
          "2026-10-15",
          "2027-01-02",
          ...(facts.usesPlacementService === true ? [registration] : []),
          ...Object.entries(input.mentee.milestones)
            .filter(([name]) => name !== "placement-registration" || facts.usesPlacementService !== false)
            .map(([, date]) => date),
        ].sort();
        const latest = dateOf(limits[0] ?? "").subtract({ days: 21 });
        const start = dateOf(input.mentorships[0]?.mentorship.startDate ?? "");
        const before = workingDayUntil(latest, new Set(input.programme.holidays));
        const possible = Temporal.PlainDate.compare(before, start) >= 0;
        const story = JSON.stringify([cvReview.date, cvReview.reason, latest, start, facts, input.mentee.milestones]);
        if (possible) expect(cvReview.date <= latest.toString(), story).toBe(true);
      }),
      200,
    );
  });

  it("Y7: keeps the order of the year wherever the conference moves in autumn", () => {
    forAll(
      fc.property(aDay("2026-11-20", 40), (midyear) => {
        const keyDates = [aKeyDate("midyear", { date: midyear.toString(), days: 5 })];
        const year = planYear(aYear({ keyDates }), on("2026-08-04"));
        const date = (key: string) => year.find((one) => one.key === key && one.state === "planned")?.date ?? "missing";
        const order = [date("cv-review"), date("midyear-plan"), midyear.toString(), date("debrief"), date("phase-1")];
        expect(order).not.toContain("missing");
        expect(order).toEqual(order.toSorted());
      }),
    );
  });

  it("Y23: gives a reason for every touchpoint it plans or drops", () => {
    const planned = ["planned", "deadline", "caught-up"];
    const dropped = ["no-longer-applies", "started-later", "no-date", "too-late", "no-mentorship"];
    forAll(
      fc.property(someYear, someMoment, (input, now) => {
        for (const { state, reason } of planYear(input, now)) {
          expect(state === "planned" ? planned : dropped).toContain(reason);
        }
      }),
    );
  });

  it("says in the difference what became of each touchpoint, once", () => {
    forAll(
      fc.property(someYear, someYear, someMoment, (one, other, now) => {
        const stored = planYear(one, now);
        const desired = planYear({ ...other, stored }, now);
        const { created, unchanged, ...changes } = diffYear(stored, desired);
        const ids = [
          ...created,
          ...unchanged,
          ...Object.values(changes)
            .flat()
            .map(({ is }) => is),
        ].map(({ id }) => id);
        expect(ids.toSorted()).toEqual(desired.map(({ id }) => id).toSorted());
      }),
    );
  });

  it("brings back what was dropped when its condition holds again in time", () => {
    const going = aYear();
    const home = aYear({ mentee: aParticipant("ana", { facts: { "2026": { attends: false } } }) });
    const first = planYear(going, on("2026-08-04"));
    const second = planYear({ ...home, stored: first }, on("2026-08-05"));
    expect(diffYear(first, second).dropped.map(({ is }) => is.key)).toEqual(["midyear-plan"]);
    const third = planYear({ ...going, stored: second }, on("2026-08-06"));
    expect(diffYear(second, third).revived.map(({ is }) => is.key)).toEqual(["midyear-plan"]);
  });

  it("moves nothing that is dropped and stays so", () => {
    const mentee = aParticipant("ana", { facts: { "2026": { attends: false } } });
    const stored = planYear(aYear({ mentee }), on("2026-08-04"));
    const keyDates = [aKeyDate("midyear", { date: "2026-12-13" })];
    const diff = diffYear(stored, planYear(aYear({ mentee, stored, keyDates }), on("2026-08-05")));
    expect(diff.moved.map(({ is }) => is.key)).toEqual(["cv-review", "debrief"]);
  });

  it("rewrites nothing once it is over, sent or not", () => {
    const stored = planYear(aYear(), on("2026-08-04"));
    const later = planYear(aYear({ stored }), on("2027-01-20"));
    const over = ["cv-review", "fit-check", "residency-questions", "midyear-plan", "debrief"];
    const isOver = ({ key }: Touchpoint) => over.includes(key);
    expect(later.filter(isOver)).toEqual(stored.filter(isOver));
  });
});
