import type * as z from "zod";
import { Playbook } from "#shared/domain/playbook.ts";
import { ashpStudentKeyDates } from "./ashp-student-key-dates.ts";
import { bothAttend, fitCheck, keyDate, mentee, own, type Rule, unlessMenteeSaysNo } from "./rule-words.ts";

/** A CV needs three weeks to be read, talked over and mended before anybody judges it. */
const cvDays = -21;

const cvReview: Rule = {
  key: "cv-review",
  at: keyDate("midyear", -83),
  noLaterThan: [
    keyDate("letter-request", cvDays),
    { ...keyDate("placement-registration", cvDays), if: mentee("usesPlacementService") },
    keyDate("first-deadline", cvDays),
    own("letter-request", cvDays),
    // Who gives a date of their own means to use the service, said or not.
    { ...own("placement-registration", cvDays), if: unlessMenteeSaysNo("usesPlacementService") },
    own("first-deadline", cvDays),
  ],
  mentee: { sections: [{ name: "cv" }], asks: ["attends", "presentsPoster", "usesPlacementService"] },
  mentor: { sections: [{ name: "checklist" }], asks: ["attends"] },
  expires: keyDate("first-deadline"),
  late: "send",
};

const residencyQuestions: Rule = {
  key: "residency-questions",
  at: keyDate("mid-october"),
  if: unlessMenteeSaysNo("seeksResidency"),
  mentee: {
    sections: [{ name: "questions" }, { name: "letters" }, { name: "placement", if: mentee("usesPlacementService") }],
    asks: ["seeksResidency"],
  },
  expires: keyDate("mid-october", 21),
  late: "skip",
};

const midyearPlan: Rule = {
  key: "midyear-plan",
  at: keyDate("midyear", -27),
  if: unlessMenteeSaysNo("attends"),
  mentee: {
    sections: [
      { name: "showcase", if: unlessMenteeSaysNo("seeksResidency") },
      { name: "placement", if: mentee("usesPlacementService") },
      { name: "poster", if: mentee("presentsPoster") },
    ],
  },
  mentor: {
    if: { any: [mentee("presentsPoster"), bothAttend] },
    sections: [{ name: "poster", if: mentee("presentsPoster") }],
  },
  // Its second day: the first is for arriving, and half an hour at noon clashes with no session.
  meeting: { on: keyDate("midyear", 1), time: "12:30", minutes: 30, if: bothAttend, section: "meeting" },
  expires: keyDate("midyear", -1),
  late: "send",
};

const debrief: Rule = {
  key: "debrief",
  at: keyDate("midyear", 9),
  if: { any: [mentee("attends"), unlessMenteeSaysNo("seeksResidency")] },
  mentee: {
    sections: [
      { name: "debrief", if: mentee("attends") },
      { name: "letter-of-intent", if: { not: mentee("attends") } },
    ],
  },
  expires: keyDate("midyear", 30),
  late: "skip",
};

const mockInterview: Rule = {
  key: "mock-interview",
  at: keyDate("january"),
  if: unlessMenteeSaysNo("seeksResidency"),
  mentee: { sections: [{ name: "mock-interview" }, { name: "five-questions" }] },
  mentor: { sections: [{ name: "interview-season" }, { name: "match-rules" }] },
  expires: keyDate("january", 35),
  late: "send",
};

/** Results are the mentee's to tell: no mentor is asked about them. */
const phase = (number: 1 | 2, next: string): Rule => ({
  key: `phase-${number}`,
  at: keyDate(`phase-${number}-results`, 1),
  if: unlessMenteeSaysNo("seeksResidency"),
  mentee: { sections: [{ name: "outcome" }, { name: next }] },
  expires: keyDate(`phase-${number}-results`, 10),
  late: "skip",
});

const spring: Rule = {
  key: "spring",
  at: keyDate("late-april"),
  mentee: {
    sections: [
      { name: "lasting-address" },
      { name: "licence-exam" },
      { name: "recent-project" },
      { name: "committees" },
    ],
  },
  expires: keyDate("late-april", 21),
  late: "skip",
};

const close: Rule = {
  key: "close",
  at: keyDate("june"),
  mentee: { sections: [{ name: "five-questions" }, { name: "certificate" }, { name: "next-year" }] },
  mentor: { sections: [{ name: "thanks" }, { name: "service-letter" }, { name: "next-year" }] },
  expires: keyDate("june", 20),
  late: "skip",
};

/** The student year of the American Society of Health-System Pharmacists, from July to June around its Midyear meeting. */
export const ashpStudent: Playbook = Playbook.parse({
  name: "ashp-student",
  version: 1,
  cycleStarts: { month: 7, day: 1 },
  keyDates: ashpStudentKeyDates,
  window: { from: "09:00", to: "11:00" },
  touchpoints: [
    cvReview,
    fitCheck,
    residencyQuestions,
    midyearPlan,
    debrief,
    mockInterview,
    phase(1, "phase-2-plan"),
    phase(2, "next-steps"),
    spring,
    close,
  ],
} satisfies z.input<typeof Playbook>);
