import { describe, expect, it } from "vitest";
import { planYear } from "#shared/calendar/plan.ts";
import type { YearInput } from "#shared/calendar/year.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import { aKeyDate, aMentorship, aParticipant, aProgramme, aYear, on, planned } from "./builders.ts";

const facts = (given: Record<string, boolean>) => ({ mentee: aParticipant("ana", { facts: { "2026": given } }) });

function answered(touchpoint: Touchpoint | undefined, state: "done" | "snoozed", day: string): Touchpoint[] {
  return touchpoint ? [{ ...touchpoint, state, reason: "answered", answeredAt: `${day}T15:00:00.000Z` }] : [];
}

function dates(input: YearInput, day = "2026-08-04"): Record<string, string> {
  const touchpoints = planYear(input, on(day)).filter(({ state }) => state === "planned");
  return Object.fromEntries(touchpoints.map(({ key, date }) => [key, date]));
}

/** Lee's mentorship over, Kim's begun. */
function withKim(startDate: string): YearInput["mentorships"] {
  const members = [
    { person: "ana", role: "mentee" as const, since: startDate },
    { person: "kim", role: "mentor" as const, since: startDate },
  ];
  return [
    { mentorship: aMentorship({ state: "ended" }), mentors: [aParticipant("lee", { role: "mentor" })] },
    {
      mentorship: aMentorship({ id: "shp_2", round: "rnd_2", startDate, members }),
      mentors: [aParticipant("kim", { role: "mentor" })],
    },
  ];
}

describe("a student's year", () => {
  it("Y1: stands complete as soon as the mentorship starts", () => {
    expect(dates(aYear())).toEqual({
      "cv-review": "2026-09-14",
      "fit-check": "2026-09-02",
      "residency-questions": "2026-10-15",
      "midyear-plan": "2026-11-09",
      debrief: "2026-12-15",
      "mock-interview": "2027-01-08",
      "phase-1": "2027-03-18",
      "phase-2": "2027-04-15",
      spring: "2027-04-23",
      close: "2027-06-08",
    });
  });

  it("Y7: follows the conference when it is confirmed a week later", () => {
    const moved = dates(aYear({ keyDates: [aKeyDate("midyear", { date: "2026-12-13" })] }));
    expect(moved).toMatchObject({ "cv-review": "2026-09-21", "midyear-plan": "2026-11-16", debrief: "2026-12-22" });
  });

  it("Y7: loses what hangs on a cancelled conference, but not the CV review for the deadlines", () => {
    const cancelled = dates(aYear({ keyDates: [aKeyDate("midyear", { state: "cancelled" })] }));
    expect(cancelled).not.toHaveProperty("midyear-plan");
    expect(cancelled).not.toHaveProperty("debrief");
    expect(cancelled).toMatchObject({ "cv-review": "2026-09-24" });
  });

  it("Y7 F30: drops a stored prompt whose key date is cancelled, with the reason", () => {
    const stored = planYear(aYear(), on("2026-08-04"));
    const input = aYear({ stored, keyDates: [aKeyDate("midyear", { state: "cancelled" })] });
    expect(planned(input, "2026-08-05", "midyear-plan")).toMatchObject({ state: "dropped", reason: "no-date" });
  });

  it("Y14: moves a prompt off a holiday, to the working day before", () => {
    const programme = aProgramme({ holidays: ["2026-11-09"] });
    expect(dates(aYear({ programme }))).toMatchObject({ "midyear-plan": "2026-11-06" });
  });

  it("never asks for results on the day they come out", () => {
    const keyDates = [aKeyDate("phase-1-results", { date: "2027-03-12" })]; // A Friday.
    expect(dates(aYear({ keyDates }))).toMatchObject({ "phase-1": "2027-03-15" });
  });

  it("Y3: has only the sections that apply", () => {
    const sections = (given: Record<string, boolean>) =>
      planned(aYear(facts(given)), "2026-08-04", "midyear-plan")?.sections.mentee;
    expect(sections({})).toEqual(["showcase"]);
    expect(sections({ presentsPoster: true, usesPlacementService: true })).toEqual(["showcase", "placement", "poster"]);
    expect(sections({ seeksResidency: false, presentsPoster: true })).toEqual(["poster"]);
  });

  it("Y3: leaves out the conference for a mentee who does not go", () => {
    const input = aYear(facts({ attends: false }));
    expect(planned(input, "2026-08-04", "midyear-plan")).toMatchObject({
      state: "dropped",
      reason: "no-longer-applies",
    });
  });

  it("Y3: turns to the mentor about the conference only for a poster or if both attend", () => {
    const sides = (given: Record<string, boolean>) => planned(aYear(facts(given)), "2026-08-04", "midyear-plan")?.sides;
    expect(sides({ attends: true })).toEqual(["mentee"]);
    expect(sides({ presentsPoster: true })).toEqual(["mentee", "mentor"]);
  });

  it("Y5: follows up on the conference with those who went, and on letters of intent with the others", () => {
    const sections = (given: Record<string, boolean>) =>
      planned(aYear(facts(given)), "2026-08-04", "debrief")?.sections.mentee;
    expect(sections({ attends: true })).toEqual(["debrief"]);
    expect(sections({ attends: false })).toEqual(["letter-of-intent"]);
  });

  it("P12: belongs to whoever is the mentee now", () => {
    const members = [
      { person: "ana", role: "mentor" as const, since: "2026-10-01" },
      { person: "lee", role: "mentee" as const, since: "2026-10-01" },
    ];
    const mentorships = [{ mentorship: aMentorship({ members }), mentors: [aParticipant("ana", { role: "both" })] }];
    expect(dates(aYear({ mentorships }))).toEqual({});
    expect(dates(aYear({ mentorships, mentee: aParticipant("lee") }))).toHaveProperty("close");
  });
});

describe("the CV review", () => {
  it("Y2: comes three weeks before placement registration for those who use the service", () => {
    const input = aYear({ ...facts({ usesPlacementService: true }), keyDates: [] });
    expect(planned(input, "2026-08-04", "cv-review")).toMatchObject({ date: "2026-08-25", reason: "deadline" });
  });

  it("Y2: comes three weeks before the mentee's own first deadline", () => {
    const mentee = aParticipant("ana", { milestones: { "first-deadline": "2026-09-30" } });
    expect(planned(aYear({ mentee }), "2026-08-04", "cv-review")).toMatchObject({
      date: "2026-09-09",
      expires: "2026-09-30",
      reason: "deadline",
    });
  });

  it("Y2: is not moved by a milestone of last year", () => {
    const mentee = aParticipant("ana", { milestones: { "first-deadline": "2026-05-01" } });
    expect(planned(aYear({ mentee }), "2026-08-04", "cv-review")?.date).toBe("2026-09-14");
  });

  it("Y6: is dropped when the mentee's own deadline turns out to be over", () => {
    const stored = planYear(aYear(), on("2026-08-04"));
    const mentee = aParticipant("ana", { milestones: { "first-deadline": "2026-08-20" } });
    expect(planned(aYear({ stored, mentee }), "2026-08-25", "cv-review")).toMatchObject({
      state: "dropped",
      reason: "too-late",
    });
  });

  it("Y6: goes back when a milestone is taken away", () => {
    const mentee = aParticipant("ana", { milestones: { "first-deadline": "2026-09-30" } });
    const stored = planYear(aYear({ mentee }), on("2026-08-04"));
    expect(planned(aYear({ stored }), "2026-08-05", "cv-review")?.date).toBe("2026-09-14");
  });
});

describe("a mentorship that starts late", () => {
  const late = (startDate: string) => {
    const [first] = aYear().mentorships;
    return aYear({ mentorships: first ? [{ ...first, mentorship: aMentorship({ startDate }) }] : [] });
  };

  it("catches up on the CV review three days after its start", () => {
    expect(planned(late("2026-10-05"), "2026-10-05", "cv-review")).toMatchObject({
      date: "2026-10-08",
      reason: "caught-up",
    });
  });

  it("catches up on a working day", () => {
    expect(planned(late("2026-10-07"), "2026-10-07", "cv-review")?.date).toBe("2026-10-12");
  });

  it("Y23 F30: leaves out what has passed, and says so", () => {
    const january = late("2027-01-11");
    expect(planned(january, "2027-01-11", "residency-questions")).toMatchObject({
      state: "dropped",
      reason: "started-later",
    });
    expect(planned(january, "2027-01-11", "cv-review")).toMatchObject({ state: "dropped", reason: "started-later" });
    expect(planned(january, "2027-01-11", "mock-interview")).toMatchObject({ state: "planned", date: "2027-01-14" });
  });
});

describe("what was sent or answered", () => {
  const stored = planYear(aYear(), on("2026-08-04"));
  const cvReview = stored.find(({ key }) => key === "cv-review");

  it("stays as it was, whatever moves", () => {
    const input = aYear({
      stored,
      sent: new Set([cvReview?.id ?? ""]),
      keyDates: [aKeyDate("midyear", { date: "2026-12-20" })],
    });
    expect(planned(input, "2026-09-15", "cv-review")).toEqual(cvReview);
  });

  it("P11: stays with the mentee when the mentor leaves; what is ahead is dropped", () => {
    const [first] = aYear().mentorships;
    const ended = first ? [{ ...first, mentorship: aMentorship({ state: "ended" }) }] : [];
    const kept = stored.flatMap((one) => (one.key === "cv-review" ? answered(one, "done", "2026-09-16") : [one]));
    const year = planYear(aYear({ stored: kept, mentorships: ended }), on("2026-10-01"));
    expect(year.filter(({ state }) => state === "done").map(({ key }) => key)).toEqual(["cv-review"]);
    const ahead = year.filter(({ state, expires }) => state !== "done" && expires >= "2026-10-01");
    expect(ahead.map(({ state, reason }) => `${state} ${reason}`)).toEqual(Array(9).fill("dropped no-mentorship"));
  });

  it("P11: is not repeated with the next mentor, and what was dropped comes back", () => {
    const kept = stored.flatMap((one) => (one.key === "cv-review" ? answered(one, "done", "2026-09-16") : [one]));
    const [first] = aYear().mentorships;
    const ended = first ? [{ ...first, mentorship: aMentorship({ state: "ended" }) }] : [];
    const alone = planYear(aYear({ stored: kept, mentorships: ended }), on("2026-10-01"));
    const again = aYear({ stored: alone, mentorships: withKim("2026-10-05") });
    expect(planned(again, "2026-10-05", "cv-review")?.state).toBe("done");
    expect(planned(again, "2026-10-05", "midyear-plan")).toMatchObject({ state: "planned", date: "2026-11-09" });
    expect(planned(again, "2026-10-05", "fit-check", "rnd_1")?.state).toBe("dropped");
    expect(planned(again, "2026-10-05", "fit-check", "rnd_2")).toMatchObject({ state: "planned", date: "2026-11-04" });
  });
});

describe("a snooze", () => {
  const cvReview = planned(aYear(), "2026-08-04", "cv-review");
  const snoozed = answered(cvReview, "snoozed", "2026-09-15");

  it("Y10: brings the topic back a week later, to the mentee alone", () => {
    expect(planned(aYear({ stored: snoozed }), "2026-09-15", "cv-review", "2026.2")).toMatchObject({
      state: "planned",
      date: "2026-09-22",
      sides: ["mentee"],
    });
  });

  it("Y10: brings it back once only", () => {
    const second = planned(aYear({ stored: snoozed }), "2026-09-15", "cv-review", "2026.2");
    const twice = [...snoozed, ...answered(second, "snoozed", "2026-09-22")];
    const year = planYear(aYear({ stored: twice }), on("2026-09-23"));
    expect(year.filter(({ key }) => key === "cv-review").map(({ occurrence }) => occurrence)).toEqual([
      "2026",
      "2026.2",
    ]);
  });

  it("Y10: does not bring it back after it is over", () => {
    const late = answered(cvReview, "snoozed", "2026-12-30");
    expect(planned(aYear({ stored: late }), "2026-12-30", "cv-review", "2026.2")).toMatchObject({
      state: "dropped",
      reason: "too-late",
    });
  });
});

describe("the next cycle", () => {
  it("begins anew and leaves the last one as it was", () => {
    const stored = planYear(aYear(), on("2026-08-04"));
    const year = planYear(aYear({ stored }), on("2027-07-01"));
    expect(year.filter(({ occurrence }) => occurrence === "2026")).toEqual(
      stored.filter(({ occurrence }) => occurrence === "2026"),
    );
    expect(year.find(({ key, occurrence }) => key === "cv-review" && occurrence === "2027")?.date).toBe("2027-09-13");
  });
});
