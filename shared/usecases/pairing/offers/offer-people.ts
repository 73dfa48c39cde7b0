import type { Temporal } from "temporal-polyfill";
import { agreedOf, type Offer, sideIn } from "../../../domain/offer.ts";
import { offerSeenBy } from "../../../domain/offer-seen.ts";
import { participantId, type Topic } from "../../../domain/participant.ts";
import type { PersonWords } from "../../../pages/page-model.ts";
import type { Ports } from "../../ports.ts";

/** Whom a page or a mail about an offer names, and what they would like to talk about. */
export interface OfferPeople {
  readonly people: readonly PersonWords[];
  readonly topics: readonly Topic[];
}

/** Topics that are named at most. */
const mostTopics = 5;

/**
 * Whom somebody who is asked may know of. Mentees hear of the mentors who had said yes when they were asked, and of
 * nobody else, whoever takes that back; the mentors of one mentee hear who that is, as in a pair; those of a group hear
 * how many it may be and what about: who is asked and does not join stays unnamed to everybody.
 */
export async function offerPeople(
  offer: Offer,
  reader: string,
  now: Temporal.Instant,
  ports: Pick<Ports, "store">,
): Promise<OfferPeople> {
  const seen = offerSeenBy(offer, reader, now);
  if (seen === "closed" || seen === "no") return { people: [], topics: [] };
  const isMentee = sideIn(offer, reader) === "mentee";
  const [others, participants] = await Promise.all([
    isMentee ? mentorsFor(offer, seen) : seen === "paired" ? agreedOf(offer, "mentee") : offer.mentees,
    ports.store.getMany(
      "participant",
      offer.mentees.map((person) => participantId(offer.programme, person)),
    ),
  ]);
  const one = offer.joins === undefined && offer.mentees.length === 1;
  const named = isMentee || seen === "paired" || one;
  return {
    people: named ? await wordsOf(others, offer.programme, ports) : [],
    topics: isMentee ? [] : often(participants.flatMap(({ topics }) => topics)).slice(0, mostTopics),
  };
}

/** Names, stages and topics of some people of a programme. */
export async function wordsOf(
  some: readonly string[],
  programme: string,
  { store }: Pick<Ports, "store">,
): Promise<PersonWords[]> {
  const [persons, participants] = await Promise.all([
    store.getMany("person", some),
    store.getMany(
      "participant",
      some.map((person) => participantId(programme, person)),
    ),
  ]);
  const nameOf = new Map(persons.map(({ id, name }) => [id, name]));
  return participants.map(({ person, stage, topics }) => ({ name: nameOf.get(person) ?? "", stage, topics }));
}

/** Those a mentee was told of when they were asked; once they are brought together, those who are. */
function mentorsFor(offer: Offer, seen: ReturnType<typeof offerSeenBy>): readonly string[] {
  const agreed = agreedOf(offer, "mentor");
  return seen === "paired" ? agreed : (offer.named ?? agreed);
}

/** Each topic once, those of most people first. */
function often(topics: readonly Topic[]): Topic[] {
  const counts = Map.groupBy(topics, (topic) => topic);
  return [...counts].sort(([, one], [, other]) => other.length - one.length).map(([topic]) => topic);
}
