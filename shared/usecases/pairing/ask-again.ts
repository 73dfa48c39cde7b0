import type { Temporal } from "temporal-polyfill";
import { isNewAt } from "../../calendar/closing.ts";
import { cycleOf, firstDayOf, isBefore } from "../../calendar/cycle.ts";
import { mentorSaid } from "../../domain/again.ts";
import { everInRole } from "../../domain/mentorship.ts";
import { mayMentor, type Participant } from "../../domain/participant.ts";
import { pausesOf, pausesOn } from "../../domain/pause.ts";
import type { Programme } from "../../domain/programme.ts";
import { dayIn, instantOf, instantText, plusHours } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import { everything } from "../everything.ts";
import { inWindow } from "../mail/in-window.ts";
import { messageId, newMessage, written } from "../mail/ledger.ts";
import type { Ports } from "../ports.ts";
import { type ProgrammePlan, programmePlan } from "../year/programme-plan.ts";

/** Days before the turn of the cycle in which mentors without mentees are asked whether they are there again. */
const lastDays = 30;
/** Days after the end of a mentorship, from the one to before the other, in which its mentee is asked how it went on. */
const [yearAgo, latest] = [365, 395];
/** Hours either question is worth sending. */
const worthHours = 14 * 24;

type AskPorts = Pick<Ports, "store" | "zones">;

/**
 * Two questions that come at most once: to last year's mentors who have nobody now, and to mentees a year after their
 * last mentorship. Both are prompts: nobody is asked who wants none or pauses, nor outside working hours.
 */
export async function askAgain(
  programme: Programme,
  ports: AskPorts,
  now: Temporal.Instant,
): Promise<{ hints: string[]; next: string }> {
  const plan = await programmePlan(programme.id, ports);
  const { playbook } = plan;
  const today = dayIn(programme.zone, now);
  const cycle = cycleOf(today, playbook);
  const turn = firstDayOf(String(Number(cycle) + 1), playbook);
  const asksMentors = !isBefore(today, turn.subtract({ days: lastDays }));
  const everybody = await everything(ports, "participant", programme.id);
  const hints: string[] = [];
  for (const one of everybody) {
    if (pausesOf(one, plan.pauses).some((span) => pausesOn(span, today.toString()))) continue;
    if (asksMentors && isOfLastYear(one, cycle, turn)) hints.push(...(await askMentor(one, cycle, plan, ports, now)));
    if (isYearAgo(one, now)) hints.push(...(await askLater(one.id, plan, ports, now)));
  }
  const first = turn.subtract({ days: lastDays });
  const midnight = (asksMentors ? today.add({ days: 1 }) : first).toZonedDateTime(programme.zone).toInstant();
  const later = everybody.flatMap((one) =>
    one.freeSince === undefined || one.yearLater
      ? []
      : [instantText(plusHours(instantOf(one.freeSince), yearAgo * 24))],
  );
  const next =
    [instantText(midnight), ...later.filter((at) => at > instantText(now))].sort()[0] ?? instantText(midnight);
  return { hints, next };
}

/** A mentor who has nobody to mentor, was there before the last months, and has not said yet whether they are there again. */
function isOfLastYear(one: Participant, cycle: string, turn: Temporal.PlainDate): boolean {
  return (
    mayMentor(one) &&
    one.mentorships.length === 0 &&
    !isNewAt({ startDate: one.createdAt.slice(0, 10) }, turn) &&
    mentorSaid(one, "any", cycle) === undefined
  );
}

async function askMentor(
  { person, programme, id }: Participant,
  cycle: string,
  plan: ProgrammePlan,
  ports: AskPorts,
  now: Temporal.Instant,
): Promise<string[]> {
  const about = { person, programme, subject: id, occurrence: cycle };
  const request = { ...about, kind: "again-mentor", class: "prompt", livesHours: worthHours } as const;
  if (await ports.store.get("message", messageId(request))) return [];
  const reader = await ports.store.get("person", person);
  if (!reader?.prompts) return [];
  const message = inWindow(newMessage(request, now), reader, plan, ports, now);
  await ports.store.commit([written(message, undefined, now)]);
  return [message.id];
}

/** Somebody who has stayed, and whose last mentorship ended a year ago. */
function isYearAgo(one: Participant, now: Temporal.Instant): boolean {
  if (one.freeSince === undefined || one.yearLater !== undefined) return false;
  if (one.mentorships.length > 0 || one.formerMentorships.length === 0) return false;
  if (one.state !== "active") return false;
  const [from, until] = [yearAgo, latest].map((days) =>
    instantText(plusHours(instantOf(one.freeSince ?? ""), days * 24)),
  );
  return (from ?? "") <= instantText(now) && instantText(now) < (until ?? "");
}

async function askLater(id: string, plan: ProgrammePlan, ports: AskPorts, now: Temporal.Instant): Promise<string[]> {
  const one = await ports.store.get("participant", id);
  if (!one || !isYearAgo(one, now)) return [];
  const { person, programme } = one;
  const [reader, mentorships] = await Promise.all([
    ports.store.get("person", person),
    ports.store.getMany("mentorship", one.formerMentorships),
  ]);
  if (!reader?.prompts || !mentorships.some((mentorship) => everInRole(mentorship, "mentee").includes(person)))
    return [];
  const about = { person, programme, subject: id, occurrence: "once" };
  const request = { ...about, kind: "a-year-later", class: "prompt", livesHours: worthHours } as const;
  const message = inWindow(newMessage(request, now), reader, plan, ports, now);
  await ports.store.commit([
    { kind: "participant", put: { ...one, yearLater: { askedAt: instantText(now) } } },
    written(message, undefined, now),
    audit(id, "almanac", "asked-a-year-later", "", now),
  ]);
  return [message.id];
}
