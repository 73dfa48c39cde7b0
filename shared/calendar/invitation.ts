import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { Temporal } from "temporal-polyfill";
import { type Talk, talkId } from "#shared/domain/talk.ts";
import { endOf } from "#shared/domain/talking.ts";
import { instantOf } from "#shared/domain/time.ts";
import type { Meeting, Touchpoint } from "#shared/domain/touchpoint.ts";
import { instantAt } from "./local-time.ts";
import { plainLine, plainText } from "./plain-text.ts";

/** Someone with a mailbox. */
export interface Mailbox {
  readonly name: string;
  readonly email: string;
}

/** A time two people meet or talk, as everybody's calendar has it: in invitation, update, cancellation and feed. */
export interface TimedEntry {
  /** The same for its whole life. */
  readonly uid: string;
  /** Rises by one with every change people must hear of. */
  readonly sequence: number;
  readonly cancelled: boolean;
  readonly start: Temporal.Instant;
  readonly end: Temporal.Instant;
}

/** All an invitation says; words come translated. */
export interface InvitationContent {
  readonly entry: TimedEntry;
  /** The programme's watched mailbox: calendars send their answers there. */
  readonly organizer: Mailbox;
  readonly attendee: Mailbox;
  readonly summary: string;
  readonly description: string;
  readonly location?: string | undefined;
  /** When this state of things was written down: the same mail always carries the same stamp. */
  readonly stamp: string;
}

/** Who made the file (RFC 5545 asks for a globally unique name; the library puts the leading hyphen). */
export const prodId = "//Almanac//Mentoring year//EN";
const alarmMinutes = 30;

/** The id of a meeting in everybody's calendar. */
export function meetingUid(touchpoint: Pick<Touchpoint, "id">, domain: string): string {
  return `${touchpoint.id}@${domain}`;
}

/** When a meeting takes place, as instants. */
function timesOf(meeting: Meeting): { start: Temporal.Instant; end: Temporal.Instant } {
  const start = instantAt(Temporal.PlainDate.from(meeting.date), meeting.time, meeting.zone);
  return { start, end: start.add({ minutes: meeting.minutes }) };
}

/** A meeting in person as calendars have it. `domain`, the one the programme sends from, makes ids unique in the world. */
export function meetingEntry(touchpoint: Pick<Touchpoint, "id">, meeting: Meeting, domain: string): TimedEntry {
  const { sequence, state } = meeting;
  return { uid: meetingUid(touchpoint, domain), sequence, cancelled: state === "cancelled", ...timesOf(meeting) };
}

/** A talk as calendars have it; undefined before a time was picked. */
export function talkEntry(mentorship: string, talk: Talk, domain: string): TimedEntry | undefined {
  const { at, sequence, state, minutes } = talk;
  if (at === undefined) return undefined;
  const [start, end] = [instantOf(at), endOf({ at, minutes })];
  return { uid: `${talkId(mentorship, talk)}@${domain}`, sequence, cancelled: state === "cancelled", start, end };
}

/**
 * The `text/calendar` part of a mail about a meeting or a talk, for one attendee: REQUEST, or CANCEL once it is
 * cancelled. Same UID and a rising SEQUENCE: calendars update the entry they have instead of adding one (RFC 5546).
 * Times are in UTC: a cancellation with a TZID is no calendar message to some Outlooks.
 */
export function invitation(content: InvitationContent): { method: "REQUEST" | "CANCEL"; text: string } {
  const { entry, attendee, organizer } = content;
  const { uid, sequence, cancelled, start, end } = entry;
  const stamp = instantOf(content.stamp);
  const calendar = ical({ prodId, method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST });
  calendar.createEvent({
    ...{ id: uid, sequence, stamp, lastModified: stamp, start, end },
    summary: plainLine(content.summary),
    description: plainText(content.description),
    location: content.location === undefined ? null : plainLine(content.location),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: addressed(organizer),
    attendees: [{ ...addressed(attendee), rsvp: false }],
    alarms: cancelled ? [] : [{ type: ICalAlarmType.display, triggerBefore: alarmMinutes * 60 }],
  });
  return { method: cancelled ? "CANCEL" : "REQUEST", text: calendar.toString() };
}

/** A mailbox as calendars name it. */
export function addressed({ name, email }: Mailbox): Mailbox {
  return { name: plainLine(name) || email, email };
}
