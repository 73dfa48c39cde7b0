import { milestoneNames } from "./participant.ts";
import type { Touchpoint, TraceStep } from "./touchpoint.ts";

/** Rules that say what a mentee answered, wants or is drawn for. */
const menteesOwn: readonly TraceStep["rule"][] = [
  "condition",
  "snooze",
  "pause",
  "comparison",
  "extras",
  "pace",
  "wish",
];
/** Reasons to fall silent that say nothing of the mentee: a mentor may read them as they are. */
const everybodys: readonly string[] = ["too-late", "no-date", "no-mentorship", "started-later", "merged", "in-touch"];
/** Reasons to come that do. */
const menteesDay: readonly string[] = ["snoozed", "wished", "after-pause"];
const ownDates: readonly unknown[] = milestoneNames;

/** What a mentor may read of it: what their mentee answered, and the mentee's own dates, stay with the mentee. */
export function mentorsPart(trace: Touchpoint["trace"]): Touchpoint["trace"] {
  return trace?.some(isMentees) === true ? trace.filter((step) => !isMentees(step)) : trace;
}

function isMentees({ rule, facts }: TraceStep): boolean {
  return menteesOwn.includes(rule) || ownDates.includes(facts["name"]);
}

/** Why it stands as it does, as a mentor may know it: what the mentee chose or is drawn for looks like any other reason. */
export function mentorsReason({ state, reason }: Pick<Touchpoint, "state" | "reason">): string {
  if (state === "dropped") return everybodys.includes(reason) ? reason : "no-longer-applies";
  return menteesDay.includes(reason) ? "planned" : reason;
}

/** A touchpoint as it may leave us towards the mentor, in whatever form: pages, data, feeds, mail. */
export function asMentorMayKnow(touchpoint: Touchpoint): Touchpoint {
  const [trace, reason] = [mentorsPart(touchpoint.trace), mentorsReason(touchpoint)];
  return trace === touchpoint.trace && reason === touchpoint.reason ? touchpoint : { ...touchpoint, trace, reason };
}
