import type { Temporal } from "temporal-polyfill";
import { Problem } from "../../domain/errors.ts";
import { instantText } from "../../domain/time.ts";
import { confirmPage as renderConfirm } from "../../pages/confirm.tsx";
import { audit } from "../audit.ts";
import type { Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { openLink, siteOf } from "../site.ts";
import { participantOf, speaksOf } from "./confirm-subject.ts";
import { hearByDay } from "./hear-by.ts";
import { loadKept } from "./load-kept.ts";
import { onRoll, tellJoined } from "./member-joined.ts";

type ConfirmPorts = Pick<Ports, "store" | "links" | "addresses" | "bus" | "site">;

/** The page with the button. Opening it changes nothing: scanners open links before people do. */
export function confirmPage(
  request: RequestOf<"confirmPage">,
  ports: ConfirmPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  return show(request, ports, now);
}

/**
 * The address is theirs. Mentors now wait for vetting, mentees for a round. Pressing twice is pressing once; a link that
 * a later form overtook confirms nothing.
 */
export async function confirm(
  request: RequestOf<"confirm">,
  ports: ConfirmPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const joined = await retried(async () => {
    const { person, participant, state } = await opened(request.parameters.token, ports, now);
    if (state !== "ask") return undefined;
    const at = instantText(now);
    const claimId = await ports.addresses.hash(person.email);
    const claim = await ports.store.get("email", claimId);
    const load = participant.role === "mentee" ? undefined : await ports.store.get("load", person.id);
    // Somebody proved meanwhile, from their own page, that the address is theirs.
    if (claim && claim.person !== person.id)
      throw new Problem("link-expired", "This address has been confirmed by somebody who takes part already.");
    const roll = await onRoll(participant, person.email, ports, now);
    await ports.store.commit([
      {
        kind: "person",
        put: {
          ...person,
          addressState: person.addressState === "unconfirmed" ? "confirmed" : person.addressState,
          ttl: undefined,
        },
      },
      { kind: "email", put: { id: claimId, version: claim?.version ?? 0, person: person.id } },
      {
        kind: "participant",
        put: {
          ...participant,
          state: "active",
          waitingSince: at,
          ...{ leftAt: undefined, before: undefined, ttl: undefined },
        },
      },
      ...loadKept(load),
      ...roll.puts,
      audit(participant.id, person.id, "confirmed", "", now),
    ]);
    return { participant, roll };
  });
  if (joined) await tellJoined(joined.participant, joined.roll, ports);
  return show(request, ports, now);
}

async function show(
  request: RequestOf<"confirmPage"> | RequestOf<"confirm">,
  ports: ConfirmPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { token } = request.parameters;
  const { person, programme, participant, state } = await opened(token, ports, now);
  const hearBy = hearByDay(programme, person.zone, now);
  const html = renderConfirm({
    locale: pageLanguage(request, person, programme),
    programme: programme.name,
    action: `${siteOf(ports, request)}/confirm/${token}`,
    state,
    role: participant.role,
    hearBy,
  });
  const json = state === "confirmed" ? { outcome: state, hearBy } : { outcome: outcomes[state] };
  return { status: 200, json, html };
}

const outcomes = { ask: "unconfirmed", overtaken: "overtaken" } as const;

async function opened(token: string, ports: ConfirmPorts, now: Temporal.Instant) {
  const { claims, person, programme } = await openLink(ports, token, "confirm", now);
  const participant = await ports.store.get("participant", participantOf(claims.subject));
  if (!participant)
    throw new Problem("link-expired", "What this link was about is no longer kept. Please sign up again.");
  const speaks = speaksOf(claims.subject, person, participant);
  const state = participant.state !== "unconfirmed" ? "confirmed" : speaks ? "ask" : "overtaken";
  return { person, programme, participant, state } as const;
}
