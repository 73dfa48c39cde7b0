import type { Temporal } from "temporal-polyfill";
import { problemOf, wallInstant } from "../../calendar/wall-time.ts";
import type { ArrangeTalk } from "../../contracts/talk-requests.ts";
import { type FieldProblem, Problem } from "../../domain/errors.ts";
import { mostTimes } from "../../domain/talk.ts";
import { instantOf, instantText } from "../../domain/time.ts";

type Wish<Action extends ArrangeTalk["action"]> = Extract<ArrangeTalk, { action: Action }>;

/** The times somebody suggests: those they ticked, and their own, where they live. @throws Problem where one cannot be. */
export function timesOf(wish: Wish<"propose">, zone: string, now: Temporal.Instant): string[] {
  const { date1, time1, date2, time2, date3, time3 } = wish;
  const problems: FieldProblem[] = [];
  const rows = [
    [date1, time1],
    [date2, time2],
    [date3, time3],
  ] as const;
  const own = rows.flatMap(([date, time], index) => {
    const read = readRow(date, time, index + 1, zone, now);
    if (read === undefined) return [];
    if ("field" in read) problems.push(read);
    return "field" in read ? [] : [read.time];
  });
  if (wish.times.some((time) => problemOf(instantOf(time), now))) problems.push({ field: "times", message: "past" });
  const times = [...new Set([...wish.times, ...own])];
  if (problems.length === 0 && times.length === 0) problems.push({ field: "times", message: "none" });
  if (times.length > mostTimes) problems.push({ field: "times", message: "many" });
  if (wish.how === "video" && wish.link === undefined) problems.push({ field: "link", message: "missing" });
  if (problems.length > 0) throw new Problem("invalid-request", "These times cannot be suggested.", problems);
  return times;
}

/** The time to move to: one that was offered, or one's own. @throws Problem where it cannot be. */
export function timeOf({ time, date1, time1 }: Wish<"move">, zone: string, now: Temporal.Instant): string {
  const read = time === undefined ? readRow(date1, time1, 1, zone, now) : { time };
  const late = time === undefined ? undefined : problemOf(instantOf(time), now);
  if (late) throw new Problem("invalid-request", "Not then.", [{ field: "times", message: late }]);
  if (read === undefined) throw new Problem("invalid-request", "When?", [{ field: "date1", message: "missing" }]);
  if ("field" in read) throw new Problem("invalid-request", "Not then.", [read]);
  return read.time;
}

/** One row of a form; undefined where it was left empty. */
function readRow(
  date: string | undefined,
  time: string | undefined,
  row: number,
  zone: string,
  now: Temporal.Instant,
): { time: string } | FieldProblem | undefined {
  if (date === undefined && time === undefined) return undefined;
  if (date === undefined) return { field: `date${row}`, message: "missing" };
  if (time === undefined) return { field: `time${row}`, message: "missing" };
  const instant = wallInstant({ date, time, zone }, now);
  if (typeof instant === "string")
    return { field: `${instant === "not-there" ? "time" : "date"}${row}`, message: instant };
  return { time: instantText(instant) };
}
