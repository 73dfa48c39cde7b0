import type { Temporal } from "temporal-polyfill";
import { derivedId } from "../../domain/ids.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Round } from "../../domain/round.ts";
import { dayIn, instantText } from "../../domain/time.ts";
import { everything } from "../everything.ts";
import type { JobOrder } from "../job.ts";
import type { Ports } from "../ports.ts";
import { roundPool } from "./round-pool.ts";

/** The round a coordinator asked for; else, on Mondays of the programme's zone, one for everybody who waits. */
export async function roundsToRun(
  programme: Programme,
  order: JobOrder,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Round[]> {
  if (order.round !== undefined) {
    const round = await ports.store.get("round", order.round);
    return round?.state === "requested" && round.programme === programme.id ? [round] : [];
  }
  // Asked for, but the event that should have woken us got lost.
  const forgotten = await everything(ports, "round", programme.id, "requested");
  const today = dayIn(programme.zone, now);
  if (programme.rounds.every === "never" || today.dayOfWeek !== 1) return forgotten;
  const id = derivedId("rnd", programme.id, today.toString());
  if (await ports.store.get("round", id)) return forgotten;
  const { mentees, places } = await roundPool(programme, ports, now);
  // Nobody waits, or nobody has a place: a round would only be an empty page in the coordinator's list.
  if (mentees.length === 0 || [...places.values()].every((free) => free <= 0)) return forgotten;
  const publish = programme.rounds.publish === "automatic";
  return [...forgotten, requestedRound(id, programme.id, publish, "almanac", now)];
}

/** A round nobody has computed yet. */
export function requestedRound(
  id: string,
  programme: string,
  publish: boolean,
  requestedBy: string,
  now: Temporal.Instant,
): Round {
  const empty = { mentees: 0, places: 0, matched: 0, score: 0, mentors: 0 };
  return {
    id,
    version: 0,
    programme,
    state: "requested",
    publish,
    requestedBy,
    requestedAt: instantText(now),
    ...empty,
  };
}
