import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import { Temporal } from "temporal-polyfill";
import { instantOf } from "#shared/domain/time.ts";
import type { Meeting, Touchpoint } from "#shared/domain/touchpoint.ts";
import { instantAt } from "./local-time.ts";
import { plainLine, plainText } from "./plain-text.ts";

/** Someone with a mailbox. */
export interface Mailbox {
  readonly name: string;
  readonly email: string;
}

/** All an invitation says; words come translated. */
export interface InvitationContent {
  readonly touchpoint: Pick<Touchpoint, "id">;
  readonly meeting: Meeting;
  /** The programme's watched mailbox: calendars send their answers there. */
  readonly organizer: Mailbox;
  readonly attendee: Mailbox;
  readonly summary: string;
  readonly description: string;
  readonly location?: string;
  /** Makes ids unique in the world: the domain the programme sends from. */
  readonly domain: string;
  /** When this state of things was written down: the same mail always carries the same stamp. */
  readonly stamp: string;
}

/** Who made the file (RFC 5545 asks for a globally unique name; the library puts the leading hyphen). */
export const prodId = "//Almanac//Mentoring year//EN";
const alarmMinutes = 30;

/** The id of a meeting in everybody's calendar, the same in invitation, update, cancellation and feed. */
export function meetingUid(touchpoint: Pick<Touchpoint, "id">, domain: string): string {
  return `${touchpoint.id}@${domain}`;
}

/** When a meeting takes place, as instants. */
export function timesOf(meeting: Meeting): { start: Temporal.Instant; end: Temporal.Instant } {
  const start = instantAt(Temporal.PlainDate.from(meeting.date), meeting.time, meeting.zone);
  return { start, end: start.add({ minutes: meeting.minutes }) };
}

/**
 * The `text/calendar` part of a mail about a meeting in person, for one attendee: REQUEST, or CANCEL once it is
 * cancelled. Same UID and a rising SEQUENCE: calendars update the entry they have instead of adding one (RFC 5546).
 */
export function invitation(content: InvitationContent): { method: "REQUEST" | "CANCEL"; text: string } {
  const { meeting, attendee, organizer } = content;
  const cancelled = meeting.state === "cancelled";
  const calendar = ical({ prodId, method: cancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST });
  calendar.createEvent({
    id: meetingUid(content.touchpoint, content.domain),
    sequence: meeting.sequence,
    stamp: instantOf(content.stamp),
    ...timesOf(meeting),
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

function addressed({ name, email }: Mailbox): Mailbox {
  return { name: plainLine(name) || email, email };
}
