import type { Temporal } from "temporal-polyfill";
import { cycleOf } from "../../calendar/cycle.ts";
import { isUnresolved, keyDatesOf } from "../../calendar/roll-over.ts";
import type { TodayEntry } from "../../console/today-model.ts";
import { everybodyIn } from "../../domain/mentorship.ts";
import type { Programme } from "../../domain/programme.ts";
import { dayIn } from "../../domain/time.ts";
import type { Ports } from "../ports.ts";
import type { ProgrammePlan } from "../year/programme-plan.ts";
import { type Look, named } from "./today-look.ts";

/** Key dates that come soon and that nobody has confirmed, of this cycle and the next. */
export function lookAtDates({ programme, playbook, keyDates }: ProgrammePlan, now: Temporal.Instant): Look {
  const today = dayIn(programme.zone, now);
  const cycle = Number(cycleOf(today, playbook));
  const tentative = [cycle, cycle + 1]
    .flatMap((year) => keyDatesOf(programme, playbook, String(year), keyDates))
    .filter((one) => isUnresolved(one, today))
    .sort((one, other) => (one.date < other.date ? -1 : 1));
  const path = `programmes/${programme.id}/key-dates`;
  const first = tentative.slice(0, named).map(({ name, date, cycle }) => ({
    path: `${path}/${name}?cycle=${cycle}`,
    ...{ people: [], day: date, kind: name },
  }));
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
  const still = noted.filter(({ id, since }) => active.has(id) && (active.get(id)?.lastTalk ?? "") <= since);
  const first = still.slice(0, named).map(({ id, since, asked }) => ({
    path: `${base}/${id}`,
    ...{ people: everybodyIn(active.get(id) ?? { members: [] }), day: since },
    ...(asked && { asked: { on: asked.on, whom: reachedBy(asked.reached) } }),
  }));
  const more = note !== undefined && note.count > noted.length;
  return { about: "quiet", count: still.length, more, path: `${base}?state=active`, first, asOf: note?.asOf };
}

/** Whom the question whether they are still there reached. */
function reachedBy(reached: readonly string[]): NonNullable<TodayEntry["asked"]>["whom"] {
  const [mentee, mentor] = [reached.includes("mentee"), reached.includes("mentor")];
  if (mentee && mentor) return "both";
  if (mentee) return "mentee";
  return mentor ? "mentor" : "nobody";
}
