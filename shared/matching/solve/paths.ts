import type { Deal } from "./deal.ts";
import { type Market, more } from "./market.ts";
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
export function shortest(market: Market, deal: Deal): void {
  const search = new Search(market, deal);
  for (let seeker = 0; seeker < market.needs.length; seeker++)
    while ((deal.has[seeker] ?? 0) < (market.needs[seeker] ?? 0)) search.serve(seeker);
}

class Search {
  readonly #market: Market;
  readonly #deal: Deal;
  readonly #heap = new Queue();
  /** How far every target and seeker is from whom it began with, and how it was reached. */
  readonly #toTarget: Float64Array;
  readonly #toSeeker: Float64Array;
  readonly #edgeInto: Int32Array;
  readonly #fromSeeker: Int32Array;
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

  constructor(market: Market, deal: Deal) {
    const [seekers, targets] = [market.needs.length, market.rooms.length];
    this.#market = market;
    this.#deal = deal;
    this.#toTarget = new Float64Array(targets).fill(Number.POSITIVE_INFINITY);
    this.#toSeeker = new Float64Array(seekers).fill(Number.POSITIVE_INFINITY);
    this.#edgeInto = new Int32Array(targets);
    this.#fromSeeker = new Int32Array(targets);
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
    this.#reach(root, 0, -1);
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
        this.#reach(seeker, far, place);
        if (gives === 0) this.#scan(seeker, far);
        else heap.push(far, targets + seeker);
      }
    }
  }

  #reach(seeker: number, far: number, place: number): void {
    if (this.#toSeeker[seeker] === Number.POSITIVE_INFINITY) this.#seekers[this.#seekerCount++] = seeker;
    this.#toSeeker[seeker] = far;
    this.#placeInto[seeker] = place;
  }

  /** Where a seeker could go. Prices are not negative: an edge that is too far without its price ends the row. */
  #scan(seeker: number, base: number): void {
    const { rows, targetOf, values } = this.#market;
    const { prices, levels, places, taken, held } = this.#deal;
    const toTarget = this.#toTarget;
    const start = base + (levels[seeker] ?? 0);
    const to = rows[seeker + 1] ?? 0;
    let far = this.#far;
    let ready = this.#market.ready[seeker] ?? 0;
    for (let edge = rows[seeker] ?? 0; edge < to; edge++) {
      if (edge === ready) ready = more(this.#market, seeker);
      const without = start - (values[edge] ?? 0);
      if (without >= far) break;
      const target = targetOf[edge] ?? 0;
      const there = without + (prices[target] ?? 0);
      const before = toTarget[target] ?? 0;
      if (there >= before || there >= far || held[edge] === 1) continue;
      if (before === Number.POSITIVE_INFINITY) this.#targets[this.#targetCount++] = target;
      toTarget[target] = there;
      this.#edgeInto[target] = edge;
      this.#fromSeeker[target] = seeker;
      if ((places[target] ?? 0) + (taken[target] ?? 0) < (places[target + 1] ?? 0)) {
        this.#end = target;
        far = there;
        this.#far = there;
      } else this.#heap.push(there, target);
    }
  }

  /** Moves prices and levels of all who are nearer than the end, and forgets how far they are. */
  #reprice(): void {
    const { prices, levels } = this.#deal;
    const far = this.#far;
    moveNearer(prices, 1, { who: this.#targets, count: this.#targetCount, distances: this.#toTarget, far });
    moveNearer(levels, -1, { who: this.#seekers, count: this.#seekerCount, distances: this.#toSeeker, far });
  }

  /** From the end back to the beginning, everybody on the way takes the target they were led to. */
  #augment(): void {
    const { targetOf, values } = this.#market;
    const { places, taken, holder, edge, worth, held, has } = this.#deal;
    let target = this.#end;
    let place = (places[target] ?? 0) + (taken[target] ?? 0);
    taken[target] = (taken[target] ?? 0) + 1;
    for (;;) {
      const seeker = this.#fromSeeker[target] ?? 0;
      const left = this.#placeInto[seeker] ?? -1;
      const taking = this.#edgeInto[target] ?? 0;
      holder[place] = seeker;
      edge[place] = taking;
      worth[place] = values[taking] ?? 0;
      held[taking] = 1;
      if (left === -1) {
        has[seeker] = (has[seeker] ?? 0) + 1;
        return;
      }
      const leaving = edge[left] ?? 0;
      held[leaving] = 0;
      target = targetOf[leaving] ?? 0;
      place = left;
    }
  }
}
