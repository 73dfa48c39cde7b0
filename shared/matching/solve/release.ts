import { type Deal, holds } from "./deal.ts";
import type { Market } from "./market.ts";
import { lookAround, type Near } from "./near.ts";

/**
 * Makes a deal exact again after bids with an increment: everybody's level becomes what they could have for one more
 * target at these prices, and whoever holds something worth less gives it back. Prices stay, also of targets that get
 * room by this. Linear.
 */
export function keepBest(market: Market, deal: Deal, near: Near): void {
  const { prices, levels, has, taken, places, holder, worth } = deal;
  for (let seeker = 0; seeker < has.length; seeker++) if (market.needs[seeker] !== 0) level(market, deal, near, seeker);
  for (let target = 0; target < prices.length; target++) {
    const first = places[target] ?? 0;
    const price = prices[target] ?? 0;
    let end = first + (taken[target] ?? 0);
    for (let place = first; place < end; ) {
      const seeker = holder[place] ?? 0;
      if ((worth[place] ?? 0) - price >= (levels[seeker] ?? 0)) {
        place++;
        continue;
      }
      has[seeker] = (has[seeker] ?? 0) - 1;
      end--;
      holder[place] = holder[end] ?? 0;
      worth[place] = worth[end] ?? 0;
    }
    taken[target] = end - first;
  }
}

/**
 * Brings levels as near as they go: that of whoever has all they need up to what they have, that of others down to what
 * they could have. Most ways then cost nothing.
 */
export function tighten(market: Market, deal: Deal, near: Near): void {
  const { needs } = market;
  const { levels, prices, has, places, taken, holder, worth } = deal;
  for (let seeker = 0; seeker < needs.length; seeker++)
    if (has[seeker] === needs[seeker]) levels[seeker] = Number.POSITIVE_INFINITY;
    else level(market, deal, near, seeker);
  for (let target = 0; target < prices.length; target++) {
    const first = places[target] ?? 0;
    for (let place = first; place < first + (taken[target] ?? 0); place++) {
      const seeker = holder[place] ?? 0;
      const net = (worth[place] ?? 0) - (prices[target] ?? 0);
      if (has[seeker] === needs[seeker] && net < (levels[seeker] ?? 0)) levels[seeker] = net;
    }
  }
}

/** A seeker's level becomes what they could have for one more target; it stays where they have all there are. */
function level(market: Market, deal: Deal, near: Near, seeker: number): void {
  let best = bestOther(deal, near, seeker);
  if (best < (near.bounds[seeker] ?? 0)) {
    lookAround(near, market, deal, seeker);
    best = bestOther(deal, near, seeker);
  }
  if (best !== Number.NEGATIVE_INFINITY) deal.levels[seeker] = best;
}

function bestOther(deal: Deal, { from, ends, targets, values }: Near, seeker: number): number {
  let best = Number.NEGATIVE_INFINITY;
  const end = ends[seeker] ?? 0;
  for (let at = from[seeker] ?? 0; at < end; at++) {
    const target = targets[at] ?? 0;
    const net = (values[at] ?? 0) - (deal.prices[target] ?? 0);
    if (net > best && !holds(deal, seeker, target)) best = net;
  }
  return best;
}
