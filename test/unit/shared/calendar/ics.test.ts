import * as fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { type FeedEntry, yearFeed } from "#shared/calendar/feed.ts";
import { type InvitationContent, invitation, meetingEntry } from "#shared/calendar/invitation.ts";
import { planYear } from "#shared/calendar/plan.ts";
import type { Meeting } from "#shared/domain/touchpoint.ts";
import { aYear, bothAttending, on } from "./builders.ts";
import { forAll } from "./for-all.ts";

const meeting: Meeting = {
  date: "2026-12-07",
  time: "12:30",
  zone: "America/Los_Angeles",
  minutes: 30,
  sequence: 2,
  state: "proposed",
};
const content: InvitationContent = {
  entry: meetingEntry({ id: "demo.ana.midyear-plan.2026" }, meeting, "society.example"),
  organizer: { name: "Demo mentoring", email: "mentoring@society.example" },
  attendee: { name: "Ana", email: "ana@mail.example" },
  summary: "Meet Lee",
  description: "At the showcase.\nBring your questions.",
  stamp: "2026-11-01T10:00:00.000Z",
};

function parsed(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return { calendar, events: calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event)) };
}

function only(text: string): ICAL.Event {
  const [event, ...others] = parsed(text).events;
  if (!event || others.length > 0) throw new Error("not exactly one event");
  return event;
}

describe("an invitation", () => {
  it("Y24: says who, when and which version, in UTC", () => {
    const { method, text } = invitation(content);
    const event = only(text);
    expect(method).toBe("REQUEST");
    expect(parsed(text).calendar.getFirstPropertyValue("method")).toBe("REQUEST");
    expect(event.uid).toBe("demo.ana.midyear-plan.2026@society.example");
    expect(event.sequence).toBe(2);
    expect(event.startDate.toString()).toBe("2026-12-07T20:30:00Z");
    expect(event.endDate.toString()).toBe("2026-12-07T21:00:00Z");
    expect(event.component.getFirstPropertyValue("dtstamp")?.toString()).toBe("2026-11-01T10:00:00Z");
    expect(event.organizer.toLowerCase()).toBe("mailto:mentoring@society.example");
    expect(event.attendees.map((attendee) => String(attendee.getFirstValue()).toLowerCase())).toEqual([
      "mailto:ana@mail.example",
    ]);
    expect(event.component.getAllSubcomponents("valarm").length).toBe(1);
  });

  it("Y4: takes the same entry back when the meeting is cancelled", () => {
    const entry = meetingEntry(
      { id: "demo.ana.midyear-plan.2026" },
      { ...meeting, sequence: 3, state: "cancelled" },
      "society.example",
    );
    const { method, text } = invitation({ ...content, entry });
    const event = only(text);
    expect(method).toBe("CANCEL");
    expect(parsed(text).calendar.getFirstPropertyValue("method")).toBe("CANCEL");
    expect([event.uid, event.sequence]).toEqual([only(invitation(content).text).uid, 3]);
    expect(event.component.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(event.component.getAllSubcomponents("valarm").length).toBe(0);
  });

  it("carries any text through, and no text can add a line of its own", () => {
    const words = fc.string({ unit: "binary" });
    forAll(
      fc.property(words, words, words, (summary, description, name) => {
        const { text } = invitation({ ...content, summary, description, attendee: { ...content.attendee, name } });
        const event = only(text);
        expect(event.attendees.length).toBe(1);
        expect(event.sequence).toBe(2);
        const lines = text.split("\r\n");
        expect(lines.every((line) => new TextEncoder().encode(line).length <= 75)).toBe(true);
        expect(/\p{Cc}/u.test(lines.join(""))).toBe(false);
      }),
      120,
    );
  });

  it("keeps commas, semicolons, quotes and line breaks of a description", () => {
    const description = 'Poster, hall B; "row 7"\nBring \\ copies';
    expect(only(invitation({ ...content, description }).text).description).toBe(description);
  });

  it("strips what cannot be shown", () => {
    expect(only(invitation({ ...content, summary: "Meet\r\nATTENDEE:x\u0000\u0007" }).text).summary).toBe(
      "Meet ATTENDEE:x",
    );
  });
});

describe("a feed", () => {
  const entries = planYear(aYear(bothAttending()), on("2026-08-04")).map(
    (touchpoint): FeedEntry => ({ touchpoint, summary: touchpoint.key, description: "Talk.", meetingSummary: "Meet" }),
  );
  const feed = {
    name: "Ana's year",
    domain: "society.example",
    since: "2026-08-01T10:00:00.000Z",
    entries,
    ...{ ownDates: [], ownDatesVersion: 0, talks: [], organizer: content.organizer },
  };
  const now = on("2026-08-04");

  it("Y24: holds a day for each touchpoint and the meeting at its time", () => {
    const { calendar, events } = parsed(yearFeed(feed, now));
    expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
    expect(calendar.getFirstProperty("refresh-interval")?.getFirstValue()?.toString()).toBe("PT6H");
    const start = (uid: string) => events.find((event) => event.uid === `${uid}@society.example`)?.startDate.toString();
    expect(start("day.demo.ana.midyear-plan.2026")).toBe("2026-11-09");
    expect(start("demo.ana.midyear-plan.2026")).toBe("2026-12-07T18:30:00Z");
    expect(events.length).toBe(11);
  });

  it("Y24: gives the meeting the UID its invitation has", () => {
    const uids = parsed(yearFeed(feed, now)).events.map(({ uid }) => uid);
    expect(uids).toContain(only(invitation(content).text).uid);
    expect(new Set(uids).size).toBe(uids.length);
  });

  it("Y24: leaves out what was dropped; a meeting that was cancelled stays as cancelled for 30 days after its day", () => {
    const dropped = entries.map(({ touchpoint, ...words }): FeedEntry => {
      const { meeting } = touchpoint;
      const gone = meeting && { meeting: { ...meeting, state: "cancelled" as const } };
      return { ...words, touchpoint: { ...touchpoint, state: "dropped", ...gone } };
    });
    const shownOn = (day: string) => parsed(yearFeed({ ...feed, entries: dropped }, on(day))).events;
    expect(shownOn("2027-01-05").map(({ component }) => component.getFirstPropertyValue("status"))).toEqual([
      "CANCELLED",
    ]);
    expect(shownOn("2027-01-07")).toEqual([]);
  });

  it("Y6, Y24: shows the reader's own dates, each under one id wherever it moves", () => {
    const shown = (date: string) => {
      const ownDates = [{ id: "demo.ana.graduation", date, summary: "Your graduation" }];
      return only(yearFeed({ ...feed, entries: [], ownDates }, now));
    };
    expect(shown("2027-05-14").startDate.toString()).toBe("2027-05-14");
    expect(shown("2027-05-14").summary).toBe("Your graduation");
    expect(shown("2027-06-01").uid).toBe(shown("2027-05-14").uid);
  });

  it("is the same, byte for byte, until the year changes", () => {
    expect(yearFeed({ ...feed, entries: entries.toReversed() }, now)).toBe(yearFeed(feed, now));
    const changed = entries.map((entry) => ({ ...entry, touchpoint: { ...entry.touchpoint, version: 7 } }));
    expect(yearFeed({ ...feed, entries: changed }, now)).not.toBe(yearFeed(feed, now));
  });
});
