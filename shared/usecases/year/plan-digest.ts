import type { Temporal } from "temporal-polyfill";
import { cycleOf } from "../../calendar/cycle.ts";
import { derivedId } from "../../domain/ids.ts";
import type { Mentorship } from "../../domain/mentorship.ts";
import type { Participant } from "../../domain/participant.ts";
import { pausesOf } from "../../domain/pause.ts";
import { dayIn } from "../../domain/time.ts";
import type { ProgrammePlan } from "./programme-plan.ts";

/** Those of somebody's mentorships in which they are or were the mentee: only these make their own year. */
export function mentoredBy(mentorships: readonly Mentorship[], person: string): Mentorship[] {
  return mentorships.filter(({ members }) => members.some((one) => one.person === person && one.role === "mentee"));
}

/**
 * Everything a mentee's year is planned from, as one short text: while it stays the same, planning again would change
 * nothing, and the nightly plan can pass over them. Zones are missing on purpose: changing one plans at once.
 */
export function planDigest(
  { programme, playbook, keyDates, pauses }: ProgrammePlan,
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
      programme.playbook,
      keyDates.map(({ id, version }) => [id, version]).sort(),
      [mentee.facts[cycle], mentee.milestones, mentee.state, mentee.pause],
      mentorships.map(({ id, version }) => [id, version]).sort(),
      mentors.map(({ id, facts, mentorships: all, pause }) => [id, facts[cycle], all, pause]).sort(),
    ]),
  );
}
