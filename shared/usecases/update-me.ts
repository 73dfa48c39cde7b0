import type { Temporal } from "temporal-polyfill";
import { cycleOf } from "../calendar/cycle.ts";
import type { UpdateMe } from "../contracts/requests.ts";
import { Problem } from "../domain/errors.ts";
import { inRole } from "../domain/mentorship.ts";
import { type Participant, participantId } from "../domain/participant.ts";
import { dayIn } from "../domain/time.ts";
import { audit } from "./audit.ts";
import { endMentorship } from "./end-mentorship.ts";
import type { Reply, RequestOf } from "./http.ts";
import { openMe, showMe } from "./me.ts";
import { planMentorship } from "./plan.ts";
import { planMentee } from "./plan-mentee.ts";
import type { Ports, Put } from "./ports.ts";
import { programmePlan } from "./programme-plan.ts";
import { retried } from "./retried.ts";

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

/** Makes the change. Says which mentees' years have to be planned anew. */
async function change(
  { person, programme, participant }: Opened,
  wish: UpdateMe,
  ports: UpdatePorts,
  now: Temporal.Instant,
): Promise<string[]> {
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
      const { playbook } = await programmePlan(programme.id, ports);
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
      await save({ kind: "load", put: { ...load, places: wish.places } });
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
    case "end":
      await end([wish.mentorship], participant, ports, now);
      return [];
    case "leave":
      await end(participant.mentorships, participant, ports, now);
      return leave(participant, trail, ports);
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
    const messages = await endMentorship(mentorship, participant.person, ports, now);
    await planMentorship(mentorship.id, ports, now);
    await ports.queue.hint(messages);
  }
}

/** Leaves the programme: nothing more is planned, suggested or sent. */
async function leave({ id }: Participant, trail: Put, ports: UpdatePorts): Promise<string[]> {
  const participant = await ports.store.get("participant", id);
  if (participant === undefined || participant.state === "left") return [];
  const open = [
    ...(await ports.store.list("proposal", participant.programme, { state: "asked-mentor" })).items,
    ...(await ports.store.list("proposal", participant.programme, { state: "asked-mentee" })).items,
  ].filter(({ mentee, mentor }) => mentee === participant.person || mentor === participant.person);
  await ports.store.commit([
    { kind: "participant", put: { ...participant, state: "left" } },
    ...open.slice(0, 40).map((put): Put => ({ kind: "proposal", put: { ...put, state: "withdrawn" } })),
    trail,
  ]);
  return participant.role === "mentor" ? [] : [participant.id];
}

/** The years a participant's facts, dates and zone bear on: their own, and those of their mentees. */
async function yearsTouched(participant: Participant, ports: UpdatePorts): Promise<string[]> {
  const mentorships = await ports.store.getMany("mentorship", participant.mentorships);
  const mentees = mentorships.flatMap((mentorship) => inRole(mentorship, "mentee"));
  return mentees.map((person) => participantId(participant.programme, person));
}
