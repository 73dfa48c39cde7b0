import { type Deal, holds } from "./deal.ts";
import type { Market } from "./market.ts";
import { lookAround, type Near } from "./near.ts";

/** The best that a seeker could have besides what they have. */
export class Wish {
  /** How many were found; what they are worth, the best first; and where in `Near` they stand. */
  count = 0;
  readonly nets: Float64Array;
  readonly places: Int32Array;
  readonly #market: Market;
  readonly #deal: Deal;
  readonly #near: Near;

  constructor(market: Market, deal: Deal, near: Near) {
    this.#market = market;
    this.#deal = deal;
    this.#near = near;
    this.nets = new Float64Array(near.nets.length + 1);
    this.places = new Int32Array(near.nets.length + 1);
  }

  /** Finds one more than wanted. Answers how many edges were looked at. */
  look(seeker: number, wanted: number): number {
    const { from, ends, bounds } = this.#near;
    this.#find(seeker, wanted);
    const looks = (ends[seeker] ?? 0) - (from[seeker] ?? 0) + 1;
    const bound = bounds[seeker] ?? 0;
    if (bound === Number.NEGATIVE_INFINITY || (this.count > wanted && (this.nets[wanted] ?? 0) >= bound)) return looks;
    const more = lookAround(this.#near, this.#market, this.#deal, seeker);
    this.#find(seeker, wanted);
    return looks + more;
  }

  #find(seeker: number, wanted: number): void {
    if (wanted === 1) this.#best(seeker);
    else this.#choose(seeker, wanted);
  }

  /** The best and the next: what is mostly asked for. */
  #best(seeker: number): void {
    const { from, ends, targets, values } = this.#near;
    const { prices, has } = this.#deal;
    const hasSome = (has[seeker] ?? 0) > 0;
    const end = ends[seeker] ?? 0;
    let [best, next] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    let place = -1;
    for (let at = from[seeker] ?? 0; at < end; at++) {
      const target = targets[at] ?? 0;
      const net = (values[at] ?? 0) - (prices[target] ?? 0);
      if (net <= next || (hasSome && holds(this.#deal, seeker, target))) continue;
      if (net > best) {
        next = best;
        best = net;
        place = at;
      } else next = net;
    }
    this.nets[0] = best;
    this.nets[1] = next;
    this.places[0] = place;
    this.count = place === -1 ? 0 : next === Number.NEGATIVE_INFINITY ? 1 : 2;
  }

  #choose(seeker: number, wanted: number): void {
    const { from, ends, targets, values } = this.#near;
    const { prices, has } = this.#deal;
    const { nets, places } = this;
    const hasSome = (has[seeker] ?? 0) > 0;
    const end = ends[seeker] ?? 0;
    let count = 0;
    let enough = Number.NEGATIVE_INFINITY;
    for (let at = from[seeker] ?? 0; at < end; at++) {
      const target = targets[at] ?? 0;
      const net = (values[at] ?? 0) - (prices[target] ?? 0);
      if (net <= enough || (hasSome && holds(this.#deal, seeker, target))) continue;
      let rank = count > wanted ? wanted : count++;
      for (; rank > 0 && (nets[rank - 1] ?? 0) < net; rank--) {
        nets[rank] = nets[rank - 1] ?? 0;
        places[rank] = places[rank - 1] ?? 0;
      }
      nets[rank] = net;
      places[rank] = at;
      if (count > wanted) enough = nets[wanted] ?? 0;
    }
    this.count = count;
  }
}
