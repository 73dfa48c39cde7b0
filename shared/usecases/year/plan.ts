import type { Temporal } from "temporal-polyfill";
import { cycleOf, firstDayOf } from "../../calendar/cycle.ts";
import { everInRole } from "../../domain/mentorship.ts";
import { participantId } from "../../domain/participant.ts";
import type { Programme } from "../../domain/programme.ts";
import { dayIn, instantText } from "../../domain/time.ts";
import { everything } from "../everything.ts";
import { farAhead, type JobOrder, type JobSummary } from "../job.ts";
import { resumeDue } from "../own-page/pause.ts";
import type { Ports } from "../ports.ts";
import { planFor } from "./pinned-plan.ts";
import { mentoredBy, planDigest } from "./plan-digest.ts";
import { planMentee } from "./plan-mentee.ts";
import { type ProgrammePlan, programmePlan } from "./programme-plan.ts";
import { rollOver } from "./roll-over.ts";

type PlanPorts = Pick<Ports, "store" | "zones" | "queue">;

/**
 * The nightly plan: finds every mentee whose year was planned from something that has changed since (a key date, a
 * fact, a mentorship, the tz database, the cycle), however it changed and whatever event got lost, and plans anew.
 */
export async function plan(order: JobOrder, ports: PlanPorts, now: Temporal.Instant): Promise<JobSummary> {
  const programmes = (await everything(ports, "programme", "")).filter(
    ({ id }) => order.programme === undefined || id === order.programme,
  );
  const summary = { resumed: 0, keyDates: 0, mentees: 0, stale: 0, touchpoints: 0, messages: 0 };
  const newCycles: string[] = [];
  for (const programme of programmes) {
    const back = await resumeDue(programme, order.dryRun, ports, now);
    summary.resumed += back.resumed;
    newCycles.push(back.next);
    const { copied, next } = await rollOver(programme, order.dryRun, ports, now);
    summary.keyDates += copied;
    newCycles.push(instantText(next));
    const { mentees, stale, newCycle } = await staleMentees(programme, ports, now);
    summary.mentees += mentees;
    newCycles.push(newCycle);
    summary.stale += stale.length;
    if (order.dryRun) continue;
    for (const id of stale) {
      const result = await planMentee(id, ports, now);
      await ports.queue.hint(result.hints, "bulk");
      summary.touchpoints += result.touchpoints;
      summary.messages += result.messages;
    }
  }
  // Without a change to the table, only a new cycle, its dates and the end of a pause change a calendar (or a new tz
  // database, which comes with a deployment).
  return { summary, nothingBefore: newCycles.sort()[0] ?? farAhead };
}

async function staleMentees(programme: Programme, ports: PlanPorts, now: Temporal.Instant) {
  const [current, participants, active, ended] = await Promise.all([
    programmePlan(programme.id, ports),
    everything(ports, "participant", programme.id),
    everything(ports, "mentorship", programme.id, "active"),
    everything(ports, "mentorship", programme.id, "ended"),
  ]);
  const byPerson = new Map(participants.map((participant) => [participant.person, participant]));
  const shipById = new Map([...active, ...ended].map((mentorship) => [mentorship.id, mentorship]));
  const mentees = participants.filter(
    ({ role, mentorships, formerMentorships }) =>
      role !== "mentor" && mentorships.length + formerMentorships.length > 0,
  );
  const plans = new Set([current]);
  const stale: string[] = [];
  for (const mentee of mentees) {
    const all = [...mentee.mentorships, ...mentee.formerMentorships].flatMap((id) => shipById.get(id) ?? []);
    const mentorships = mentoredBy(all, mentee.person);
    const mentorIds = new Set(
      mentorships.flatMap((one) => everInRole(one, "mentor")).filter((person) => person !== mentee.person),
    );
    const mentors = [...mentorIds].flatMap((person) => byPerson.get(person) ?? []);
    const own = await planFor(current, mentorships, ports);
    plans.add(own);
    const hours = current.playbook.window;
    const digest = planDigest(own, hours, mentee, mentorships, mentors, ports.zones.version, now);
    if (mentee.planned !== digest) stale.push(mentee.id);
  }
  const [newCycle = farAhead] = [...plans].map((one) => newCycleOf(one, now)).sort();
  return { mentees: mentees.length, stale, newCycle };
}

/** When the next cycle of a plan begins. */
function newCycleOf({ programme, playbook }: ProgrammePlan, now: Temporal.Instant): string {
  const cycle = cycleOf(dayIn(programme.zone, now), playbook);
  const first = firstDayOf(String(Number(cycle) + 1), playbook);
  return instantText(first.toZonedDateTime(programme.zone).toInstant());
}

/** Plans at once for a mentorship that just began or ended, instead of tonight. */
export async function planMentorship(id: string, ports: PlanPorts, now: Temporal.Instant): Promise<JobSummary> {
  const mentorship = await ports.store.get("mentorship", id);
  if (!mentorship) return { summary: { mentees: 0 } };
  const mentees = everInRole(mentorship, "mentee").map((person) => participantId(mentorship.programme, person));
  for (const mentee of mentees) {
    const { hints } = await planMentee(mentee, ports, now);
    await ports.queue.hint(hints);
  }
  return { summary: { mentees: mentees.length } };
}
