import type { Temporal } from "temporal-polyfill";
import { inRole, presentIn } from "../../../domain/mentorship.ts";
import { agreedOf, type Offer, withoutPerson } from "../../../domain/offer.ts";
import { type Participant, participantId } from "../../../domain/participant.ts";
import type { Programme } from "../../../domain/programme.ts";
import type { Ports } from "../../ports.ts";
import { eligible } from "../eligible.ts";
import { apartAmong, together } from "./apart-among.ts";

/** Some of an offer's mentors and mentees. */
export interface Both {
  readonly mentors: readonly Participant[];
  readonly mentees: readonly Participant[];
}

/**
 * Those of some people of an offer who may be brought together as things are now: here, with a membership where one is
 * required, and nobody who is to be kept apart from another of them or of the group there is. Who comes later in the
 * list gives way, in a panel the mentor; nobody is told.
 */
export async function fitting(
  { mentors, mentees }: Both,
  { shape, joins }: Offer,
  programme: Programme,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Both> {
  const group = joins === undefined ? undefined : await ports.store.get("mentorship", joins);
  const inside = group ? presentIn(group) : [];
  const members = await participantsOf(inside, programme, ports);
  const may = await eligible(
    [...mentors.filter(({ vetting }) => vetting === "approved"), ...mentees].filter(({ state }) => state === "active"),
    programme,
    ports,
    now,
  );
  const mayBe = new Set(may.map(({ person }) => person));
  const guides = group ? members.filter(({ person }) => inRole(group, "mentor").includes(person)) : mentors;
  const learners = [...mentees, ...members.filter((one) => !guides.includes(one))];
  const apart = await apartAmong(guides, learners, programme, ports);
  const order = shape === "panel" ? [...mentees, ...mentors] : [...mentors, ...mentees];
  const people = order.map(({ person }) => person).filter((one) => mayBe.has(one) && !inside.includes(one));
  const fit = together(people, apart, inside);
  const isFit = ({ person }: Participant) => mayBe.has(person) && fit.has(person);
  return {
    mentors: mentors.filter(isFit),
    mentees: mentees.filter((one) => isFit(one) && !inside.includes(one.person)),
  };
}

/**
 * An offer with those alone who may still be asked. A mentor who was asked and said yes stays in it, as if they had not
 * answered: whoever opens the link of a mail finds it closed, and no more.
 */
export async function offerOfFitting(
  offer: Offer,
  programme: Programme,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Offer> {
  const isDraft = offer.state === "draft";
  const [mentors, mentees] = await Promise.all([
    participantsOf(isDraft ? offer.mentors : agreedOf(offer, "mentor"), programme, ports),
    participantsOf(offer.mentees, programme, ports),
  ]);
  const fit = await fitting({ mentors, mentees }, offer, programme, ports, now);
  const stays = new Set([...fit.mentors, ...fit.mentees].map(({ person }) => person));
  const gone = [...(isDraft ? offer.mentors : []), ...offer.mentees].filter((person) => !stays.has(person));
  const left = gone.reduce(withoutPerson, offer);
  return { ...left, yes: left.yes.filter((person) => stays.has(person)) };
}

/** People's parts in a programme; without those who have none. */
export function participantsOf(
  people: readonly string[],
  { id }: Pick<Programme, "id">,
  { store }: Pick<Ports, "store">,
): Promise<Participant[]> {
  return store.getMany(
    "participant",
    people.map((person) => participantId(id, person)),
  );
}
