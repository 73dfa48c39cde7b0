import type { Temporal } from "temporal-polyfill";
import type { Member } from "../../domain/member.ts";
import { holderOf, mayPair, membershipOf } from "../../domain/membership.ts";
import type { Participant } from "../../domain/participant.ts";
import type { Programme } from "../../domain/programme.ts";
import { dayIn } from "../../domain/time.ts";
import type { Ports } from "../ports.ts";

/**
 * Those of some participants whose membership allows a new pairing today; all of them where the programme requires none.
 * Two batch reads for each hundred.
 */
export async function eligible(
  participants: readonly Participant[],
  programme: Programme,
  { store }: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Participant[]> {
  if (programme.membership !== "required") return [...participants];
  const ids = new Set(participants.flatMap(({ member }) => member ?? []));
  const members = await store.getMany("member", [...ids]);
  const hashes = new Set(members.flatMap(({ addressHash }) => addressHash ?? []));
  const claims = new Map((await store.getMany("email", [...hashes])).map((claim) => [claim.id, claim]));
  const memberOf = new Map(members.map((one) => [one.id, one]));
  const first = firstTyped(participants);
  const holder = (one: Member) => holderOf(one, claims.get(one.addressHash ?? ""), first.get(one.id));
  const today = dayIn(programme.zone, now);
  return participants.filter((one) => {
    const member = memberOf.get(one.member ?? "");
    return mayPair(membershipOf(programme, one, member, member && holder(member), today));
  });
}

/** Who has waited longest of those who typed a line's number. */
function firstTyped(participants: readonly Participant[]): Map<string, string> {
  const order = (one: Participant) => `${one.waitingSince} ${one.id}`;
  const last = [...participants].sort((one, other) => (order(one) < order(other) ? 1 : -1));
  return new Map(last.flatMap(({ member, person }): [string, string][] => (member ? [[member, person]] : [])));
}
