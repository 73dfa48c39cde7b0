import { Temporal } from "temporal-polyfill";

/** Reads the process clock: once for each invocation, here and nowhere else. Everything further in is told. */
export function readClock(): Temporal.Instant {
  return Temporal.Instant.fromEpochMilliseconds(Date.now());
}
