import type { Temporal } from "temporal-polyfill";
import { oriented } from "../../domain/participant.ts";
import { dayIn, instantOf } from "../../domain/time.ts";
import { orientationPage } from "../../pages/orientation.tsx";
import { audit } from "../audit.ts";
import type { Reply, RequestContext, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { siteOf } from "../site.ts";
import { openMe } from "./me.ts";

type OrientationPorts = Pick<Ports, "store" | "links" | "site">;

/** The ten minutes to read before the first talk. Opening the page ticks nothing. */
export function orientation(
  request: RequestOf<"orientation">,
  ports: OrientationPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  return show(request, request.parameters.token, ports, now);
}

/** They have read it. The first time counts. */
export async function tickOrientation(
  request: RequestOf<"tickOrientation">,
  ports: OrientationPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { token } = request.parameters;
  await retried(async () => {
    const { person, participant } = await openMe(token, ports, now);
    if (participant.orientedAt !== undefined) return;
    await ports.store.commit([
      { kind: "participant", put: oriented(participant, now) },
      audit(participant.id, person.id, "oriented", "", now),
    ]);
  });
  return show(request, token, ports, now);
}

async function show(
  request: RequestContext,
  token: string,
  ports: OrientationPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { person, programme, participant } = await openMe(token, ports, now);
  const { orientedAt } = participant;
  const site = siteOf(ports, request);
  const html = orientationPage({
    locale: pageLanguage(request, person, programme),
    programme: programme.name,
    me: `${site}/me/${token}`,
    action: `${site}/me/${token}/orientation`,
    concern: `${site}/concern/${programme.id}`,
    role: participant.role,
    since: orientedAt && dayIn(person.zone, instantOf(orientedAt)).toString(),
  });
  return { status: 200, json: { outcome: orientedAt === undefined ? "to-read" : "read" }, html };
}
