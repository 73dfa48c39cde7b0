import type { Temporal } from "temporal-polyfill";
import { instantText, plusHours } from "../domain/time.ts";
import type { Candidate } from "./candidate.ts";

/** Weeks after which somebody has waited a step longer. */
const steps = [4, 8, 16, 32] as const;
/** Having nobody near counts as much as three such steps. */
const nobodyNear = 3;

/**
 * Says whom to take where two results have the same points: people who say that nobody near them does what they do, and
 * people who have waited long. From 0 to 7; it counts between equals and never against a point.
 */
export function tiesAt(now: Temporal.Instant): (mentee: Candidate) => number {
  // Instants are kept in one form, in which the earlier one is the smaller text.
  const before = steps.map((weeks) => instantText(plusHours(now, -weeks * 168)));
  return ({ participant, profile }) => {
    let tie = profile?.alone === true ? nobodyNear : 0;
    for (const since of before) if (participant.waitingSince <= since) tie++;
    return tie;
  };
}
