import type { Temporal } from "temporal-polyfill";
import { todayPage } from "../../console/today.tsx";
import type { TodayModel } from "../../console/today-model.ts";
import { pausesOn } from "../../domain/pause.ts";
import { dayIn } from "../../domain/time.ts";
import type { Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import { mailMayLeave } from "../mail/brake.ts";
import { paceOf } from "../mail/pace.ts";
import { namesOf } from "../names-of.ts";
import type { Ports } from "../ports.ts";
import { programmePlan } from "../year/programme-plan.ts";
import { mustRun } from "./allowed.ts";
import { lookAtDates, lookAtMentorships } from "./today-dates.ts";
import { lookAtMail, lookAtPeople, lookAtRounds, lookAtSuggestions, lookAtWork } from "./today-look.ts";

/** What waits for a coordinator today. Reads the beginning of a few lists, however many people there are. */
export async function today(
  request: RequestOf<"today">,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { programme: id } = request.parameters;
  mustRun(request, id);
  const plan = await programmePlan(id, ports);
  const { programme } = plan;
  const [mayLeave, pace, ...looks] = await Promise.all([
    mailMayLeave(ports),
    paceOf(ports),
    lookAtPeople(programme, "concerns", ports),
    lookAtPeople(programme, "vetting", ports),
    lookAtPeople(programme, "held", ports),
    lookAtMail(programme, ports, now),
    lookAtRounds(programme, ports),
    lookAtSuggestions(programme, ports, now),
    lookAtMentorships(programme, ports),
    lookAtDates(plan, now),
    lookAtWork(programme, ports),
  ]);
  const waiting = looks.filter(({ count }) => count > 0);
  const people = waiting.flatMap(({ first }) => first.flatMap((one) => one.people));
  const names = await namesOf(people, ports);
  const model: TodayModel = {
    locale: pageLanguage(request, undefined, programme),
    programme: { id, name: programme.name },
    zone: programme.zone,
    done: request.query.done,
    day: dayIn(programme.zone, now).toString(),
    resting: plan.pauses.filter((pause) => pausesOn(pause, dayIn(programme.zone, now).toString())),
    paused: !mayLeave,
    stopped: pace.stopped !== undefined,
    waiting: waiting.map((look) => ({
      ...look,
      first: look.first.map(({ people: about, ...one }) => ({
        ...one,
        names: about.map((who) => names.get(who) ?? ""),
      })),
    })),
  };
  const { paused, stopped } = model;
  const json = {
    ...{ paused, stopped },
    waiting: model.waiting.map(({ about, count, more, path, unread, first }) => ({
      ...{ about, count, more, path, ...(unread && { unreadable: unread }) },
      first: first.map(({ path: to, names: who, at }) => ({ path: to, names: who, at })),
    })),
  };
  return { status: 200, json, html: todayPage(model) };
}
