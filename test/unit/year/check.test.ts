import { describe, expect, it } from "vitest";
import type { Message } from "#shared/domain/message.ts";
import { check, rules } from "#test/year/check.ts";
import type { Observed } from "#test/year/observed.ts";
import { goodYear } from "./good-year.ts";

type Change = (year: Observed) => Observed;

const isPrompt = ({ kind }: Message) => kind === "prompt";
const cv = ({ subject, person }: Message) => subject === "cv-review" && person === "ann";
const changed =
  (which: (message: Message) => boolean, change: Partial<Message>): Change =>
  (year) => ({ ...year, messages: year.messages.map((one) => (which(one) ? { ...one, ...change } : one)) });
const without =
  (which: (message: Message) => boolean): Change =>
  (year) => {
    const gone = new Set(year.messages.filter(which).map(({ id }) => id));
    return {
      ...year,
      messages: year.messages.filter(({ id }) => !gone.has(id)),
      mails: year.mails.filter(({ sid }) => !gone.has(sid)),
    };
  };
const unsent =
  (which: (message: Message) => boolean, change: Partial<Message>): Change =>
  (year) => {
    const ids = new Set(year.messages.filter(which).map(({ id }) => id));
    return { ...changed(which, change)(year), mails: year.mails.filter(({ sid }) => !ids.has(sid)) };
  };
/** Moves the acceptance of the first mail of such a message. */
const accepted =
  (which: (message: Message) => boolean, at: string): Change =>
  (year) => {
    const id = year.messages.find(which)?.id;
    return { ...year, mails: year.mails.map((mail) => (mail.sid === id ? { ...mail, at } : mail)) };
  };
const did =
  (who: string, what: string, at: string): Change =>
  (year) => ({
    ...year,
    diary: [...year.diary, { who: `${who}@example.net`, did: what, at, what: "" }],
  });
const more =
  (count: number, from: Message["kind"]): Change =>
  (year) => {
    const [message] = year.messages.filter(({ kind }) => kind === from);
    const [mail] = year.mails.filter(({ sid }) => sid === message?.id);
    if (!message || !mail) throw new Error(`no ${from}`);
    const ids = Array.from({ length: count }, (_, index) => `${message.id}${index}`);
    return {
      ...year,
      messages: [...year.messages, ...ids.map((id) => ({ ...message, id, occurrence: id }))],
      mails: [...year.mails, ...ids.map((sid) => ({ ...mail, sid }))],
    };
  };

/** For each rule, a good year with one thing wrong. */
const wrong: Readonly<Record<string, Change>> = {
  "accepted once": (year) => ({ ...year, mails: [...year.mails, ...year.mails.slice(0, 1)] }),
  "nothing beside the ledger": (year) => ({ ...year, messages: year.messages.slice(1) }),
  "all settled": changed(cv, { state: "QUEUED", nextActionAt: "2026-09-14T13:00:00.000Z" }),
  "known states": changed(cv, { state: "PARKED", reason: "unclear" }),
  "silences explained": unsent(cv, { state: "SKIPPED", reason: "" }),
  "never twice": (year) => {
    const twin = year.messages.find(cv);
    const mail = year.mails.find(({ sid }) => sid === twin?.id);
    if (!twin || !mail) throw new Error("no CV review");
    return {
      ...year,
      messages: [...year.messages, { ...twin, id: "msg_twin" }],
      mails: [...year.mails, { ...mail, sid: "msg_twin" }],
    };
  },
  "within budget": more(10, "confirm"),
  "within the weekly cap": more(10, "prompt"),
  "in its window": accepted(cv, "2026-09-14T22:30:00.000Z"),
  "before it is over": accepted(({ id }) => id === "msg_ann", "2026-08-06T12:00:00.000Z"),
  "nothing to the unconfirmed": (year) => changed(({ id }) => id === "msg_zoe", { kind: "already-joined" })(year),
  "unsubscribed is unsubscribed": did("ann", "unsubscribed", "2026-09-01T12:00:00.000Z"),
  "left is left": did("ann", "left", "2026-09-01T12:00:00.000Z"),
  "prompts need a mentorship": (year) => ({
    ...year,
    mentorships: year.mentorships.map((one) => ({ ...one, endedAt: "2027-01-02T00:00:00.000Z" })),
  }),
  "declines stay quiet": (year) => ({
    ...year,
    mails: year.mails.map((mail, index) => (index === 0 ? { ...mail, text: "Lee declined." } : mail)),
  }),
  "called for": accepted(cv, "2026-09-15T13:30:00.000Z"),
  "accounted for": without(cv),
  "calendars are current": (year) => ({
    ...year,
    touchpoints: year.touchpoints.slice(0, -1),
    messages: year.messages.filter((one) => one.subject !== "close"),
  }),
  "the ledger follows the calendars": unsent(({ subject }) => subject === "close", {
    ...{ state: "PLANNED", reason: "planned", attempts: 0 },
    ...{ dueAt: "2027-07-01T13:00:00.000Z", nextActionAt: "2027-07-01T13:00:00.000Z" },
  }),
  "meetings in person": (year) => ({
    ...year,
    diary: year.diary.map((one) =>
      one.who.startsWith("lee") && one.did === "fact" ? { ...one, what: "attends.no" } : one,
    ),
  }),
  "everybody invited": (year) => ({ ...year, mails: year.mails.map((mail) => ({ ...mail, calendar: null })) }),
  "one meeting at a time": (year) => {
    const meeting = year.touchpoints.filter((one) => one.meeting !== undefined);
    return {
      ...year,
      touchpoints: [...year.touchpoints, ...meeting.map((one) => ({ ...one, id: `${one.id}.again` }))],
    };
  },
};

describe("the check of a year", () => {
  it("finds nothing in a good year", () => {
    const year = goodYear();
    expect(year.messages.filter(isPrompt).length).toBeGreaterThan(12);
    expect(year.mails.filter(({ calendar }) => calendar !== null)).toHaveLength(2);
    expect(check(year).filter(({ broken }) => broken.length > 0)).toEqual([]);
  });

  it("knows a wrong year for every rule", () => {
    expect(Object.keys(wrong).sort()).toEqual(rules.map(({ name }) => name).sort());
  });

  it.each(Object.entries(wrong))("sees where “%s” is broken", (name, change) => {
    const verdict = check(change(goodYear())).find(({ rule }) => rule === name);
    expect(verdict?.broken.length).toBeGreaterThan(0);
  });
});
