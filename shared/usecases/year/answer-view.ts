import type { Temporal } from "temporal-polyfill";
import { cycleOf } from "../../calendar/cycle.ts";
import type { Answer } from "../../contracts/requests.ts";
import { notedBy } from "../../domain/meeting-notes.ts";
import { Need } from "../../domain/need.ts";
import { FactName } from "../../domain/participant.ts";
import { dayIn } from "../../domain/time.ts";
import type { Touchpoint } from "../../domain/touchpoint.ts";
import { type AnswerChoice, answerPage as renderAnswer } from "../../pages/answer.tsx";
import type { Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { siteOf } from "../site.ts";
import type { PersonConcern } from "./concerns.ts";
import { conferenceModel } from "./meeting-notes.ts";
import type { Prompt } from "./opened-prompt.ts";

type ViewPorts = Pick<Ports, "store" | "links" | "site">;

/** Days after which a snoozed prompt comes back. */
export const snoozeDays = 7;

/** What a settled touchpoint is after this answer; not for facts. */
export function stateAfter(choice: Answer["answer"]): Touchpoint["state"] {
  switch (choice) {
    case "met":
      return "done";
    case "snooze":
      return "snoozed";
    case "skip":
      return "skipped";
    default:
      return "swapped";
  }
}

/** The need an answer speaks of. */
export function needOf(choice: Answer["answer"]): Need | undefined {
  return choice.startsWith("need.") ? Need.safeParse(choice.slice("need.".length)).data : undefined;
}

/** Whether an answer is how it stands now: a late tap of another answer has changed nothing, and the page says so. */
function stands({ touchpoint, side }: PersonConcern, choice: Answer["answer"]): boolean {
  const need = needOf(choice);
  if (FactName.safeParse(choice.split(".")[0]).success || notedBy(choice, {}) !== undefined) return true;
  // What a mentor answers settles nothing but a talk they had.
  if (side === "mentor" && choice !== "met") return touchpoint.state === "planned" || touchpoint.state === "swapped";
  return touchpoint.state === stateAfter(choice) && (need === undefined || touchpoint.need === need);
}

/** The page of a prompt: to be answered, answered just now, or over. */
export async function show(
  request: RequestOf<"answerPage"> | RequestOf<"answer">,
  { person, programme, participant, concerns, plan, key }: Prompt,
  ports: ViewPorts,
  did: AnswerChoice | undefined,
  now: Temporal.Instant,
): Promise<Reply> {
  // Of a mentor's mentees the first whose talk is still open: one who has answered does not close it for the others.
  const first = concerns.find(isOpenTalk) ?? concerns[0];
  const others = await ports.store.getMany(
    "person",
    concerns.flatMap((concern) => concern.others),
  );
  const cycle = cycleOf(dayIn(programme.zone, now), plan.playbook);
  const facts = participant.facts[cycle] ?? {};
  const asks = [...new Set(concerns.flatMap(({ touchpoint, side }) => touchpoint.asks[side]))].flatMap(
    (name) => FactName.safeParse(name).data ?? [],
  );
  const [state, said] = stateOf(first, concerns, did);
  const site = siteOf(ports, request);
  const html = renderAnswer({
    locale: pageLanguage(request, person, programme),
    programme: programme.name,
    action: `${site}/answer/${request.parameters.token}`,
    touchpoint: key,
    side: first?.side ?? "mentee",
    date: first?.touchpoint.date ?? dayIn(person.zone, now).toString(),
    counterparts: others.map(({ name }) => name),
    asks: asks.map((fact) => ({ fact, answer: facts[fact] })),
    open: first !== undefined && isOpenTalk(first),
    needs: first?.side === "mentee" && !asks.includes("fits") && mayNeed(first.touchpoint),
    state,
    did: said,
    marked: request.query.do,
    conference: await conferenceModel({ person, programme, participant, concerns, plan, key }, facts.attends, ports),
    ways:
      said === "fits.no"
        ? { own: `${site}/my-page/${programme.id}`, concern: `${site}/concern/${programme.id}` }
        : undefined,
    again: said === "snooze" ? dayIn(person.zone, now).add({ days: snoozeDays }).toString() : undefined,
  });
  return { status: 200, json: { outcome: said ?? state }, html };
}

/** What the page shows, and the answer it thanks for. */
function stateOf(
  first: PersonConcern | undefined,
  concerns: readonly PersonConcern[],
  did: AnswerChoice | undefined,
): ["asked" | "thanked" | "over", AnswerChoice | undefined] {
  if (first === undefined) return ["over", undefined];
  if (did !== undefined) return concerns.some((one) => stands(one, did)) ? ["thanked", did] : ["over", undefined];
  const mayChoose = first.side === "mentee" && mayNeed(first.touchpoint);
  return [isOpenTalk(first) || mayChoose ? "asked" : "over", undefined];
}

/** Whether the two may still talk about it; for a mentor also about what the mentee would rather talk about. */
function isOpenTalk({ touchpoint: { state, need }, side }: PersonConcern): boolean {
  return state === "planned" || (side === "mentor" && state === "swapped" && need !== undefined);
}

/** Whether another topic may still be chosen: until one was, and the talk was not had or left out. */
function mayNeed({ state, need }: Touchpoint): boolean {
  return state === "planned" || (state === "swapped" && need === undefined);
}
