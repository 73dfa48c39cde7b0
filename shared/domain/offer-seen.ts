import type { Temporal } from "temporal-polyfill";
import { agreedOf, askedSide, mayAnswer, type Offer, type OfferSide, ofSide } from "./offer.ts";

/**
 * What one of them may see of it. A no of others looks like an answer that is yet to come while there is time, and like
 * any offer that is no longer open afterwards.
 */
export function offerSeenBy(
  offer: Offer,
  person: string,
  now: Temporal.Instant,
): "open" | "yes" | "no" | "closed" | "paired" {
  if (offer.no.includes(person)) return "no";
  const agreed = offer.yes.includes(person);
  if (offer.state === "accepted") return agreed ? "paired" : "closed";
  if (!mayAnswer(offer, person, now)) return "closed";
  return agreed ? "yes" : "open";
}

/** How many of a side said yes, and how many are still asked: a no looks like an answer that is yet to come. */
export function saidIn(offer: Offer, side: OfferSide): { yes: number; asked: number } {
  const yes = agreedOf(offer, side).length;
  return { yes, asked: askedSide(offer) === side ? ofSide(offer, side).length - yes : 0 };
}
