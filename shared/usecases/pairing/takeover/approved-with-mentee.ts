import type { Temporal } from "temporal-polyfill";
import { type Participant, roleOf } from "../../../domain/participant.ts";
import type { Programme } from "../../../domain/programme.ts";
import type { Proposal } from "../../../domain/round.ts";
import { lastDayOfVetting } from "../../coordinators/vetting-ends.ts";

/**
 * The mentor as they are once both have said that they are together: whoever brought them along vouches for them, so
 * they count as approved. Who was turned down stays so; undefined where nothing changes.
 */
export function approvedWithMentee(
  { takeover }: Proposal,
  mentor: Participant | undefined,
  programme: Programme,
  now: Temporal.Instant,
): Participant | undefined {
  if (takeover === undefined || mentor === undefined || roleOf(mentor) === "mentee") return undefined;
  if (mentor.vetting === "approved" || mentor.vetting === "rejected") return undefined;
  return { ...mentor, vetting: "approved", vettedUntil: lastDayOfVetting(programme, now) };
}
