import type { Temporal } from "temporal-polyfill";
import { cycleOf } from "../../calendar/cycle.ts";
import { effectiveKeyDates } from "../../calendar/key-dates.ts";
import type { Programme } from "../../domain/programme.ts";
import { dayIn } from "../../domain/time.ts";
import type { Ports } from "../ports.ts";
import type { ProgrammePlan } from "../year/programme-plan.ts";
import { type Look, named } from "./today-look.ts";

/** Days ahead in which a date that nobody confirmed is worth a look. */
const nearDays = 60;

/** Key dates of the next weeks that are still tentative. */
export function lookAtDates({ programme, playbook, keyDates }: ProgrammePlan, now: Temporal.Instant): Look {
  const today = dayIn(programme.zone, now);
  const cycle = Number(cycleOf(today, playbook));
  const [from, until] = [today.toString(), today.add({ days: nearDays }).toString()];
  const tentative = [cycle, cycle + 1]
    .flatMap((year) => effectiveKeyDates(programme, playbook, String(year), keyDates))
    .filter(({ state, date }) => state === "tentative" && date >= from && date <= until)
    .sort((one, other) => (one.date < other.date ? -1 : 1));
  const path = `programmes/${programme.id}/key-dates`;
  const first = tentative.slice(0, named).map(({ name, date }) => ({ path, people: [], day: date, kind: name }));
  return { about: "dates", count: tentative.length, more: false, path, first };
}

/** Mentorships that were quiet when they were last looked at, last night. Those that ended since are left out. */
export async function lookAtMentorships(programme: Programme, { store }: Pick<Ports, "store">): Promise<Look> {
  const base = `programmes/${programme.id}/mentorships`;
  const note = await store.get("quiet", programme.id);
  const noted = note?.mentorships ?? [];
  const mentorships = await store.getMany(
    "mentorship",
    noted.map(({ id }) => id),
  );
  const active = new Map(mentorships.filter(({ state }) => state === "active").map((one) => [one.id, one]));
  const still = noted.filter(({ id }) => active.has(id));
  const first = still.slice(0, named).map(({ id, since }) => ({
    path: `${base}/${id}`,
    ...{ people: active.get(id)?.members.map(({ person }) => person) ?? [], day: since },
  }));
  const more = note !== undefined && note.count > noted.length;
  return { about: "quiet", count: still.length, more, path: `${base}?state=active`, first, asOf: note?.asOf };
}
