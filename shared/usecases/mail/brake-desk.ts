import type { Temporal } from "temporal-polyfill";
import { brakePage } from "../../console/brake.tsx";
import type { RestoreReport } from "../../contracts/answers.ts";
import { Lane } from "../../domain/message.ts";
import type { Brake } from "../../domain/operations.ts";
import { instantText } from "../../domain/time.ts";
import { leftToday } from "../../ledger/pace.ts";
import { mustRunAll } from "../coordinators/allowed.ts";
import type { Reply, RequestContext, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { letGoOn, letLeave, mailMayLeave, setBrake } from "./brake.ts";
import { paceOf } from "./pace.ts";
import { mustReplay, replayOf } from "./restoring.ts";

/** Mails the page lists of those the table knows nothing of. */
const mostLines = 50;

/** Lets mail leave, pauses all of it, or lets go on what stopped by itself. */
export async function armBrake(
  request: RequestOf<"armBrake">,
  ports: Pick<Ports, "store" | "bus">,
  now: Temporal.Instant,
): Promise<Reply> {
  const by = mustRunAll(request).id;
  switch (request.body.state) {
    case "release":
      await letGoOn(by, ports, now);
      break;
    case "on":
      await setBrake("on", by, request.apiUrl, ports, now);
      break;
    case "armed":
      await letLeave(by, request.apiUrl, ports, now);
  }
  return report(request, ports, now);
}

/** Whether mail may leave. It concerns every programme, so only those who run them all see and change it. */
export async function showBrake(
  request: RequestOf<"showBrake">,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Reply> {
  mustRunAll(request);
  return report(request, ports, now);
}

async function report(request: RequestContext, ports: Pick<Ports, "store">, now: Temporal.Instant): Promise<Reply> {
  const brake = await ports.store.get("brake", "brake");
  const state = (await mailMayLeave(ports)) ? "armed" : "on";
  const changedAt = brake?.changedAt ?? null;
  const restore = await restoreReport(brake, ports);
  const known = await paceOf(ports);
  const { quota, stopped, paused } = known;
  const spared = leftToday(known, now) === 0;
  const halts = Lane.options.flatMap((lane) => {
    const { reason, until = "" } = paused[lane] ?? {};
    return reason !== undefined && instantText(now) < until ? [{ lane, reason, until }] : [];
  });
  const pace = { halts, ...(quota && { quota }), ...(stopped && { stopped }), ...(spared && { spared }) };
  const html = brakePage({ locale: pageLanguage(request), state, changedAt, by: brake?.changedBy, pace, restore });
  return { status: 200, json: { state, changedAt, pace, ...(restore && { restore }) }, html };
}

/** What is to be done, is being done or was done because this table was put back; undefined where it never was. */
async function restoreReport(
  brake: Brake | undefined,
  ports: Pick<Ports, "store">,
): Promise<RestoreReport | undefined> {
  const work = await replayOf(brake, ports);
  if (work === undefined) return (await mustReplay(brake, ports)) ? { state: "needed", done: 0 } : undefined;
  const lines = await ports.store.partsPage("workLine", work.id, { limit: mostLines });
  const unknown = lines.items.map(({ values }) => ({ mail: String(values["mail"]), at: String(values["at"]) }));
  return { state: work.state, done: work.done, summary: work.summary, unknown };
}
