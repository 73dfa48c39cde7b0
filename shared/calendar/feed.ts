import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from "ical-generator";
import { Temporal } from "temporal-polyfill";
import { instantOf } from "#shared/domain/time.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import { addressed, type Mailbox, meetingEntry, meetingUid, prodId, type TimedEntry } from "./invitation.ts";
import { plainLine, plainText } from "./plain-text.ts";

/** One touchpoint as its reader sees it; words come translated. */
export interface FeedEntry {
  readonly touchpoint: Touchpoint;
  readonly summary: string;
  readonly description: string;
  /** The heading of the meeting in person, where there is one. */
  readonly meetingSummary?: string;
}

/** A talk the reader arranged. */
export interface FeedTalk {
  readonly entry: TimedEntry;
  readonly summary: string;
  readonly location?: string | undefined;
  /** When it was last changed. */
  readonly stamp: string;
}

/** A person's year. */
export interface FeedContent {
  readonly name: string;
  readonly domain: string;
  /** The same as in invitations. */
  readonly organizer: Mailbox;
  /**
   * An instant that never changes, such as when they joined. Stamps count up from here by each touchpoint's version:
   * the file changes only when the year does, and its hash can serve as ETag.
   */
  readonly since: string;
  readonly entries: readonly FeedEntry[];
  readonly talks: readonly FeedTalk[];
  /** The reader's own dates: their id, the day, and what it is; and a number that rises whenever one of them may have changed. */
  readonly ownDates: readonly { readonly id: string; readonly date: string; readonly summary: string }[];
  readonly ownDatesVersion: number;
}

const sixHours = 6 * 60 * 60;
/** Days for which what was cancelled still stands there as cancelled, counted from when it was to be. */
const cancelledDays = 30;

/**
 * A person's year to subscribe to: a day for each touchpoint not dropped and for each date of their own; meetings in
 * person and talks at their time, those that were cancelled marked so for a while, as some calendars keep what vanishes.
 */
export function yearFeed(content: FeedContent, now: Temporal.Instant): string {
  const { name, domain, organizer, since, entries, talks, ownDates, ownDatesVersion } = content;
  const calendar = ical({ prodId, name: plainLine(name), method: ICalCalendarMethod.PUBLISH, ttl: sixHours });
  const byDay = entries.toSorted((one, other) => compareText(one.touchpoint.id, other.touchpoint.id));
  for (const { touchpoint, summary, description, meetingSummary } of byDay) {
    const stamp = instantOf(since).add({ seconds: touchpoint.version });
    if (touchpoint.state !== "dropped") {
      calendar.createEvent({
        id: `day.${meetingUid(touchpoint, domain)}`,
        sequence: touchpoint.version,
        ...{ stamp, lastModified: stamp },
        start: Temporal.PlainDate.from(touchpoint.date),
        allDay: true,
        // A day to think of something, not a day that is taken.
        transparency: ICalEventTransparency.TRANSPARENT,
        summary: plainLine(summary),
        description: plainText(description),
      });
    }
    const entry = touchpoint.meeting && meetingEntry(touchpoint, touchpoint.meeting, domain);
    if (entry && isShown(entry, now))
      calendar.createEvent(timed(entry, { summary: meetingSummary ?? summary, stamp, organizer }));
  }
  for (const { entry, summary, location, stamp } of talks) {
    if (isShown(entry, now))
      calendar.createEvent(timed(entry, { summary, location, stamp: instantOf(stamp), organizer }));
  }
  // Days that do not say themselves when they moved count up with the record they stand in.
  const ownStamp = instantOf(since).add({ seconds: ownDatesVersion });
  for (const { id, date, summary } of ownDates) {
    calendar.createEvent({
      id: `own.${id}@${domain}`,
      sequence: ownDatesVersion,
      ...{ stamp: ownStamp, lastModified: ownStamp },
      start: Temporal.PlainDate.from(date),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: plainLine(summary),
    });
  }
  return calendar.toString();
}

/** Whether something with a time of its own still stands in the feed. */
function isShown({ cancelled, end }: TimedEntry, now: Temporal.Instant): boolean {
  return !cancelled || Temporal.Instant.compare(end.add({ hours: cancelledDays * 24 }), now) > 0;
}

interface TimedWords {
  readonly summary: string;
  readonly location?: string | undefined;
  readonly stamp: Temporal.Instant;
  readonly organizer: Mailbox;
}

function timed({ uid, sequence, cancelled, start, end }: TimedEntry, words: TimedWords) {
  const { summary, location, stamp, organizer } = words;
  return {
    ...{ id: uid, sequence, stamp, lastModified: stamp, start, end },
    summary: plainLine(summary),
    location: location === undefined ? null : plainLine(location),
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: addressed(organizer),
  };
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
