import type { Temporal } from "temporal-polyfill";
import { cycleOf } from "../../calendar/cycle.ts";
import { effectiveKeyDates } from "../../calendar/key-dates.ts";
import type { Participant } from "../../domain/participant.ts";
import { dayIn, instantOf } from "../../domain/time.ts";
import type { Ports } from "../ports.ts";
import { planOf } from "./pinned-plan.ts";
import type { ProgrammePlan } from "./programme-plan.ts";

/** With what the season of applications ends. */
const lastOfSeason = "phase-2-results";

/**
 * The season of applications in a plan: its cycle, and the day of its last results as it stands now. Undefined once that
 * is over, and in a plan that knows of no such season.
 */
export function seasonOf(
  { programme, playbook, keyDates }: ProgrammePlan,
  now: Temporal.Instant,
): { cycle: string; until: string } | undefined {
  if (!playbook.keyDates.some(({ name }) => name === lastOfSeason)) return undefined;
  const today = dayIn(programme.zone, now);
  const cycle = cycleOf(today, playbook);
  const results = effectiveKeyDates(programme, playbook, cycle, keyDates).find(
    ({ name, state }) => name === lastOfSeason && state !== "cancelled",
  );
  return results && today.toString() < results.date ? { cycle, until: results.date } : undefined;
}

/** Until when a mentee looks for another mentor for applications; undefined where they do not, or no longer. */
export async function looksUntil(
  participant: Participant,
  plan: ProgrammePlan,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const { anotherMentor } = participant;
  if (anotherMentor === undefined) return undefined;
  const own = await planOf(plan, participant, ports);
  const season = seasonOf(own, now);
  const said = cycleOf(dayIn(plan.programme.zone, instantOf(anotherMentor.since)), own.playbook);
  return season?.cycle === said ? season.until : undefined;
}
