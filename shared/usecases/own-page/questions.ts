import type { Temporal } from "temporal-polyfill";
import type { SayPulse } from "../../contracts/pulse-requests.ts";
import { Problem } from "../../domain/errors.ts";
import { type PulseAnswer, pulseId, pulseQuestions, withAnswer } from "../../domain/pulse.ts";
import { instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import type { RefusedRequest, Reply, RequestOf } from "../http.ts";
import type { Ports } from "../ports.ts";
import { retried } from "../retried.ts";
import { openMe } from "./me.ts";
import { askedAbout, showQuestions } from "./questions-view.ts";

type QuestionPorts = Pick<Ports, "store" | "links" | "site">;

/** The five questions, behind the link to one's own page. */
export async function questions(
  request: RequestOf<"questions">,
  ports: QuestionPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  return showQuestions(request, request.parameters.token, ports, now);
}

/** Keeps what somebody says of a mentorship at this moment, in the place of what they said at it before. Tells nobody. */
export async function sayQuestions(
  request: RequestOf<"sayQuestions">,
  ports: QuestionPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { token } = request.parameters;
  await retried(() => keep(token, request.body, ports, now));
  return showQuestions(request, token, ports, now, { saved: request.body.mentorship });
}

/** The questions again, and what is wrong. What was said before stands. */
export async function questionsRefused(
  request: RefusedRequest<"sayQuestions">,
  ports: QuestionPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { mentorship } = request.typed;
  const refused = { mentorship: typeof mentorship === "string" ? mentorship : "", errors: request.errors };
  return showQuestions(request, request.parameters.token, ports, now, { refused, typed: request.typed });
}

async function keep(token: string, said: SayPulse, ports: QuestionPorts, now: Temporal.Instant): Promise<void> {
  const { person, programme, participant } = await openMe(token, ports, now);
  const asked = (await askedAbout(participant, ports, now)).find(({ mentorship }) => mentorship.id === said.mentorship);
  if (!asked) throw new Problem("not-found", "There is no such mentorship to ask about.");
  const id = pulseId(programme.id, person.id);
  const before = await ports.store.get("pulse", id);
  const pulse = before ?? { id, version: 0, person: person.id, programme: programme.id, answers: [] };
  const answer: PulseAnswer = {
    mentorship: said.mentorship,
    ...{ side: asked.side, cycle: asked.cycle, moment: asked.moment },
    steps: stepsOf(said),
    ...(said.jointWork !== undefined && { jointWork: said.jointWork === "yes" }),
    at: instantText(now),
  };
  await ports.store.commit([
    { kind: "pulse", put: withAnswer(pulse, answer) },
    // That they answered, never what; with the version it changes: two changes of one moment are two lines.
    audit(participant.id, person.id, "questions", `${asked.moment} ${pulse.version}`, now),
  ]);
}

function stepsOf(said: SayPulse): PulseAnswer["steps"] {
  return Object.fromEntries(
    pulseQuestions.flatMap((one) => {
      const step = said[one];
      return step === undefined ? [] : [[one, step] as const];
    }),
  );
}
