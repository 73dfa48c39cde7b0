import { Temporal } from "temporal-polyfill";
import { cycleOf } from "../calendar/cycle.ts";
import { nextWindow, sendInstant } from "../calendar/local-time.ts";
import type { Answer } from "../contracts/requests.ts";
import { FactName, type Participant, participantId } from "../domain/participant.ts";
import { dayIn, instantText } from "../domain/time.ts";
import { opened, type Prompt, show, snoozeDays } from "./answer-view.ts";
import { audit } from "./audit.ts";
import type { PersonConcern } from "./concerns.ts";
import type { Reply, RequestOf } from "./http.ts";
import { newMessage, written } from "./ledger.ts";
import { planMentee } from "./plan-mentee.ts";
import type { Ports, Put } from "./ports.ts";
import { programmePlan } from "./programme-plan.ts";
import { retried } from "./retried.ts";

type AnswerPorts = Pick<Ports, "store" | "links" | "queue" | "site" | "zones">;

/** The buttons of a prompt. `?do=` marks one; nothing happens before it is pressed. */
export async function answerPage(
  request: RequestOf<"answerPage">,
  ports: AnswerPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  return show(request, await opened(request.parameters.token, ports, now), ports, undefined, now);
}

/** Takes an answer: met, later, not this one, or a fact. The calendar follows at once. */
export async function answer(request: RequestOf<"answer">, ports: AnswerPorts, now: Temporal.Instant): Promise<Reply> {
  const { answer: choice } = request.body;
  const mentees = await retried(async () => {
    const prompt = await opened(request.parameters.token, ports, now);
    const fact = factOf(choice);
    return fact ? keepFact(prompt, fact, ports, now) : keepAnswer(prompt, choice, ports, now);
  });
  for (const mentee of mentees) await ports.queue.hint((await planMentee(mentee, ports, now)).hints);
  return show(request, await opened(request.parameters.token, ports, now), ports, choice, now);
}

/** Keeps a fact of this cycle. Says whose years it may change. */
async function keepFact(
  { participant, concerns, plan }: Prompt,
  { fact, value }: GivenFact,
  ports: AnswerPorts,
  now: Temporal.Instant,
): Promise<string[]> {
  const cycle = cycleOf(dayIn(plan.programme.zone, now), plan.playbook);
  if (participant.facts[cycle]?.[fact] === value) return [];
  const facts = { ...participant.facts, [cycle]: { ...participant.facts[cycle], [fact]: value } };
  await ports.store.commit([
    { kind: "participant", put: { ...participant, facts } },
    audit(participant.id, participant.person, `fact-${fact}`, String(value), now),
  ]);
  return menteesOf(participant, concerns);
}

/**
 * Keeps what became of a touchpoint. The calendar is the mentee's: their answer settles it. A mentor's "met" settles it
 * too; a mentor who asks for later is reminded, and one who skips is simply let be.
 */
async function keepAnswer(
  { participant, concerns }: Prompt,
  choice: Answer["answer"],
  ports: AnswerPorts,
  now: Temporal.Instant,
): Promise<string[]> {
  const open = concerns.filter(({ touchpoint }) => touchpoint.state === "planned");
  const [first] = open;
  if (!first) return [];
  const at = instantText(now);
  const trail = audit(
    participant.id,
    participant.person,
    `answer-${choice}`,
    `${first.touchpoint.key}.${first.touchpoint.occurrence}`,
    now,
  );
  const settles = first.side === "mentee" || choice === "met";
  if (!settles) {
    const reminder = choice === "snooze" ? await remindLater(participant, first, ports, now) : [];
    await ports.store.commit([...reminder, trail]);
    return [];
  }
  const state = choice === "met" ? "done" : choice === "snooze" ? "snoozed" : "skipped";
  await ports.store.commit([
    ...open.map(
      ({ touchpoint }): Put => ({
        kind: "touchpoint",
        put: { ...touchpoint, state, reason: "answered", answeredAt: at },
      }),
    ),
    trail,
  ]);
  return menteesOf(participant, open);
}

/** The same prompt to a mentor once more, a week on, inside their window. */
async function remindLater(
  participant: Participant,
  { touchpoint }: PersonConcern,
  ports: AnswerPorts,
  now: Temporal.Instant,
): Promise<Put[]> {
  const { programme, playbook } = await programmePlan(participant.programme, ports);
  const person = await ports.store.get("person", participant.person);
  if (!person || touchpoint.occurrence.endsWith(".2")) return [];
  const window = nextWindow(
    now.add({ hours: 24 * snoozeDays }),
    person.zone,
    playbook.window,
    new Set(programme.holidays),
  );
  const request = {
    person: person.id,
    programme: programme.id,
    kind: "prompt",
    class: "prompt",
    subject: touchpoint.key,
    occurrence: `${touchpoint.occurrence}.2`,
    livesHours: 0,
  } as const;
  const message = newMessage(request, now);
  if (await ports.store.get("message", message.id)) return [];
  const at = sendInstant(message.id, window);
  const local = at.toZonedDateTimeISO(person.zone);
  const wall = {
    date: local.toPlainDate().toString(),
    time: local.toPlainTime().toString({ smallestUnit: "minute" }),
    zone: person.zone,
    tz: ports.zones.version,
    windowEnds: instantText(window.end),
  };
  const expiresAt = instantText(
    Temporal.PlainDate.from(touchpoint.expires).add({ days: 1 }).toZonedDateTime(person.zone).toInstant(),
  );
  if (expiresAt <= instantText(at)) return [];
  const dueAt = instantText(at);
  return [written({ ...message, wall, dueAt, nextActionAt: dueAt, expiresAt }, undefined, now)];
}

function menteesOf(participant: Participant, concerns: readonly PersonConcern[]): string[] {
  return [
    ...new Set(
      concerns.flatMap(({ side, others }) =>
        side === "mentee" ? [participant.id] : others.map((other) => participantId(participant.programme, other)),
      ),
    ),
  ];
}

interface GivenFact {
  readonly fact: FactName;
  readonly value: boolean;
}

function factOf(choice: Answer["answer"]): GivenFact | undefined {
  const [name, value] = choice.split(".");
  const fact = FactName.safeParse(name);
  return fact.success ? { fact: fact.data, value: value === "yes" } : undefined;
}
