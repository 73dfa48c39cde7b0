import type { Temporal } from "temporal-polyfill";
import { oriented, participantId } from "../../domain/participant.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Proposal } from "../../domain/round.ts";
import { audit } from "../audit.ts";
import type { Ports, Put } from "../ports.ts";
import { asking } from "./advance-proposals.ts";
import { barredBy } from "./barred-now.ts";
import type { Side } from "./decline.ts";

/**
 * Whether a yes comes to nothing because something keeps the two apart by now; what comes of it is written then. Nobody
 * is told, and nobody can tell: it is kept as a mentee's no is, so that to a mentor it is a yes nobody answers before its
 * day is over, and to a mentee a suggestion that is no longer open. Where the mentee had asked by name it looks as if they
 * had taken the request back. Whoever waits is suggested somebody else as after any other.
 */
export async function keepsApart(
  proposal: Proposal,
  side: Side,
  programme: Programme,
  { store }: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<boolean> {
  const barred = await barredBy([proposal], programme, { store });
  if (!barred(proposal)) return false;
  const mentor =
    side === "mentor" ? await store.get("participant", participantId(programme.id, proposal.mentor)) : undefined;
  // What a yes of the mentor writes in any case.
  const said: Put[] =
    side === "mentor"
      ? [
          ...(mentor && mentor.orientedAt === undefined
            ? [{ kind: "participant", put: oriented(mentor, now) } as const]
            : []),
          audit(proposal.id, proposal.mentor, "mentor-yes", "", now),
        ]
      : [];
  await store.commit([
    { kind: "proposal", put: ending(proposal, side, programme, now) },
    ...said,
    audit(proposal.id, "almanac", "withdrawn", "kept-apart", now),
  ]);
  return true;
}

function ending(proposal: Proposal, side: Side, programme: Programme, now: Temporal.Instant): Proposal {
  if (proposal.request !== undefined) return { ...proposal, state: "withdrawn" };
  // The mentor would have waited as long for the mentee as for anybody's answer.
  const wait = side === "mentor" ? asking(programme, now) : {};
  return { ...proposal, ...wait, state: "declined", declined: { by: "almanac", from: "asked-mentee" } };
}
