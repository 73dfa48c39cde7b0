import type { Programme } from "#shared/domain/programme.ts";
import type { Holidays } from "./working-days.ts";

/** The days on which a programme's society sends nothing. */
export function holidaysOf({ holidays }: Pick<Programme, "holidays" | "holidayCalendars">): Holidays {
  return new Set(holidays);
}
