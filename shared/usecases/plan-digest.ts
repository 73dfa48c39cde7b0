import type { Temporal } from "temporal-polyfill";
import { cycleOf } from "../calendar/cycle.ts";
import { derivedId } from "../domain/ids.ts";
import type { Mentorship } from "../domain/mentorship.ts";
import type { Participant } from "../domain/participant.ts";
import { dayIn } from "../domain/time.ts";
import type { ProgrammePlan } from "./programme-plan.ts";

/**
 * Everything a mentee's year is planned from, as one short text: while it stays the same, planning again would change
 * nothing, and the nightly plan can pass over them. Zones are missing on purpose: changing one plans at once.
 */
export function planDigest(
  { programme, playbook, keyDates }: ProgrammePlan,
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
      programme.holidays,
      programme.playbook,
      keyDates.map(({ id, version }) => [id, version]).sort(),
      [mentee.facts[cycle], mentee.milestones, mentee.state],
      mentorships.map(({ id, version }) => [id, version]).sort(),
      mentors.map(({ id, facts, mentorships: all }) => [id, facts[cycle], all]).sort(),
    ]),
  );
}
