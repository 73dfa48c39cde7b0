import type { Temporal } from "temporal-polyfill";
import type { Programme } from "../../domain/programme.ts";
import { dayIn } from "../../domain/time.ts";

/** The last day an approval of today holds, where the programme looks again after a while. */
export function lastDayOfVetting(programme: Programme | undefined, now: Temporal.Instant): string | undefined {
  if (programme?.vettingMonths === undefined) return undefined;
  return dayIn(programme.zone, now).add({ months: programme.vettingMonths }).toString();
}
