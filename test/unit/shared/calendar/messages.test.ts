import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { type Concern, planMessages, promptId } from "#shared/calendar/messages.ts";
import { planYear } from "#shared/calendar/plan.ts";
import { isWorkingDay } from "#shared/calendar/working-days.ts";
import { Message } from "#shared/domain/message.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import { ashpStudent } from "#shared/playbooks/ashp-student.ts";
import { someMoment, someYear } from "./arbitraries.ts";
import { aMentorship, aParticipant, aProgramme, aYear, on, planned } from "./builders.ts";
import { forAll } from "./for-all.ts";

const lee = { id: "lee", zone: "America/New_York" };
const ana = { id: "ana", zone: "America/Chicago" };
const tz = "2026b";

const messagesOf = (person: typeof lee, concerns: Concern[], day = "2026-08-04", programme = aProgramme()) =>
  planMessages(person, programme, ashpStudent, concerns, tz, on(day));

/** Ben is Lee's other mentee. */
function bensYear(firstDeadline?: string): Touchpoint[] {
  const milestones = firstDeadline === undefined ? {} : { "first-deadline": firstDeadline };
  const members = [
    { person: "ben", role: "mentee" as const, since: "2026-08-03" },
    { person: "lee", role: "mentor" as const, since: "2026-08-03" },
  ];
  const mentorships = [
    { mentorship: aMentorship({ id: "shp_2", members }), mentors: [aParticipant("lee", { role: "mentor" })] },
  ];
  return planYear(aYear({ mentee: aParticipant("ben", { milestones }), mentorships }), on("2026-08-04"));
}

const forMentor = (touchpoints: Touchpoint[]) =>
  touchpoints.map((touchpoint): Concern => ({ touchpoint, side: "mentor", since: "2026-08-03" }));
const forMentee = (touchpoints: (Touchpoint | undefined)[]) =>
  touchpoints.flatMap((touchpoint): Concern[] => (touchpoint ? [{ touchpoint, side: "mentee" }] : []));

const year = planYear(aYear(), on("2026-08-04"));
const cvReview = year.filter(({ key }) => key === "cv-review");

describe("prompts in the ledger", () => {
  it("Y12: are one message for a mentor of two, naming both, on the earlier of the two days", () => {
    const bens = bensYear("2026-09-30");
    const messages = messagesOf(lee, forMentor([...year, ...bens]));
    const [message, ...others] = messages.filter(({ subject }) => subject === "cv-review");
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      about: ["demo.ana.cv-review.2026", "demo.ben.cv-review.2026"],
      wall: { date: "2026-09-09" },
      expiresAt: "2026-10-01T04:00:00.000Z", // The end of 30 September in New York: the earlier of the two, too.
    });
  });

  it("Y12: are the same message whatever the order of mentees, and whoever the mentor is to them", () => {
    const concerns = forMentor([...year, ...bensYear()]);
    const ids = (messages: Message[]) => messages.map(({ id }) => id).toSorted();
    expect(ids(messagesOf(lee, concerns.toReversed()))).toEqual(ids(messagesOf(lee, concerns)));
    const both = [...forMentor(bensYear()), ...forMentee(year)];
    const cvReviews = messagesOf(ana, both).filter(({ subject }) => subject === "cv-review");
    expect(cvReviews.map(({ id }) => id)).toEqual([promptId("ana", "demo", "cv-review", "2026")]);
  });

  it("Y12: name a mentee whose date is still ahead when the other's is over", () => {
    const concerns = forMentor([...cvReview, ...bensYear("2026-09-30").filter(({ key }) => key === "cv-review")]);
    const [message] = messagesOf(lee, concerns, "2026-10-20");
    expect(message).toMatchObject({ state: "PLANNED", about: ["demo.ana.cv-review.2026"] });
  });

  it("are due in the morning where the person lives, and expire at midnight there", () => {
    const [message] = messagesOf({ id: "ana", zone: "Pacific/Auckland" }, forMentee(cvReview));
    expect(message?.wall).toMatchObject({ date: "2026-09-14", zone: "Pacific/Auckland", tz });
    expect(message?.wall?.time.slice(0, 2)).toMatch(/09|10/);
    expect(message?.dueAt.startsWith("2026-09-13T2")).toBe(true);
    expect(message?.expiresAt).toBe("2027-01-02T11:00:00.000Z");
    expect(message?.nextActionAt).toBe(message?.dueAt);
  });

  it("go to the next working day once their own window is over", () => {
    const dueAt = (now: string) =>
      planMessages(ana, aProgramme(), ashpStudent, forMentee(cvReview), tz, Temporal.Instant.from(now))[0]?.wall?.date;
    expect(dueAt("2026-09-14T15:59:00Z")).toBe("2026-09-14");
    expect(dueAt("2026-09-14T16:00:00Z")).toBe("2026-09-15");
  });

  it("go to the next window when theirs was days ago", () => {
    const [message] = messagesOf(ana, forMentee(cvReview), "2026-09-18"); // Noon UTC of a Friday, before nine in Chicago.
    expect(message?.wall?.date).toBe("2026-09-18");
    const programme = aProgramme({ holidays: ["2026-09-18"] });
    expect(messagesOf(ana, forMentee(cvReview), "2026-09-18", programme)[0]?.wall?.date).toBe("2026-09-21");
  });

  it("Y23: are recorded as skipped when no window is left", () => {
    const [message] = messagesOf(ana, forMentee(cvReview), "2027-01-05");
    expect(message).toMatchObject({ state: "SKIPPED", reason: "too-late" });
    expect(message).not.toHaveProperty("nextActionAt");
  });

  it("P11: tell a new mentor nothing that was due before they came", () => {
    const concerns = cvReview.map((touchpoint): Concern => ({ touchpoint, side: "mentor", since: "2026-10-01" }));
    expect(messagesOf(lee, concerns, "2026-10-02")).toMatchObject([{ state: "CANCELLED", reason: "started-later" }]);
  });

  it("P11: are taken back from a mentor whose mentorship ended", () => {
    const concerns = cvReview.map((touchpoint): Concern => ({ touchpoint, side: "mentor", until: "2026-09-01" }));
    expect(messagesOf(lee, concerns)).toMatchObject([{ state: "CANCELLED", reason: "no-mentorship" }]);
  });

  it("Y23: are cancelled with the touchpoint's own reason, or because it was answered", () => {
    const reasonFor = (change: Partial<Touchpoint>) =>
      messagesOf(ana, forMentee(cvReview.map((one) => ({ ...one, ...change })))).map(({ reason }) => reason);
    expect(reasonFor({ state: "dropped", reason: "no-date" })).toEqual(["no-date"]);
    expect(reasonFor({ state: "done" })).toEqual(["answered"]);
    expect(reasonFor({ sides: ["mentor"] })).toEqual(["no-longer-applies"]);
  });

  it("Y14: leave on working days between nine and eleven local time, never after they expire", () => {
    const zones = fc.constantFrom(...Intl.supportedValuesOf("timeZone"));
    forAll(
      fc.property(someYear, someMoment, zones, (input, now, zone) => {
        const touchpoints = planYear(input, now);
        const messages = planMessages(
          { id: "ana", zone },
          input.programme,
          ashpStudent,
          forMentee(touchpoints),
          tz,
          now,
        );
        const holidays = new Set(input.programme.holidays);
        for (const message of messages.filter(({ state }) => state === "PLANNED")) {
          const local = Temporal.Instant.from(message.dueAt).toZonedDateTimeISO(zone);
          expect(isWorkingDay(local.toPlainDate(), holidays)).toBe(true);
          expect(local.hour === 9 || local.hour === 10).toBe(true);
          expect(message.dueAt < message.expiresAt).toBe(true);
          expect((message.wall?.windowEnds ?? "") > now.toString()).toBe(true);
          expect(`${message.wall?.date}T${message.wall?.time}`).toBe(local.toPlainDateTime().toString().slice(0, 16));
        }
      }),
      60,
    );
  });

  it("are records the ledger can store, final exactly when nothing is left to do", () => {
    forAll(
      fc.property(someYear, someMoment, (input, now) => {
        const concerns = forMentee(planYear(input, now));
        for (const message of planMessages(ana, input.programme, ashpStudent, concerns, tz, now)) {
          expect(Message.parse(message)).toEqual(message);
          expect(message.nextActionAt !== undefined).toBe(message.state === "PLANNED");
        }
      }),
      40,
    );
  });

  it("Y10: include what comes back after a snooze as a message of its own", () => {
    const snoozed = cvReview.map((one) => ({
      ...one,
      state: "snoozed" as const,
      answeredAt: "2026-09-15T15:00:00.000Z",
    }));
    const again = planned(aYear({ stored: snoozed }), "2026-09-15", "cv-review", "2026.2");
    const messages = messagesOf(ana, forMentee([...snoozed, again]), "2026-09-15");
    expect(messages.map(({ state, occurrence }) => `${occurrence} ${state}`)).toEqual([
      "2026 CANCELLED",
      "2026.2 PLANNED",
    ]);
  });
});
