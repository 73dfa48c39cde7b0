import { Temporal } from "temporal-polyfill";
import { cycleOf } from "../calendar/cycle.ts";
import { nextWindow, sendInstant } from "../calendar/local-time.ts";
import type { Answer } from "../contracts/requests.ts";
import { Problem } from "../domain/errors.ts";
import { FactName, type Participant, participantId } from "../domain/participant.ts";
import { dayIn, instantText } from "../domain/time.ts";
import { type AnswerChoice, answerPage as renderAnswer } from "../pages/answer.tsx";
import { audit } from "./audit.ts";
import { concernsOf, type PersonConcern } from "./concerns.ts";
import type { Reply, RequestOf } from "./http.ts";
import { pageLanguage } from "./language.ts";
import { newMessage, written } from "./ledger.ts";
import { planMentee } from "./plan-mentee.ts";
import type { Ports, Put } from "./ports.ts";
import { programmePlan } from "./programme-plan.ts";
import { retried } from "./retried.ts";
import { openLink, siteOf } from "./site.ts";

type AnswerPorts = Pick<Ports, "store" | "links" | "queue" | "site" | "zones">;
const snoozeDays = 7;

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

type Prompt = Awaited<ReturnType<typeof opened>>;

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
  return written(
    { ...message, wall, dueAt: instantText(at), nextActionAt: instantText(at), expiresAt },
    undefined,
    now,
  );
}

async function opened(token: string, ports: AnswerPorts, now: Temporal.Instant) {
  const { claims, person, programme } = await openLink(ports, token, "answer", now);
  const participant = await ports.store.get("participant", participantId(programme.id, person.id));
  if (!participant) throw new Problem("link-expired", "What this link was about is no longer kept.");
  const [key = "", ...occurrence] = claims.subject.split(".");
  const plan = await programmePlan(programme.id, ports);
  const concerns = (await concernsOf(participant, ports)).filter(
    ({ touchpoint, side, until }) =>
      touchpoint.key === key && until === undefined && isOccurrence(touchpoint.occurrence, occurrence.join("."), side),
  );
  return { person, programme, participant, concerns, plan, key };
}

/** A mentor's reminder speaks of the first occurrence. */
function isOccurrence(stored: string, asked: string, side: "mentee" | "mentor"): boolean {
  return stored === asked || (side === "mentor" && `${stored}.2` === asked);
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

async function show(
  request: RequestOf<"answerPage"> | RequestOf<"answer">,
  { person, programme, participant, concerns, plan, key }: Prompt,
  ports: AnswerPorts,
  did: AnswerChoice | undefined,
  now: Temporal.Instant,
): Promise<Reply> {
  const [first] = concerns;
  const others = await ports.store.getMany(
    "person",
    concerns.flatMap((concern) => concern.others),
  );
  const cycle = cycleOf(dayIn(programme.zone, now), plan.playbook);
  const facts = participant.facts[cycle] ?? {};
  const asks = [...new Set(concerns.flatMap(({ touchpoint, side }) => touchpoint.asks[side]))].flatMap(
    (name) => FactName.safeParse(name).data ?? [],
  );
  const over = first === undefined || (did === undefined && first.touchpoint.state !== "planned");
  const html = renderAnswer({
    locale: pageLanguage(request, person, programme),
    programme: programme.name,
    action: `${siteOf(ports, request)}/answer/${request.parameters.token}`,
    touchpoint: key,
    side: first?.side ?? "mentee",
    date: first?.touchpoint.date ?? dayIn(person.zone, now).toString(),
    counterparts: others.map(({ name }) => name),
    asks: asks.map((fact) => ({ fact, answer: facts[fact] })),
    state: did !== undefined ? "thanked" : over ? "over" : "asked",
    did,
    marked: request.query.do,
    again: did === "snooze" ? dayIn(person.zone, now).add({ days: snoozeDays }).toString() : undefined,
  });
  return { status: 200, json: { outcome: did ?? (over ? "over" : "asked") }, html };
}
