import { Temporal } from "temporal-polyfill";

/** Reads the process clock: once for each invocation, here and nowhere else. Everything further in is told. */
export function readClock(): Temporal.Instant {
  read = { at: Date.now(), elapsed: performance.now() };
  return Temporal.Instant.fromEpochMilliseconds(read.at);
}

let read = { at: 0, elapsed: 0 };

/**
 * The clock a lease goes by, in milliseconds since 1970: never before what has passed since the clock was read. Where that
 * is set back meanwhile, whoever stood still would think that a lease it lost long ago is its own.
 */
export function leaseClock(): number {
  return Math.max(Date.now(), read.at + performance.now() - read.elapsed);
}
