import type { Temporal } from "temporal-polyfill";
import { Problem } from "../../domain/errors.ts";
import { participantId } from "../../domain/participant.ts";
import type { Ports } from "../ports.ts";
import { openLink } from "../site.ts";
import { concernsOf } from "./concerns.ts";
import { planOf } from "./pinned-plan.ts";
import { programmePlan } from "./programme-plan.ts";

type ViewPorts = Pick<Ports, "store" | "links" | "site">;

/** What the link of a prompt opens. */
export type Prompt = Awaited<ReturnType<typeof opened>>;

/** Reads it, and everything the prompt speaks of. @throws Problem when that is not kept any more. */
export async function opened(token: string, ports: ViewPorts, now: Temporal.Instant) {
  const { claims, person, programme } = await openLink(ports, token, "answer", now);
  const participant = await ports.store.get("participant", participantId(programme.id, person.id));
  if (!participant) throw new Problem("link-expired", "What this link was about is no longer kept.");
  const [key = "", ...occurrence] = claims.subject.split(".");
  const plan = await planOf(await programmePlan(programme.id, ports), participant, ports);
  const concerns = (await concernsOf(participant, ports)).filter(
    ({ touchpoint, side, until }) =>
      touchpoint.key === key &&
      until === undefined &&
      (side === "mentee" || touchpoint.sides.includes(side)) &&
      isOccurrence(touchpoint.occurrence, occurrence.join("."), side),
  );
  return { person, programme, participant, concerns, plan, key };
}

/** A mentor's reminder speaks of the first occurrence. */
function isOccurrence(stored: string, asked: string, side: "mentee" | "mentor"): boolean {
  return stored === asked || (side === "mentor" && `${stored}.2` === asked);
}
