import type { Temporal } from "temporal-polyfill";
import type { Touchpoint } from "../../domain/touchpoint.ts";
import { written } from "../mail/ledger.ts";
import type { Ports, Put } from "../ports.ts";
import { retried } from "../retried.ts";
import { planFor } from "./pinned-plan.ts";
import { planDigest } from "./plan-digest.ts";
import { programmePlan } from "./programme-plan.ts";
import { newsAhead, promptsAhead, yearAhead } from "./year-ahead.ts";

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
    const year = await yearAhead(mentee, plan, ports, now);
    const { diff, mentorships, mentors } = year;
    const changes = [
      ...diff.created,
      ...[...diff.moved, ...diff.changed, ...diff.dropped, ...diff.revived, ...diff.retold].map(({ is }) => is),
    ];
    const fresh = new Map([[id, year.desired]]);
    const prompts = await Promise.all([mentee, ...mentors].map((one) => promptsAhead(one, plan, fresh, ports, now)));
    const ledger = prompts.flatMap(({ changes: { create, change } }) => [
      ...create.map((message) => written(message, undefined, now)),
      ...change.map(({ was, is }) => written(is, was, now)),
    ]);
    const news = await newsAhead(year, prompts, ports, now);
    // What is news is told by what changes: meetings and the mails about them go first, and together, so that a plan
    // that breaks off after its first part has not changed a meeting that nobody would hear of any more.
    const isMeeting = ({ meeting }: Touchpoint) => meeting !== undefined;
    const calendar = [...changes.filter(isMeeting), ...changes.filter((put) => !isMeeting(put))];
    const writes: Put[] = [
      ...news.map((message) => written(message, undefined, now)),
      ...calendar.map((put): Put => ({ kind: "touchpoint", put })),
      ...ledger,
    ];
    const own = await planFor(plan, mentorships, ports);
    const digest = planDigest(own, plan.playbook.window, mentee, mentorships, mentors, ports.zones.version, now);
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
      touchpoints: changes.length - diff.retold.length,
      messages: ledger.length + news.length,
      hints: news.map(({ id: message }) => message),
    };
  });
}
