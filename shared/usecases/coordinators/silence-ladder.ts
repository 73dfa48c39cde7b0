import { Temporal } from "temporal-polyfill";
import { inComparison } from "../../calendar/comparison.ts";
import { cycleOf, firstDayOf } from "../../calendar/cycle.ts";
import { inRole, type Mentorship } from "../../domain/mentorship.ts";
import type { Message } from "../../domain/message.ts";
import { type Participant, participantId } from "../../domain/participant.ts";
import { askedWhenQuiet, type Quiet } from "../../domain/quiet.ts";
import { dayIn, instantOf, instantText } from "../../domain/time.ts";
import { skipped } from "../../ledger/protocol.ts";
import { inWindow } from "../mail/in-window.ts";
import { messageId, newMessage, written } from "../mail/ledger.ts";
import type { Ports } from "../ports.ts";
import type { ProgrammePlan } from "../year/programme-plan.ts";

/** Days after which a question nobody answered is over, and after which a coordinator hears of the silence. */
const [answerDays, coordinatorDays] = [14, 21];
/** Silences of one cycle somebody is asked about: who never answers will not be won by a third mail. */
const mostACycle = 2;

/** What came of asking about one silence. `coordinatorFrom`: when a coordinator is to look. */
export interface Rung {
  readonly asked: Quiet["mentorships"][number]["asked"];
  readonly coordinatorFrom: string;
}

/**
 * The steps of one silence: whom the two agreed on is asked once, and a coordinator hears of it three weeks later if
 * nobody gave a sign. The mentees of the comparison group and their mentors are not asked; a coordinator hears as late
 * of them as of everybody else. `on`: the first day it counts as a silence.
 */
export async function climb(
  { mentorship, since, on, mentee }: { mentorship: Mentorship; since: string; on: string; mentee: Participant },
  plan: ProgrammePlan,
  dryRun: boolean,
  ports: Pick<Ports, "store" | "zones">,
  now: Temporal.Instant,
): Promise<Rung> {
  const at = instantText(now);
  if (inComparison(plan.programme, mentee)) {
    const first = Temporal.PlainDate.from(on).toZonedDateTime(plan.programme.zone).toInstant();
    return { asked: undefined, coordinatorFrom: instantText(first.add({ hours: 24 * coordinatorDays })) };
  }
  const asks = askedWhenQuiet(mentorship).flatMap((role) =>
    inRole(mentorship, role).map((person) => ({ role, ...requestOf(person, mentorship, since) })),
  );
  const known = new Map(
    (await ports.store.getMany("message", asks.map(messageId))).map((message) => [message.id, message]),
  );
  for (const { role: _, ...ask } of asks) {
    if (known.has(messageId(ask))) continue;
    const message = await questionFor(ask, plan, ports, now);
    if (message === undefined) continue;
    known.set(message.id, message);
    if (!dryRun) await ports.store.commit([written(message, undefined, now)]);
  }
  const first = [...known.values()].map(({ createdAt }) => createdAt).sort()[0];
  if (first === undefined) return { asked: undefined, coordinatorFrom: at };
  const reached = asks.filter((ask) => known.get(messageId(ask))?.state === "SENT").map(({ role }) => role);
  return {
    asked: { on: dayIn(plan.programme.zone, instantOf(first)).toString(), reached: [...new Set(reached)] },
    coordinatorFrom: instantText(instantOf(first).add({ hours: 24 * coordinatorDays })),
  };
}

/** One question for each person and silence: asking again finds the first. */
function requestOf(person: string, { id, programme }: Mentorship, since: string) {
  const about = { person, programme, subject: id, occurrence: since };
  return { ...about, kind: "still-there", class: "prompt", livesHours: 24 * answerDays } as const;
}

/** The question, for the first window from now on; undefined for who is not there or pauses. */
async function questionFor(
  request: ReturnType<typeof requestOf>,
  plan: ProgrammePlan,
  { store, zones }: Pick<Ports, "store" | "zones">,
  now: Temporal.Instant,
): Promise<Message | undefined> {
  const { programme, playbook } = plan;
  const [person, participant] = await Promise.all([
    store.get("person", request.person),
    store.get("participant", participantId(programme.id, request.person)),
  ]);
  if (!person || participant?.state !== "active") return undefined;
  const message = inWindow(newMessage(request, now), person, plan, { zones }, now);
  const today = dayIn(programme.zone, now);
  const begins = firstDayOf(cycleOf(today, playbook), playbook).toString();
  const before = (await store.ofPerson("message", person.id)).filter(
    ({ kind, state, createdAt }) => kind === "still-there" && state !== "SKIPPED" && createdAt.slice(0, 10) >= begins,
  );
  return before.length >= mostACycle ? skipped(message, "asked-enough") : message;
}
