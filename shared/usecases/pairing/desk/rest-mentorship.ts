import type { Temporal } from "temporal-polyfill";
import { mustRun, unchangedSince } from "../../coordinators/allowed.ts";
import type { RefusedRequest, Reply, RequestOf } from "../../http.ts";
import type { Ports } from "../../ports.ts";
import { retried } from "../../retried.ts";
import { planMentorship } from "../../year/plan.ts";
import { pauseMentorship as pause, resumeMentorship as resume } from "../pause-mentorship.ts";
import { mentorshipOf, showMentorshipWith, shown } from "./mentorships.ts";

/** Lets a mentorship rest until a day, or go on today; its year follows at once. */
export async function pauseMentorship(
  request: RequestOf<"pauseMentorship">,
  ports: Pick<Ports, "store" | "queue" | "zones">,
  now: Temporal.Instant,
): Promise<Reply> {
  const caller = mustRun(request, request.parameters.programme);
  const wish = request.body;
  await retried(async () => {
    const found = await mentorshipOf(request.parameters, ports);
    unchangedSince(request, found.version);
    if (wish.action === "pause") await pause(found, caller.id, wish.until, ports, now);
    else await resume(found, caller.id, ports, now);
  });
  await planMentorship(request.parameters.mentorship, ports, now);
  const saved = await mentorshipOf(request.parameters, ports);
  return { status: 200, version: saved.version, json: shown(saved) };
}

/** The mentorship's page again, with what is wrong with the day. */
export async function pauseMentorshipRefused(
  request: RefusedRequest<"pauseMentorship">,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { until } = request.typed;
  const typed = typeof until === "string" ? until.slice(0, 20) : "";
  return { ...(await showMentorshipWith(request, { typed }, ports, now)), status: 400, json: undefined };
}
