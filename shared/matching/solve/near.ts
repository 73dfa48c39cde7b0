import type { Deal } from "./deal.ts";
import type { Values } from "./lexicographic.ts";
import { emptyLike, type Market } from "./market.ts";

/** About how many edges are sought of a row beyond those that are needed; up to twice as many are remembered. */
const soughtOf = (edges: number) => Math.ceil(Math.sqrt(edges) / 3);

/**
 * The edges that are best for each seeker, so that almost nobody ever looks at a whole row again. While prices do not
 * fall, no other edge can come to be worth more than `bounds` says: as long as enough of those remembered are worth more
 * than that, they are the best of all (Bertsekas 1991).
 */
export interface Near {
  /** Seeker s has `from[s]` to `ends[s]`, the best first at the prices at which they were found. */
  readonly from: Int32Array;
  readonly ends: Int32Array;
  readonly targets: Uint32Array;
  readonly values: Values;
  /** What any other edge is worth at most, its price taken off. */
  readonly bounds: Float64Array;
  /** To work with. */
  readonly nets: Float64Array;
  readonly found: Int32Array;
}

/** Nobody has looked yet. */
export function nothingNear({ needs, rows, values }: Market): Near {
  const from = new Int32Array(needs.length + 1);
  let most = 0;
  for (let seeker = 0; seeker < needs.length; seeker++) {
    const edges = (rows[seeker + 1] ?? 0) - (rows[seeker] ?? 0);
    const size = needs[seeker] === 0 ? 0 : Math.min(edges, (needs[seeker] ?? 0) + 2 * soughtOf(edges));
    from[seeker + 1] = (from[seeker] ?? 0) + size;
    if (edges > most) most = edges;
  }
  const size = from[needs.length] ?? 0;
  return {
    from,
    ends: from.slice(0, needs.length),
    targets: new Uint32Array(size),
    values: emptyLike(values, size),
    bounds: new Float64Array(needs.length).fill(Number.POSITIVE_INFINITY),
    nets: new Float64Array(most + 1),
    found: new Int32Array(most + 1),
  };
}

/**
 * Looks at a seeker's whole row and remembers the best of it at these prices: those above a limit that leaves about as
 * many as are sought. Answers how many edges there are. No branch of the two loops over a row depends on what edges are
 * worth: that is three times faster than to sort as few as eight.
 */
export function lookAround(near: Near, market: Market, { prices }: Deal, seeker: number): number {
  const { rows, targetOf, values, needs } = market;
  const { nets, found } = near;
  const row = rows[seeker] ?? 0;
  const count = (rows[seeker + 1] ?? 0) - row;
  const from = near.from[seeker] ?? 0;
  const room = (near.from[seeker + 1] ?? 0) - from;
  const needed = needs[seeker] ?? 0;
  let most = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (let at = 0; at < count; at++) {
    const net = (values[row + at] ?? 0) - (prices[targetOf[row + at] ?? 0] ?? 0);
    nets[at] = net;
    most = net > most ? net : most;
    sum += net === Number.NEGATIVE_INFINITY ? most : net;
  }
  let apart = Math.sqrt((needed + soughtOf(count)) / count) * (most - sum / count);
  let limit = count > room ? most - apart : Number.NEGATIVE_INFINITY;
  let kept = 0;
  for (;;) {
    kept = 0;
    for (let at = 0; at < count; at++) {
      found[kept] = at;
      kept += Number((nets[at] ?? 0) >= limit);
    }
    if (kept > needed || limit === Number.NEGATIVE_INFINITY) break;
    apart *= 4;
    limit = apart > 0 && apart < 2 ** 53 ? most - apart : Number.NEGATIVE_INFINITY;
  }
  if (kept > room) {
    kept = pick(near, kept, room);
    limit = nets[found[kept - 1] ?? 0] ?? 0;
  }
  for (let at = 0; at < kept; at++) {
    const edge = row + (found[at] ?? 0);
    near.targets[from + at] = targetOf[edge] ?? 0;
    near.values[from + at] = values[edge] ?? 0;
  }
  near.ends[seeker] = from + kept;
  near.bounds[seeker] = limit;
  return count;
}

/** Of those found, brings the best to the front, as many as there is room for, the best first. */
function pick({ nets, found }: Near, count: number, room: number): number {
  let kept = 0;
  for (let next = 0; next < count; next++) {
    const one = found[next] ?? 0;
    const net = nets[one] ?? 0;
    if (kept === room && net <= (nets[found[room - 1] ?? 0] ?? 0)) continue;
    let at = kept < room ? kept++ : room - 1;
    for (; at > 0 && (nets[found[at - 1] ?? 0] ?? 0) < net; at--) found[at] = found[at - 1] ?? 0;
    found[at] = one;
  }
  return kept;
}
