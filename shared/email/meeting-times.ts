import { Temporal } from "temporal-polyfill";

/** How many times are suggested, on how many working days ahead: time to read the mail first. */
const wanted = 3;
const daysToRead = 3;
const halfHours = 48;

/** How far a clock time is from midday, when almost anybody can talk. */
function discomfort({ hour, minute }: Temporal.ZonedDateTime): number {
  return Math.abs(hour + minute / 60 - 12.5);
}

/** A working day, between six in the morning and eleven at night: any two zones share some such time by Wednesday. */
function possible({ dayOfWeek, hour }: Temporal.ZonedDateTime): boolean {
  return dayOfWeek < 6 && hour >= 6 && hour < 23;
}

/**
 * Three instants on working days that suit two people wherever they live: the half hour that is kindest to whoever
 * it is worse for. Suggestions only; the pair agrees between themselves.
 */
export function meetingTimes(startDate: string, mine: string, theirs: string): string[] {
  const found: string[] = [];
  let day = Temporal.PlainDate.from(startDate).add({ days: daysToRead });
  while (found.length < wanted) {
    const best = kindest(day, mine, theirs);
    if (best !== undefined) {
      found.push(best);
      day = day.add({ days: 1 });
    }
    day = day.add({ days: 1 });
  }
  return found;
}

function kindest(day: Temporal.PlainDate, mine: string, theirs: string): string | undefined {
  let best: { cost: number; instant: Temporal.Instant } | undefined;
  const midnight = day.toZonedDateTime(mine).toInstant();
  for (let half = 0; half < halfHours; half++) {
    const instant = midnight.add({ minutes: half * 30 });
    const [here, there] = [instant.toZonedDateTimeISO(mine), instant.toZonedDateTimeISO(theirs)];
    if (!possible(here) || !possible(there)) continue;
    const cost = Math.max(discomfort(here), discomfort(there)) * 100 + discomfort(here) + discomfort(there);
    if (best === undefined || cost < best.cost) best = { cost, instant };
  }
  return best?.instant.toString({ fractionalSecondDigits: 3 });
}
