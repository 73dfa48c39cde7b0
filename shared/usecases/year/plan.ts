import type { Temporal } from "temporal-polyfill";
import { cycleOf, firstDayOf } from "../../calendar/cycle.ts";
import { participantId } from "../../domain/participant.ts";
import type { Programme } from "../../domain/programme.ts";
import { dayIn, instantText } from "../../domain/time.ts";
import { everything } from "../everything.ts";
import { farAhead, type JobOrder, type JobSummary } from "../job.ts";
import { resumeDue } from "../own-page/pause.ts";
import type { Ports } from "../ports.ts";
import { mentoredBy, planDigest } from "./plan-digest.ts";
import { planMentee } from "./plan-mentee.ts";
import { programmePlan } from "./programme-plan.ts";

type PlanPorts = Pick<Ports, "store" | "zones" | "queue">;

/**
 * The nightly plan: finds every mentee whose year was planned from something that has changed since (a key date, a
 * fact, a mentorship, the tz database, the cycle), however it changed and whatever event got lost, and plans anew.
 */
export async function plan(order: JobOrder, ports: PlanPorts, now: Temporal.Instant): Promise<JobSummary> {
  const programmes = (await everything(ports, "programme", "")).filter(
    ({ id }) => order.programme === undefined || id === order.programme,
  );
  const summary = { resumed: 0, mentees: 0, stale: 0, touchpoints: 0, messages: 0 };
  const newCycles: string[] = [];
  for (const programme of programmes) {
    const back = await resumeDue(programme, order.dryRun, ports, now);
    summary.resumed += back.resumed;
    newCycles.push(back.next);
    const { mentees, stale, newCycle } = await staleMentees(programme, ports, now);
    summary.mentees += mentees;
    newCycles.push(newCycle);
    summary.stale += stale.length;
    if (order.dryRun) continue;
    for (const id of stale) {
      const result = await planMentee(id, ports, now);
      await ports.queue.hint(result.hints);
      summary.touchpoints += result.touchpoints;
      summary.messages += result.messages;
    }
  }
  // Without a change to the table, only a new cycle and the end of a pause change a calendar (or a new tz database, which
  // comes with a deployment).
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
  const stale = mentees.filter((mentee) => {
    const all = [...mentee.mentorships, ...mentee.formerMentorships].flatMap((id) => shipById.get(id) ?? []);
    const mentorships = mentoredBy(all, mentee.person);
    const mentorIds = new Set(
      mentorships.flatMap(({ members }) => members.filter(({ role }) => role === "mentor").map(({ person }) => person)),
    );
    const mentors = [...mentorIds].flatMap((person) => byPerson.get(person) ?? []);
    return mentee.planned !== planDigest(current, mentee, mentorships, mentors, ports.zones.version, now);
  });
  const cycle = cycleOf(dayIn(programme.zone, now), current.playbook);
  const newCycle = instantText(
    firstDayOf(String(Number(cycle) + 1), current.playbook)
      .toZonedDateTime(programme.zone)
      .toInstant(),
  );
  return { mentees: mentees.length, stale: stale.map(({ id }) => id), newCycle };
}

/** Plans at once for a mentorship that just began or ended, instead of tonight. */
export async function planMentorship(id: string, ports: PlanPorts, now: Temporal.Instant): Promise<JobSummary> {
  const mentorship = await ports.store.get("mentorship", id);
  if (!mentorship) return { summary: { mentees: 0 } };
  const mentees = mentorship.members
    .filter(({ role }) => role === "mentee")
    .map(({ person }) => participantId(mentorship.programme, person));
  for (const mentee of mentees) {
    const { hints } = await planMentee(mentee, ports, now);
    await ports.queue.hint(hints);
  }
  return { summary: { mentees: mentees.length } };
}
