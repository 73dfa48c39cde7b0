import type { Temporal } from "temporal-polyfill";
import { instantText } from "../../domain/time.ts";
import type { Work } from "../../domain/work.ts";
import { released } from "../../ledger/pauses.ts";
import { audit } from "../audit.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { notePace } from "./pace.ts";
import { askForReplay, mustReplay, replayOf } from "./restoring.ts";

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
 * Lets mail leave. A table that was put back to an earlier state is brought in line with the journal first, however long
 * that takes; the work that does it arms the brake at its end.
 */
export async function letLeave(
  by: string,
  apiUrl: string,
  ports: Pick<Ports, "store" | "bus">,
  now: Temporal.Instant,
): Promise<void> {
  const brake = await ports.store.get("brake", "brake");
  if (!(await mustReplay(brake, ports))) return arm(by, apiUrl, ports, now);
  const work = await replayOf(brake, ports);
  // Brought in line already, while all mail was paused: there is nothing left but to arm it.
  if (work?.state === "done") return setBrake("armed", by, apiUrl, ports, now, { replay: work.id });
  return askForReplay(by, brake, apiUrl, ports, now);
}

/** Lets mass mail go on that stopped by itself; nothing where it did not. */
export async function letGoOn(by: string, ports: Pick<Ports, "store">, now: Temporal.Instant): Promise<void> {
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

/** Puts it on or arms it. `over`: the replay that came before, and the one version of the brake that may be written over. */
export function setBrake(
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
