import ical, { ICalCalendarMethod, ICalEventTransparency } from "ical-generator";
import { Temporal } from "temporal-polyfill";
import { instantOf } from "#shared/domain/time.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import { meetingUid, prodId, timesOf } from "./invitation.ts";
import { plainLine, plainText } from "./plain-text.ts";

/** One touchpoint as its reader sees it; words come translated. */
export interface FeedEntry {
  readonly touchpoint: Touchpoint;
  readonly summary: string;
  readonly description: string;
  /** The heading of the meeting in person, where there is one. */
  readonly meetingSummary?: string;
}

/** A person's year. */
export interface FeedContent {
  readonly name: string;
  readonly domain: string;
  /**
   * An instant that never changes, such as when they joined. Stamps count up from here by each touchpoint's version:
   * the file changes only when the year does, and its hash can serve as ETag.
   */
  readonly since: string;
  readonly entries: readonly FeedEntry[];
  /** The reader's own dates: their id, the day, and what it is. */
  readonly ownDates: readonly { readonly id: string; readonly date: string; readonly summary: string }[];
}

const sixHours = 6 * 60 * 60;

/**
 * A person's year to subscribe to: a day for each touchpoint not dropped and for each date of their own, and meetings in
 * person at their time.
 */
export function yearFeed({ name, domain, since, entries, ownDates }: FeedContent): string {
  const calendar = ical({ prodId, name: plainLine(name), method: ICalCalendarMethod.PUBLISH, ttl: sixHours });
  const byDay = entries.toSorted((one, other) => compareText(one.touchpoint.id, other.touchpoint.id));
  for (const { touchpoint, summary, description, meetingSummary } of byDay) {
    const stamp = instantOf(since).add({ seconds: touchpoint.version });
    if (touchpoint.state !== "dropped") {
      calendar.createEvent({
        id: `day.${meetingUid(touchpoint, domain)}`,
        sequence: touchpoint.version,
        stamp,
        start: Temporal.PlainDate.from(touchpoint.date),
        allDay: true,
        // A day to think of something, not a day that is taken.
        transparency: ICalEventTransparency.TRANSPARENT,
        summary: plainLine(summary),
        description: plainText(description),
      });
    }
    if (touchpoint.meeting?.state === "proposed") {
      calendar.createEvent({
        id: meetingUid(touchpoint, domain),
        sequence: touchpoint.meeting.sequence,
        stamp,
        ...timesOf(touchpoint.meeting),
        summary: plainLine(meetingSummary ?? summary),
      });
    }
  }
  for (const { id, date, summary } of ownDates) {
    calendar.createEvent({
      id: `own.${id}@${domain}`,
      stamp: instantOf(since),
      start: Temporal.PlainDate.from(date),
      allDay: true,
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: plainLine(summary),
    });
  }
  return calendar.toString();
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
