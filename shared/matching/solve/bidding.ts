import type { Deal } from "./deal.ts";
import { type Market, more } from "./market.ts";

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
export function bid(market: Market, deal: Deal, { step, looks }: Eagerness): void {
  const { needs, rows, targetOf, values } = market;
  const { prices, levels, has, held } = deal;
  const most = needs.reduce((one, other) => Math.max(one, other), 0);
  const nets = new Float64Array(most + 2);
  const edges = new Int32Array(most + 2);
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
  let budget = looks * values.length;
  for (let idle = 0; left > 0 && budget > 0 && idle <= left; idle++) {
    const seeker = queue[head] ?? 0;
    head = head === needs.length ? 0 : head + 1;
    left--;
    waiting[seeker] = 0;
    const wanted = (needs[seeker] ?? 0) - (has[seeker] ?? 0);
    const from = rows[seeker] ?? 0;
    const to = rows[seeker + 1] ?? 0;
    // The wanted + 1 best at these prices, the best first. Prices are not negative: nothing can follow a value that is
    // no better than the last of them.
    let count = 0;
    let enough = Number.NEGATIVE_INFINITY;
    let ready = market.ready[seeker] ?? 0;
    let edge = from;
    if (wanted === 1) {
      let best = Number.NEGATIVE_INFINITY;
      let chosen = -1;
      for (; edge < to; edge++) {
        if (edge === ready) ready = more(market, seeker);
        const value = values[edge] ?? 0;
        if (value <= enough) break;
        const net = value - (prices[targetOf[edge] ?? 0] ?? 0);
        if (net <= enough || held[edge] === 1) continue;
        count++;
        if (net > best) {
          enough = best;
          best = net;
          chosen = edge;
        } else enough = net;
      }
      nets[0] = best;
      nets[1] = enough;
      edges[0] = chosen;
      count = Math.min(count, 2);
    }
    for (; wanted > 1 && edge < to; edge++) {
      if (edge === ready) ready = more(market, seeker);
      const value = values[edge] ?? 0;
      if (value <= enough) break;
      const net = value - (prices[targetOf[edge] ?? 0] ?? 0);
      if (net <= enough || held[edge] === 1) continue;
      let at = count > wanted ? wanted : count++;
      for (; at > 0 && (nets[at - 1] ?? 0) < net; at--) {
        nets[at] = nets[at - 1] ?? 0;
        edges[at] = edges[at - 1] ?? 0;
      }
      nets[at] = net;
      edges[at] = edge;
      if (count > wanted) enough = nets[wanted] ?? 0;
    }
    budget -= edge - from + 1;
    const taking = Math.min(wanted, count);
    if (taking === 0) continue;
    levels[seeker] = (nets[Math.min(wanted, count - 1)] ?? 0) - step;
    for (let rank = 0; rank < taking; rank++) {
      const chosen = edges[rank] ?? 0;
      const target = targetOf[chosen] ?? 0;
      const before = prices[target] ?? 0;
      budget -= deal.taken[target] ?? 0;
      const loser = claim(seeker, chosen, target, values[chosen] ?? 0, deal);
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
function claim(seeker: number, chosen: number, target: number, value: number, deal: Deal): number {
  const { prices, levels, has, taken, places, holder, edge, worth, held } = deal;
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
    held[edge[place] ?? 0] = 0;
    has[loser] = (has[loser] ?? 0) - 1;
  }
  holder[place] = seeker;
  edge[place] = chosen;
  worth[place] = value;
  held[chosen] = 1;
  has[seeker] = (has[seeker] ?? 0) + 1;
  return loser;
}
