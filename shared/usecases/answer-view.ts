import type { Temporal } from "temporal-polyfill";
import { cycleOf } from "../calendar/cycle.ts";
import { Problem } from "../domain/errors.ts";
import { FactName, participantId } from "../domain/participant.ts";
import { dayIn } from "../domain/time.ts";
import { type AnswerChoice, answerPage as renderAnswer } from "../pages/answer.tsx";
import { concernsOf } from "./concerns.ts";
import type { Reply, RequestOf } from "./http.ts";
import { pageLanguage } from "./language.ts";
import type { Ports } from "./ports.ts";
import { programmePlan } from "./programme-plan.ts";
import { openLink, siteOf } from "./site.ts";

type ViewPorts = Pick<Ports, "store" | "links" | "site">;

/** Days after which a snoozed prompt comes back. */
export const snoozeDays = 7;

/** What the link of a prompt opens. */
export type Prompt = Awaited<ReturnType<typeof opened>>;

/** Reads it, and everything the prompt speaks of. @throws Problem when that is not kept any more. */
export async function opened(token: string, ports: ViewPorts, now: Temporal.Instant) {
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

/** The page of a prompt: to be answered, answered just now, or over. */
export async function show(
  request: RequestOf<"answerPage"> | RequestOf<"answer">,
  { person, programme, participant, concerns, plan, key }: Prompt,
  ports: ViewPorts,
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
