import type { Temporal } from "temporal-polyfill";
import { spread } from "../../domain/ids.ts";
import { isOverFor, type Mentorship } from "../../domain/mentorship.ts";
import { mayMentor, type Participant } from "../../domain/participant.ts";
import type { Programme } from "../../domain/programme.ts";
import type { Proposal } from "../../domain/round.ts";
import { everything } from "../everything.ts";
import type { Ports } from "../ports.ts";
import { eligible } from "./eligible.ts";
import { heldByOffers } from "./offers/held-by-offers.ts";
import { count, tiredMentors } from "./round-pool.ts";
import { tiesTo } from "./ties-asked.ts";

/** Requests that may wait for one mentor at a time. Who has so many is not offered to anybody else. */
const mostWaiting = 3;

/**
 * The mentors a mentee may ask by name: approved, active, with a free place over all programmes, and nobody who was
 * suggested to them or named by them before, who is asked already, or who is best left in peace; nor anybody kept apart
 * from them, or by a tie the programme rules out: who is missing for that is missing without a word. Those who share
 * topics come first, then in an order of this mentee's own, so that not everybody asks the same few. Four queries of the
 * listing index and three batch reads for each hundred mentors.
 */
export async function mentorsOffered(
  mentee: Participant,
  programme: Programme,
  ports: Pick<Ports, "store">,
  now: Temporal.Instant,
): Promise<Participant[]> {
  const [participants, proposals, mentorships, held] = await Promise.all([
    everything(ports, "participant", programme.id, "active"),
    everything(ports, "proposal", programme.id),
    ports.store.getMany("mentorship", [...mentee.mentorships, ...mentee.formerMentorships]),
    heldByOffers(programme, ports),
  ]);
  const others = participants.filter((one) => mayMentor(one) && one.person !== mentee.person);
  const [asking, ...mentors] = await eligible([mentee, ...others], programme, ports, now);
  // A mentee whose membership is over asks nobody before it is renewed.
  if (asking?.person !== mentee.person) return [];
  const loads = await ports.store.getMany(
    "load",
    mentors.map(({ person }) => person),
  );
  const asked = count([...proposals.filter(isOpen).map(({ mentor }) => mentor), ...held.mentors]);
  const named = count(proposals.filter(isWaitingRequest).map(({ mentor }) => mentor));
  const free = new Set(
    loads
      .filter(({ id, places, mentorships: taken }) => places - taken.length - (asked.get(id) ?? 0) > 0)
      .filter(({ id }) => (named.get(id) ?? 0) < mostWaiting)
      .map(({ id }) => id),
  );
  const tired = tiredMentors(proposals);
  const ended =
    programme.pairing.relations["earlier-pairing"] === "block"
      ? []
      : mentorships.filter((one) => isOverFor(one, mentee.person));
  const again = new Set(ended.flatMap(partners));
  const known = new Set([
    ...proposals.filter((one) => one.mentee === mentee.person && isKnown(one, again)).map(({ mentor }) => mentor),
    ...mentorships.filter((one) => !ended.includes(one)).flatMap(partners),
  ]);
  const offered = mentors.filter(({ person }) => free.has(person) && !tired.has(person) && !known.has(person));
  const { barred } = await tiesTo(mentee, offered, ended, programme, ports);
  return offered
    .filter(({ person }) => !barred.has(person))
    .sort((one, other) => (offerKey(mentee, one) < offerKey(mentee, other) ? -1 : 1));
}

/** Where a mentor stands in a mentee's list; also the cursor behind which the next page begins. */
export function offerKey(mentee: Participant, mentor: Participant): string {
  const shared = mentor.topics.filter((topic) => mentee.topics.includes(topic)).length;
  const turn = spread(`${mentee.person} ${mentor.person}`, 1_000_000);
  return `${9 - shared}.${String(turn).padStart(6, "0")}.${mentor.person}`;
}

/** Asked about by a round: a place that may soon be taken. */
const isOpen = ({ state, request }: Proposal) =>
  request === undefined && (state === "asked-mentor" || state === "asked-mentee" || state === "asked-both");
/** Asked for by name: waits, now or as a later choice, for an answer. */
const isWaitingRequest = ({ state, request }: Proposal) =>
  request !== undefined && (state === "asked-mentor" || state === "draft");
/**
 * Whoever was named in a request, asked yet or not, or was asked about this mentee, is not in the list again, whatever
 * came of it: else who is missing after a request was taken back would be who had said no. Drafts nobody saw do not
 * count, nor does what became a mentorship that is over, where the programme lets two be paired again.
 */
const isKnown = ({ askedAt, request, state, mentor }: Proposal, again: ReadonlySet<string>) =>
  (request !== undefined || askedAt !== undefined) && !(state === "accepted" && again.has(mentor));

const partners = ({ members }: Mentorship) => members.map(({ person }) => person);
