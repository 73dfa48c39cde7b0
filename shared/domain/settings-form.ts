import type { ProgrammeSettings } from "./programme.ts";

/** Settings as a form has them: one text for each name, lists with spaces between. */
export type SettingsForm = Readonly<Record<string, string>>;

/** What the form asks for, in its order, by groups; `rounds.every` is a field of `rounds`. */
export const settingsGroups = {
  name: ["name", "society", "locale", "zone"],
  joining: ["topics", "cohort", "membership", "hearWithinDays", "safeContact"],
  mentors: ["places", "mentorsPerMentee", "requests", "vettingMonths"],
  rounds: ["rounds.every", "rounds.publish", "rounds.answerDays"],
  calendar: ["playbook", "holidayCalendars", "holidays", "promptsPerWeek", "comparison"],
} as const;
export const settingsFields = Object.values(settingsGroups).flat();
export type SettingsField = (typeof settingsFields)[number];

/** Settings the form does not ask for travel along as they are, so that saving loses none. */
const along = "json.";
const numbers = [
  "hearWithinDays",
  "places",
  "mentorsPerMentee",
  "vettingMonths",
  "rounds.answerDays",
  "promptsPerWeek",
];
const lists = ["topics", "holidayCalendars", "holidays"];

/** The form of some settings, or of a programme as it stands. */
export function formOf(settings: ProgrammeSettings): SettingsForm {
  const form: Record<string, string> = {};
  for (const [name, value] of Object.entries(settings)) {
    if (name === "id" || name === "version") continue;
    if (name === "playbook") form[name] = `${settings.playbook.name}@${settings.playbook.version}`;
    else if (lists.includes(name) && Array.isArray(value)) form[name] = value.join(name === "holidays" ? "\n" : " ");
    else if (name === "rounds")
      for (const [inner, one] of Object.entries(settings.rounds)) form[`rounds.${inner}`] = String(one);
    else if (settingsFields.some((field) => field === name)) form[name] = value === undefined ? "" : String(value);
    else if (value !== undefined) form[along + name] = JSON.stringify(value);
  }
  return form;
}

/**
 * What a form says, as JSON would say it, whatever its fields hold: the schema judges it. What is no form of ours (JSON
 * from a program has none of the names with a dot) stays as it is.
 */
export function settingsIn(body: unknown): unknown {
  if (typeof body !== "object" || body === null || !Object.hasOwn(body, "rounds.every")) return body;
  const settings: Record<string, unknown> = {};
  const rounds: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body)) {
    if (value === "" && !lists.includes(name)) continue;
    if (name.startsWith(along)) settings[name.slice(along.length)] = parsed(value);
    else if (name.startsWith("rounds.")) rounds[name.slice("rounds.".length)] = typed(name, value);
    else if (name === "playbook") settings[name] = pinned(value);
    else settings[name] = lists.includes(name) ? listed(value) : typed(name, value);
  }
  return { ...settings, rounds };
}

function typed(name: string, value: unknown): unknown {
  return numbers.includes(name) && typeof value === "string" ? Number(value) : value;
}

function listed(value: unknown): unknown {
  const all = Array.isArray(value) ? value : [value];
  return all.flatMap((one) => (typeof one === "string" ? one.split(/[\s,;]+/).filter((part) => part !== "") : [one]));
}

function pinned(value: unknown): unknown {
  if (typeof value !== "string") return value;
  const [name, version] = value.split("@");
  return { name, version: Number(version) };
}

function parsed(value: unknown): unknown {
  try {
    return typeof value === "string" ? JSON.parse(value) : value;
  } catch {
    return value;
  }
}
