import type { Temporal } from "temporal-polyfill";
import { cycleOf } from "../../calendar/cycle.ts";
import { derivedId } from "../../domain/ids.ts";
import type { Mentorship } from "../../domain/mentorship.ts";
import type { Participant } from "../../domain/participant.ts";
import { pausesOf } from "../../domain/pause.ts";
import type { Playbook } from "../../domain/playbook.ts";
import { dayIn } from "../../domain/time.ts";
import type { ProgrammePlan } from "./programme-plan.ts";

/** Those of somebody's mentorships in which they are or were the mentee: only these make their own year. */
export function mentoredBy(mentorships: readonly Mentorship[], person: string): Mentorship[] {
  return mentorships.filter(({ members }) => members.some((one) => one.person === person && one.role === "mentee"));
}

/**
 * Everything a mentee's year is planned from, as one short text: while it stays the same, planning again would change
 * nothing, and the nightly plan can pass over them. Zones are missing on purpose: changing one plans at once. The plan
 * is the mentee's own (`planFor`); `hours`: those of the programme's present playbook.
 */
export function planDigest(
  { programme, playbook, keyDates, pauses }: ProgrammePlan,
  hours: Playbook["window"],
  mentee: Participant,
  mentorships: readonly Mentorship[],
  mentors: readonly Participant[],
  tz: string,
  now: Temporal.Instant,
): string {
  const cycle = cycleOf(dayIn(programme.zone, now), playbook);
  return derivedId(
    "pln",
    JSON.stringify([
      cycle,
      tz,
      programme.zone,
      [programme.holidays, programme.holidayCalendars],
      programme.comparison,
      pausesOf(mentee, pauses).map(({ from, until }) => [from, until]),
      [playbook.name, playbook.version, playbook.window, hours],
      keyDates.map(({ id, version }) => [id, version]).sort(),
      [mentee.facts[cycle], mentee.milestones, mentee.state, mentee.pause, mentee.wishes, mentee.allPrompts],
      mentorships.map(({ id, version }) => [id, version]).sort(),
      mentors.map(({ id, facts, mentorships: all, pause }) => [id, facts[cycle], all, pause]).sort(),
    ]),
  );
}
