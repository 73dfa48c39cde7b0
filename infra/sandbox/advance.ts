import { Temporal } from "temporal-polyfill";
import * as z from "zod";

const Request = z.union([
  z.strictObject({ advance: z.string() }),
  z.strictObject({ to: z.iso.datetime({ offset: true }) }),
]);

/** How far to move the clock: an ISO 8601 duration, or an instant. */
export type AdvanceRequest = z.infer<typeof Request>;

/** Reads a request to move the clock. The error says what is wrong with it. */
export function targetOf(request: unknown, now: number): number {
  const parsed = Request.safeParse(request);
  if (!parsed.success) throw new RangeError('Send {"advance":"P30D"} or {"to":"2027-01-31T12:00:00Z"}.');
  const target = "to" in parsed.data ? Date.parse(parsed.data.to) : later(parsed.data.advance, now);
  if (target < now) throw new RangeError(`The clock stands at ${new Date(now).toISOString()} and does not go back.`);
  return target;
}

/** Months and years are calendar months and years of UTC. */
function later(duration: string, now: number): number {
  try {
    return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO("UTC").add(Temporal.Duration.from(duration))
      .epochMilliseconds;
  } catch {
    throw new RangeError(`${duration} is not an ISO 8601 duration such as P30D or PT1H.`);
  }
}
