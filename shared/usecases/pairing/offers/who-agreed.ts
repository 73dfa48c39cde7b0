import type { Temporal } from "temporal-polyfill";
import { agreedOf, type Offer } from "../../../domain/offer.ts";
import type { Participant } from "../../../domain/participant.ts";
import type { Load } from "../../../domain/person.ts";
import type { Programme } from "../../../domain/programme.ts";
import { mentoredIn } from "../../../domain/waiting.ts";
import type { Ports } from "../../ports.ts";
import { roomIn } from "./room-in.ts";
import { type Both, fitting, participantsOf } from "./who-fits.ts";

/** Those who said yes and may still be brought together. */
export interface Agreed extends Both {
  readonly loads: ReadonlyMap<string, Load>;
}

/**
 * Those of an offer who said yes, may still be brought together, and have a place: a mentor one of their own, which no
 * conversation takes, nor who joins their group; a mentee one of the mentorships the programme allows. A group, a team or a panel counts as one of them, as a pair does,
 * whatever the number of mentors in it.
 */
export async function agreedNow(
  offer: Offer,
  programme: Programme,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Agreed> {
  const people = [...agreedOf(offer, "mentor"), ...agreedOf(offer, "mentee")];
  const [participants, loadList, group] = await Promise.all([
    participantsOf(people, programme, ports),
    ports.store.getMany("load", people),
    offer.joins === undefined ? undefined : ports.store.get("mentorship", offer.joins),
  ]);
  const loads = new Map(loadList.map((load) => [load.id, load]));
  const isOnce = offer.shape === "once";
  const takesNone = isOnce || group !== undefined;
  const hasPlace = (person: string) => {
    const load = loads.get(person);
    return takesNone || (load !== undefined && load.mentorships.length < load.places);
  };
  const free = (one: Participant) =>
    isOnce || mentoredIn(one, loads.get(one.person)).length < programme.mentorsPerMentee;
  const some = {
    mentors: participants.filter(({ person }) => offer.mentors.includes(person) && hasPlace(person)),
    mentees: participants.filter((one) => offer.mentees.includes(one.person) && free(one)),
  };
  const { mentors, mentees } = await fitting(some, offer, programme, ports, now);
  const room = group ? await roomIn(group, ports) : mentees.length;
  return { mentors, mentees: mentees.slice(0, Math.max(0, room)), loads };
}
