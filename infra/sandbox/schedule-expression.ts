import { Cron } from "croner";

/** When a schedule runs: the first occurrence after an instant, or at it when `inclusive`. */
export type Occurrences = (from: number, inclusive: boolean) => number | undefined;

const unitMs: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Compiles `rate(…)`, `cron(…)` and `at(…)` as EventBridge Scheduler reads them. */
export function compileSchedule(expression: string, timezone: string): Occurrences {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate) {
    const interval = Number(rate[1]) * (unitMs[rate[2] ?? ""] ?? Number.NaN);
    if (interval <= 0) throw new Error(`${expression} never passes.`);
    // AWS counts from the moment of deployment. Here it is the epoch, so that a restart keeps the rhythm.
    return (from, inclusive) => (inclusive ? Math.ceil(from / interval) : Math.floor(from / interval) + 1) * interval;
  }
  const cron = /^cron\((.+)\)$/.exec(expression);
  if (cron?.[1]) return compileCron(cron[1], timezone);
  const at = /^at\((\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\)$/.exec(expression);
  if (at?.[1]) {
    const [date = "", time = ""] = at[1].split("T");
    const [year, month, day] = date.split("-");
    const [hour, minute, second] = time.split(":").map(Number);
    const once = new Cron(`${second} ${minute} ${hour} ${Number(day)} ${Number(month)} * ${year}`, { timezone });
    return (from, inclusive) => onceAfter(once, from, inclusive);
  }
  throw new Error(`The sandbox does not know the schedule expression ${expression}.`);
}

function onceAfter(cron: Cron, from: number, inclusive: boolean): number | undefined {
  return cron.nextRun(new Date(inclusive ? from - 1 : from))?.getTime();
}

/** AWS: minutes hours day-of-month month day-of-week year. croner: seconds first, Sunday 0, no `?`, no `0/15`. */
function compileCron(fields: string, timezone: string): Occurrences {
  const parts = fields.trim().split(/\s+/);
  const [minutes, hours, days, months, weekdays, years] = parts;
  if (!minutes || !hours || !days || !months || !weekdays || !years || parts.length !== 6)
    throw new Error(`cron(${fields}) must have six fields.`);
  if ((days === "?") === (weekdays === "?"))
    throw new Error(`cron(${fields}): one of day-of-month and day-of-week must be "?".`);
  const pattern = [
    "0",
    steps(minutes, 59),
    steps(hours, 23),
    steps(days.replace("?", "*"), 31),
    steps(months, 12),
    steps(fromSunday(weekdays.replace("?", "*")), 6),
    steps(years, 2199),
  ].join(" ");
  const cron = new Cron(pattern, { timezone });
  return (from, inclusive) => {
    let next = onceAfter(cron, from, inclusive);
    // Where clocks spring forward AWS skips a run whose wall time does not exist; croner runs it later. Its answer then
    // does not match its own pattern.
    while (next !== undefined && !cron.match(new Date(next))) next = onceAfter(cron, next, false);
    return next;
  };
}

/** `5/15` means "from 5 in steps of 15"; croner wants the range spelled out. */
function steps(field: string, last: number): string {
  return field.replace(
    /(^|,)(\d+)\/(\d+)/g,
    (_, before: string, first: string, step: string) => `${before}${first}-${last}/${step}`,
  );
}

/** Weekday numbers from AWS's 1 to 7 to 0 to 6, Sunday first in both. The number after `#` is not a weekday. */
function fromSunday(field: string): string {
  return field.replace(/(#|\/)?\b(\d)(?=\b|L|#)/g, (whole: string, marker: string | undefined, digit: string) =>
    marker ? whole : String(Number(digit) - 1),
  );
}
