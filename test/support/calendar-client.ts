import ICAL from "ical.js";

/** An entry as a person sees it in their calendar. */
export interface Shown {
  readonly uid: string;
  readonly start: string;
  readonly end: string;
}

interface Known extends Shown {
  readonly sequence: number;
  readonly stamp: string;
  readonly cancelled: boolean;
  /** An invitation brought it: a feed that no longer has it does not take it away. */
  readonly invited: boolean;
}

/**
 * A calendar that does what RFC 5546 asks: an entry is known by its UID; of two versions the higher SEQUENCE counts, then
 * the later DTSTAMP; REQUEST adds or updates, CANCEL removes for good; a subscribed feed replaces what it brought before.
 */
export function calendarClient() {
  const known = new Map<string, Known>();
  let subscribed = new Set<string>();

  function take(next: Known): void {
    const was = known.get(next.uid);
    if (was && !isNewer(next, was)) return;
    known.set(next.uid, { ...next, invited: next.invited || was?.invited === true });
  }

  return {
    /** A mail with a `text/calendar` part was opened. */
    receive(text: string): void {
      const { method, events } = read(text);
      for (const event of events) take({ ...event, cancelled: method === "CANCEL", invited: true });
    },
    /** The feed was fetched anew. */
    refresh(text: string): void {
      const { events } = read(text);
      for (const event of events) take({ ...event, invited: false });
      const uids = new Set(events.map(({ uid }) => uid));
      for (const uid of subscribed) if (!uids.has(uid) && known.get(uid)?.invited === false) known.delete(uid);
      subscribed = uids;
    },
    /** What stands there, by UID. */
    shown(): Shown[] {
      return [...known.values()]
        .filter(({ cancelled }) => !cancelled)
        .map(({ uid, start, end }) => ({ uid, start, end }))
        .sort((one, other) => (one.uid < other.uid ? -1 : 1));
    },
  };
}

function isNewer(next: Known, was: Known): boolean {
  return next.sequence === was.sequence ? next.stamp >= was.stamp : next.sequence > was.sequence;
}

/** A calendar file as an independent parser reads it. @throws where it breaks a rule that breaks some client. */
export function read(text: string) {
  const lines = text.split("\r\n");
  if (lines.some((line) => new TextEncoder().encode(line).length > 75)) throw new Error("a line is not folded");
  if (/(?!\t)\p{Cc}/u.test(lines.join(""))) throw new Error("a control character");
  if (/TZID|VTIMEZONE|RRULE/.test(text)) throw new Error("a time that is not in UTC");
  const calendar = new ICAL.Component(ICAL.parse(text));
  const method = String(calendar.getFirstPropertyValue("method"));
  const events = calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    const value = (name: string) => String(component.getFirstPropertyValue(name) ?? "");
    return {
      ...{ uid: event.uid, sequence: event.sequence, stamp: value("dtstamp"), modified: value("last-modified") },
      ...{ start: event.startDate.toString(), end: event.endDate.toString() },
      ...{
        organizer: value("organizer"),
        attendees: event.attendees.length,
        alarms: component.getAllSubcomponents("valarm").length,
      },
      cancelled: value("status") === "CANCELLED",
    };
  });
  return { method, events };
}
