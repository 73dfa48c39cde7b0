import { Temporal } from "temporal-polyfill";

/** Zones of which the picture shows where clocks change, by the name readers know. */
const zones = [
  { zone: "America/New_York", name: "US clocks" },
  { zone: "Europe/London", name: "UK clocks" },
] as const;

/** Days on which clocks change within a span. */
export function clockChanges(from: string, to: string): { date: string; what: string }[] {
  return zones
    .flatMap(({ zone, name }) => {
      const changes: { date: string; what: string }[] = [];
      let now = Temporal.Instant.from(from).toZonedDateTimeISO(zone);
      for (;;) {
        const next = now.getTimeZoneTransition("next");
        if (next === null || next.toInstant().toString() > to) return changes;
        const forward = next.offsetNanoseconds > now.offsetNanoseconds;
        changes.push({ date: next.toPlainDate().toString(), what: `${name} go ${forward ? "forward" : "back"}` });
        now = next;
      }
    })
    .sort((one, other) => (one.date < other.date ? -1 : 1));
}

/** `Mon, 14 Sep 2026, 09:53 (New York)`: an instant as somebody there would say it. */
export function localTime(at: string, timeZone: string): string {
  const day = { weekday: "short", day: "numeric", month: "short", year: "numeric" } as const;
  const format = new Intl.DateTimeFormat("en-GB", { ...day, hour: "2-digit", minute: "2-digit", timeZone });
  return `${format.format(new Date(at))} (${timeZone.split("/").at(-1)?.replaceAll("_", " ")})`;
}

/** `2026-08` to `2027-08`. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  const day = new Date(`${from.slice(0, 7)}-01T00:00:00Z`);
  for (; day.toISOString() < to; day.setUTCMonth(day.getUTCMonth() + 1)) months.push(day.toISOString().slice(0, 7));
  return months;
}
