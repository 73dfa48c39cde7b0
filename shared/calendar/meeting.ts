import { Temporal } from "temporal-polyfill";
import type { Meeting, Touchpoint } from "#shared/domain/touchpoint.ts";
import { holds } from "./condition.ts";
import { isBefore } from "./cycle.ts";
import { dayOf, type Occasion } from "./resolve.ts";
import type { Year } from "./year.ts";

type Place = Pick<Meeting, "date" | "time" | "zone" | "minutes">;

/**
 * The meeting in person that goes with a touchpoint: proposed while its condition holds, cancelled once it no longer
 * does. It stays on its day, holiday or not, and the sequence rises by one with every change people must hear of.
 */
export function planMeeting(was: Meeting | undefined, occasion: Occasion | undefined, year: Year): Meeting | undefined {
  if (was && was.date < year.today.toString()) return was;
  const place = occasion && placeOf(occasion, year);
  if (place) return proposed(was, place);
  return was && cancelled(was);
}

/** The touchpoint as it was, with its meeting brought up to date. */
export function withMeeting(was: Touchpoint, occasion: Occasion | undefined, year: Year): Touchpoint {
  const meeting = planMeeting(was.meeting, was.state === "dropped" ? undefined : occasion, year);
  return meeting ? { ...was, meeting } : was;
}

function placeOf(occasion: Occasion, year: Year): Place | undefined {
  const { rule, back } = occasion;
  const { meeting } = rule;
  // What comes back after a snooze keeps the meeting of the first time.
  if (!meeting || back || !holds(meeting.if, year.answers)) return undefined;
  const day = dayOf(meeting.on, occasion, year);
  if (!day || isBefore(day, year.today)) return undefined;
  const { from } = meeting.on;
  const venue = from.kind === "keyDate" ? year.keyDates.get(from.name)?.zone : undefined;
  return {
    date: day.toString(),
    time: timeOfTurn(meeting.time, meeting.minutes, year.turn),
    zone: venue ?? year.programme.zone,
    minutes: meeting.minutes,
  };
}

/** Minutes between two meetings of one mentor: time to find the next person. */
const between = 15;

function timeOfTurn(first: string, minutes: number, turn: number): string {
  const time = Temporal.PlainTime.from(first).add({ minutes: turn * (minutes + between) });
  return time.toString({ smallestUnit: "minute" });
}

function proposed(was: Meeting | undefined, place: Place): Meeting {
  if (!was) return { ...place, sequence: 0, state: "proposed" };
  return was.state === "proposed" && isAt(place, was)
    ? was
    : { ...place, sequence: was.sequence + 1, state: "proposed" };
}

function cancelled(was: Meeting): Meeting {
  return was.state === "cancelled" ? was : { ...was, sequence: was.sequence + 1, state: "cancelled" };
}

function isAt(place: Place, meeting: Meeting): boolean {
  return (
    place.date === meeting.date &&
    place.time === meeting.time &&
    place.zone === meeting.zone &&
    place.minutes === meeting.minutes
  );
}
