import { Temporal } from "temporal-polyfill";
import type { Item } from "#shared/adapters/dynamo/items.ts";
import type { JobName } from "#shared/contracts/schedules.ts";

/** Times of day (UTC) of what runs once a day; reconcile's is that of its audit. */
const daily: Partial<Record<JobName, string>> = {
  plan: "02:10",
  housekeeping: "03:40",
  reconcile: "04:00",
  match: "05:20",
};

const minute = 60_000;
const hour = 60 * minute;

/**
 * The next scheduled run that has something to do: dispatch in the minute after something is due, reconcile in the hour
 * after something unclear has waited long enough, and the nightly jobs. Runs that would do nothing are left out.
 */
export function nextRun(
  nightly: readonly JobName[],
  items: readonly Item[],
  ran: ReadonlyMap<JobName, number>,
): { readonly job: JobName; readonly at: number } {
  const open = items.filter(({ noun, nextActionAt }) => noun === "message" && nextActionAt !== undefined);
  const due = (ofDispatch: boolean) => {
    const times = open.filter(({ state }) => (state !== "UNKNOWN") === ofDispatch).map(instantOf);
    return times.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...times);
  };
  const runs: { job: JobName; at: number }[] = [
    { job: "dispatch", at: next(due(true), minute, ran.get("dispatch")) },
    { job: "reconcile", at: next(due(false), hour, ran.get("reconcile")) },
    ...nightly.map((job) => ({ job, at: nightOf(job, ran.get(job) ?? 0) })),
  ];
  return runs.reduce((one, other) => (other.at < one.at ? other : one));
}

/** The first full minute or hour at or after an instant that is after the last run. */
function next(due: number, every: number, last = Number.NEGATIVE_INFINITY): number {
  if (due === Number.POSITIVE_INFINITY) return due;
  return Math.max(
    Math.ceil(due / every) * every,
    last === Number.NEGATIVE_INFINITY ? 0 : Math.floor(last / every + 1) * every,
  );
}

/** The job's next time of day after an instant. */
function nightOf(job: JobName, after: number): number {
  const from = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO("UTC");
  const today = from.withPlainTime(daily[job] ?? "06:00");
  const first = today.epochMilliseconds > after ? today : today.add({ days: 1 });
  return first.epochMilliseconds;
}

function instantOf({ nextActionAt }: Item): number {
  return typeof nextActionAt === "string" ? Date.parse(nextActionAt) : Number.POSITIVE_INFINITY;
}
