import type { Meeting, Touchpoint } from "#shared/domain/touchpoint.ts";
import { holds } from "./condition.ts";
import { type Day, dayOf, dayText } from "./day.ts";
import { dayWhen, type Occasion } from "./resolve.ts";
import type { Year } from "./year.ts";

type Place = Pick<Meeting, "date" | "time" | "zone" | "minutes">;

/**
 * The meeting in person that goes with a touchpoint: proposed while its condition holds, cancelled once it no longer
 * does. It stays on its day, holiday or not, and the sequence rises by one with every change people must hear of.
 */
export function planMeeting(
  was: Meeting | undefined,
  occasion: Occasion | undefined,
  year: Year,
  due?: Day,
): Meeting | undefined {
  if (was && was.date < year.todayText) return was;
  const place = occasion && placeOf(occasion, year, due);
  if (place) return proposed(was, place);
  return was && cancelled(was);
}

/** The touchpoint as it was, with its meeting brought up to date. */
export function withMeeting(was: Touchpoint, occasion: Occasion | undefined, year: Year): Touchpoint {
  const meeting = planMeeting(was.meeting, was.state === "dropped" ? undefined : occasion, year, dayOf(was.date));
  return meeting ? { ...was, meeting } : was;
}

function placeOf(occasion: Occasion, year: Year, due: Day | undefined): Place | undefined {
  const { rule, back } = occasion;
  const { meeting } = rule;
  // What comes back after a snooze keeps the meeting of the first time.
  if (!meeting || back || !holds(meeting.if, year.answers)) return undefined;
  const day = dayWhen(meeting.on, occasion, year, due);
  if (day === undefined || day < year.today) return undefined;
  const { from } = meeting.on;
  const venue = from.kind === "keyDate" ? year.keyDates.get(from.name)?.zone : undefined;
  return {
    date: dayText(day),
    time: timeOfTurn(meeting.time, meeting.minutes, year.turn),
    zone: venue ?? year.programme.zone,
    minutes: meeting.minutes,
  };
}

/** Minutes between two meetings of one mentor: time to find the next person. */
const between = 15;

function timeOfTurn(first: string, minutes: number, turn: number): string {
  const [hour = 0, minute = 0] = first.split(":").map(Number);
  const time = (hour * 60 + minute + turn * (minutes + between)) % (24 * 60);
  return `${twoDigits(Math.floor(time / 60))}:${twoDigits(time % 60)}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
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
