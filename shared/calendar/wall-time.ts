import { Temporal } from "temporal-polyfill";

/** Days ahead a talk may be arranged for. */
const farthest = 180;

/** What is wrong with a day and a clock time somebody typed. */
type WallTimeProblem = "not-there" | "past" | "far";

/**
 * The instant of a day and a clock time where somebody lives. Of a time that comes twice, when clocks go back, the
 * first counts; one that clocks skip is refused: two people must not meet at different times.
 */
export function wallInstant(
  { date, time, zone }: { date: string; time: string; zone: string },
  now: Temporal.Instant,
): Temporal.Instant | WallTimeProblem {
  const wall = Temporal.PlainDate.from(date).toPlainDateTime(Temporal.PlainTime.from(time));
  const there = wall.toZonedDateTime(zone, { disambiguation: "compatible" });
  if (!there.toPlainDateTime().equals(wall)) return "not-there";
  const instant = there.toInstant();
  return problemOf(instant, now) ?? instant;
}

/** Why nobody can arrange to talk then; undefined if they can. */
export function problemOf(instant: Temporal.Instant, now: Temporal.Instant): "past" | "far" | undefined {
  if (Temporal.Instant.compare(instant, now) <= 0) return "past";
  return Temporal.Instant.compare(instant, now.add({ hours: farthest * 24 })) > 0 ? "far" : undefined;
}
