import type { Temporal } from "temporal-polyfill";
import { inRole, type Mentorship } from "../../../domain/mentorship.ts";
import { offerSizes } from "../../../domain/offer.ts";
import { participantId } from "../../../domain/participant.ts";
import { givenBack } from "../../../domain/swapping.ts";
import { dayIn } from "../../../domain/time.ts";
import { audit } from "../../audit.ts";
import type { Ports, Put } from "../../ports.ts";
import { endMentorship, leaving } from "../end-mentorship.ts";

/** Members of each side without whom a group, team or panel is none. */
function goesOnWithout({ shape, ...mentorship }: Mentorship, person: string): boolean {
  if (shape === undefined) return false;
  return (["mentor", "mentee"] as const).every((role) => {
    const left = inRole(mentorship, role).filter((one) => one !== person).length;
    // Of a panel one mentor is enough to go on; of a group one mentee is.
    return left >= Math.min(1, offerSizes[shape][role].least);
  });
}

/**
 * Somebody's mentorship is over for them. A pair ends; a group, a team or a panel goes on for the others while it has a
 * mentor and a mentee: nobody is written to, the next invitations name who is there. Says which messages were written.
 */
export async function leaveOrEnd(
  mentorship: Mentorship,
  person: string,
  ports: Pick<Ports, "store" | "bus">,
  now: Temporal.Instant,
): Promise<string[]> {
  const isIn = mentorship.members.some((one) => one.person === person && one.until === undefined);
  if (mentorship.state !== "active" || !isIn || !goesOnWithout(mentorship, person))
    return endMentorship(mentorship, person, ports, now);
  const { id, programme } = mentorship;
  const [scheme, participant, load] = await Promise.all([
    ports.store.get("programme", programme),
    ports.store.get("participant", participantId(programme, person)),
    ports.store.get("load", person),
  ]);
  const today = dayIn(scheme?.zone ?? "UTC", now).toString();
  const members = mentorship.members.map((member) =>
    member.person === person ? { ...member, until: member.until ?? today } : member,
  );
  const theirs: Put[] = [
    ...(participant ? [{ kind: "participant", put: leaving(participant, mentorship, now) } as const] : []),
    ...(load?.mentorships.includes(id) ? [{ kind: "load", put: givenBack(load, id) } as const] : []),
  ];
  await ports.store.commit([
    { kind: "mentorship", put: { ...mentorship, members } },
    ...theirs,
    audit(id, person, "left-group", "", now),
  ]);
  return [];
}
