import { effectiveKeyDates } from "#shared/calendar/key-dates.ts";
import type { Message } from "#shared/domain/message.ts";
import type { Verdict } from "./check.ts";
import { clockChanges, localTime, monthsBetween } from "./clocks.ts";
import type { Observed } from "./observed.ts";
import { compare, peopleOf } from "./people.ts";
import type { Month, RecordedMail, YearRecord } from "./record.ts";
import { createReplay } from "./replay.ts";
import { readInvitation } from "./rules-meetings.ts";
import { count } from "./rules-sending.ts";
import { unplanned } from "./silences.ts";
import { becauseOf, silenceOf, whyOf } from "./words.ts";

/** A recorded mail, with the HTML that only the picture shows. */
interface Told {
  readonly mail: RecordedMail;
  readonly html: string;
}

/** The year as it is written down: without tokens, without ids that mean nothing, in a fixed order. */
export function retell(year: Observed, checks: readonly Verdict[], seed: number) {
  const { people, keyOf, emailOf } = peopleOf(year);
  const byPerson = (id: string) => keyOf(emailOf(id));
  const never = unplanned(year, byPerson).map((mail) => ({ mail, html: "" }));
  const all = [...sent(year, keyOf), ...silent(year, byPerson), ...never].sort(inOrder);
  const mails = all.map(({ mail }) => mail);
  const accepted = mails.filter((mail) => !mail.silent);
  const most = (role: string) => Math.max(0, ...people.filter((one) => one.role === role).map((one) => one.mails));
  const perPerson = Math.round((10 * accepted.length) / Math.max(1, people.length)) / 10;
  const twice = checks.find(({ rule }) => rule === "never twice")?.broken.length ?? 0;
  const number = accepted.length.toLocaleString("en-US");
  const { programme } = year;
  const record: YearRecord = {
    title: `A year of ${programme.name}`,
    summary: `${number} mails, ${perPerson} per person, ${twice === 0 ? "none twice" : `${twice} twice`}.`,
    seed,
    from: year.from,
    to: year.to,
    programme: { name: programme.name, society: programme.society, zone: programme.zone },
    totals: {
      mails: accepted.length,
      people: people.length,
      perPerson,
      most: { mentee: most("mentee"), mentor: most("mentor") },
      silent: mails.length - accepted.length,
      still: year.messages.filter(({ nextActionAt }) => nextActionAt !== undefined).length,
      mentorships: {
        begun: year.mentorships.length,
        active: year.mentorships.filter(({ state }) => state === "active").length,
      },
      byKind: countsOf(accepted),
    },
    months: monthsOf(accepted, year),
    keyDates: keyDatesOf(year),
    clockChanges: clockChanges(year.from, year.to),
    people,
    mentorships: year.mentorships
      .map(({ members, startDate, endedAt }) => ({
        mentee: keyOf(emailOf(members.find(({ role }) => role === "mentee")?.person ?? "")),
        mentor: keyOf(emailOf(members.find(({ role }) => role === "mentor")?.person ?? "")),
        from: startDate,
        ...(endedAt && { until: endedAt.slice(0, 10) }),
      }))
      .sort((one, other) => compare(one.mentee + one.from, other.mentee + other.from)),
    mails,
    diary: year.diary.map(({ at, who, did, what }) => ({ at, who: keyOf(who), did, what: plain(what) })),
    checks,
  };
  return { record, htmlOf: (index: number) => all[index]?.html ?? "" };
}

function sent(year: Observed, keyOf: (email: string) => string): Told[] {
  const ledger = new Map(year.messages.map((message) => [message.id, message]));
  const replay = createReplay(year);
  return year.mails.flatMap(({ sid, to, at, subject, text, html, calendar }): Told[] => {
    const message = ledger.get(sid);
    if (!message) return [];
    const invitation = calendar === null ? undefined : readInvitation(calendar);
    const mail: RecordedMail = {
      ...told(message, keyOf(to), at, replay.zoneAt(message.person, at)),
      why: whyOf(message, year),
      ...becauseOf(message, year),
      subject,
      text: withoutTokens(text),
      ...(invitation && { invitation: `${invitation.method} ${invitation.starts}` }),
    };
    return [{ mail, html: withoutTokens(html) }];
  });
}

/** Skipped or cancelled: what silence has a reason. What is due after the year's end is not silent yet. */
function silent(year: Observed, keyOf: (person: string) => string): Told[] {
  const replay = createReplay(year);
  return year.messages
    .filter(({ state, dueAt }) => (state === "SKIPPED" || state === "CANCELLED") && dueAt < year.to)
    .map((message) => ({
      mail: {
        ...told(message, keyOf(message.person), message.dueAt, replay.zoneAt(message.person, message.dueAt)),
        why: silenceOf(message),
        ...becauseOf(message, year),
        silent: { state: message.state, reason: message.reason },
      },
      html: "",
    }));
}

function told(message: Message, person: string, at: string, zone: string) {
  const touchpoint = message.kind === "prompt" ? { touchpoint: plain(`${message.subject} ${message.occurrence}`) } : {};
  return { person, kind: message.kind, ...touchpoint, at, local: localTime(at, zone) };
}

function monthsOf(mails: readonly RecordedMail[], { from, to }: Observed): Month[] {
  const byMonth = Map.groupBy(mails, ({ at }) => at.slice(0, 7));
  return monthsBetween(from, to).map((month) => {
    const list = byMonth.get(month) ?? [];
    return { month, total: list.length, byKind: countsOf(list) };
  });
}

function countsOf(mails: readonly RecordedMail[]): Record<string, number> {
  return Object.fromEntries([...count(mails.map(({ kind }) => kind))].sort(([one], [other]) => compare(one, other)));
}

/** Key dates of the cycle the year is about, the programme's own seasons left out. */
function keyDatesOf({ programme, playbook, keyDates, from }: Observed) {
  const seasons = new Set(playbook.keyDates.filter(({ tentative }) => !tentative).map(({ name }) => name));
  return effectiveKeyDates(programme, playbook, from.slice(0, 4), keyDates)
    .filter(({ name }) => !seasons.has(name))
    .map(({ name, date, state }) => ({ name, date, state }))
    .sort((one, other) => compare(one.date, other.date));
}

function inOrder(one: Told, other: Told): number {
  const sortKey = ({ mail: { at, person, kind, touchpoint = "", subject = "" } }: Told) =>
    [at, person, kind, touchpoint, subject].join(" ");
  return compare(sortKey(one), sortKey(other));
}

/** Links open doors; here they only show which. */
export function withoutTokens(text: string): string {
  return text.replace(/https?:\/\/127\.0\.0\.1:\d+\/([a-z]+)\/[A-Za-z0-9._~-]+/g, "https://mentoring.example/$1/…");
}

/** Ids of rounds, mentorships and messages are long and say nothing. */
function plain(text: string): string {
  return text.replaceAll(/\b(rnd|shp|msg)_[0-9a-z]{20}/g, (_, noun: string) => nouns[noun] ?? noun);
}

const nouns: Readonly<Record<string, string>> = { rnd: "round", shp: "mentorship", msg: "mail" };
