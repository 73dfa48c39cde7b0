import type { Message } from "../../domain/message.ts";
import { type Offer, sideIn } from "../../domain/offer.ts";
import type { Ports } from "../ports.ts";

/** The offers somebody was told of by a mail that left, or said yes to. Of any other they never heard, and do not now. */
export async function offersIn(
  messages: readonly Message[],
  person: string,
  { store }: Pick<Ports, "store">,
): Promise<Offer[]> {
  const asking = messages.filter(({ kind }) => kind === "offer" || kind === "group-introduction");
  const told = new Set(asking.filter(({ sentAt }) => sentAt !== undefined).flatMap(({ about }) => about));
  const offers = await store.getMany("offer", [...new Set(asking.flatMap(({ about }) => about))]);
  return offers
    .filter((offer) => (told.has(offer.id) || offer.yes.includes(person)) && sideIn(offer, person) !== undefined)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** An offer as one of those it was made to may know it: nobody else in it, and nobody else's answer. */
export function ownOffer(offer: Offer, person: string) {
  const { id, programme, shape, state, answerBy, until } = offer;
  const [yes, no] = [offer.yes.includes(person), offer.no.includes(person)];
  const role = sideIn(offer, person);
  const open = (state === "accepted" && yes) || state === (role === "mentor" ? "asked-mentors" : "asked-mentees");
  return {
    ...{ id, programme, shape, role, state: open ? state : "closed", answerBy, until },
    youSaid: yes ? "yes" : no ? "no" : undefined,
  };
}
