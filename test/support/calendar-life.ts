import type { Temporal } from "temporal-polyfill";
import { type FeedContent, yearFeed } from "#shared/calendar/feed.ts";
import { invitation, meetingEntry, type TimedEntry, talkEntry } from "#shared/calendar/invitation.ts";
import type { Talk } from "#shared/domain/talk.ts";
import { cancelTalk, moveTalk, pickTime, proposeTalk, type TalkStep } from "#shared/domain/talking.ts";
import { instantOf, instantText } from "#shared/domain/time.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import { calendarClient, type Shown } from "./calendar-client.ts";
import type { Happening } from "./calendar-happenings.ts";

const domain = "society.example";
const organizer = { name: "Demo mentoring", email: "mentoring@society.example" };
const attendee = { name: "Ana", email: "ana@mail.example" };
const begin = instantOf("2026-09-01T12:00:00.000Z");

/** One mail: about which state of what. */
interface Waiting {
  readonly about: "meeting" | "talk";
  readonly number: number;
  readonly sequence: number;
}

/**
 * Plays a life with the planner's and the talk's own rules; mails leave late or are overtaken, and arrive late, twice and
 * in any order. Says what the calendar shows at the end and what is true. `subscribed`: whether there is a feed, too.
 */
export function playLife(life: readonly Happening[], subscribed: boolean): { shown: Shown[]; truth: Shown[] } {
  const client = calendarClient();
  const waiting: Waiting[] = [];
  const underway: string[] = [];
  const told = new Set<string>();
  let talks: Talk[] = [];
  let now = begin;
  let touchpoint: Touchpoint = {
    ...{
      id: "demo.ana.midyear-plan.2026",
      version: 1,
      participant: "demo.ana",
      key: "midyear-plan",
      occurrence: "2026",
    },
    ...{ date: dayFrom(30), expires: dayFrom(300), state: "planned", reason: "planned", sides: ["mentee"] },
    ...{ sections: { mentee: [], mentor: [] }, asks: { mentee: [], mentor: [] } },
  };

  const entryOf = ({ about, number }: Pick<Waiting, "about" | "number">): TimedEntry | undefined => {
    if (about === "meeting") return touchpoint.meeting && meetingEntry(touchpoint, touchpoint.meeting, domain);
    const talk = talks.find((one) => one.number === number);
    return talk && talkEntry("shp_1", talk, domain);
  };
  const change = (more: Partial<Touchpoint>) => {
    touchpoint = { ...touchpoint, ...more, version: touchpoint.version + 1 };
  };
  /** A cancellation is news only to those who were told. */
  const tell = (one: Pick<Waiting, "about" | "number">) => {
    const entry = entryOf(one);
    if (entry && (!entry.cancelled || told.has(entry.uid))) waiting.push({ ...one, sequence: entry.sequence });
  };
  const meet = (more: Pick<NonNullable<Touchpoint["meeting"]>, "date" | "state">) => {
    const was = touchpoint.meeting;
    if (was?.state === more.state && was.date === more.date) return;
    const sequence = was === undefined ? 0 : was.sequence + 1;
    change({ meeting: { time: "12:30", zone: "America/Los_Angeles", minutes: 30, ...more, sequence } });
    tell({ about: "meeting", number: 0 });
  };
  const step = (made: TalkStep) => {
    if (typeof made === "string") return;
    const isAgreed = made.talks !== talks && made.talk.at !== undefined;
    talks = made.talks;
    if (isAgreed) tell({ about: "talk", number: made.talk.number });
  };
  /** The mail is written from what is true now; one that was overtaken does not leave. */
  const send = (which: number) => {
    const [one] = waiting.splice(which % Math.max(1, waiting.length), 1);
    const entry = one && entryOf(one);
    if (!entry || entry.sequence !== one?.sequence) return;
    told.add(entry.uid);
    const words = { summary: "Meet Lee", description: "At the showcase", stamp: instantText(now) };
    underway.push(invitation({ entry, organizer, attendee, ...words }).text);
  };
  const deliver = (which: number, twice: boolean) => {
    const index = which % Math.max(1, underway.length);
    const text = underway[index];
    if (text === undefined) return;
    client.receive(text);
    if (!twice) underway.splice(index, 1);
  };
  const last = () => ({ talks });
  const shown = () => ({ number: talks.at(-1)?.number ?? 0, sequence: talks.at(-1)?.sequence ?? 0 });

  const agree = (time: string) => {
    step(proposeTalk(last(), "per_lee", { times: [time], minutes: 30, how: "phone" }, now));
    step(pickTime(last(), "per_ana", shown().number, time, now));
  };
  const refresh = () => {
    if (subscribed) client.refresh(yearFeed(contentOf(touchpoint, talks), now));
  };

  const happen = (one: Happening): void => {
    if (one.what === "day") change({ date: dayFrom(one.by) });
    if (one.what === "drop") change({ state: "dropped" });
    if (one.what === "plan") change({ state: "planned" });
    if (one.what === "meeting") meet({ date: dayFrom(one.by), state: "proposed" });
    if (one.what === "no-meeting" && touchpoint.meeting) meet({ date: touchpoint.meeting.date, state: "cancelled" });
    if (one.what === "talk") agree(timeFrom(one.by));
    if (one.what === "move") step(moveTalk(last(), shown(), timeFrom(one.by), now));
    if (one.what === "cancel") step(cancelTalk(last(), shown(), now));
    if (one.what === "send") send(one.which);
    if (one.what === "deliver") deliver(one.which, one.twice);
    if (one.what === "refresh") refresh();
  };

  for (const one of life) {
    now = now.add({ hours: 1 });
    happen(one);
  }
  // Everything leaves and arrives at last.
  while (waiting.length > 0) send(waiting.length - 1);
  while (underway.length > 0) deliver(underway.length - 1, false);
  refresh();

  const timed = [
    { about: "meeting" as const, number: 0 },
    ...talks.map(({ number }) => ({ about: "talk" as const, number })),
  ];
  const entries = timed.flatMap((one) => entryOf(one) ?? []).filter(({ cancelled }) => !cancelled);
  const days = subscribed && touchpoint.state !== "dropped" ? [dayShown(touchpoint)] : [];
  const truth = [...days, ...entries.map(({ uid, start, end }) => ({ uid, start: utc(start), end: utc(end) }))];
  return { shown: client.shown(), truth: truth.sort((one, other) => (one.uid < other.uid ? -1 : 1)) };
}

function contentOf(touchpoint: Touchpoint, talks: readonly Talk[]): FeedContent {
  return {
    ...{ name: "Ana's year", domain, organizer, since: "2026-08-01T10:00:00.000Z", ownDates: [], ownDatesVersion: 0 },
    entries: [{ touchpoint, summary: "Midyear", description: "Talk.", meetingSummary: "Meet" }],
    talks: talks.flatMap((talk) => {
      const entry = talkEntry("shp_1", talk, domain);
      return entry ? [{ entry, summary: "A talk", stamp: talk.changedAt }] : [];
    }),
  };
}

const dayFrom = (days: number): string => begin.toZonedDateTimeISO("UTC").add({ days }).toPlainDate().toString();
const timeFrom = (days: number): string => instantText(begin.add({ hours: days * 24 + 3 }));
const utc = (instant: Temporal.Instant): string => instant.toString({ smallestUnit: "second" });

function dayShown({ id, date }: Touchpoint): Shown {
  const end = dayAfter(date);
  return { uid: `day.${id}@${domain}`, start: date, end };
}

function dayAfter(date: string): string {
  return instantOf(`${date}T00:00:00.000Z`).toZonedDateTimeISO("UTC").add({ days: 1 }).toPlainDate().toString();
}
