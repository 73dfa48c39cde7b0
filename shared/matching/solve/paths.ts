import { type Deal, holds } from "./deal.ts";
import type { Values } from "./lexicographic.ts";
import type { Market } from "./market.ts";
import { lookAround, type Near } from "./near.ts";
import { Queue } from "./queue.ts";
import { moveNearer } from "./reprice.ts";

/**
 * Gives every seeker what is still missing, one target at a time: the shortest way from the seeker to a target with room,
 * over others who move on to another target, by Dijkstra (1959) on what each step gives up at the present prices
 * (Tomizawa 1971; Edmonds and Karp 1972). Prices and levels are then moved so that the way costs nothing, which keeps
 * what `Deal` promises. Every search ends with one more target given, so there are at most as many searches as needs,
 * each O(edges + nodes × log edges), whatever the values are.
 * @throws RangeError if a seeker cannot get what they need: the market is none.
 */
export function shortest(market: Market, deal: Deal, near: Near): void {
  const search = new Search(market, deal, near);
  for (let seeker = 0; seeker < market.needs.length; seeker++)
    while ((deal.has[seeker] ?? 0) < (market.needs[seeker] ?? 0)) search.serve(seeker);
}

class Search {
  readonly #market: Market;
  readonly #deal: Deal;
  readonly #near: Near;
  readonly #heap = new Queue();
  /** How far every target and seeker is from whom it began with, and how it was reached. */
  readonly #toTarget: Float64Array;
  readonly #toSeeker: Float64Array;
  readonly #fromSeeker: Int32Array;
  readonly #worthInto: Float64Array;
  readonly #fromTarget: Int32Array;
  readonly #placeInto: Int32Array;
  /** What was reached at all, to be forgotten afterwards. */
  readonly #targets: Int32Array;
  readonly #seekers: Int32Array;
  #targetCount = 0;
  #seekerCount = 0;
  /** The nearest target with room. */
  #end = -1;
  #far = Number.POSITIVE_INFINITY;
  /** A first guess how far that is: what is farther is looked at only if nothing nearer is found. */
  #limit = 4;

  constructor(market: Market, deal: Deal, near: Near) {
    const [seekers, targets] = [market.needs.length, market.rooms.length];
    this.#market = market;
    this.#deal = deal;
    this.#near = near;
    this.#toTarget = new Float64Array(targets).fill(Number.POSITIVE_INFINITY);
    this.#toSeeker = new Float64Array(seekers).fill(Number.POSITIVE_INFINITY);
    this.#fromSeeker = new Int32Array(targets);
    this.#worthInto = new Float64Array(targets);
    this.#fromTarget = new Int32Array(seekers);
    this.#placeInto = new Int32Array(seekers);
    this.#targets = new Int32Array(targets);
    this.#seekers = new Int32Array(seekers);
  }

  serve(root: number): void {
    this.#explore(root, this.#limit);
    if (this.#end === -1) {
      // Nothing is nearer than 0: no price moves, and all that was reached is forgotten.
      this.#far = 0;
      this.#reprice();
      this.#explore(root, Number.POSITIVE_INFINITY);
    }
    if (this.#end === -1) throw new RangeError("Somebody who must be placed cannot be");
    this.#limit = Math.max(this.#limit, 2 * this.#far);
    this.#reprice();
    this.#augment();
  }

  #explore(root: number, limit: number): void {
    const { prices, levels, places, taken, holder, worth } = this.#deal;
    const [heap, toTarget, toSeeker] = [this.#heap, this.#toTarget, this.#toSeeker];
    const targets = prices.length;
    heap.clear();
    this.#targetCount = this.#seekerCount = 0;
    this.#end = -1;
    this.#far = limit;
    this.#reach(root, 0, -1, -1);
    this.#scan(root, 0);
    while (heap.nearest() < this.#far) {
      const key = heap.nearest();
      const node = heap.pop();
      if (node >= targets) {
        if (toSeeker[node - targets] === key) this.#scan(node - targets, key);
        continue;
      }
      if (toTarget[node] !== key) continue;
      // A full target: each of its holders could move on.
      const first = places[node] ?? 0;
      const price = prices[node] ?? 0;
      for (let place = first; place < first + (taken[node] ?? 0); place++) {
        const seeker = holder[place] ?? 0;
        const gives = (worth[place] ?? 0) - price - (levels[seeker] ?? 0);
        const far = key + gives;
        if (far >= (toSeeker[seeker] ?? 0) || far >= this.#far) continue;
        this.#reach(seeker, far, node, place);
        if (gives === 0) this.#scan(seeker, far);
        else heap.push(far, targets + seeker);
      }
    }
  }

  #reach(seeker: number, far: number, target: number, place: number): void {
    if (this.#toSeeker[seeker] === Number.POSITIVE_INFINITY) this.#seekers[this.#seekerCount++] = seeker;
    this.#toSeeker[seeker] = far;
    this.#fromTarget[seeker] = target;
    this.#placeInto[seeker] = place;
  }

  /** Where a seeker could go: to what is near, and only if more could be within reach, to anything else. */
  #scan(seeker: number, base: number): void {
    const [near, market] = [this.#near, this.#market];
    const start = base + (this.#deal.levels[seeker] ?? 0);
    this.#try(seeker, start, near.targets, near.values, near.from[seeker] ?? 0, near.ends[seeker] ?? 0);
    if (start - (near.bounds[seeker] ?? 0) >= this.#far) return;
    lookAround(near, market, this.#deal, seeker);
    this.#try(seeker, start, market.targetOf, market.values, market.rows[seeker] ?? 0, market.rows[seeker + 1] ?? 0);
  }

  #try(seeker: number, start: number, targetOf: Uint32Array, values: Values, from: number, to: number): void {
    const { prices, places, taken } = this.#deal;
    const toTarget = this.#toTarget;
    for (let at = from; at < to; at++) {
      const target = targetOf[at] ?? 0;
      const there = start - (values[at] ?? 0) + (prices[target] ?? 0);
      if (there >= this.#far) continue;
      const before = toTarget[target] ?? 0;
      if (there >= before || holds(this.#deal, seeker, target)) continue;
      if (before === Number.POSITIVE_INFINITY) this.#targets[this.#targetCount++] = target;
      toTarget[target] = there;
      this.#worthInto[target] = values[at] ?? 0;
      this.#fromSeeker[target] = seeker;
      if ((places[target] ?? 0) + (taken[target] ?? 0) < (places[target + 1] ?? 0)) {
        this.#end = target;
        this.#far = there;
      } else this.#heap.push(there, target);
    }
  }

  /** Moves prices and levels of all who are nearer than the end, and forgets how far they are. */
  #reprice(): void {
    const [{ prices, levels }, far] = [this.#deal, this.#far];
    moveNearer(prices, 1, { who: this.#targets, count: this.#targetCount, distances: this.#toTarget, far });
    moveNearer(levels, -1, { who: this.#seekers, count: this.#seekerCount, distances: this.#toSeeker, far });
  }

  /** From the end back to the beginning, everybody on the way takes the target they were led to. */
  #augment(): void {
    const { places, taken, holder, worth, has } = this.#deal;
    let target = this.#end;
    let place = (places[target] ?? 0) + (taken[target] ?? 0);
    taken[target] = (taken[target] ?? 0) + 1;
    for (;;) {
      const seeker = this.#fromSeeker[target] ?? 0;
      const left = this.#placeInto[seeker] ?? -1;
      holder[place] = seeker;
      worth[place] = this.#worthInto[target] ?? 0;
      if (left === -1) {
        has[seeker] = (has[seeker] ?? 0) + 1;
        return;
      }
      target = this.#fromTarget[seeker] ?? 0;
      place = left;
    }
  }
}
