import type { Temporal } from "temporal-polyfill";
import { brakePage } from "../../console/brake.tsx";
import { instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import { mustRunAll } from "../coordinators/allowed.ts";
import type { Reply, RequestContext, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";

/** Whether the brake is armed for this very table. A table restored from a backup has another id, and stays silent. */
export async function mailMayLeave(ports: Pick<Ports, "store">): Promise<boolean> {
  const brake = await ports.store.get("brake", "brake");
  return brake !== undefined && brake.armedFor !== "" && brake.armedFor === (await ports.store.identity());
}

/** Arms it (mail may leave), or puts it on (all mail pauses). */
export async function armBrake(
  request: RequestOf<"armBrake">,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { state } = request.body;
  const by = mustRunAll(request).id;
  await retried(async () => {
    const before = await ports.store.get("brake", "brake");
    const armedFor = state === "armed" ? await ports.store.identity() : "";
    const put = {
      id: "brake" as const,
      version: before?.version ?? 0,
      armedFor,
      apiUrl: request.apiUrl,
      changedAt: instantText(now),
      changedBy: by,
    };
    await ports.store.commit([{ kind: "brake", put }, audit("brake", by, `brake-${state}`, "", now)]);
  });
  return report(request, ports);
}

/** Whether mail may leave. It concerns every programme, so only those who run them all see and change it. */
export async function showBrake(request: RequestOf<"showBrake">, ports: Pick<Ports, "store">): Promise<Reply> {
  mustRunAll(request);
  return report(request, ports);
}

async function report(request: RequestContext, ports: Pick<Ports, "store">): Promise<Reply> {
  const brake = await ports.store.get("brake", "brake");
  const state = (await mailMayLeave(ports)) ? "armed" : "on";
  const changedAt = brake?.changedAt ?? null;
  const html = brakePage({ locale: pageLanguage(request), state, changedAt, by: brake?.changedBy });
  return { status: 200, json: { state, changedAt }, html };
}
