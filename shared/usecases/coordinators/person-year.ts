import { promptId, silence } from "../../calendar/messages.ts";
import { Problem } from "../../domain/errors.ts";
import type { Message } from "../../domain/message.ts";
import { participantId } from "../../domain/participant.ts";
import { translator } from "../../locales/translate.ts";
import { whyWords } from "../../view/why-words.ts";
import type { Reply, RequestOf } from "../http.ts";
import { pageLanguage } from "../language.ts";
import type { Ports } from "../ports.ts";
import { concernsOf, type PersonConcern } from "../year/concerns.ts";
import { explainedOf } from "../year/explained.ts";
import { mustRun } from "./allowed.ts";

/**
 * Everything in anybody's year that concerns a person, each with the rules in order, what they found and what came of
 * it, whether it reaches this person, and their mails about it: what stands behind every prompt and every silence.
 */
export async function showYear(request: RequestOf<"showYear">, ports: Pick<Ports, "store">): Promise<Reply> {
  const { programme: id, person } = request.parameters;
  mustRun(request, id);
  const [programme, participant] = await Promise.all([
    ports.store.get("programme", id),
    ports.store.get("participant", participantId(id, person)),
  ]);
  if (!programme || !participant) throw new Problem("not-found", "There is no such participant.");
  const concerns = (await concernsOf(participant, ports)).filter(concerned);
  const ids = concerns.map(({ touchpoint: { key, occurrence } }) => promptId(person, id, key, occurrence));
  const messages = new Map(
    (await ports.store.getMany("message", [...new Set(ids)])).map((message) => [message.id, message]),
  );
  const t = translator(pageLanguage(request, undefined, programme));
  const touchpoints = concerns
    .map((concern) => {
      const { id: touchpoint, key, occurrence, date, expires, state, reason, trace } = concern.touchpoint;
      const message = messages.get(promptId(person, id, key, occurrence));
      return {
        ...{ id: touchpoint, key, occurrence, date, expires, state, reason, side: concern.side },
        silence: silenceFor(concern),
        trace: trace ?? null,
        why: whyWords(t, { ...explainedOf(concern, concerns), mentor: false }),
        messages: message === undefined ? [] : [mailOf(message)],
      };
    })
    .sort((one, other) => (one.date < other.date ? -1 : 1));
  return { status: 200, json: { touchpoints } };
}

/** What is for the mentee alone does not concern a mentor, nor does what becomes of it. */
function concerned({ side, touchpoint: { sides } }: PersonConcern): boolean {
  return side === "mentee" || sides.length === 0 || sides.includes(side);
}

/** Why no mail of it reaches this person, as a message key; nothing where one does or did. */
function silenceFor(concern: PersonConcern): string | null {
  return silence(concern) ?? null;
}

function mailOf({ id, state, reason, dueAt, expiresAt, sentAt, attempts, history }: Message) {
  return { id, state, reason, dueAt, expiresAt, sentAt, attempts, history };
}
