import { bid } from "./bidding.ts";
import { type Deal, noDeal } from "./deal.ts";
import { fillHoles } from "./holes.ts";
import type { Values, Weighed } from "./lexicographic.ts";
import type { Market } from "./market.ts";
import { nothingNear } from "./near.ts";
import { shortest } from "./paths.ts";
import { keepBest, tighten } from "./release.ts";

/** Steps of the bids as parts of what values lie apart: large ones first, to get the prices about right everywhere. */
const parts = [256, 1024];

/**
 * The best deal for a market in which every seeker can get what they need. Exact bids first; where many still lack
 * something then, bids with a step bring the prices close, and only what is exact at these prices is kept (scaling, as
 * Gabow and Tarjan 1989 and Goldberg and Kennedy 1995 use it). Searches do what is left: it is little, and near. What
 * targets count for themselves (`bonus`) comes in at the end: it lets the price of each fall so far below nothing.
 */
export function settle(market: Market, { values, unit, bonus }: Weighed): Deal {
  const deal = noDeal(market);
  const near = nothingNear(market);
  bid(market, deal, near, { step: 0, looks: 2 });
  if (isFarFrom(market, deal)) {
    const apart = spread(values);
    for (const part of parts) {
      bid(market, deal, near, { step: Math.max(1, Math.round(apart / part)), looks: 10 });
      keepBest(market, deal, near);
    }
    bid(market, deal, near, { step: 0, looks: 1 });
  }
  tighten(market, deal, near);
  shortest(market, deal, near);
  const least = new Float64Array(market.rooms.length);
  if (bonus !== undefined) {
    for (let target = 0; target < least.length; target++) least[target] = -(bonus[target] ?? 0);
    for (const amounts of [deal.prices, deal.levels, deal.worth])
      for (let at = 0; at < amounts.length; at++) amounts[at] = (amounts[at] ?? 0) * unit;
  }
  fillHoles(market, deal, { least, unit });
  return deal;
}

/** Whether more than a few lack something, or there is hardly any room left for those who do. */
function isFarFrom({ needs }: Market, { has, places, holder }: Deal): boolean {
  let [needed, lacking] = [0, 0];
  for (let seeker = 0; seeker < needs.length; seeker++) {
    needed += needs[seeker] ?? 0;
    lacking += (needs[seeker] ?? 0) - (has[seeker] ?? 0);
  }
  const free = (places[places.length - 1] ?? holder.length) - (needed - lacking);
  return lacking > needed / 10 || free < 2 * lacking;
}

/** How far values lie apart, about: some of them tell, and steps need not be exact. */
function spread(values: Values): number {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const apart = Math.ceil(values.length / 4096);
  for (let edge = 0; edge < values.length; edge += apart) {
    const value = values[edge] ?? 0;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return most - least;
}
