import type { Deal } from "./deal.ts";
import { type Market, more } from "./market.ts";

/**
 * Makes a deal exact again after bids with an increment: everybody's level becomes what they could have for one more
 * target at these prices, and whoever holds something worth less gives it back. Prices stay, also of targets that get
 * room by this. Linear.
 */
export function keepBest(market: Market, deal: Deal): void {
  const { needs, rows, targetOf, values, ready } = market;
  const { prices, levels, has, taken, places, holder, edge, worth, held } = deal;
  for (let seeker = 0; seeker < needs.length; seeker++) {
    let level = Number.NEGATIVE_INFINITY;
    let end = ready[seeker] ?? 0;
    for (let at = rows[seeker] ?? 0; at < (rows[seeker + 1] ?? 0); at++) {
      if (at === end) end = more(market, seeker);
      const value = values[at] ?? 0;
      if (value <= level) break;
      if (held[at] === 1) continue;
      level = Math.max(level, value - (prices[targetOf[at] ?? 0] ?? 0));
    }
    if (level !== Number.NEGATIVE_INFINITY) levels[seeker] = level;
  }
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
      held[edge[place] ?? 0] = 0;
      has[seeker] = (has[seeker] ?? 0) - 1;
      end--;
      holder[place] = holder[end] ?? 0;
      edge[place] = edge[end] ?? 0;
      worth[place] = worth[end] ?? 0;
    }
    taken[target] = end - first;
  }
}
