import type * as z from "zod";
import { Playbook, type TouchpointRule } from "#shared/domain/playbook.ts";
import { ashpStudent2 } from "./ashp-student-2.ts";
import { type Rule, start } from "./rule-words.ts";

type InPause = NonNullable<TouchpointRule["pause"]>;

/**
 * What becomes of each in a pause. What a deadline makes necessary waits until the pause is over, and results come when
 * they come; a talk can be named in the one mail that follows; what looks back at an event has had its time.
 */
const inPause: Readonly<Record<string, InPause>> = {
  "cv-review": "shift",
  "fit-check": "shift",
  "residency-questions": "merge",
  "midyear-plan": "shift",
  debrief: "drop",
  "mock-interview": "merge",
  "phase-1": "keep",
  "phase-2": "keep",
  spring: "merge",
  close: "shift",
  results: "keep",
  "licence-exam": "shift",
  certification: "shift",
  graduation: "merge",
  "new-post": "merge",
};

/** Talks that the next mail can name for a pair that began too late for them. */
const namedLater = ["residency-questions", "spring"];

/**
 * What no date calls for, at the pair's own pace: a project to show, what to change first (which stays between the two),
 * societies, the mentor's own work, and a residency or whatever else comes next. To the mentee alone: a mentor of two
 * has fourteen mails a year and needs them for the seasons, and their own work has a line in the first of those.
 */
const between: Rule = {
  key: "between",
  at: start(45),
  mentee: { sections: [] },
  expires: { from: { kind: "due" }, days: 14 },
  late: "skip",
  pause: "drop",
  recurs: {
    topics: ["recent-project", "change-first", "societies", "mentors-work", "residency"],
    // Two of the four places the year has beside its season are kept for dates the mentee adds late.
    atMost: 2,
    apart: 14,
  },
  nudge: { rests: 21 },
};

/** With a date of its own where feedback is asked for; the mentor reads of their own work in autumn. */
function grown(rule: TouchpointRule): z.input<typeof Playbook>["touchpoints"][number] {
  const later = namedLater.includes(rule.key) ? ({ late: "merge" } as const) : {};
  const { mentor } = rule;
  const ownWork = rule.key === "cv-review" && mentor ? { mentor: withOwnWork(mentor) } : {};
  return { ...rule, ...later, ...ownWork, pause: inPause[rule.key] };
}

function withOwnWork(mentor: NonNullable<TouchpointRule["mentor"]>) {
  return { ...mentor, sections: [...mentor.sections, { name: "own-work" }] };
}

/** The student year that knows what to do in a pause, and what to talk about between the seasons. */
export const ashpStudent3: Playbook = Playbook.parse({
  ...ashpStudent2,
  version: 3,
  touchpoints: [...ashpStudent2.touchpoints.map(grown), between],
  // Ten of the season, four of joining, and four of these two kinds together: eighteen.
  ownAtMost: 4,
  extrasAtMost: 4,
} satisfies z.input<typeof Playbook>);
