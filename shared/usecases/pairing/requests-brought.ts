import type { Temporal } from "temporal-polyfill";
import { openRequest } from "../../domain/mentor-request.ts";
import { type Participant, participantId, roleOf } from "../../domain/participant.ts";
import { mentoredIn } from "../../domain/waiting.ts";
import { audit } from "../audit.ts";
import type { Ports, Put } from "../ports.ts";
import { requestFor } from "./request-for.ts";
import { tiesTo } from "./ties-asked.ts";

/**
 * A mentor whom a mentee brought has just been approved: they are asked about that mentee by name. Nothing where the
 * mentee has left, asks for others at the moment, or has as many mentors as there may be; the mentor can be asked by
 * name from then on, as any other.
 */
export async function askWhoWasBrought(
  mentor: Participant,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<{ puts: Put[]; hints: string[] }> {
  const nothing = { puts: [], hints: [] };
  const menteeId = mentor.broughtBy;
  if (menteeId === undefined || menteeId === mentor.person) return nothing;
  const [programme, participant, person, load, mentorPerson] = await Promise.all([
    ports.store.get("programme", mentor.programme),
    ports.store.get("participant", participantId(mentor.programme, menteeId)),
    ports.store.get("person", menteeId),
    ports.store.get("load", menteeId),
    ports.store.get("person", mentor.person),
  ]);
  if (!programme || !person || !mentorPerson || participant?.state !== "active" || roleOf(participant) === "mentor")
    return nothing;
  if (openRequest(participant) !== undefined) return nothing;
  if (mentoredIn(participant, load).length >= programme.mentorsPerMentee) return nothing;
  // What is between them is warned of at most; but whoever asked to be kept apart is.
  const before = await ports.store.getMany("mentorship", participant.formerMentorships);
  const { apart, warned } = await tiesTo(participant, [mentor], before, programme, ports);
  if (apart.has(mentor.person)) return nothing;
  const candidate = { participant: mentor, zone: mentorPerson.zone };
  const { puts, requests, message } = requestFor({ person, participant, programme }, [candidate], now, warned, true);
  return {
    puts: [
      ...puts,
      { kind: "participant", put: { ...participant, requests } },
      audit(participant.id, "almanac", "mentors-asked", "brought", now),
    ],
    hints: [message],
  };
}
