import type { Temporal } from "temporal-polyfill";
import { cycleOf } from "../../calendar/cycle.ts";
import type { Answer } from "../../contracts/requests.ts";
import { Problem } from "../../domain/errors.ts";
import { talked } from "../../domain/mentorship.ts";
import type { Need } from "../../domain/need.ts";
import { FactName, type Participant, participantId } from "../../domain/participant.ts";
import { dayIn, instantText } from "../../domain/time.ts";
import type { Touchpoint } from "../../domain/touchpoint.ts";
import { audit } from "../audit.ts";
import type { Reply, RequestOf } from "../http.ts";
import type { Ports, Put } from "../ports.ts";
import { retried } from "../retried.ts";
import { remindLater } from "./answer-later.ts";
import { needOf, show, stateAfter } from "./answer-view.ts";
import type { PersonConcern } from "./concerns.ts";
import { keepNote } from "./meeting-notes.ts";
import { opened, type Prompt } from "./opened-prompt.ts";
import { planMentee } from "./plan-mentee.ts";

type AnswerPorts = Pick<Ports, "store" | "links" | "queue" | "site" | "zones">;

/** The buttons of a prompt. `?do=` marks one; nothing happens before it is pressed. */
export async function answerPage(
  request: RequestOf<"answerPage">,
  ports: AnswerPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  return show(request, await opened(request.parameters.token, ports, now), ports, undefined, now);
}

/** Takes an answer: met, later, not this one, another one, or a fact. The calendar follows at once. */
export async function answer(request: RequestOf<"answer">, ports: AnswerPorts, now: Temporal.Instant): Promise<Reply> {
  const { answer: choice } = request.body;
  const mentees = await retried(async () => {
    const prompt = await opened(request.parameters.token, ports, now);
    if (await keepNote(prompt, choice, ports, now)) return [];
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
  { participant, concerns, plan }: Prompt,
  choice: Answer["answer"],
  ports: AnswerPorts,
  now: Temporal.Instant,
): Promise<string[]> {
  const open = concerns.filter((concern) => isOpen(concern, choice));
  const [first] = open;
  if (!first) return [];
  const need = needOf(choice);
  if (first.side === "mentor" && (choice === "swap" || need)) {
    const fields = [{ field: "answer", message: "only a mentee chooses another topic" }];
    throw new Problem("invalid-request", "Only a mentee chooses another topic.", fields);
  }
  const about = `${first.touchpoint.key}.${first.touchpoint.occurrence}`;
  const trail = audit(participant.id, participant.person, `answer-${choice}`, about, now);
  const day = dayIn(plan.programme.zone, now).toString();
  const settles = first.side === "mentee" || choice === "met";
  if (!settles) {
    const reminder = choice === "snooze" ? await remindLater(participant, first, ports, now) : [];
    await ports.store.commit([...reminder, trail]);
    return [];
  }
  const years = menteesOf(participant, open);
  // What concerns somebody may be only the part they may know: the whole of it is kept.
  const whole = await ports.store.getMany(
    "touchpoint",
    open.map(({ touchpoint }) => touchpoint.id),
  );
  await ports.store.commit([
    ...whole.map((touchpoint): Put => ({ kind: "touchpoint", put: settled(touchpoint, choice, need, now) })),
    ...(choice === "met" ? await talksIn(participant, open, day, ports) : []),
    ...(await unplanned(years, ports)),
    trail,
  ]);
  return years;
}

/** Whose years have to be planned anew, written along: should we get no further, the nightly plan does it. */
async function unplanned(years: readonly string[], { store }: Pick<Ports, "store">): Promise<Put[]> {
  const mentees = await store.getMany("participant", years);
  return mentees.map((mentee): Put => ({ kind: "participant", put: { ...mentee, planned: undefined } }));
}

/** That the two talked, in every mentorship a "met" speaks of: nobody asks them again whether they are in touch. */
async function talksIn(
  { mentorships }: Participant,
  open: readonly PersonConcern[],
  day: string,
  { store }: Pick<Ports, "store">,
): Promise<Put[]> {
  const others = new Set(open.flatMap((concern) => concern.others));
  return (await store.getMany("mentorship", mentorships))
    .filter(({ state, members }) => state === "active" && members.some(({ person }) => others.has(person)))
    .map((mentorship) => ({ was: mentorship, put: talked(mentorship, day) }))
    .flatMap(({ was, put }): Put[] => (put === was ? [] : [{ kind: "mentorship", put }]));
}

/** Whether a choice still does anything: what one needs now may be said, or said otherwise, after a swap too. */
function isOpen({ touchpoint, side }: PersonConcern, choice: Answer["answer"]): boolean {
  if (touchpoint.state !== "swapped") return touchpoint.state === "planned";
  const need = needOf(choice);
  return side === "mentor" ? touchpoint.need !== undefined : need !== undefined && touchpoint.need !== need;
}

function settled(
  touchpoint: Touchpoint,
  choice: Answer["answer"],
  need: Need | undefined,
  now: Temporal.Instant,
): Touchpoint {
  const { need: _, ...rest } = touchpoint;
  const state = stateAfter(choice);
  return { ...rest, state, reason: "answered", answeredAt: instantText(now), ...(need && { need }) };
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
