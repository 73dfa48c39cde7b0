import type { Temporal } from "temporal-polyfill";
import { changedMeetings, diffYear } from "../../calendar/diff.ts";
import { planMessages, promptId } from "../../calendar/messages.ts";
import { planYear } from "../../calendar/plan.ts";
import { hasLeft, reconcileMessages } from "../../calendar/reconcile-messages.ts";
import { inRole, type Mentorship } from "../../domain/mentorship.ts";
import { type Participant, participantId } from "../../domain/participant.ts";
import type { Touchpoint } from "../../domain/touchpoint.ts";
import { written } from "../mail/ledger.ts";
import type { Ports, Put } from "../ports.ts";
import { retried } from "../retried.ts";
import { concernsOf } from "./concerns.ts";
import { meetingNews } from "./meeting-news.ts";
import { mentoredBy, planDigest } from "./plan-digest.ts";
import { type ProgrammePlan, programmePlan } from "./programme-plan.ts";

type PlanPorts = Pick<Ports, "store" | "zones">;

export interface PlanResult {
  readonly touchpoints: number;
  readonly messages: number;
  /** Messages somebody waits for: news of a meeting that changed. */
  readonly hints: readonly string[];
}

/** Changes of one transaction; DynamoDB takes at most 100. */
const chunk = 90;

/**
 * Brings one mentee's calendar, and the ledger of everybody it concerns, in line with key dates, facts, milestones and
 * mentorships. Doing it twice changes nothing the second time.
 */
export function planMentee(id: string, ports: PlanPorts, now: Temporal.Instant): Promise<PlanResult> {
  return retried(async () => {
    const mentee = await ports.store.get("participant", id);
    if (!mentee) return { touchpoints: 0, messages: 0, hints: [] };
    const plan = await programmePlan(mentee.programme, ports);
    const all = await ports.store.getMany("mentorship", [...mentee.mentorships, ...mentee.formerMentorships]);
    const mentorships = mentoredBy(all, mentee.person);
    const mentors = await participantsOf(mentorships, "mentor", mentee.programme, ports);
    const stored = await ports.store.partsOf("touchpoint", id);
    const sent = await sentOf(mentee, stored, ports);
    const active = mentorships
      .filter(({ state }) => state === "active")
      .map((mentorship) => ({
        mentorship,
        mentors: mentors.filter(({ person }) => inRole(mentorship, "mentor").includes(person)),
      }));
    const desired = planYear({ ...plan, mentee, mentorships: active, stored, sent }, now);
    const diff = diffYear(stored, desired);
    const changes = [
      ...diff.created,
      ...[...diff.moved, ...diff.changed, ...diff.dropped, ...diff.revived].map(({ is }) => is),
    ];
    const fresh = new Map([[id, desired]]);
    const ledgers = await Promise.all([mentee, ...mentors].map((one) => ledgerOf(one, plan, fresh, ports, now)));
    const ledger = ledgers.flatMap(({ puts }) => puts);
    const upcoming = new Set(ledgers.flatMap((one) => one.upcoming));
    const present = mentors.filter(({ person }) =>
      active.some(({ mentorship }) => inRole(mentorship, "mentor").includes(person)),
    );
    const meetings = [...diff.created, ...changedMeetings(diff).map(({ is }) => is)];
    const news = await meetingNews(meetings, mentee, present, upcoming, ports, now);
    const writes: Put[] = [
      ...changes.map((put): Put => ({ kind: "touchpoint", put })),
      ...ledger,
      ...news.map((message) => written(message, undefined, now)),
    ];
    const digest = planDigest(plan, mentee, mentorships, mentors, ports.zones.version, now);
    // The participant goes with every part: who was erased meanwhile gets no year, and a plan that broke off is made again.
    let { version } = mentee;
    for (let from = 0; from < writes.length; from += chunk) {
      const isLast = from + chunk >= writes.length;
      await ports.store.commit([
        ...writes.slice(from, from + chunk),
        { kind: "participant", put: { ...mentee, version: version++, planned: isLast ? digest : undefined } },
      ]);
    }
    if (writes.length === 0 && mentee.planned !== digest)
      await ports.store.commit([{ kind: "participant", put: { ...mentee, planned: digest } }]);
    return {
      touchpoints: changes.length,
      messages: ledger.length + news.length,
      hints: news.map(({ id: message }) => message),
    };
  });
}

/** The participants who have this role in some mentorships, each once. */
export function participantsOf(
  mentorships: readonly Mentorship[],
  role: "mentee" | "mentor",
  programme: string,
  ports: Pick<Ports, "store">,
): Promise<Participant[]> {
  const people = mentorships.flatMap(({ members }) =>
    members.filter((member) => member.role === role).map(({ person }) => person),
  );
  return ports.store.getMany(
    "participant",
    [...new Set(people)].map((person) => participantId(programme, person)),
  );
}

/** Touchpoints whose prompt to the mentee has left: they are history. */
async function sentOf(mentee: Participant, stored: readonly Touchpoint[], ports: PlanPorts): Promise<Set<string>> {
  const byMessage = new Map(
    stored.map(({ id, key, occurrence }) => [promptId(mentee.person, mentee.programme, key, occurrence), id]),
  );
  const messages = await ports.store.getMany("message", [...byMessage.keys()]);
  return new Set(messages.filter(hasLeft).flatMap(({ id }) => byMessage.get(id) ?? []));
}

interface LedgerPart {
  readonly puts: Put[];
  /** Prompts that will still leave. */
  readonly upcoming: string[];
}

/** What has to be written so that one person's prompts in the ledger are those their concerns call for. */
async function ledgerOf(
  participant: Participant,
  { programme, playbook }: ProgrammePlan,
  fresh: ReadonlyMap<string, readonly Touchpoint[]>,
  ports: PlanPorts,
  now: Temporal.Instant,
): Promise<LedgerPart> {
  const person = await ports.store.get("person", participant.person);
  if (!person) return { puts: [], upcoming: [] };
  const concerns = await concernsOf(participant, ports, fresh);
  const desired = planMessages(person, programme, playbook, concerns, ports.zones.version, now);
  const existing = await ports.store.getMany(
    "message",
    desired.map(({ id }) => id),
  );
  const { create, change } = reconcileMessages(existing, desired);
  const gone = new Set(existing.filter(hasLeft).map(({ id }) => id));
  return {
    puts: [
      ...create.map((message) => written(message, undefined, now)),
      ...change.map(({ was, is }) => written(is, was, now)),
    ],
    upcoming: desired.filter(({ id, state }) => state === "PLANNED" && !gone.has(id)).map(({ id }) => id),
  };
}
