import type { HolidayCalendar, Programme } from "#shared/domain/programme.ts";
import india from "./holiday-calendars/india.json" with { type: "json" };
import ukBank from "./holiday-calendars/uk-bank.json" with { type: "json" };
import usFederal from "./holiday-calendars/us-federal.json" with { type: "json" };

/** Days (`2026-12-25`) on which the society sends nothing. The set is read once: it must not change afterwards. */
export type Holidays = ReadonlySet<string>;

type HasHolidays = Pick<Programme, "holidays" | "holidayCalendars">;

/** A country's holidays as data: the days on which offices keep them, which is not always the day they are named for. */
interface CalendarData {
  /** Up to this day every holiday is known. */
  readonly known: string;
  /** Up to this day those are known that follow a rule; others are published year by year, and missing until then. */
  readonly reaches: string;
  /** What each day is, by a name that is part of a message key. */
  readonly days: Readonly<Record<string, string>>;
}

const calendars: Readonly<Record<HolidayCalendar, CalendarData>> = {
  "us-federal": usFederal,
  "uk-bank": ukBank,
  india,
};

/** The holidays of a country, as data. */
export function holidayCalendar(calendar: HolidayCalendar): CalendarData {
  return calendars[calendar];
}

/** Planning asks for every mentee and every mail: the days are brought together once for a programme as it was read. */
const found = new WeakMap<HasHolidays, Holidays>();

/** The days on which a programme's society sends nothing: its own, and those of the calendars it keeps. */
export function holidaysOf(programme: HasHolidays): Holidays {
  const known = found.get(programme);
  if (known) return known;
  const days = programme.holidayCalendars.flatMap((calendar) => Object.keys(calendars[calendar].days));
  const holidays = new Set([...programme.holidays, ...days]);
  found.set(programme, holidays);
  return holidays;
}

/** A holiday as a calendar has it. */
export interface NamedHoliday {
  readonly calendar: HolidayCalendar;
  readonly name: string;
}

/** What a day is by the calendars a programme keeps; undefined where it is a day of the society's own, or none. */
export function holidayOn(day: string, { holidayCalendars }: HasHolidays): NamedHoliday | undefined {
  for (const calendar of holidayCalendars) {
    const name = calendars[calendar].days[day];
    if (name !== undefined) return { calendar, name };
  }
  return undefined;
}
