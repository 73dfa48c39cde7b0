import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changedMeetings, diffYear } from "#shared/calendar/diff.ts";
import { planYear } from "#shared/calendar/plan.ts";
import type { YearInput } from "#shared/calendar/year.ts";
import { aKeyDate, aMentorship, aParticipant, aYear, bothAttending, on, planned } from "./builders.ts";
import { forAll } from "./for-all.ts";

function attending(
  mentee: boolean | undefined,
  mentor: boolean | undefined,
): Pick<YearInput, "mentee" | "mentorships"> {
  const facts = (attends: boolean | undefined) => ({ "2026": attends === undefined ? {} : { attends } });
  return {
    mentee: aParticipant("ana", { facts: facts(mentee) }),
    mentorships: [
      { mentorship: aMentorship(), mentors: [aParticipant("lee", { role: "mentor", facts: facts(mentor) })] },
    ],
  };
}

const meetingOf = (input: YearInput, day = "2026-10-01") => planned(input, day, "midyear-plan")?.meeting;
const proposed = planYear(aYear(bothAttending()), on("2026-10-01"));

describe("a meeting in person", () => {
  it("Y4: is proposed on the second day of the conference, in the venue's time", () => {
    const keyDates = [aKeyDate("midyear", { date: "2026-12-06", zone: "America/Los_Angeles" })];
    expect(meetingOf(aYear({ ...bothAttending(), keyDates }))).toEqual({
      date: "2026-12-07",
      time: "12:30",
      zone: "America/Los_Angeles",
      minutes: 30,
      sequence: 0,
      state: "proposed",
    });
  });

  it("Y4: is told of in the mail to both", () => {
    const touchpoint = proposed.find(({ key }) => key === "midyear-plan");
    expect(touchpoint?.sides).toEqual(["mentee", "mentor"]);
    expect(touchpoint?.sections).toEqual({ mentee: ["showcase", "meeting"], mentor: ["meeting"] });
  });

  it("Y4: is proposed exactly when both said they attend", () => {
    const answer = fc.constantFrom(true, false, undefined);
    forAll(
      fc.property(answer, answer, (mentee, mentor) => {
        const meeting = meetingOf(aYear(attending(mentee, mentor)));
        expect(meeting !== undefined).toBe(mentee === true && mentor === true);
      }),
    );
  });

  it("Y4: is cancelled when either answer changes, and proposed again when it changes back", () => {
    const without = planYear(aYear({ ...attending(true, false), stored: proposed }), on("2026-10-02"));
    const cancelled = without.find(({ key }) => key === "midyear-plan");
    expect(cancelled?.meeting).toMatchObject({ state: "cancelled", sequence: 1 });
    expect(cancelled?.sections.mentee).toEqual(["showcase"]);
    expect(meetingOf(aYear({ ...bothAttending(), stored: without }))).toMatchObject({ state: "proposed", sequence: 2 });
  });

  it("Y4: is cancelled with the prompt when the mentee stays at home", () => {
    const touchpoint = planned(aYear({ ...attending(false, true), stored: proposed }), "2026-10-02", "midyear-plan");
    expect(touchpoint).toMatchObject({ state: "dropped", meeting: { state: "cancelled", sequence: 1 } });
  });

  it("Y4: is still kept up to date after the prompt was sent", () => {
    const keyDates = [aKeyDate("midyear", { date: "2026-12-13" })];
    const sent = new Set(proposed.map(({ id }) => id));
    const input = aYear({ ...bothAttending(), stored: proposed, sent, keyDates });
    expect(meetingOf(input, "2026-11-20")).toMatchObject({ date: "2026-12-14", sequence: 1 });
    const changes = changedMeetings(diffYear(proposed, planYear(input, on("2026-11-20"))));
    expect(changes.map(({ is }) => is.key)).toEqual(["midyear-plan"]);
  });

  it("Y4: is proposed after the prompt was sent, if the second yes comes later", () => {
    const stored = planYear(aYear(attending(true, undefined)), on("2026-10-01"));
    const sent = new Set(stored.map(({ id }) => id));
    expect(meetingOf(aYear({ ...bothAttending(), stored, sent }), "2026-11-20")).toMatchObject({ sequence: 0 });
  });

  it("P11: is cancelled when the mentor leaves", () => {
    const sent = new Set(proposed.map(({ id }) => id));
    const mentorships = [{ mentorship: aMentorship({ state: "ended" }), mentors: [] }];
    const { mentee } = bothAttending();
    const input = aYear({ mentee, mentorships, stored: proposed, sent });
    expect(meetingOf(input, "2026-11-20")).toMatchObject({ state: "cancelled", sequence: 1 });
  });

  it("stays on its day when that is a holiday", () => {
    const input = aYear(bothAttending());
    const programme = { ...input.programme, holidays: ["2026-12-07"] };
    expect(meetingOf({ ...input, programme })?.date).toBe("2026-12-07");
  });

  it("stays as it was once it is over", () => {
    const input = aYear({ ...attending(true, false), stored: proposed });
    expect(meetingOf(input, "2026-12-10")).toMatchObject({ state: "proposed", sequence: 0 });
  });

  it("Y24: raises its sequence with every change, by one, and never otherwise", () => {
    const answer = fc.tuple(fc.boolean(), fc.boolean(), fc.constantFrom("2026-12-06", "2026-12-13"));
    forAll(
      fc.property(fc.array(answer, { maxLength: 12 }), (answers) => {
        let stored = proposed;
        for (const [mentee, mentor, date] of answers) {
          const keyDates = [aKeyDate("midyear", { date })];
          const before = stored.find(({ key }) => key === "midyear-plan")?.meeting;
          stored = planYear(aYear({ ...attending(mentee, mentor), keyDates, stored }), on("2026-10-02"));
          const after = stored.find(({ key }) => key === "midyear-plan")?.meeting;
          const changed = before?.state !== after?.state || before?.date !== after?.date;
          expect(after?.sequence).toBe((before?.sequence ?? 0) + (changed ? 1 : 0));
        }
      }),
    );
  });
});
