import type { Deal } from "./deal.ts";
import type { Market } from "./market.ts";
import type { Near } from "./near.ts";
import { Wish } from "./wish.ts";

/** How eagerly bids are made. */
export interface Eagerness {
  /** What is bid beyond the price at which the next best would be as good. 0 keeps a deal exact. */
  readonly step: number;
  /** How often, on average, an edge may be looked at before bidding ends. */
  readonly looks: number;
}

/**
 * Seekers bid for what they need most, each up to where the next best would be as good: the auction of Bertsekas (1979),
 * for seekers of several targets and targets of several places (Bertsekas and Castañon 1989). Where more want a target
 * than it has places, the least willing goes without, and the price is theirs. With a step, bids soon settle, but what
 * they reach is exact only within that step (see `keepBest`). Without one, equally good bids could go round for ever:
 * bidding ends when it is everybody's turn again and nothing has changed, and in any case when the looks are used up.
 * O(edges × looks).
 */
export function bid(market: Market, deal: Deal, near: Near, { step, looks }: Eagerness): void {
  const { needs } = market;
  const { prices, levels, has } = deal;
  const wish = new Wish(market, deal, near);
  const queue = new Int32Array(needs.length + 1);
  const waiting = new Uint8Array(needs.length);
  let head = 0;
  let tail = 0;
  for (let seeker = 0; seeker < needs.length; seeker++) {
    if ((has[seeker] ?? 0) >= (needs[seeker] ?? 0)) continue;
    waiting[seeker] = 1;
    queue[tail++] = seeker;
  }
  let left = tail;
  let budget = looks * market.targetOf.length;
  for (let idle = 0; left > 0 && budget > 0 && idle <= left; idle++) {
    const seeker = queue[head] ?? 0;
    head = head === needs.length ? 0 : head + 1;
    left--;
    waiting[seeker] = 0;
    const wanted = (needs[seeker] ?? 0) - (has[seeker] ?? 0);
    budget -= wish.look(seeker, wanted);
    const taking = Math.min(wanted, wish.count);
    if (taking === 0) continue;
    levels[seeker] = (wish.nets[Math.min(wanted, wish.count - 1)] ?? 0) - step;
    for (let rank = 0; rank < taking; rank++) {
      const at = wish.places[rank] ?? 0;
      const target = near.targets[at] ?? 0;
      const before = prices[target] ?? 0;
      budget -= deal.taken[target] ?? 0;
      const loser = claim(seeker, target, near.values[at] ?? 0, deal);
      if (loser === -1 || (prices[target] ?? 0) > before) idle = 0;
      if (loser === -1 || waiting[loser] === 1) continue;
      waiting[loser] = 1;
      queue[tail] = loser;
      tail = tail === needs.length ? 0 : tail + 1;
      left++;
    }
  }
}

/** A place for the seeker where there is one or someone is less willing; who goes without, or -1. */
function claim(seeker: number, target: number, value: number, deal: Deal): number {
  const { prices, levels, has, taken, places, holder, worth } = deal;
  const first = places[target] ?? 0;
  const end = first + (taken[target] ?? 0);
  let place = end;
  let loser = -1;
  if (end < (places[target + 1] ?? 0)) taken[target] = end - first + 1;
  else {
    let least = value - (levels[seeker] ?? 0);
    for (let at = first; at < end; at++) {
      const willing = (worth[at] ?? 0) - (levels[holder[at] ?? 0] ?? 0);
      if (willing >= least) continue;
      least = willing;
      place = at;
    }
    prices[target] = least;
    if (place === end) return seeker;
    loser = holder[place] ?? 0;
    has[loser] = (has[loser] ?? 0) - 1;
  }
  holder[place] = seeker;
  worth[place] = value;
  has[seeker] = (has[seeker] ?? 0) + 1;
  return loser;
}
