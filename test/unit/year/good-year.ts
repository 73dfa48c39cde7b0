import { invitation, meetingEntry } from "#shared/calendar/invitation.ts";
import { planMessages } from "#shared/calendar/messages.ts";
import { planYear } from "#shared/calendar/plan.ts";
import { Mentorship } from "#shared/domain/mentorship.ts";
import { Message } from "#shared/domain/message.ts";
import { Participant } from "#shared/domain/participant.ts";
import { Person } from "#shared/domain/person.ts";
import { Programme } from "#shared/domain/programme.ts";
import { instantOf } from "#shared/domain/time.ts";
import { ashpStudent as playbook } from "#shared/playbooks/ashp-student.ts";
import type { Observed } from "#test/year/observed.ts";

const from = "2026-08-03T12:00:00.000Z";
const to = "2027-06-28T12:00:00.000Z";
/** When the mentorship began; both had said on their own pages that they attend. */
const began = "2026-08-10T21:30:00.000Z";

const programme = Programme.parse({
  id: "demo",
  version: 1,
  name: "Mentoring",
  society: "Society",
  zone: "America/New_York",
  holidays: ["2026-11-26"],
  playbook: { name: "ashp-student", version: 1 },
});
const midyear = { date: "2026-12-06", days: 5, zone: "America/Los_Angeles", state: "confirmed" as const };
const keyDates = [
  { ...midyear, id: "demo.2026.midyear", version: 1, programme: "demo", cycle: "2026", name: "midyear" },
];

const person = (id: string, name: string, zone: string) =>
  Person.parse({
    ...{ id, name, zone, version: 1, email: `${id}@example.net`, addressState: "confirmed", locale: "en-US" },
    ...{ consent: { text: "sign-up-1", at: from }, prompts: true, createdAt: from },
  });
const participant = (id: string, role: "mentee" | "mentor") =>
  Participant.parse({
    ...{ id: `demo.${id}`, version: 1, programme: "demo", person: id, role, stage: "student", topics: ["oncology"] },
    ...{ state: "active", vetting: role === "mentor" ? "approved" : "not-needed", milestones: {} },
    ...{ facts: { 2026: { attends: true } }, mentorships: ["shp"], formerMentorships: [] },
    ...{ waitingSince: from, createdAt: from },
  });

const persons = [person("ann", "Ann", "America/New_York"), person("lee", "Lee", "Europe/London")];
const participants = [participant("ann", "mentee"), participant("lee", "mentor")];
const mentorship = Mentorship.parse({
  ...{ id: "shp", version: 1, programme: "demo", round: "rnd", state: "active", reasons: [], startedAt: began },
  startDate: "2026-08-10",
  members: [
    { person: "ann", role: "mentee", since: "2026-08-10" },
    { person: "lee", role: "mentor", since: "2026-08-10" },
  ],
});

/** A year in which everything went as it should: a pair, their prompts, and somebody who never confirmed. */
export function goodYear(): Observed {
  const [ann, lee] = participants;
  if (!ann || !lee) throw new Error("there are two");
  const mentorships = [{ mentorship, mentors: [lee] }];
  const input = { programme, playbook, keyDates, mentee: ann, mentorships, stored: [], sent: new Set<string>() };
  const touchpoints = planYear(input, instantOf(began));
  const prompts = persons.flatMap((one, index) => {
    const side = index === 0 ? "mentee" : "mentor";
    const concerns = touchpoints.map(
      (touchpoint) => ({ touchpoint, side, ...(index === 1 && { since: "2026-08-10" }) }) as const,
    );
    return planMessages(one, programme, playbook, concerns, "2026a", instantOf(began));
  });
  const messages = [
    ...["ann", "lee", "zoe"].map(confirmation),
    ...prompts.filter(({ state }) => state === "PLANNED").map(sent),
  ];
  const mails = messages.map(({ id, person: who, sentAt = "", subject }) => {
    const meeting = touchpoints.find(({ key }) => key === subject && key === "midyear-plan");
    return {
      ...{ sid: id, to: `${who}@example.net`, at: sentAt, subject: "Hello", text: "Dear you", html: "<p>Dear you" },
      calendar: meeting?.meeting ? invite(meeting.id, meeting.meeting) : null,
    };
  });
  const deed = (who: string, did: string, at: string, what = "") => ({ who: `${who}@example.net`, did, at, what });
  const newcomer = {
    role: "mentee",
    stage: "student",
    topics: ["oncology"],
    zone: "Europe/London",
    lang: "en-US",
  } as const;
  return structuredClone({
    ...{ from, to, programme, playbook, keyDates, persons, participants, touchpoints, messages, mails },
    newcomers: ["ann", "lee", "zoe"].map((name) => ({ ...newcomer, name, email: `${name}@example.net` })),
    mentorships: [mentorship],
    proposals: [],
    diary: [
      ...["ann", "lee", "zoe"].map((who) => deed(who, "signed-up", from)),
      ...["ann", "lee"].map((who) => deed(who, "confirmed", "2026-08-03T13:00:00.000Z")),
      { at: "2026-08-05T12:00:00.000Z", who: "coordinator", did: "key-date", what: "midyear 2026-12-06 confirmed" },
      ...["ann", "lee"].map((who) => deed(who, "fact", began, "attends.yes")),
    ],
  });
}

function confirmation(who: string): Message {
  return sent(
    Message.parse({
      ...{ id: `msg_${who}`, version: 1, person: who, programme: "demo", kind: "confirm", class: "one-shot" },
      ...{ subject: `demo.${who}`, occurrence: "2026-08-03T12", about: [], state: "PLANNED", reason: "requested" },
      ...{
        dueAt: from,
        expiresAt: "2026-08-05T12:00:00.000Z",
        attempts: 0,
        possibleDuplicate: false,
        createdAt: from,
        history: [],
      },
    }),
  );
}

function sent({ nextActionAt: _, ...message }: Message): Message {
  return { ...message, state: "SENT", reason: "accepted", sentAt: message.dueAt, attempts: 1 };
}

function invite(id: string, meeting: NonNullable<Observed["touchpoints"][number]["meeting"]>): string {
  const [organizer, attendee] = ["mentoring", "ann"].map((name) => ({ name, email: `${name}@example.net` }));
  if (!organizer || !attendee) throw new Error("there are two");
  const words = { summary: "Meeting", description: "In person", stamp: from };
  return invitation({ entry: meetingEntry({ id }, meeting, "example.net"), organizer, attendee, ...words }).text;
}
