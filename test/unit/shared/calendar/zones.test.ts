import moment from "moment-timezone";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { instantAt, windowOn } from "#shared/calendar/local-time.ts";
import { isProving, progress, proved } from "#test/support/proving.ts";

/** Half hours, quarters, two hours at once, a summer time that is the winter's, a day that was left out: always looked at. */
const peculiar = [
  ...["America/New_York", "Europe/London", "Europe/Berlin", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Adelaide"],
  ...["Australia/Lord_Howe", "Antarctica/Troll", "Africa/Casablanca", "America/St_Johns", "Pacific/Chatham"],
  ...["Africa/Cairo", "America/Santiago", "Asia/Beirut", "Europe/Dublin", "Pacific/Kiritimati", "America/Havana"],
];
/** Every name both tz databases have, links among them. */
const everywhere = moment.tz.names().filter(isKnownHere);
const zones = isProving ? everywhere : peculiar;
const canonical = Intl.supportedValuesOf("timeZone").filter((zone) => zones.includes(zone));

const [from, until] = [Date.UTC(2024, 0, 1), Date.UTC(2036, 0, 1)];
const day = 86_400_000;
/** How often two databases are compared. */
const step = (isProving ? 1 : 7) * day;
const times = ["00:00", "00:30", "01:30", "02:00", "02:30", "03:00", "09:00", "11:00"];
const windows = [
  ["00:00", "00:30"],
  ["01:30", "02:30"],
  ["02:00", "03:00"],
  ["09:00", "11:00"],
] as const;
/** Looked at everywhere, whether clocks change there or not. */
const leapDays = ["2024", "2028", "2032"].flatMap((year) => [`${year}-02-28`, `${year}-02-29`, `${year}-03-01`]);

function isKnownHere(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** When clocks change there, by the other database. */
function changesIn(zone: string): number[] {
  return (moment.tz.zone(zone)?.untils ?? []).filter((at) => at >= from && at < until);
}

/** Minutes ahead of UTC, by the other database. */
const offsetByOracle = (zone: string, at: number) => -(moment.tz.zone(zone)?.utcOffset(at) ?? Number.NaN);
const offsetHere = (zone: string, at: number) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9;

/** Whether the two databases have other rules for a zone: on a grid of days, and around each change the other one knows. */
function differs(zone: string): boolean {
  const changes = changesIn(zone).flatMap((at) => [at - 1, at]);
  const grid = Array.from({ length: (until - from) / step }, (_, index) => from + index * step);
  return [...changes, ...grid].some((at) => offsetByOracle(zone, at) !== offsetHere(zone, at));
}

/** The days on which clocks change there, with those beside. */
function daysIn(zone: string): string[] {
  const changing = changesIn(zone).flatMap((at) => {
    const local = at + offsetByOracle(zone, at) * 60_000;
    return [-day, 0, day].map((beside) => new Date(local + beside).toISOString().slice(0, 10));
  });
  return [...new Set([...changing, ...leapDays])];
}

/** The instant of a wall time by data and code that are not ours: forward in a gap, the first in an overlap. */
const byOracle = (date: string, time: string, zone: string) => moment.tz(`${date}T${time}`, zone).valueOf();

interface Found {
  checked: number;
  wrong: string[];
}

function look(zone: string, found: Found): void {
  for (const date of daysIn(zone)) {
    const on = Temporal.PlainDate.from(date);
    for (const time of times) {
      found.checked += 1;
      if (instantAt(on, time, zone).epochMilliseconds !== byOracle(date, time, zone))
        found.wrong.push(`${zone} ${date} ${time}`);
    }
    for (const [opens, closes] of windows) {
      found.checked += 1;
      const { start, end } = windowOn(on, zone, { from: opens, to: closes });
      const [first, last] = [byOracle(date, opens, zone), byOracle(date, closes, zone)];
      const length = Temporal.PlainTime.from(opens).until(closes).total("milliseconds");
      const expected = [first, last > first ? last : first + length];
      if (`${start.epochMilliseconds} ${end.epochMilliseconds}` !== expected.join(" "))
        found.wrong.push(`${zone} ${date} ${opens}-${closes}`);
    }
  }
}

describe("local time", () => {
  it(
    "Y14 F26: is right in every zone on every day clocks change, 2024 to 2035, by a tz database that is not ours",
    () => {
      const found: Found = { checked: 0, wrong: [] };
      const other: string[] = [];
      const tell = progress("zones", zones.length);
      zones.forEach((zone, index) => {
        if (differs(zone)) other.push(zone);
        else look(zone, found);
        tell(index + 1);
      });
      proved("zones", {
        zones: zones.length,
        canonical: canonical.length,
        days: "2024 to 2035",
        checked: found.checked,
        differing: other,
      });
      expect(found.wrong).toEqual([]);
      expect(found.checked).toBeGreaterThan(zones.length * 100);
      // Where rules changed between two releases nothing is compared: more than a few would hide what is wrong.
      expect(other.length, other.join()).toBeLessThan(isProving ? 30 : 3);
    },
    isProving ? 900_000 : 60_000,
  );
});
