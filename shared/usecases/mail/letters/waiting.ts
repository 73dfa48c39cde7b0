import { openRequest } from "../../../domain/mentor-request.ts";
import { participantId, roleOf } from "../../../domain/participant.ts";
import { mentoredIn } from "../../../domain/waiting.ts";
import { nextRoundDay } from "../../joining/hear-by.ts";
import { baseOf, meLink } from "./base.ts";
import type { LetterContext, Written } from "./letter.ts";

/** A request by name is over and nobody was found; names nobody, and tells of no answer. */
export async function requestClosedLetter(context: LetterContext): Promise<Written> {
  const participant = await participantOf(context);
  if (participant === undefined) return { nothing: "no-longer-waiting" };
  if (openRequest(participant) !== undefined) return { nothing: "asked-again" };
  const me = await meLink(context);
  const waiting = (await mentorsOf(context)) === 0;
  return {
    model: {
      kind: "request-closed",
      ...baseOf(context),
      name: context.person.name,
      waiting,
      mentors: `${me}/mentors`,
      me,
    },
  };
}

/** The answer of the promised day: where they stand. */
export async function inLineLetter(context: LetterContext): Promise<Written> {
  const { person, programme, ports, now } = context;
  const participant = await participantOf(context);
  const load = await ports.store.get("load", person.id);
  if (participant === undefined) return { nothing: "no-longer-waiting" };
  const isMentor = roleOf(participant) === "mentor";
  const paired = isMentor ? (load?.mentorships.length ?? 0) > 0 : mentoredIn(participant, load).length > 0;
  if (paired) return { nothing: "no-longer-waiting" };
  const me = await meLink(context);
  return {
    model: {
      kind: "in-line",
      ...baseOf(context),
      name: person.name,
      who: isMentor ? (participant.vetting === "approved" ? "mentor" : "vetting") : "mentee",
      place: participant.toldOfLine?.place,
      next: nextRoundDay(programme, now),
      mentors: programme.requests === "on" ? `${me}/mentors` : undefined,
      meanwhile: isMentor ? undefined : participant.toldOfLine?.meanwhile,
      me,
    },
  };
}

async function participantOf({ person, programme, ports }: LetterContext) {
  const participant = await ports.store.get("participant", participantId(programme.id, person.id));
  return participant?.state === "active" ? participant : undefined;
}

async function mentorsOf(context: LetterContext): Promise<number> {
  const { person, ports } = context;
  const [participant, load] = await Promise.all([participantOf(context), ports.store.get("load", person.id)]);
  return participant === undefined ? 0 : mentoredIn(participant, load).length;
}
