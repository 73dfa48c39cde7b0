import { Temporal } from "temporal-polyfill";
import { type KeyDate, keyDateId } from "#shared/domain/key-date.ts";
import type { Playbook } from "#shared/domain/playbook.ts";
import type { Programme } from "#shared/domain/programme.ts";
import { firstDayOf } from "./cycle.ts";
import { dateByRule, effectiveKeyDates } from "./key-dates.ts";

/** So long before a cycle begins its dates are made, so that there is time to ask and to confirm. */
const daysBefore = 90;

/** A date that is not certain is worth a look when it is so near. */
const nearDays = 120;

/** The day from which the dates of a cycle are made. */
export function rollsOverOn(cycle: string, playbook: Pick<Playbook, "cycleStarts">): Temporal.PlainDate {
  return firstDayOf(cycle, playbook).subtract({ days: daysBefore });
}

/** Whether nobody has confirmed a date that comes soon. `today` is a day in the programme's zone. */
export function isUnresolved({ state, date }: Pick<KeyDate, "state" | "date">, today: Temporal.PlainDate): boolean {
  const near = today.add({ days: nearDays }).toString();
  return state === "tentative" && date >= today.toString() && date <= near;
}

/**
 * Dates that coordinators added by a name the playbook has no rule for, as the cycle before had them: on the same weekday
 * of the same month (the second Tuesday of March), not certain. Those that were cancelled do not come again, and what is
 * set for this cycle already stays. Doing it twice gives the same, by the same ids.
 */
export function rolledOver(
  programme: Pick<Programme, "id">,
  playbook: Pick<Playbook, "keyDates" | "cycleStarts">,
  cycle: string,
  stored: readonly KeyDate[],
): KeyDate[] {
  const before = String(Number(cycle) - 1);
  const settled = new Set([
    ...playbook.keyDates.map(({ name }) => name),
    ...stored.filter((one) => one.programme === programme.id && one.cycle === cycle).map(({ name }) => name),
  ]);
  return stored
    .filter((one) => one.programme === programme.id && one.cycle === before && one.state !== "cancelled")
    .filter(({ name }) => !settled.has(name))
    .map((one) => ({
      ...one,
      ...{ id: keyDateId(programme.id, cycle, one.name), version: 0, cycle, state: "tentative", copiedFrom: before },
      date: sameWeekday(one.date, cycle, playbook).toString(),
    }));
}

/** All dates of a cycle: set, by rule, or as they will be copied from the cycle before. */
export function keyDatesOf(
  programme: Pick<Programme, "id">,
  playbook: Playbook,
  cycle: string,
  stored: readonly KeyDate[],
): KeyDate[] {
  const copied = rolledOver(programme, playbook, cycle, stored);
  return [...effectiveKeyDates(programme, playbook, cycle, stored), ...copied];
}

/** The day of that cycle on the same weekday of the same month, as many weeks into it. */
function sameWeekday(text: string, cycle: string, playbook: Pick<Playbook, "cycleStarts">): Temporal.PlainDate {
  const { month, day, dayOfWeek: weekday } = Temporal.PlainDate.from(text);
  const nth = Math.ceil(day / 7);
  return dateByRule({ kind: "weekday", month, weekday, nth, plusDays: 0 }, cycle, playbook);
}
