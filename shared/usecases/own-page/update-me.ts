import type { Temporal } from "temporal-polyfill";
import { cycleOf } from "../../calendar/cycle.ts";
import type { UpdateMe } from "../../contracts/requests.ts";
import { Conflict, Problem } from "../../domain/errors.ts";
import { inRole } from "../../domain/mentorship.ts";
import { type Participant, participantId } from "../../domain/participant.ts";
import { dayIn, instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import type { RefusedRequest, Reply, RequestOf } from "../http.ts";
import { leaveOrEnd } from "../pairing/offers/join-or-leave.ts";
import { leaveOffers } from "../pairing/offers/leave-offers.ts";
import type { Ports, Put } from "../ports.ts";
import { retried } from "../retried.ts";
import { withFeedEnded } from "../site.ts";
import { planOf } from "../year/pinned-plan.ts";
import { planMentorship } from "../year/plan.ts";
import { planMentee } from "../year/plan-mentee.ts";
import { programmePlan } from "../year/programme-plan.ts";
import { changePair, isPairWish } from "./change-pair.ts";
import { saysInTouch } from "./in-touch.ts";
import { openMe, showMe } from "./me.ts";
import { openProposalsOf, pause, resume, withdrawn } from "./pause.ts";
import { isWaitingWish, keepWaitingWish } from "./waiting-wish.ts";

type UpdatePorts = Pick<Ports, "store" | "links" | "site" | "queue" | "bus" | "zones">;
type Opened = Awaited<ReturnType<typeof openMe>>;

/** Changes one thing on a person's own page; whatever hangs on it follows at once. */
export async function updateMe(
  request: RequestOf<"updateMe">,
  ports: UpdatePorts,
  now: Temporal.Instant,
): Promise<Reply> {
  const { token } = request.parameters;
  const replan = await retried(async () => change(await openMe(token, ports, now), request.body, ports, now));
  for (const mentee of new Set(replan)) await ports.queue.hint((await planMentee(mentee, ports, now)).hints);
  return showMe(request, token, ports, request.body.action, now);
}

/** The page again, with what is wrong. */
export function updateMeRefused(
  request: RefusedRequest<"updateMe">,
  ports: Pick<UpdatePorts, "store" | "links" | "site">,
  now: Temporal.Instant,
): Promise<Reply> {
  const { typed, parameters } = request;
  const text = (...names: string[]) => {
    const value = names.map((name) => typed[name]).find((one) => typeof one === "string");
    return typeof value === "string" ? value.slice(0, 120) : "";
  };
  const refused = { action: text("action"), of: text("mentorship", "touchpoint"), typed: text("until", "day") };
  return showMe(request, parameters.token, ports, undefined, now, refused);
}

/** Makes the change. Says which mentees' years have to be planned anew. */
async function change(
  { person, programme, participant }: Opened,
  wish: UpdateMe,
  ports: UpdatePorts,
  now: Temporal.Instant,
): Promise<string[]> {
  if (isWaitingWish(wish)) return keepWaitingWish(participant, wish, ports, now);
  if (isPairWish(wish)) return changePair({ programme, participant }, wish, ports, now);
  const trail = audit(participant.id, person.id, `me-${wish.action}`, "", now);
  const save = (...puts: Put[]) => ports.store.commit([...puts, trail]);
  switch (wish.action) {
    case "milestone": {
      const { [wish.milestone]: _, ...others } = participant.milestones;
      const milestones = wish.date === undefined ? others : { ...others, [wish.milestone]: wish.date };
      await save({ kind: "participant", put: { ...participant, milestones } });
      return yearsTouched(participant, ports);
    }
    case "fact": {
      const { playbook } = await planOf(await programmePlan(programme.id, ports), participant, ports);
      const cycle = cycleOf(dayIn(programme.zone, now), playbook);
      const facts = {
        ...participant.facts,
        [cycle]: { ...participant.facts[cycle], [wish.fact]: wish.value === "yes" },
      };
      await save({ kind: "participant", put: { ...participant, facts } });
      return yearsTouched(participant, ports);
    }
    case "places": {
      const load = await ports.store.get("load", person.id);
      if (!load)
        throw new Problem("invalid-request", "Only mentors have places.", [
          { field: "places", message: "only for mentors" },
        ]);
      // What they say counts for all: no place is lent any more.
      await save({ kind: "load", put: { ...load, places: wish.places, lent: undefined } });
      return [];
    }
    case "language":
      await save({ kind: "person", put: { ...person, locale: wish.language } });
      return [];
    case "zone":
      await save({ kind: "person", put: { ...person, zone: wish.zone } });
      return yearsTouched(participant, ports);
    case "prompts":
      await save({ kind: "person", put: { ...person, prompts: wish.prompts === "on" } });
      return [];
    case "feed":
      await save({ kind: "person", put: withFeedEnded(person) });
      return [];
    case "pause":
      await pause({ person, participant }, wish.until, ports, now);
      return [...(await yearsTouched(participant, ports)), ...ownYear(participant)];
    case "resume":
      await resume({ person, participant }, ports, now);
      return [...(await yearsTouched(participant, ports)), ...ownYear(participant)];
    case "in-touch":
      return saysInTouch(wish.mentorship, { person, programme, participant }, ports, now);
    case "all-prompts":
      await save({ kind: "participant", put: { ...participant, allPrompts: true } });
      return ownYear(participant);
    case "end":
      await end([wish.mentorship], participant, ports, now);
      return [];
    case "leave":
      await end(participant.mentorships, participant, ports, now);
      return leave(participant, trail, ports, now);
  }
}

/** Ends mentorships this participant is in; others' ids mean nothing here. */
async function end(
  ids: readonly string[],
  participant: Participant,
  ports: UpdatePorts,
  now: Temporal.Instant,
): Promise<void> {
  for (const mentorship of await ports.store.getMany(
    "mentorship",
    ids.filter((id) => participant.mentorships.includes(id)),
  )) {
    const messages = await leaveOrEnd(mentorship, participant.person, ports, now);
    await planMentorship(mentorship.id, ports, now);
    await ports.queue.hint(messages);
  }
}

/** Leaves the programme: nothing more is planned, suggested or sent. */
async function leave({ id }: Participant, trail: Put, ports: UpdatePorts, now: Temporal.Instant): Promise<string[]> {
  const participant = await ports.store.get("participant", id);
  if (participant === undefined || participant.state === "left") return [];
  // Somebody's yes came in between: who leaves has nobody left.
  if (participant.mentorships.length > 0) throw new Conflict("A mentorship began meanwhile");
  await leaveOffers(participant.person, participant.programme, ports, now);
  const open = await openProposalsOf(participant, ports);
  await ports.store.commit([
    { kind: "participant", put: { ...participant, state: "left", leftAt: instantText(now) } },
    ...withdrawn(open),
    trail,
  ]);
  return ownYear(participant);
}

/** The year somebody has as a mentee. */
const ownYear = ({ role, id }: Participant): string[] => (role === "mentor" ? [] : [id]);

/** The years a participant's facts, dates and zone bear on: their own, and those of their mentees. */
async function yearsTouched(participant: Participant, ports: UpdatePorts): Promise<string[]> {
  const mentorships = await ports.store.getMany("mentorship", participant.mentorships);
  const mentees = mentorships.flatMap((mentorship) => inRole(mentorship, "mentee"));
  return mentees.map((person) => participantId(participant.programme, person));
}
