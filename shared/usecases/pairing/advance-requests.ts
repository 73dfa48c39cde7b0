import { Temporal } from "temporal-polyfill";
import { type MentorRequest, openRequest } from "../../domain/mentor-request.ts";
import { mayMentor, type Participant, participantId } from "../../domain/participant.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Proposal } from "../../domain/round.ts";
import { instantOf, instantText, plusHours } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import { everything } from "../everything.ts";
import { newMessage, written } from "../mail/ledger.ts";
import type { Ports, Put } from "../ports.ts";
import { asking, askMessage } from "./advance-proposals.ts";
import { barredBy } from "./barred-now.ts";
import { requestOver } from "./request-over.ts";

type RequestPorts = Pick<Ports, "store">;

/** Hours in which the last day of a request is prepared for: the job runs once a day. */
const lastDay = 24;
/** Hours the news that nobody was found by name is worth sending. */
const newsHours = 7 * 24;

/**
 * Moves requests by name on: to the next choice once one has come to nothing, to their end on the promised day and no
 * sooner, whatever people said. Answers the messages written and how many requests are still open.
 */
export async function advanceRequests(
  programme: Programme,
  ports: RequestPorts,
  now: Temporal.Instant,
): Promise<{ hints: string[]; open: number }> {
  const participants = await everything(ports, "participant", programme.id);
  const asking = participants.filter((one) => openRequest(one) !== undefined);
  const hints: string[] = [];
  let open = 0;
  for (const { id } of asking) {
    const participant = await ports.store.get("participant", id);
    const request = participant && openRequest(participant);
    if (!participant || !request) continue;
    const step = await advance(participant, request, programme, ports, now);
    hints.push(...step.hints);
    if (step.open) open++;
  }
  return { hints, open };
}

async function advance(
  participant: Participant,
  request: MentorRequest,
  programme: Programme,
  ports: RequestPorts,
  now: Temporal.Instant,
): Promise<{ hints: string[]; open: boolean }> {
  if (participant.state !== "active") {
    await ports.store.commit(await closing(participant, request, "left", ports, now));
    return { hints: [], open: false };
  }
  const choices = await choicesOf(request, ports);
  if (choices.some(({ state }) => state === "asked-mentor")) return { hints: [], open: true };
  const until = plusHours(instantOf(request.by), -lastDay);
  const { next, passed } = await nextChoice(choices, until, programme, ports, now);
  if (next !== undefined) {
    const { puts, message } = asked(next, programme, until, now);
    await ports.store.commit([...withdrawn(passed), ...puts]);
    return { hints: [message], open: true };
  }
  if (Temporal.Instant.compare(now, until) < 0) {
    await ports.store.commit(withdrawn(passed));
    return { hints: [], open: true };
  }
  const news = newMessage(
    {
      person: participant.person,
      programme: programme.id,
      kind: "request-closed",
      subject: participant.id,
      occurrence: request.at,
      livesHours: newsHours,
    },
    now,
  );
  const changes = await closing(participant, request, "over", ports, now);
  await ports.store.commit([...changes, written(news, undefined, now)]);
  return { hints: [news.id], open: false };
}

/** What is written to ask the mentor of a request, who has until `until` at the latest. */
export function asked(proposal: Proposal, programme: Programme, until: Temporal.Instant, now: Temporal.Instant) {
  const { answerBy, ...rest } = asking(programme, now);
  const put: Proposal = {
    ...proposal,
    state: "asked-mentor",
    ...rest,
    answerBy: answerBy < instantText(until) ? answerBy : instantText(until),
  };
  const message = askMessage([put], "proposal-mentor", programme, now);
  const puts: Put[] = [
    { kind: "proposal", put },
    written(message, undefined, now),
    audit(proposal.id, "almanac", "mentor-asked", "by-name", now),
  ];
  return { puts, message: message.id };
}

/** A request's proposals, first choice first. */
export async function choicesOf({ proposals }: MentorRequest, ports: RequestPorts): Promise<Proposal[]> {
  const found = await ports.store.getMany("proposal", proposals);
  return found.sort((one, other) => (one.request?.rank ?? 0) - (other.request?.rank ?? 0));
}

/** The first who was not asked yet and can still say yes; those before them are passed over. */
async function nextChoice(
  choices: readonly Proposal[],
  until: Temporal.Instant,
  programme: Programme,
  ports: RequestPorts,
  now: Temporal.Instant,
): Promise<{ next: Proposal | undefined; passed: Proposal[] }> {
  const passed: Proposal[] = [];
  const barred = await barredBy(choices, programme, ports);
  for (const choice of choices.filter(({ state }) => state === "draft")) {
    const [mentor, load] = await Promise.all([
      ports.store.get("participant", participantId(choice.programme, choice.mentor)),
      ports.store.get("load", choice.mentor),
    ]);
    const free = !barred(choice) && mentor && mayMentor(mentor) && load && load.mentorships.length < load.places;
    if (free && Temporal.Instant.compare(now, until) < 0) return { next: choice, passed };
    passed.push(choice);
  }
  return { next: undefined, passed };
}

/** A request is over. */
async function closing(
  participant: Participant,
  request: MentorRequest,
  why: string,
  ports: RequestPorts,
  now: Temporal.Instant,
): Promise<Put[]> {
  const { requests, puts } = await requestOver(participant, request, ports, now);
  const trail = audit(participant.id, "almanac", "request-closed", why, now);
  return [...puts, { kind: "participant", put: { ...participant, requests } }, trail];
}

function withdrawn(proposals: readonly Proposal[]): Put[] {
  return proposals.map((put) => ({ kind: "proposal", put: { ...put, state: "withdrawn" } }));
}
