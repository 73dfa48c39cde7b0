import type { Temporal } from "temporal-polyfill";
import type { Member } from "./member.ts";
import type { Participant } from "./participant.ts";
import type { EmailClaim } from "./person.ts";
import type { Programme } from "./programme.ts";

/**
 * How somebody stands for a new pairing. `missing`: their number is not on the roll, or they gave none;
 * `another-address`: the line with their number is not theirs; `lapsed`: the roll says they are no active member;
 * `expired`: their last day is over. Running mentorships go on in any case.
 */
export const memberships = ["not-needed", "current", "missing", "another-address", "lapsed", "expired"] as const;
export type Membership = (typeof memberships)[number];

/**
 * Whose a line of the roll is: a number alone proves nothing, for anybody may type it. With an address it is whoever
 * confirmed that address here (`claim`, by the address's hash), and nobody's until then; without one it is whoever it
 * was linked to, else who typed its number first. Undefined: nobody's. Pure.
 */
export function holderOf(
  { addressHash, person }: Pick<Member, "addressHash" | "person">,
  claim: Pick<EmailClaim, "person" | "ttl"> | undefined,
  typedFirst: string | undefined,
): string | undefined {
  if (addressHash === undefined) return person ?? typedFirst;
  // Until it is confirmed, a claim has an end.
  return claim?.ttl === undefined ? claim?.person : undefined;
}

/**
 * Says it, for a day in the programme's zone; `holder` is whose the line is. A roll that says nothing of a status lists
 * members. Pure.
 */
export function membershipOf(
  { membership }: Pick<Programme, "membership">,
  participant: Pick<Participant, "person" | "memberNumber">,
  member: Pick<Member, "state" | "status" | "expires"> | undefined,
  holder: string | undefined,
  day: Temporal.PlainDate,
): Membership {
  if (membership !== "required") return "not-needed";
  if (participant.memberNumber === undefined || member === undefined || member.state === "erased") return "missing";
  if (holder !== participant.person) return "another-address";
  if (member.status !== undefined && member.status !== "active") return "lapsed";
  return member.expires !== undefined && member.expires < day.toString() ? "expired" : "current";
}

/** Whether it allows a new pairing. */
export function mayPair(membership: Membership): boolean {
  return membership === "not-needed" || membership === "current";
}
