import { inRole, type Mentorship } from "../../domain/mentorship.ts";
import type { Participant } from "../../domain/participant.ts";
import type { Playbook, PlaybookPin } from "../../domain/playbook.ts";
import { playbookId as nameOf, shippedPlaybook } from "../../playbooks/shipped.ts";
import type { Ports } from "../ports.ts";
import { type ProgrammePlan, playbookId } from "./programme-plan.ts";

/**
 * Which playbook a mentee's year follows: that of their earliest active mentorship, else of their last one; undefined for
 * the programme's own. `mentorships`: those in which they are the mentee.
 */
export function pinOf(mentorships: readonly Mentorship[]): PlaybookPin | undefined {
  const byStart = [...mentorships].sort((one, other) => (one.startedAt < other.startedAt ? -1 : 1));
  const active = byStart.find(({ state }) => state === "active");
  return (active ?? byStart.at(-1))?.playbook;
}

/** Playbooks read for a plan: every mentee of a nightly plan asks for one of very few. */
const read = new WeakMap<ProgrammePlan, Map<string, Promise<ProgrammePlan>>>();

/** What a mentee's year is planned from: the programme's plan, by the playbook their mentorship began with. */
export function planFor(
  plan: ProgrammePlan,
  mentorships: readonly Mentorship[],
  ports: Pick<Ports, "store">,
): Promise<ProgrammePlan> {
  const pin = plan.regardless === true ? undefined : pinOf(mentorships);
  const { programme } = plan;
  if (pin === undefined || nameOf(pin) === nameOf(programme.playbook)) return Promise.resolve(plan);
  const known = read.get(plan) ?? new Map<string, Promise<ProgrammePlan>>();
  read.set(plan, known);
  const before = known.get(nameOf(pin));
  if (before !== undefined) return before;
  const found = playbookOf(programme.id, pin, ports).then((playbook) => (playbook ? { ...plan, playbook } : plan));
  known.set(nameOf(pin), found);
  return found;
}

/** A programme's own copy of a playbook, or the shipped one it never took. */
async function playbookOf(
  programme: string,
  pin: PlaybookPin,
  { store }: Pick<Ports, "store">,
): Promise<Playbook | undefined> {
  const copy = await store.get("playbook", playbookId({ id: programme, playbook: pin }));
  return copy?.playbook ?? shippedPlaybook(pin);
}

/** The plan a participant's own year follows; for who only mentors, that of the mentorship they have had longest. */
export async function planOf(
  plan: ProgrammePlan,
  participant: Participant,
  ports: Pick<Ports, "store">,
): Promise<ProgrammePlan> {
  const all = await ports.store.getMany("mentorship", [...participant.mentorships, ...participant.formerMentorships]);
  const { person } = participant;
  const asMentee = all.filter(({ members }) => members.some((one) => one.person === person && one.role === "mentee"));
  const active = all.filter((one) => one.state === "active" && inRole(one, "mentor").includes(person));
  return planFor(plan, asMentee.length > 0 ? asMentee : active, ports);
}
