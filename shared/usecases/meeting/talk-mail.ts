import type { Temporal } from "temporal-polyfill";
import { holidaysOf } from "../../calendar/holidays.ts";
import { nextWindow, sendInstant } from "../../calendar/local-time.ts";
import { hasLeft } from "../../calendar/reconcile-messages.ts";
import { inRole, type Mentorship } from "../../domain/mentorship.ts";
import type { Message } from "../../domain/message.ts";
import type { Talk } from "../../domain/talk.ts";
import { endOf } from "../../domain/talking.ts";
import { dayIn, instantOf, instantText, plusHours } from "../../domain/time.ts";
import { messageId, newMessage } from "../mail/ledger.ts";
import type { Ports } from "../ports.ts";
import { programmePlan } from "../year/programme-plan.ts";

/** Hours the news that a time was agreed, moved or cancelled is worth sending. */
const newsHours = 5 * 24;
/** Hours we go on asking whether a talk took place. */
const askedHours = 3 * 24;

/** What a mail about one state of a talk is called by. */
export function talkOccurrence({ number, sequence }: Pick<Talk, "number" | "sequence">): string {
  return `${number}.${sequence}`;
}

/** Tells the others of times to choose from: worth it until the last of them. */
export function timesMail(
  { id, programme }: Mentorship,
  talk: Talk,
  others: readonly string[],
  now: Temporal.Instant,
): Message[] {
  const occurrence = String(talk.number);
  const expiresAt = talk.times.at(-1) ?? instantText(now);
  return others.map((person) => ({
    ...newMessage({ person, programme, kind: "talk-times", subject: id, occurrence, livesHours: newsHours }, now),
    expiresAt,
  }));
}

/** The invitation, for each of the two; and the question whether they met. */
export async function agreedMail(
  mentorship: Mentorship,
  talk: Talk,
  ports: Pick<Ports, "store" | "zones">,
  now: Temporal.Instant,
): Promise<Message[]> {
  const both = [...inRole(mentorship, "mentee"), ...inRole(mentorship, "mentor")];
  const invitations = both.map((person) => invitationTo(person, mentorship, talk, now));
  const questions = inRole(mentorship, "mentee").map((mentee) => question(mentee, mentorship, talk, ports, now));
  return [...invitations, ...(await Promise.all(questions)).flat()];
}

/** The cancellation, for those of some people who had the invitation. */
export async function cancelledMail(
  mentorship: Pick<Mentorship, "id" | "programme">,
  talk: Talk,
  people: readonly string[],
  { store }: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Message[]> {
  const told = await Promise.all(people.map((person) => hadInvitation(person, mentorship, talk, { store })));
  return people.filter((_, index) => told[index]).map((person) => invitationTo(person, mentorship, talk, now));
}

/** Whether somebody was sent an invitation to an earlier state of a talk. */
export async function hadInvitation(
  person: string,
  { id, programme }: Pick<Mentorship, "id" | "programme">,
  { number, sequence }: Talk,
  { store }: Pick<Ports, "store">,
): Promise<boolean> {
  const earlier = Array.from({ length: sequence }, (_, before) => talkOccurrence({ number, sequence: before }));
  const ids = earlier.map((occurrence) =>
    messageId({ person, programme, subject: id, occurrence, kind: "talk-invitation" }),
  );
  return (await store.getMany("message", ids)).some(hasLeft);
}

function invitationTo(
  person: string,
  { id, programme }: Pick<Mentorship, "id" | "programme">,
  talk: Talk,
  now: Temporal.Instant,
): Message {
  const occurrence = talkOccurrence(talk);
  return newMessage(
    { person, programme, kind: "talk-invitation", subject: id, occurrence, livesHours: newsHours },
    now,
  );
}

/** "Did you meet?", the next working morning, to the mentee alone. */
async function question(
  mentee: string,
  { id, programme: of }: Mentorship,
  talk: Talk,
  ports: Pick<Ports, "store" | "zones">,
  now: Temporal.Instant,
): Promise<Message[]> {
  const { at, minutes } = talk;
  const [{ programme, playbook }, person] = await Promise.all([
    programmePlan(of, ports),
    ports.store.get("person", mentee),
  ]);
  if (!person || at === undefined) return [];
  const over = endOf({ at, minutes });
  const nextDay = dayIn(person.zone, over).add({ days: 1 }).toZonedDateTime(person.zone).toInstant();
  const window = nextWindow(nextDay, person.zone, playbook.window, holidaysOf(programme));
  const occurrence = talkOccurrence(talk);
  const request = {
    person: mentee,
    programme: of,
    kind: "talk-check",
    class: "prompt",
    subject: id,
    occurrence,
  } as const;
  const message = newMessage({ ...request, livesHours: 0 }, now);
  const due = sendInstant(message.id, window);
  const local = due.toZonedDateTimeISO(person.zone);
  const wall = {
    date: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: "minute" }),
    ...{ zone: person.zone, tz: ports.zones.version, windowEnds: instantText(window.end) },
  };
  const dueAt = instantText(due);
  return [
    { ...message, wall, dueAt, nextActionAt: dueAt, expiresAt: instantText(plusHours(instantOf(dueAt), askedHours)) },
  ];
}
