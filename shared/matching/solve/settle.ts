import { bid } from "./bidding.ts";
import { type Deal, noDeal } from "./deal.ts";
import { fillHoles } from "./holes.ts";
import type { Market } from "./market.ts";
import { shortest } from "./paths.ts";
import { keepBest } from "./release.ts";
import type { Values } from "./sorting.ts";

/** Steps of the bids as parts of what values lie apart: large ones first, to get the prices about right everywhere. */
const parts = [256, 1024];

/**
 * The best deal for a market in which every seeker can get what they need. Exact bids first; where many still lack
 * something then, bids with a step bring the prices close, and only what is exact at these prices is kept (scaling, as
 * Gabow and Tarjan 1989 and Goldberg and Kennedy 1995 use it). Searches do what is left: it is little, and near.
 */
export function settle(market: Market): Deal {
  const deal = noDeal(market);
  bid(market, deal, { step: 0, looks: 0.5 });
  if (isFarFrom(market, deal)) {
    const apart = spread(market.values);
    for (const part of parts) {
      bid(market, deal, { step: Math.max(1, Math.round(apart / part)), looks: 10 });
      keepBest(market, deal);
    }
    bid(market, deal, { step: 0, looks: 1 });
  }
  tighten(market, deal);
  shortest(market, deal);
  fillHoles(market, deal);
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

function spread(values: Values): number {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let edge = 0; edge < values.length; edge++) {
    const value = values[edge] ?? 0;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return most - least;
}

/** Raises the level of whoever has all they need as far as it goes: most ways over them then cost nothing. */
function tighten({ needs }: Market, { levels, prices, has, places, taken, holder, worth }: Deal): void {
  const highest = new Float64Array(levels.length).fill(Number.POSITIVE_INFINITY);
  for (let target = 0; target < prices.length; target++) {
    const first = places[target] ?? 0;
    for (let place = first; place < first + (taken[target] ?? 0); place++) {
      const seeker = holder[place] ?? 0;
      const net = (worth[place] ?? 0) - (prices[target] ?? 0);
      if (net < (highest[seeker] ?? 0)) highest[seeker] = net;
    }
  }
  for (let seeker = 0; seeker < levels.length; seeker++)
    if (has[seeker] === needs[seeker]) levels[seeker] = highest[seeker] ?? 0;
}
