import type { Temporal } from "temporal-polyfill";
import type { Programme } from "../domain/programme.ts";
import { dayIn } from "../domain/time.ts";

/** The day by which everybody who confirms today has heard. */
export function hearByDay(programme: Programme, zone: string, now: Temporal.Instant): string {
  return dayIn(zone, now).add({ days: programme.hearWithinDays }).toString();
}
