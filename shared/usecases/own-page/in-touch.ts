import type { Temporal } from "temporal-polyfill";
import { inRole, talked } from "../../domain/mentorship.ts";
import { type Participant, participantId } from "../../domain/participant.ts";
import type { Person } from "../../domain/person.ts";
import type { Programme } from "../../domain/programme.ts";
import { dayIn } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import type { Ports } from "../ports.ts";

/**
 * Somebody says that they and the other one are in touch: what was not answered is no silence any more. Others'
 * mentorships mean nothing here. Says which mentees' years may rest.
 */
export async function saysInTouch(
  id: string,
  { person, programme, participant }: { person: Person; programme: Programme; participant: Participant },
  { store }: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<string[]> {
  const mentorship = participant.mentorships.includes(id) ? await store.get("mentorship", id) : undefined;
  if (mentorship?.state !== "active") return [];
  const put = talked(mentorship, dayIn(programme.zone, now).toString());
  if (put === mentorship) return [];
  await store.commit([{ kind: "mentorship", put }, audit(id, person.id, "in-touch", "", now)]);
  return inRole(mentorship, "mentee").map((mentee) => participantId(programme.id, mentee));
}
