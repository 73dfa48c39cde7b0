import * as fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { type Concern, planMessages } from "#shared/calendar/messages.ts";
import { planYear } from "#shared/calendar/plan.ts";
import { hasLeft, reconcileMessages } from "#shared/calendar/reconcile-messages.ts";
import type { Message } from "#shared/domain/message.ts";
import type { Facts, Participant } from "#shared/domain/participant.ts";
import { instantText } from "#shared/domain/time.ts";
import type { Touchpoint } from "#shared/domain/touchpoint.ts";
import { ashpStudent } from "#shared/playbooks/ashp-student.ts";
import { someFacts } from "./arbitraries.ts";
import { aKeyDate, aMentorship, aParticipant, aProgramme, aYear } from "./builders.ts";
import { forAll } from "./for-all.ts";

/** What may happen on a day of Ana's year. */
type Happening =
  | { what: "mentee says" | "mentor says"; facts: Facts }
  | { what: "new mentor" | "answer" }
  | { what: "midyear"; date: string };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ what: fc.constantFrom("mentee says" as const, "mentor says" as const), facts: someFacts }),
  fc.record({ what: fc.constantFrom("new mentor" as const, "answer" as const) }),
  fc.record({ what: fc.constant("midyear" as const), date: fc.constantFrom("2026-12-06", "2026-12-13", "2026-11-29") }),
);
const happenings = fc.array(fc.tuple(fc.nat(350), happening), { maxLength: 12 });

/** Days between two looks at the calendar. */
const step = 4;

/** Walks through the year, at noon in Chicago: what happens, plan, reconcile, send what is due until the next look. */
function walk(events: readonly (readonly [number, Happening])[]): { sent: Message[]; year: Touchpoint[] } {
  const programme = aProgramme();
  const ledger = new Map<string, Message>();
  let facts: Facts = {};
  let mentors = [{ person: "mentor-1", since: "2026-08-03", facts: {} as Facts }];
  let midyear = "2026-12-06";
  let year: Touchpoint[] = [];

  for (let day = 0; day < 330; day += step) {
    const now = Temporal.Instant.from("2026-08-03T17:00:00Z").add({ hours: 24 * day });
    const today = now.toString().slice(0, 10);
    for (const [, event] of events.filter(([on]) => on >= day && on < day + step)) {
      if (event.what === "mentee says") facts = { ...facts, ...event.facts };
      if (event.what === "mentor says")
        mentors = mentors.map((one, index) => (index === 0 ? { ...one, facts: event.facts } : one));
      if (event.what === "new mentor")
        mentors = [{ person: `mentor-${mentors.length + 1}`, since: today, facts: {} }, ...mentors];
      if (event.what === "midyear") midyear = event.date;
      if (event.what === "answer") {
        const told = (one: Touchpoint) =>
          [...ledger.values()].some((message) => hasLeft(message) && message.about.includes(one.id));
        year = year.map((one) =>
          one.state === "planned" && told(one) ? { ...one, state: "done", reason: "answered" } : one,
        );
      }
    }
    const [present, ...former] = mentors;
    if (!present) throw new Error("somebody always mentors");
    const members = [
      { person: "ana", role: "mentee" as const, since: present.since },
      { person: present.person, role: "mentor" as const, since: present.since },
    ];
    const mentor: Participant = aParticipant(present.person, { role: "mentor", facts: { "2026": present.facts } });
    const left = [...ledger.values()].filter((message) => message.person === "ana" && hasLeft(message));
    year = planYear(
      aYear({
        programme,
        mentee: aParticipant("ana", { facts: { "2026": facts } }),
        mentorships: [
          { mentorship: aMentorship({ round: present.person, startDate: present.since, members }), mentors: [mentor] },
        ],
        keyDates: [aKeyDate("midyear", { date: midyear, days: 5 })],
        stored: year,
        sent: new Set(left.flatMap(({ about }) => about)),
      }),
      now,
    );
    const concernsOf = new Map<string, Concern[]>([
      ["ana", year.map((touchpoint) => ({ touchpoint, side: "mentee" }))],
      [present.person, year.map((touchpoint) => ({ touchpoint, side: "mentor", since: present.since }))],
      ...former.map(({ person }): [string, Concern[]] => [
        person,
        year.map((touchpoint) => ({ touchpoint, side: "mentor", until: today })),
      ]),
    ]);
    for (const [id, concerns] of concernsOf) {
      const desired = planMessages({ id, zone: "America/Chicago" }, programme, ashpStudent, concerns, "2026b", now);
      const existing = [...ledger.values()].filter(({ person }) => person === id);
      const { create, change } = reconcileMessages(existing, desired);
      for (const message of [...create, ...change.map(({ is }) => is)]) ledger.set(message.id, message);
    }
    const until = instantText(now.add({ hours: 24 * step }));
    for (const message of ledger.values()) {
      if (message.state === "PLANNED" && message.dueAt < until) {
        ledger.set(message.id, { ...message, state: "SENT", attempts: 1, sentAt: message.dueAt });
      }
    }
  }
  return { sent: [...ledger.values()].filter(({ state }) => state === "SENT"), year };
}

describe("a year as it goes", () => {
  it("Y13: sends a mentee at most 14 prompts and a mentor at most 7, each before it is over, whatever happens", () => {
    forAll(
      fc.property(happenings, (events) => {
        const { sent } = walk(events);
        const to = (person: string) => sent.filter((message) => message.person === person);
        expect(to("ana").length).toBeLessThanOrEqual(14);
        for (const { person } of sent) {
          if (person !== "ana") expect(to(person).length).toBeLessThanOrEqual(7);
        }
        expect(sent.filter(({ dueAt, expiresAt }) => dueAt >= expiresAt)).toEqual([]);
      }),
      4,
    );
  });

  it("P11: tells no topic twice, not even to a mentor who comes later", () => {
    forAll(
      fc.property(happenings, (events) => {
        const { sent } = walk(events);
        const topics = ["cv-review", "midyear-plan", "mock-interview", "close"];
        for (const topic of topics) {
          const days = sent.filter(({ subject }) => subject === topic).map(({ wall }) => wall?.date);
          expect(new Set(days).size).toBeLessThanOrEqual(1);
        }
      }),
      4,
    );
  });

  it("Y1: sends everything when nothing happens", () => {
    const { sent } = walk([]);
    const subjects = (person: string) =>
      sent.filter((message) => message.person === person).map(({ subject }) => subject);
    expect(subjects("ana").length).toBe(10);
    expect(subjects("mentor-1")).toEqual(["cv-review", "fit-check", "mock-interview", "close"]);
  });
});
