import type * as z from "zod";
import { type Condition, Playbook } from "#shared/domain/playbook.ts";
import { bothAttend, fitCheck, keyDate, mentee, type Rule, start, unlessMenteeSaysNo } from "./rule-words.ts";

/** Two meetings a year; one is enough to be no first-timer any more. */
type Meeting = "may" | "september";

/** Who has told us of the meeting in May needs no introduction to the one in September. */
const notYet: Record<Meeting, Partial<Record<"if", Condition>>> = {
  may: {},
  september: { if: { touchpoint: "may-debrief", became: "unanswered" } },
};

/** Before registration: what to expect, and which of the many tracks. Asked early, so that both can plan to go. */
const expect = (meeting: Meeting): Rule => ({
  ...notYet[meeting],
  key: `${meeting}-expect`,
  at: keyDate(`${meeting}-registration`, -7),
  noLaterThan: [keyDate(`${meeting}-meeting`, -60)],
  mentee: { sections: [{ name: "what-to-expect" }, { name: "tracks" }], asks: ["attends"] },
  // The first of the two asks mentors; a second mail would ask the same.
  ...(meeting === "may" && { mentor: { sections: [{ name: "first-time" }], asks: ["attends"] } }),
  expires: keyDate(`${meeting}-meeting`, -21),
  late: "send",
  pause: "shift",
});

/** Two weeks before: whom to meet, and whether to test at the connectathon or to look on. */
const plan = (meeting: Meeting): Rule => ({
  key: `${meeting}-plan`,
  at: keyDate(`${meeting}-meeting`, -14),
  if: unlessMenteeSaysNo("attends"),
  mentee: { sections: [{ name: "people" }, { name: "connectathon" }] },
  mentor: { if: bothAttend, sections: [{ name: "introduce" }] },
  // Its second day: the first is for arriving, and at noon no working group meets.
  meeting: { on: keyDate(`${meeting}-meeting`, 1), time: "12:30", minutes: 30, if: bothAttend, section: "meeting" },
  // The connectathon begins on the Saturday before.
  expires: keyDate(`${meeting}-meeting`, -3),
  late: "send",
  pause: "shift",
});

const debrief = (meeting: Meeting): Rule => ({
  key: `${meeting}-debrief`,
  at: keyDate(`${meeting}-meeting`, 9),
  if: mentee("attends"),
  mentee: { sections: [{ name: "introductions" }, { name: "next-call" }] },
  expires: keyDate(`${meeting}-meeting`, 30),
  late: "skip",
  pause: "drop",
});

const ballot = (season: "winter" | "summer"): Rule => ({
  key: `ballot-${season}`,
  at: keyDate(`ballot-${season}`, 3),
  mentee: { sections: [{ name: "comment" }] },
  expires: keyDate(`ballot-${season}`, 24),
  late: "skip",
  pause: "drop",
});

const firstSteps: Rule = {
  key: "first-steps",
  at: start(10),
  mentee: { sections: [{ name: "working-group" }] },
  expires: start(40),
  late: "skip",
  pause: "merge",
};

const between: Rule = {
  key: "between",
  at: start(45),
  mentee: { sections: [] },
  expires: { from: { kind: "due" }, days: 14 },
  late: "skip",
  pause: "drop",
  recurs: { topics: ["working-groups", "recent-project", "change-first", "mentors-work"], atMost: 3, apart: 14 },
  nudge: { rests: 21 },
};

const close: Rule = {
  key: "close",
  at: keyDate("october"),
  mentee: { sections: [{ name: "certificate" }, { name: "next-year" }] },
  mentor: { sections: [{ name: "thanks" }, { name: "service-letter" }, { name: "next-year" }] },
  expires: keyDate("october", 18),
  late: "skip",
  pause: "shift",
};

/**
 * A newcomer's way to a working group meeting of HL7 with its connectathon the weekend before, and into a working group
 * after it; from November to October, so that both meetings of a year and their registrations lie in one cycle.
 */
export const hl7FirstTime: Playbook = Playbook.parse({
  name: "hl7-first-time",
  version: 1,
  cycleStarts: { month: 11, day: 1 },
  // All tentative: HL7 sets its dates anew each year, and these only place the mails until a coordinator confirms them.
  keyDates: [
    // A ballot opened on 18 December 2020.
    { name: "ballot-winter", rule: { kind: "fixed", month: 12, day: 18 }, tentative: true },
    { name: "may-registration", rule: { kind: "fixed", month: 2, day: 20 }, tentative: true },
    { name: "may-meeting", rule: { kind: "weekday", month: 5, weekday: 1, nth: 2 }, days: 5, tentative: true },
    { name: "september-registration", rule: { kind: "fixed", month: 6, day: 20 }, tentative: true },
    { name: "ballot-summer", rule: { kind: "fixed", month: 8, day: 8 }, tentative: true },
    // From Monday 23 September 2024, with its connectathon on the 21st and 22nd; a week earlier in other years.
    { name: "september-meeting", rule: { kind: "weekday", month: 9, weekday: 1, nth: 3 }, days: 5, tentative: true },
    { name: "october", rule: { kind: "fixed", month: 10, day: 12 }, tentative: false },
  ],
  window: { from: "09:00", to: "11:00" },
  touchpoints: [
    firstSteps,
    { ...fitCheck, pause: "shift" },
    ballot("winter"),
    expect("may"),
    plan("may"),
    debrief("may"),
    expect("september"),
    ballot("summer"),
    plan("september"),
    debrief("september"),
    between,
    close,
  ],
  // Eleven of the season, four of joining, and three between: eighteen.
  extrasAtMost: 3,
} satisfies z.input<typeof Playbook>);
