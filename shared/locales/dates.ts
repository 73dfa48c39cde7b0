import type { Locale } from "../domain/locale.ts";

type Style = "long" | "short";

const styles: Record<Style, Intl.DateTimeFormatOptions> = {
  long: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  short: { day: "numeric", month: "short" },
};

/** `2026-12-06` as people write it: `Sunday, December 6, 2026`, or short for a subject: `Dec 6`. */
export function dayText(locale: Locale, date: string, style: Style = "long"): string {
  return new Intl.DateTimeFormat(locale, { ...styles[style], timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
}

/** The day it is at an instant where the reader lives. */
export function dayOfInstant(locale: Locale, zone: string, instant: string, style: Style = "long"): string {
  return new Intl.DateTimeFormat(locale, { ...styles[style], timeZone: zone }).format(new Date(instant));
}

/** A wall-clock time, `14:30`, as the reader's language writes it. */
export function timeText(locale: Locale, time: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: "UTC" }).format(
    new Date(`2000-01-01T${time}:00Z`),
  );
}

/** Weekday, day and time of an instant where somebody lives: `Tue, Sep 8, 12:00 PM`. */
export function momentText(locale: Locale, zone: string, instant: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "numeric",
    minute: "2-digit",
    timeZone: zone,
  }).format(new Date(instant));
}

/** A time zone as people read it: `America/New_York` → `New York`. */
export function placeOfZone(zone: string): string {
  return zone.slice(zone.lastIndexOf("/") + 1).replaceAll("_", " ");
}

/** Things in a row, with the language's own `and`. */
export function listText(locale: Locale, items: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(items);
}
