import type { Temporal } from "temporal-polyfill";
import type { Participant } from "../../domain/participant.ts";
import type { Programme } from "../../domain/programme.ts";
import { dayIn, instantOf } from "../../domain/time.ts";
import { waitOf } from "../../domain/waiting.ts";

/** The day by which everybody who confirms today has heard. */
export function hearByDay(programme: Programme, zone: string, now: Temporal.Instant): string {
  return dayIn(zone, now).add({ days: programme.hearWithinDays }).toString();
}

/** The day a participant was promised to hear by: since they confirmed, or since they were last without a mentor. */
export function promisedDay(programme: Programme, participant: Participant, zone: string): string {
  return hearByDay(programme, zone, instantOf(waitOf(participant)));
}

/** The day of the next round that runs by itself, a Monday; undefined where rounds are run by hand only. */
export function nextRoundDay(programme: Programme, now: Temporal.Instant): string | undefined {
  if (programme.rounds.every === "never") return undefined;
  const today = dayIn(programme.zone, now);
  return today.add({ days: 8 - today.dayOfWeek }).toString();
}
