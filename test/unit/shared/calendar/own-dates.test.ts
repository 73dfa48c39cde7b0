import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { diffYear } from "#shared/calendar/diff.ts";
import { planYear } from "#shared/calendar/plan.ts";
import { isWorkingDay } from "#shared/calendar/working-days.ts";
import type { YearInput } from "#shared/calendar/year.ts";
import { type MilestoneName, milestoneNames, type Participant } from "#shared/domain/participant.ts";
import { Touchpoint } from "#shared/domain/touchpoint.ts";
import { ashpStudent2 } from "#shared/playbooks/ashp-student-2.ts";
import { aDay, someMoment } from "./arbitraries.ts";
import { aParticipant, aYear, on } from "./builders.ts";
import { forAll } from "./for-all.ts";

type Milestones = Participant["milestones"];
const prompted = ["results", "licence-exam", "certification", "graduation", "new-post"] as const;

/** Ana's year with these dates of her own, by the second version. */
const withDates = (milestones: Milestones, more: Partial<YearInput> = {}): YearInput =>
  aYear({ playbook: ashpStudent2, mentee: aParticipant("ana", { milestones }), ...more });
const own = (year: readonly Touchpoint[]) => year.filter(({ key }) => prompted.some((name) => name === key));
const planned = (year: readonly Touchpoint[]) => own(year).filter(({ state }) => state === "planned");
const only = (milestones: Milestones, day: string, more: Partial<YearInput> = {}) => {
  const [one, ...others] = own(planYear(withDates(milestones, more), on(day)));
  expect(others).toEqual([]);
  return one;
};

describe("what hangs on a date of one's own", () => {
  it.each([
    ["licence-exam", "2027-05-12", "2027-04-14"],
    ["certification", "2027-03-02", "2027-02-02"],
    // A Friday: seven days later is a Friday again.
    ["graduation", "2027-05-14", "2027-05-21"],
    ["new-post", "2027-02-01", "2027-03-03"],
    // A Friday: the day after is no working day, and the day itself is too early.
    ["results", "2027-03-12", "2027-03-15"],
  ] as const)("Y6: %s on %s is written of on %s", (name, date, due) => {
    expect(only({ [name]: date }, "2026-08-04")).toMatchObject({ state: "planned", date: due, sides: ["mentee"] });
  });

  it("Y6: moves when the date moves, goes when it is taken out, and comes back with it", () => {
    const first = planYear(withDates({ graduation: "2027-05-14" }), on("2026-08-04"));
    const moved = planYear(withDates({ graduation: "2027-06-04" }, { stored: first }), on("2026-08-05"));
    expect(diffYear(first, moved).moved.map(({ is }) => [is.key, is.date])).toEqual([["graduation", "2027-06-11"]]);
    const gone = planYear(withDates({}, { stored: moved }), on("2026-08-06"));
    expect(own(gone)).toMatchObject([{ state: "dropped", reason: "no-date" }]);
    const back = planYear(withDates({ graduation: "2027-05-14" }, { stored: gone }), on("2026-08-07"));
    expect(own(back)).toMatchObject([{ state: "planned", date: "2027-05-21" }]);
  });

  it("Y6: is prepared in time across the turn of the year, and followed there", () => {
    expect(only({ "licence-exam": "2027-07-09" }, "2027-05-01")).toMatchObject({
      date: "2027-06-11",
      occurrence: "2027",
    });
    const june = planYear(withDates({ "new-post": "2027-06-21" }), on("2027-05-01"));
    expect(planned(june)).toMatchObject([{ date: "2027-07-21", occurrence: "2026" }]);
    const moved = planYear(withDates({ "new-post": "2027-06-28" }, { stored: june }), on("2027-07-05"));
    expect(planned(moved)).toMatchObject([{ date: "2027-07-28", occurrence: "2026" }]);
    const out = planYear(withDates({}, { stored: june }), on("2027-07-05"));
    expect(planned(out)).toEqual([]);
  });

  it("Y6: is not said twice when its date slips over the turn of the year", () => {
    const first = planYear(withDates({ "licence-exam": "2027-06-25" }), on("2027-05-01"));
    const [sent] = planned(first);
    const later = withDates({ "licence-exam": "2027-07-16" }, { stored: first, sent: new Set([sent?.id ?? ""]) });
    expect(own(planYear(later, on("2027-06-01")))).toEqual([sent]);
    const another = withDates({ "licence-exam": "2027-12-17" }, { stored: first, sent: new Set([sent?.id ?? ""]) });
    expect(planned(planYear(another, on("2027-06-01")))).toHaveLength(2);
  });

  it("Y13: is said four times a cycle at most, what was sent first, and the silence has a reason", () => {
    const dates = { results: "2027-01-12", "licence-exam": "2027-04-01", certification: "2027-05-03" };
    const four = { ...dates, graduation: "2027-05-14" };
    const stored = planYear(withDates(four), on("2026-08-04"));
    expect(planned(stored)).toHaveLength(4);
    const five = planYear(withDates({ ...four, "new-post": "2027-01-04" }, { stored }), on("2026-08-05"));
    expect(planned(five)).toHaveLength(4);
    expect(own(five).filter(({ reason }) => reason === "enough")).toMatchObject([{ key: "graduation" }]);
    const sent = new Set(planned(stored).map(({ id }) => id));
    const late = planYear(withDates({ ...four, "new-post": "2027-01-04" }, { stored, sent }), on("2026-08-05"));
    expect(own(late).filter(({ reason }) => reason === "enough")).toMatchObject([{ key: "new-post" }]);
  });

  it("Y2: a date of one's own that belongs to another year pulls no limit of this one", () => {
    const year = planYear(withDates({ "first-deadline": "2027-07-20" }), on("2026-08-04"));
    expect(year.find(({ key }) => key === "cv-review")).toMatchObject({ date: "2026-09-14", reason: "planned" });
  });

  const someDates: fc.Arbitrary<Milestones> = fc
    .dictionary(fc.constantFrom<MilestoneName>(...milestoneNames), aDay("2026-05-01", 500).map(String))
    .map((dates) => ({ ...dates }));

  it("Y6, Y14: whatever is added, moved or taken out, planning is idempotent, storable and on working days, each prompt once", () => {
    forAll(
      fc.property(someDates, someDates, someMoment, someMoment, (before, after, one, other) => {
        const [then, now] = [one, other].sort(Temporal.Instant.compare);
        if (!then || !now) return;
        const stored = planYear(withDates(before), then);
        const year = planYear(withDates(after, { stored }), now);
        expect(diffYear(year, planYear(withDates(after, { stored: year }), now)).changed).toEqual([]);
        expect(planYear(withDates(after, { stored: year }), now)).toEqual(year);
        expect(year.map((touchpoint) => Touchpoint.parse(touchpoint))).toEqual(year);
        const today = now.toZonedDateTimeISO("America/Chicago").toPlainDate().toString();
        for (const name of prompted) {
          const ahead = planned(year).filter(({ key, expires }) => key === name && expires >= today);
          expect(ahead.length).toBeLessThanOrEqual(after[name] === undefined ? 0 : 1);
        }
        for (const { date } of planned(year)) expect(isWorkingDay(Temporal.PlainDate.from(date), new Set())).toBe(true);
      }),
      200,
    );
  });
});
