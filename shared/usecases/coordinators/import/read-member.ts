import type * as z from "zod";
import { MemberFields as Fields, type MemberFields, memberStatuses } from "../../../domain/member.ts";
import { roles, stages, topics } from "../../../domain/participant.ts";
import { EmailAddress, line } from "../../../domain/person.ts";
import { DateText, Zone } from "../../../domain/time.ts";
import { type Cells, plain } from "./columns.ts";
import type { Remark } from "./kind-of-import.ts";
import { wordsOf } from "./words-of.ts";

/** Names and numbers as long as the sign-up form takes them. */
const [Name, Number_] = [line(80), line(40)];

const roleWords = wordsOf(roles, "role");
const stageWords = wordsOf(stages, "stage");
const topicWords = wordsOf(topics, "topic");
const statusWords = wordsOf(memberStatuses, "members.status", {
  ...{ current: "active", actif: "active", active: "active", paid: "active", "à jour": "active", member: "active" },
  ...{ expired: "lapsed", inactive: "lapsed", inactif: "lapsed", expiré: "lapsed", échu: "lapsed", former: "lapsed" },
  ...{ "en attente": "pending", new: "pending" },
});
const localeWords = wordsOf(["en-US", "en-GB", "fr"], "language", {
  ...{ en: "en-US", eng: "en-US", english: "en-US", anglais: "en-US", "american english": "en-US" },
  ...{ "british english": "en-GB", french: "fr", français: "fr", fra: "fr", fre: "fr", "fr-FR": "fr", "fr-CA": "fr" },
});

/** What a cell says: its value, nothing, or that it cannot be understood. */
type Said<Value> = { readonly value: Value | undefined } | "wrong";

/**
 * Reads one line of a roll. A column the file has and the cell leaves empty is emptied; a column it has not stays as it
 * was. Says of each cell what is wrong with it; what it says itself is not repeated, for it may be somebody's address.
 */
export function readMember(cells: Cells): { row: MemberFields } | { wrong: Remark[] } {
  const wrong: Remark[] = [];
  const fields: Partial<Record<keyof MemberFields, unknown>> = {};
  for (const field of fieldNames) {
    const cell = field === "name" ? nameIn(cells) : cells[field];
    if (cell === undefined) continue;
    const said = cell === "" ? { value: undefined } : readers[field](cell);
    if (said === "wrong") wrong.push({ says: `bad-${plain(field)}` });
    else fields[field] = said.value;
  }
  if (wrong.length > 0) return { wrong };
  if (fields.memberNumber === undefined && fields.email === undefined) return { wrong: [{ says: "nobody" }] };
  return { row: Fields.parse(fields) };
}

/** A name in one column, or in two. */
function nameIn({ name, firstName, lastName }: Cells): string | undefined {
  if (name !== undefined && name !== "") return name;
  if (firstName === undefined && lastName === undefined) return name;
  return [firstName, lastName].filter((part) => part).join(" ");
}

const fieldNames = [
  ...(["memberNumber", "name", "email", "role", "stage", "topics"] as const),
  ...(["zone", "locale", "places", "status", "expires"] as const),
];

const readers: Readonly<Record<keyof MemberFields, (cell: string) => Said<unknown>>> = {
  memberNumber: by(Number_),
  name: by(Name),
  email: by(EmailAddress),
  role: oneOf(roleWords),
  stage: oneOf(stageWords),
  topics: topicsIn,
  zone: by(Zone),
  locale: oneOf(localeWords),
  places: (cell) => (/^\d{1,2}$/.test(cell) && Number(cell) <= 10 ? { value: Number(cell) } : "wrong"),
  status: oneOf(statusWords),
  expires: dayIn,
};

function by<Schema extends z.ZodType>(schema: Schema) {
  return (cell: string): Said<z.output<Schema>> => {
    const { success, data } = schema.safeParse(cell);
    return success ? { value: data } : "wrong";
  };
}

function oneOf<Code>(words: ReadonlyMap<string, Code>) {
  return (cell: string): Said<Code> => {
    const value = words.get(plain(cell));
    return value === undefined ? "wrong" : { value };
  };
}

/** Up to three, divided by what does not divide cells in the same file: semicolons, commas, strokes. */
function topicsIn(cell: string): Said<unknown> {
  const said = cell.split(/[;,|/]/).filter((word) => word.trim() !== "");
  const known = [...new Set(said.map((word) => topicWords.get(plain(word))))];
  return known.length > 3 || known.includes(undefined) ? "wrong" : { value: known };
}

/** `2027-06-30`, or with strokes or dots, a time of day after it. Anything else would be a guess between day and month. */
export function dayIn(cell: string): Said<string> {
  const { year = "", month = "", day = "" } = yearFirst(cell) ?? yearLast(cell) ?? {};
  const { success, data } = DateText.safeParse(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
  return success ? { value: data } : "wrong";
}

interface DayParts {
  readonly [part: string]: string | undefined;
}

function yearFirst(cell: string): DayParts | undefined {
  return /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?:[ T][\d:.]+Z?)?$/.exec(cell)?.groups;
}

/** As spreadsheets write it in one country or another, where it can be only one day: there is no month 30. */
function yearLast(cell: string): DayParts | undefined {
  const [, one = "", other = "", year = ""] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(cell) ?? [];
  if (Number(one) > 12 || one === other) return { year, month: other, day: one };
  return Number(other) > 12 ? { year, month: one, day: other } : undefined;
}
