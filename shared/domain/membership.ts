import type { Temporal } from "temporal-polyfill";
import type { Member } from "./member.ts";
import type { Participant } from "./participant.ts";
import type { Programme } from "./programme.ts";

/**
 * How somebody stands for a new pairing. `missing`: their number is not on the roll, or they gave none; `lapsed`: the
 * roll says they are no active member; `expired`: their last day is over. Running mentorships go on in any case.
 */
export const memberships = ["not-needed", "current", "missing", "lapsed", "expired"] as const;
export type Membership = (typeof memberships)[number];

/** Says it, for a day in the programme's zone. A roll that says nothing of a status lists members. Pure. */
export function membershipOf(
  { membership }: Pick<Programme, "membership">,
  participant: Pick<Participant, "memberNumber">,
  member: Pick<Member, "state" | "status" | "expires"> | undefined,
  day: Temporal.PlainDate,
): Membership {
  if (membership !== "required") return "not-needed";
  if (participant.memberNumber === undefined || member === undefined || member.state === "erased") return "missing";
  if (member.status !== undefined && member.status !== "active") return "lapsed";
  return member.expires !== undefined && member.expires < day.toString() ? "expired" : "current";
}

/** Whether it allows a new pairing. */
export function mayPair(membership: Membership): boolean {
  return membership === "not-needed" || membership === "current";
}
