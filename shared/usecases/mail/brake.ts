import type { Temporal } from "temporal-polyfill";
import { brakePage } from "../../console/brake.tsx";
import type { RestoreReport } from "../../contracts/answers.ts";
import { Lane } from "../../domain/message.ts";
import type { Brake } from "../../domain/operations.ts";
import { instantText } from "../../domain/time.ts";
import type { Work } from "../../domain/work.ts";
import { leftToday } from "../../ledger/pace.ts";
import { released } from "../../ledger/pauses.ts";
import { audit } from "../audit.ts";
import { mustRunAll } from "../coordinators/allowed.ts";
import type { Reply, RequestContext, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { notePace, paceOf } from "./pace.ts";
import { askForReplay, mustReplay, replayOf } from "./restoring.ts";

/** Mails the page lists of those the table knows nothing of. */
const mostLines = 50;

/**
 * Whether the brake is armed for this very table. A table restored from a backup has another id, and stays silent; so does
 * one that mail left from earlier, when it has left from another since: the journal tells.
 */
export async function mailMayLeave({ store }: Pick<Ports, "store">): Promise<boolean> {
  const brake = await store.get("brake", "brake");
  if (brake === undefined || brake.armedFor === "") return false;
  const identity = await store.identity();
  return brake.armedFor === identity && ((await store.mailTable()) ?? identity) === identity;
}

/**
 * Arms it (mail may leave), or puts it on (all mail pauses). A table that was put back to an earlier state is brought in
 * line with the journal first, however long that takes; the work that does it arms the brake at its end.
 */
export async function armBrake(
  request: RequestOf<"armBrake">,
  ports: Pick<Ports, "store" | "bus">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { state } = request.body;
  const by = mustRunAll(request).id;
  const brake = await ports.store.get("brake", "brake");
  if (state === "release") await letGoOn(by, ports, now);
  else if (state === "on") await setBrake("on", by, request.apiUrl, ports, now);
  else if (!(await mustReplay(brake, ports))) await arm(by, request.apiUrl, ports, now);
  else {
    const work = await replayOf(brake, ports);
    // Brought in line already, while all mail was paused: there is nothing left but to arm it.
    if (work?.state === "done") await setBrake("armed", by, request.apiUrl, ports, now, { replay: work.id });
    else await askForReplay(by, brake, request.apiUrl, ports, now);
  }
  return report(request, ports, now);
}

/** Lets mass mail go on that stopped by itself; nothing where it did not. */
async function letGoOn(by: string, ports: Pick<Ports, "store">, now: Temporal.Instant): Promise<void> {
  await notePace(
    ports,
    (pace) => (pace.stopped ? released(pace, now) : pace),
    () => [audit("brake", by, "pace-released", "", now)],
  );
}

/** Arms the brake for this very table. Only for whoever made sure that nothing sent from another would be sent again. */
export function arm(by: string, apiUrl: string, ports: Pick<Ports, "store">, now: Temporal.Instant): Promise<void> {
  return setBrake("armed", by, apiUrl, ports, now);
}

/**
 * Arms it for a table that was just brought in line, in the name of whoever asked for that last. Not where the brake was
 * changed since they asked: somebody paused all mail then, and only a person lets it go again.
 */
export async function armReplayed(work: Work, ports: Pick<Ports, "store">, now: Temporal.Instant): Promise<void> {
  const { id, order, requestedBy } = (await ports.store.get("work", work.id)) ?? work;
  const over = { replay: id, version: Number(order["brake"] ?? 0) };
  await setBrake("armed", requestedBy, String(order["apiUrl"] ?? ""), ports, now, over);
}

/** Whether a replay has armed the brake already. */
export async function isArmedBy({ id }: Work, { store }: Pick<Ports, "store">): Promise<boolean> {
  const brake = await store.get("brake", "brake");
  return brake?.replay === id && brake.armedFor !== "";
}

/** `over`: the replay that came before, and the one version of the brake that may be written over. */
function setBrake(
  state: "armed" | "on",
  by: string,
  apiUrl: string,
  { store }: Pick<Ports, "store">,
  now: Temporal.Instant,
  over: { readonly replay?: string; readonly version?: number } = {},
): Promise<void> {
  return retried(async () => {
    const { version = 0, replay } = (await store.get("brake", "brake")) ?? {};
    if (over.version !== undefined && over.version !== version) return;
    const armedFor = state === "armed" ? await store.identity() : "";
    const put = {
      ...{ id: "brake" as const, version, armedFor, apiUrl, changedAt: instantText(now), changedBy: by },
      replay: over.replay ?? replay,
    };
    await store.commit([{ kind: "brake", put }, audit("brake", by, `brake-${state}`, "", now)]);
  });
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
