import type { Temporal } from "temporal-polyfill";
import { mayPair, membershipOf } from "../../domain/membership.ts";
import type { Participant } from "../../domain/participant.ts";
import type { Programme } from "../../domain/programme.ts";
import { dayIn } from "../../domain/time.ts";
import type { Ports } from "../ports.ts";

/**
 * Those of some participants whose membership allows a new pairing today; all of them where the programme requires none.
 * One batch read for each hundred.
 */
export async function eligible(
  participants: readonly Participant[],
  programme: Programme,
  { store }: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Participant[]> {
  if (programme.membership !== "required") return [...participants];
  const members = await store.getMany(
    "member",
    participants.flatMap(({ member }) => member ?? []),
  );
  const memberOf = new Map(members.map((one) => [one.id, one]));
  const today = dayIn(programme.zone, now);
  return participants.filter((one) => mayPair(membershipOf(programme, one, memberOf.get(one.member ?? ""), today)));
}
