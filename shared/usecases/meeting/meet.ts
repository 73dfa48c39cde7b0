import type { Temporal } from "temporal-polyfill";
import type { ArrangeTalk } from "../../contracts/talk-requests.ts";
import { Problem } from "../../domain/errors.ts";
import { inRole, talked } from "../../domain/mentorship.ts";
import type { Message } from "../../domain/message.ts";
import type { Talk } from "../../domain/talk.ts";
import * as steps from "../../domain/talking.ts";
import type { MeetOutcome } from "../../pages/meet-model.ts";
import { audit } from "../audit.ts";
import type { RefusedRequest, Reply, RequestOf } from "../http.ts";
import { written } from "../mail/ledger.ts";
import type { Ports, Put } from "../ports.ts";
import { retried } from "../retried.ts";
import { planMentee } from "../year/plan-mentee.ts";
import { showMeet, typedMeet } from "./meet-view.ts";
import { bookingPut, roomPut } from "./meeting-links.ts";
import { type OpenedMeet, openMeet } from "./open-meet.ts";
import { agreedMail, cancelledMail, timesMail } from "./talk-mail.ts";
import { settledBy } from "./took-place.ts";
import { timeOf, timesOf } from "./typed-times.ts";

type MeetPorts = Pick<Ports, "store" | "links" | "site" | "queue" | "zones">;

/** Finds a time to talk: the page. Nothing happens before a button is pressed. */
export async function meet(request: RequestOf<"meet">, ports: MeetPorts, now: Temporal.Instant): Promise<Reply> {
  const { token } = request.parameters;
  return showMeet(request, token, await openMeet(token, ports, now), ports, now, { marked: request.query.do });
}

/** Suggests times, picks one, moves or cancels it, or says whether they met; mails follow by themselves. */
export async function arrangeTalk(
  request: RequestOf<"arrangeTalk">,
  ports: MeetPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { token } = request.parameters;
  const done = await retried(async () => {
    const opened = await openMeet(token, ports, now);
    const made = await outcomeOf(request.body, opened, ports, now);
    if (made.puts.length > 0) await ports.store.commit(made.puts);
    return made;
  });
  await ports.queue.hint(done.hints);
  for (const mentee of done.mentees) await ports.queue.hint((await planMentee(mentee, ports, now)).hints);
  return showMeet(request, token, await openMeet(token, ports, now), ports, now, { done: done.outcome });
}

/** The page again, with what was typed and what is wrong. */
export async function arrangeTalkRefused(
  request: RefusedRequest<"arrangeTalk">,
  ports: MeetPorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { parameters, typed, errors } = request;
  const opened = await openMeet(parameters.token, ports, now);
  return showMeet(request, parameters.token, opened, ports, now, { typed: typedMeet(typed), errors });
}

/** What a wish comes to: what to write, whom to tell, whose year to plan anew. */
interface Made {
  readonly outcome: MeetOutcome;
  readonly puts: readonly Put[];
  readonly hints: readonly string[];
  readonly mentees: readonly string[];
}

async function outcomeOf(
  wish: ArrangeTalk,
  { person, mentorship, role, others }: OpenedMeet,
  ports: MeetPorts,
  now: Temporal.Instant,
): Promise<Made> {
  const both = [...inRole(mentorship, "mentee"), ...inRole(mentorship, "mentor")];
  /** Keeps a step with its mails; nothing where it changes nothing. */
  const keep = async (
    outcome: MeetOutcome,
    step: steps.TalkStep,
    mails: (talk: Talk) => Message[] | Promise<Message[]>,
    { puts = [], ...more }: Partial<Pick<typeof mentorship, "lastTalk">> & { puts?: readonly Put[] } = {},
  ): Promise<Made> => {
    if (typeof step === "string") return nothing(step);
    if (step.talks === mentorship.talks) return nothing(outcome);
    const messages = await mails(step.talk);
    const about = `${step.talk.number}.${step.talk.sequence}`;
    return {
      outcome,
      hints: messages.filter(({ wall }) => wall === undefined).map(({ id }) => id),
      mentees: [],
      puts: [
        { kind: "mentorship", put: { ...mentorship, ...more, talks: step.talks } },
        ...messages.map((message) => written(message, undefined, now)),
        ...puts,
        audit(mentorship.id, person.id, `talk-${outcome}`, about, now),
      ],
    };
  };
  const silent = () => [];
  switch (wish.action) {
    case "propose": {
      const times = timesOf(wish, person.zone, now);
      const room = await roomPut(wish, person.id, mentorship.id, ports);
      const step = steps.proposeTalk(mentorship, person.id, { ...wish, times }, now);
      return keep("proposed", step, (talk) => timesMail(mentorship, talk, others, now), { puts: room });
    }
    case "pick":
      return keep("picked", steps.pickTime(mentorship, person.id, wish.number, wish.time, now), (talk) =>
        agreedMail(mentorship, talk, ports, now),
      );
    case "none":
    case "withdraw":
      return keep(wish.action, steps.dropTimes(mentorship, wish.number, now), silent);
    case "move":
      return keep("moved", steps.moveTalk(mentorship, wish, timeOf(wish, person.zone, now), now), (talk) =>
        agreedMail(mentorship, talk, ports, now),
      );
    case "cancel":
      return keep("cancelled", steps.cancelTalk(mentorship, wish, now), (talk) =>
        cancelledMail(mentorship, talk, both, ports, now),
      );
    case "met": {
      const step = steps.sayWhether(mentorship, wish.number, wish.met === "yes", now);
      if (wish.met !== "yes" || typeof step === "string") return keep(`met-${wish.met}`, step, silent);
      const { day, puts, mentees } = await settledBy(mentorship, step.talk.at ?? "", ports, now);
      const { lastTalk } = talked(mentorship, day);
      const made = await keep("met-yes", step, silent, { ...(lastTalk && { lastTalk }), puts });
      return made.puts.length === 0 ? made : { ...made, mentees };
    }
    case "booking": {
      if (role !== "mentor")
        throw new Problem("invalid-request", "Only mentors.", [{ field: "action", message: "only for mentors" }]);
      const put = await bookingPut(wish.booking, person.id, ports);
      // With the version it changes: two changes of one moment are two lines.
      const trail = (version: number) => audit(mentorship.id, person.id, "talk-booking", String(version), now);
      return { ...nothing("booking"), puts: put ? [{ kind: "profile", put }, trail(put.version)] : [] };
    }
  }
}

function nothing(outcome: MeetOutcome): Made {
  return { outcome, puts: [], hints: [], mentees: [] };
}
