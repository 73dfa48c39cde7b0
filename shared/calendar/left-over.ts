import type { TouchpointRule } from "#shared/domain/playbook.ts";
import type { Touchpoint, TraceStep } from "#shared/domain/touchpoint.ts";
import { dropped } from "./draft.ts";
import { withMeeting } from "./meeting.ts";
import { hangsOnOwnDate } from "./programme-year.ts";
import type { Year } from "./year.ts";

/**
 * What becomes of a stored touchpoint that nothing calls for now: no mentorship carries it, or the playbook no longer has
 * it. What belongs to another cycle, was sent or answered (`isHistory`) or is over stays.
 */
export function withoutOccasion(was: Touchpoint, isHistory: boolean, year: Year): Touchpoint {
  if (!belongsToNow(was, year)) return was;
  const over = was.state === "dropped" || was.expires < year.todayText;
  if (isHistory || over) return withMeeting(was, undefined, year);
  return dropped(
    was,
    was,
    reasonLeft(was, year),
    [{ rule: "date", verdict: "drops", facts: factsOf(was, year) }],
    year,
  );
}

function reasonLeft(was: Touchpoint, { rules, mentorships }: Year): string {
  if (mentorships.length === 0) return "no-mentorship";
  const rule = rules.byKey.get(was.key);
  if (rule && hangsOnOwnDate(rule)) return "no-date";
  return rule && hangsOnStart(rule) && !rule.recurs ? "no-mentorship" : "no-longer-applies";
}

function factsOf(was: Touchpoint, { rules, mentorships }: Year): TraceStep["facts"] {
  if (mentorships.length === 0) return { mentorships: 0 };
  const rule = rules.byKey.get(was.key);
  if (!rule) return {};
  const { from } = rule.at;
  return { name: "name" in from ? from.name : from.kind };
}

function hangsOnStart(rule: TouchpointRule): boolean {
  return rule.at.from.kind === "start";
}

function belongsToNow(was: Touchpoint, { cycle, rules }: Year): boolean {
  const rule = rules.byKey.get(was.key);
  const [first = ""] = was.occurrence.split(".");
  if (rule?.recurs) return first.startsWith(`${cycle}-`);
  if (rule && (hangsOnStart(rule) || hangsOnOwnDate(rule))) return true;
  return rule === undefined || first === cycle;
}
