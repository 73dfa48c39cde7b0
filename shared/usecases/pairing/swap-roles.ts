import type { Temporal } from "temporal-polyfill";
import { Problem } from "../../domain/errors.ts";
import type { Mentorship } from "../../domain/mentorship.ts";
import { inRole } from "../../domain/mentorship.ts";
import { participantId } from "../../domain/participant.ts";
import { givenBack, inBothRoles, isPair, swapAsked, takingOn, withRolesSwapped } from "../../domain/swapping.ts";
import { dayIn, instantText } from "../../domain/time.ts";
import { audit } from "../audit.ts";
import type { Ports, Put } from "../ports.ts";

type SwapPorts = Pick<Ports, "store">;

/**
 * One of a pair wants to swap roles: asked first, it waits for the other; asked by the other too, it happens. `answers` is
 * the moment of the request that was shown, so that a second press of the same button asks for nothing new. Whoever mentors
 * from then on needs no approval: the two agreed on each other, and nobody else is suggested to them for it. Says which
 * years are to be planned anew, that of who was the mentee first.
 */
export async function swapRoles(
  mentorship: Mentorship,
  person: string,
  answers: string | undefined,
  ports: SwapPorts,
  now: Temporal.Instant,
): Promise<string[]> {
  if (!isPair(mentorship)) throw new Problem("not-allowed", "Roles are swapped between two people.");
  const asked = swapAsked(mentorship, now);
  if (asked?.by === person || (answers !== undefined && asked?.at !== answers)) return [];
  if (asked !== undefined) return swap(mentorship, person, ports, now);
  await ports.store.commit([
    { kind: "mentorship", put: { ...mentorship, swap: { by: person, at: instantText(now) } } },
    audit(mentorship.id, person, "swap-asked", "", now),
  ]);
  return [];
}

/** Takes the wish to swap back, or leaves that of the other as it is, of which they learn nothing: roles stay. */
export async function keepRoles(
  { swap: asked, ...mentorship }: Mentorship,
  person: string,
  ports: SwapPorts,
  now: Temporal.Instant,
): Promise<void> {
  if (asked === undefined || (asked.by !== person && asked.left === true)) return;
  const isMine = asked.by === person;
  await ports.store.commit([
    { kind: "mentorship", put: isMine ? mentorship : { ...mentorship, swap: { ...asked, left: true } } },
    audit(mentorship.id, person, isMine ? "swap-taken-back" : "swap-left", "", now),
  ]);
}

async function swap(mentorship: Mentorship, by: string, ports: SwapPorts, now: Temporal.Instant): Promise<string[]> {
  const { id, programme } = mentorship;
  const [[menteeId = ""], [mentorId = ""]] = [inRole(mentorship, "mentee"), inRole(mentorship, "mentor")];
  const [scheme, mentee, mentor, menteeLoad, mentorLoad] = await Promise.all([
    ports.store.get("programme", programme),
    ports.store.get("participant", participantId(programme, menteeId)),
    ports.store.get("participant", participantId(programme, mentorId)),
    ports.store.get("load", menteeId),
    ports.store.get("load", mentorId),
  ]);
  if (!mentee || !mentor) throw new Problem("not-found", "One of the two is no longer in.");
  const freed: Put[] = mentorLoad ? [{ kind: "load", put: givenBack(mentorLoad, id) }] : [];
  await ports.store.commit([
    { kind: "mentorship", put: withRolesSwapped(mentorship, dayIn(scheme?.zone ?? "UTC", now).toString()) },
    { kind: "participant", put: inBothRoles(mentee) },
    { kind: "participant", put: inBothRoles(mentor) },
    { kind: "load", put: takingOn(menteeLoad, menteeId, id) },
    ...freed,
    audit(id, by, "swapped", "", now),
  ]);
  return [mentee.id, mentor.id];
}
