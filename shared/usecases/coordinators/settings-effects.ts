import type { Temporal } from "temporal-polyfill";
import { holidaysOf } from "../../calendar/holidays.ts";
import type { Programme, ProgrammeSettings } from "../../domain/programme.ts";
import { formOf } from "../../domain/settings-form.ts";
import type { NewLine, WorkValues } from "../../domain/work.ts";

/** How many people a change of settings concerns. */
export interface Concerned {
  /** Mentors nobody has approved yet, and those who are. */
  unvetted: number;
  approved: number;
  /** Mentees who wait, and those who would have had to hear by a day that is over. */
  waiting: number;
  late: number;
  /** Mentees who have more mentors than they might. */
  over: number;
  /** People who wait for an answer to a request by name. */
  requests: number;
  /** People who named a topic that would no longer be offered. */
  topics: number;
  /** People who could not be paired anew, for want of a current membership. */
  ineligible: number;
  /** Suggestions that were asked and not answered. */
  asked: number;
}

export const nobody: Concerned = {
  ...{ unvetted: 0, approved: 0, waiting: 0, late: 0, over: 0, requests: 0, topics: 0, ineligible: 0, asked: 0 },
};

/** What a change of settings does from `today` on, besides to calendars: one line for each setting that changes. */
export function settingEffects(
  before: Programme,
  after: ProgrammeSettings,
  concerned: Concerned,
  today: Temporal.PlainDate,
): NewLine[] {
  const [was, is] = [formOf(before), formOf(after)];
  const counts: Partial<Record<string, WorkValues>> = {
    topics: { people: concerned.topics },
    membership: { people: concerned.ineligible },
    hearWithinDays: { people: concerned.waiting, late: concerned.late },
    places: { unvetted: concerned.unvetted, approved: concerned.approved },
    mentorsPerMentee: { people: concerned.over },
    requests: { people: concerned.requests },
    "rounds.every": { people: concerned.waiting },
    "rounds.answerDays": { people: concerned.asked },
    holidays: daysChanged(before.holidays, after.holidays),
    // The society's own days are counted by themselves.
    holidayCalendars: daysChanged(
      holidaysFrom(before, today),
      holidaysFrom({ ...after, holidays: before.holidays }, today),
    ),
  };
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => was[name] !== is[name]);
  return names.map((name) => {
    // Message keys have a dash where the names of fields have a dot.
    const says = name.startsWith("json.") ? "other" : name.replaceAll(".", "-");
    const level = name === "hearWithinDays" && concerned.late > 0 ? "warning" : "info";
    const long = name === "holidays" || name === "topics" || says === "other";
    const values = long ? {} : { was: was[name] ?? "", is: is[name] ?? "" };
    return { level, says, values: { ...values, ...counts[name] } };
  });
}

/** The days of the coming year on which nothing is sent. */
function holidaysFrom(settings: ProgrammeSettings, today: Temporal.PlainDate): string[] {
  const until = today.add({ years: 1 }).toString();
  return [...holidaysOf(settings)].filter((day) => day >= today.toString() && day < until);
}

function daysChanged(before: readonly string[], after: readonly string[]): WorkValues {
  const [was, is] = [new Set(before), new Set(after)];
  return { added: after.filter((day) => !was.has(day)).length, removed: before.filter((day) => !is.has(day)).length };
}

/** Whether calendars are planned from something that changes. */
export function movesCalendars(before: Programme, after: ProgrammeSettings): boolean {
  const [was, is] = [formOf(before), formOf(after)];
  return ["zone", "playbook", "holidays", "holidayCalendars", "comparison"].some((name) => was[name] !== is[name]);
}
